"""Words on a sign, taken exactly from between quotation marks: a sign that says “Hello”."""

import re

_PAIRS = (("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ("‹", "›"), ("「", "」"), ("『", "』"), ("‘", "’"), ("”", "”"))
_QUOTED = re.compile(
    "|".join(
        [r'"([^"\n]{1,200})"', r"(?<![^\W_])'(?! )((?:[^'\n]|(?<=\w)'(?=\w)){1,200}?)'(?![^\W_])"]
        + [f"{re.escape(opening)}([^{opening}{closing}\n]{{1,200}}){re.escape(closing)}" for opening, closing in _PAIRS]
    )
)
_SIGN = r"(?:sign|signs|placard|signboard|sign board)"
_BOARD = r"(?:board|banner|poster|card|whiteboard)"  # a sign in somebody's hands only: "make a poster “Careers”" is another matter
_HOLDS = r"(?:hold\w*|carry\w*|carries|rais\w+|lift\w*|wav\w+)"
_BEFORE = re.compile(
    rf"\b{_SIGN}\b[^.;!?\n]{{0,60}}$"
    rf"|\b{_HOLDS}\b[^.;!?\n]{{0,40}}\b{_BOARD}\b[^.;!?\n]{{0,40}}$"
    r"|\b(?:says|saying|(?:with |the |sign )*(?:words?|text|message|slogan|lettering))[ :=]*(?:in [a-z]+[ :]*)?$"
)
_ABOUT_A_SIGN = re.compile(rf"\b(?:{_SIGN}|{_BOARD}|says|saying|words?|text|message|slogan|lettering)\b")
_AFTER = re.compile(rf"^[ -]*{_SIGN}\b")
_ELSEWHERE = re.compile(r"\b(?:t-?shirt|shirt|hoodie|mug|cap|hat|bubble|headline|button)\b[^.;!?\n]{0,30}$")


def lettering(text: str, folded: str) -> list[tuple[int, int, str]]:
    """(start, end, the text between the quotation marks) for every quotation that stands on a sign."""
    if not _ABOUT_A_SIGN.search(folded):
        return []
    found = []
    for match in _QUOTED.finditer(text):
        inner = next(group for group in match.groups() if group is not None).strip()
        before, after = folded[max(0, match.start() - 90) : match.start()], folded[match.end() : match.end() + 20]
        if inner and not _ELSEWHERE.search(before) and (_BEFORE.search(before) or _AFTER.search(after)):
            found.append((match.start(), match.end(), inner))
    return found
