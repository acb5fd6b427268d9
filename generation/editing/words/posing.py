"""How the head is held and where the eyes go, from where they are now."""

import re

from .chips import look_chip
from .hearing import A_BIT, END, MUCH, PERSON, Hearing, how_much

TURN, FURTHEST = 25.0, 60.0  # degrees of yaw
TILT, NOD, GLANCE = 8.0, 8.0, 0.7
_BODY = r"(?:(?:her|his|their|the) (?:head|body|face|shoulders|torso|upper body)|head|" + PERSON + r"|persona)"
_HOW = rf"(?:(?:{A_BIT}|{MUCH}|more|further|\d+ degrees) )?"
_AFTER = rf"(?: (?:{A_BIT}|{MUCH}|side|more|further))*"
_SIDE = r"(?:(?:to face|facing|face|towards?|to|so (?:she|he) faces) )*(?:the |her |his |their )?(?P<side>left|right)(?: hand)?(?: side)?"
_TURN = re.compile(
    rf"\b(?:(?:turn|rotate|swivel|angle|twist|spin|move)(?:ed|ing|s)? (?:{_BODY} )?{_HOW}|(?:have "
    rf"|let )?(?:{PERSON} )?(?:should )?(?:fac(?:e|es|ing)|turn(?:ed|ing|s)?) {_HOW}){_SIDE}{_AFTER}"
)
_FRONT = re.compile(
    rf"\b(?:(?:turn|rotate)(?:ed|ing)? (?:{_BODY} )?(?:back )?(?:to(?:wards)? |so (?:she|he) faces )?(?:face )?|(?:have "
    rf"|let |make )?(?:{PERSON} )?(?:should )?fac(?:e|es|ing) (?:{PERSON} )?(?:towards? )?)(?:the )?(?:camera|viewer"
    rf"|front|us|forwards?|lens|straight ahead)"
)
_LIGHT = re.compile(rf"\b(?:turn|face|rotate|angle)(?:ing)? (?:{_BODY} )?{_HOW}(?P<way>towards?|to|into|away from) the light\b")
_OTHER = re.compile(rf"\b(?:turn|face|rotate|angle)(?:ing)? (?:{_BODY} )?(?:to )?(?:face )?the (?:other|opposite) (?:way|direction|side)\b")
_LOOK = rf"(?:(?:have|let|make) )?(?:\b{PERSON} )?(?:should )?\b(?:look|looks|looking|glance|glancing|gazes?|gazing|stare|staring|eyes?)"
_GAZE = re.compile(
    rf"{_LOOK}(?: (?:{A_BIT}|off|away|over|out|straight|directed|pointed|(?:from )?(?:the )?camera))* ?(?:to |towards? )?(?:the |her "
    rf"|his )?\b(?P<side>left|right|up|down|upwards?|downwards?|sideways|away)\b(?: from (?:the )?camera)?{_AFTER}"
)
_CAMERA = re.compile(
    rf"{_LOOK}(?: (?:straight|directly|right|back|more))* (?:at|into|to|in|towards?) (?:the )?(?:camera|viewer|lens|us|me"
    rf"|you|audience)\b|look(?:ing|s)? (?:me|us|you) in the eyes?|(?:both )?eyes on (?:the )?(?:camera|viewer)"
    rf"|{_LOOK}(?: straight)? (?:ahead|forwards?)\b|(?:more |make |with "
    rf"|have )?(?:direct )?eye contact(?: with (?:the )?(?:camera|viewer|us))?"
)
_SMILE_AT = re.compile(
    r"\b(?P<does>smil(?:e|es|ing)|laugh(?:s|ing)?|grin(?:s|ning)?) (?:straight |directly |right )?(?:at|into|to|towards) (?:the )?"
    r"(?:camera|viewer|lens|us|me|you|audience)\b"
)
_DEGREES = re.compile(r"(\d{1,2}) degrees")
_AWAY = re.compile(
    r"\b(?:avoid|no|without|break|less|lose) (?:the )?(?:direct )?eye contact\b|\b(?:not"
    r"|don't) look(?:ing)? (?:straight )?(?:at|into) (?:the )?(?:camera|us)\b"
)
_ELSEWHERE = re.compile(rf"{_LOOK} (?:in )?the (?:other|opposite) (?:way|direction)")
_TILT = re.compile(
    rf"\b(?:(?:tilt|lean|cock|incline|tip)(?:ed|ing|s)?(?: {_BODY})?{_AFTER}(?: (?:to(?:wards)? )?(?:the )?(?P<side>left"
    rf"|right)(?: side)?)?{_AFTER}|head {_HOW}tilt(?:ed)?(?: (?:to the )?(?P<side2>left|right))?){END}"
)
_UPRIGHT = re.compile(
    r"\b(?:straighten|level) (?:up )?(?:her |his |the |their )?head|\b(?:hold |keep )?(?:her |his |the )?head (?:is "
    r"|held )?(?:straight|upright|level)|\b(?:no|without|less|undo the) (?:head )?tilt(?:ed head)?\b"
)
_CHIN = re.compile(
    rf"\b(?:(?P<lift>raise|lift|lower|drop|tuck)(?:ed|s)? (?:her |his |the |their )?(?:chin|head)(?: (?:{A_BIT}))?"
    rf"|(?:her |his |the |their )?(?:chin|head) {_HOW}(?P<way>up|down|lower|higher)(?: {A_BIT})?)\b"
)
DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1), "sideways": (1, 0), "away": (1, 0)}


def pose(hearing: Hearing) -> None:
    """Takes the words for turn, tilt, nod and gaze."""
    draft, look = hearing.draft, hearing.look
    yaw = look.get("yaw", 0.0)
    draft.sub(_LIGHT, lambda m: _turn(hearing, m, _lit_side(look) * (-1 if "away" in m["way"] else 1)))
    draft.sub(_ELSEWHERE, lambda m: _gaze(hearing, m, -look.get("gaze", (0, 0))[0] or GLANCE, look.get("gaze", (0, 0))[1]))
    draft.sub(_OTHER, lambda m: _chip(hearing, m, "yaw", -yaw if abs(yaw) > 1 else -TURN))
    draft.sub(_SMILE_AT, lambda m: _gaze(hearing, m, 0.0, 0.0) + m["does"])
    draft.sub(_AWAY, lambda m: _gaze(hearing, m, GLANCE, 0.0))
    draft.sub(_CAMERA, lambda m: _gaze(hearing, m, 0.0, 0.0))
    draft.sub(_GAZE, lambda m: _glance(hearing, m))
    draft.sub(_FRONT, lambda m: _chip(hearing, m, "yaw", 0.0))
    draft.sub(_TURN, lambda m: _turn(hearing, m, 1 if m["side"] == "right" else -1))
    draft.sub(_UPRIGHT, lambda m: _chip(hearing, m, "roll", 0.0))
    draft.sub(_TILT, lambda m: _tilt(hearing, m))
    draft.sub(_CHIN, lambda m: _nod(hearing, m))


def _lit_side(look) -> int:
    return 1 if look.get("light_from", -1.0) > 0 else -1


def _turn(hearing: Hearing, found: re.Match, side: int) -> str:
    """From where she faces now; a plain "left" ends on the left, whatever came before."""
    yaw = hearing.look.get("yaw", 0.0)
    small, exact = how_much(found[0], small=1, plain=0, large=0), _DEGREES.search(found[0])
    if exact:
        wanted = side * float(exact[1])
    elif small:
        wanted = yaw + side * TURN / 2
    else:
        wanted = side * how_much(found[0], small=TURN, plain=TURN, large=1.8 * TURN)
        wanted = wanted if side * (wanted - yaw) > 0 else yaw + side * TURN / 2
    wanted = min(max(wanted, -FURTHEST), FURTHEST)
    return _chip(hearing, found, "yaw", wanted)


def _glance(hearing: Hearing, found: re.Match) -> str:
    x, y = DIRECTIONS[re.sub("wards?$", "", found["side"])]
    far = how_much(found[0], small=GLANCE / 2, plain=GLANCE, large=1.0)
    return _gaze(hearing, found, x * far, y * far)


def _gaze(hearing: Hearing, found: re.Match, x: float, y: float) -> str:
    return hearing.take(found, look_chip("gaze", {"gaze": (x, y)}, hearing.words(found)))


def _tilt(hearing: Hearing, found: re.Match) -> str:
    side = -1 if "left" in (found["side"], found["side2"]) else 1
    degrees = side * how_much(found[0], small=TILT / 2 + 1, plain=TILT, large=2 * TILT)
    return _chip(hearing, found, "roll", degrees)


def _nod(hearing: Hearing, found: re.Match) -> str:
    down = (found["lift"] or found["way"]) in ("lower", "drop", "tuck", "down")
    degrees = how_much(found[0], small=NOD / 2 + 1, plain=NOD, large=1.5 * NOD)
    return _chip(hearing, found, "pitch", degrees if down else -degrees)


def _chip(hearing: Hearing, found: re.Match, name: str, value: float) -> str:
    return hearing.take(found, look_chip(name, {name: round(value, 1)}, hearing.words(found)))
