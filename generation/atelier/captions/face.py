"""The person in words: who, the face, the hair."""

from ..character import Identity, Look
from ..layers.hair.covered import HIDES_HAIR
from ..lexicon.words.people import BETWEEN, FEMININE
from .choosing import Chooser, listed, with_article
from .seeing import FRECKLES, marked, presentation

TRAITS = {  # trait -> (low, high) before its noun; nouns in the order in which faces are described
    "face": {"face_width": ("narrow", "broad"), "face_height": ("short", "long")},
    "forehead": {"forehead": ("low", "high")},
    "eyebrows": {
        "brow_thickness": ("thin", "bushy"), "brow_arch": ("straight", "arched"), "brow_angle": ("sloping", "angled"),
        "brow_length": ("short", "long"), "brow_height": ("low-set", "high-set"),
    },
    "eyes": {
        "eye_size": ("small", "big"), "eye_openness": ("narrow", "wide-open"), "eye_spacing": ("close-set", "wide-set"),
        "eye_tilt": ("down-slanted", "upturned"), "eye_height": ("high-set", "low-set"),
    },
    "cheeks": {"cheek": ("hollow", "full"), "blush": ("pale", "rosy")},
    "nose": {"nose_width": ("narrow", "big"), "nose_length": ("short", "elongated")},
    "mouth": {"mouth_width": ("small", "wide"), "mouth_height": ("high-set", "low-set")},
    "lips": {"lip_fullness": ("thin", "full")},
    "upper lip": {"upper_lip": ("thin", "full")},
    "jaw": {"jaw": ("narrow", "square")},
    "chin": {"chin": ("small", "prominent")},
    "ears": {"ear_size": ("small", "big"), "ear_angle": ("pinned-back", "sticking-out")},
    "skin": {"skin_shift": ("slightly deeper", "slightly lighter")},
}  # fmt: skip
PLURAL = ("eyebrows", "eyes", "cheeks", "lips", "ears", "skin")
SEXES = {"woman": ("woman", "lady"), "man": ("man", "gentleman"), "person": ("androgynous person", "non-binary person")}
MOLES = {
    "left cheek": ("a mole on the left cheek",), "right cheek": ("a mole on the right cheek",),
    "above lip": ("a beauty mark above the lip", "a mole above the lip"), "chin": ("a mole on the chin",),
    "brow": ("a mole by the brow", "a mole on the brow"),
}  # fmt: skip
MARKS = {
    "dimples": ("dimples",),
    "scar": ("a scar",),
    "vitiligo": ("vitiligo",),
}
FRECKLED = (("a few freckles", "light freckles"), ("freckles",), ("lots of freckles", "heavy freckles"))  # few, some, many
BUILDS = {
    "slim": ("slim", "slender"), "athletic": ("athletic", "muscular"), "broad": ("broad-shouldered", "stocky"),
    "plus-size": ("plus-size", "curvy"), "average": ("average build",),
}  # fmt: skip
BALD = ("bald", "a bald head", "a shaved head", "bald")
BEARDS = {
    "none": ("clean-shaven", "beardless"), "stubble": ("stubble", "designer stubble"),
    "moustache": ("a moustache",), "goatee": ("a goatee",),
    "short beard": ("a short beard", "a trimmed beard", "a neat beard"),
    "full beard": ("a full beard", "a thick beard"), "long beard": ("a long beard", "a flowing beard"),
}  # fmt: skip
HAIR = {  # styles that need other words than "a ... in colour" or "... hair"
    "long straight": "long straight {} hair", "long wavy": "long wavy {} hair", "long curls": "long {} curls",
    "short curls": "short {} curls",
    "shoulder length": "shoulder-length {} hair", "braids": "{} braids", "locs": "{} locs", "cornrows": "{} cornrows",
    "pigtails": "{} pigtails", "receding": "receding {} hair", "slicked back": "slicked-back {} hair",
}  # fmt: skip
EXPRESSIONS = {
    "neutral": ("a neutral expression", "a straight face", "a blank expression", "expressionless"),
    "smile": ("smiling", "a soft smile", "a gentle smile", "a warm smile"),
    "big smile": ("a big smile", "grinning", "beaming", "a wide smile"),
    "laughing": ("laughing", "laughing out loud", "chuckling", "laughing"),
    "serious": ("serious", "a serious expression", "stern", "unsmiling"),
    "smirk": ("a smirk", "smirking", "a wry smile", "a half smile"),
    "surprised": ("surprised", "astonished", "amazed", "startled"),
    "sad": ("sad", "melancholic", "downcast", "unhappy"),
    "thoughtful": ("thoughtful", "pensive", "contemplative", "reflective"),
    "wink": ("winking", "a wink", "blinking one eye", "winking"),
}


def person(identity: Identity, look: Look, choose: Chooser) -> str:
    """ "A slim 34-year-old woman"."""
    kind = {FEMININE: "woman", BETWEEN: "person"}.get(presentation(identity), "man")
    sex, years = choose(SEXES[kind]), round(identity.age)
    build = f"{choose(BUILDS[look.build])} " if look.build != "average" and look.framing != "face" else ""
    who = f"{build}{sex}"
    ways = (f"{build}{years}-year-old {sex}", f"{who} aged {years}", f"{who}, {years} years old", f"{who}, age {years}")
    return with_article(choose(ways))


def face(identity: Identity, choose: Chooser) -> str:
    """Skin, eyes, nose and whatever is marked."""
    said = {"skin": f"{identity.skin} skin", "eyes": f"{identity.eye_shape} {identity.eyes} eyes", "nose": f"{identity.nose} nose"}
    phrases = [phrase for noun in TRAITS if (phrase := _feature(identity, noun, said.get(noun)))]
    phrases += [choose(ways) for name, ways in MARKS.items() if getattr(identity, name)]
    if identity.mole != "none":
        phrases.append(choose(MOLES[identity.mole]))
    if identity.freckles > 0:
        phrases.append(choose(FRECKLED[sum(identity.freckles >= limit for limit, _ in FRECKLES)]))
    return choose(("with {}", "face: {}", "showing {}", "{}")).format(listed(phrases))


def _feature(identity: Identity, noun: str, plain: str | None) -> str | None:
    """ "A big short button nose", "bushy arched eyebrows"; None where nothing is marked."""
    adjectives = [sides[side[0] > 0] for name, sides in TRAITS[noun].items() if (side := marked(identity, name))]
    if not adjectives and plain is None:
        return None
    phrase = " ".join([*adjectives, plain or noun])
    return phrase if noun in PLURAL else with_article(phrase)


def hair(identity: Identity, look: Look, choose: Chooser) -> str:
    parts = [choose(EXPRESSIONS[look.expression])]
    if look.headwear not in HIDES_HAIR:
        parts.insert(0, choose(BALD) if look.hair == "bald" else _style(look, choose))
    if look.beard != "none" or not identity.feminine:
        parts.append(choose(BEARDS[look.beard]))
    if look.viseme != "none":
        parts.append(f"{choose(('mouth shape', 'viseme', 'lips forming', 'mouth forming'))} {look.viseme}")
    return ", ".join(parts)


def _style(look: Look, choose: Chooser) -> str:
    if look.hair in HAIR:
        return HAIR[look.hair].format(look.hair_colour)
    cut = with_article(f"{look.hair_colour} {look.hair}")
    return choose((cut, f"{look.hair_colour} hair in {with_article(look.hair)}", f"hair: {look.hair_colour} {look.hair}", cut))
