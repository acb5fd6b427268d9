"""Ages in numbers, words and decades: "25-year-old", "a man of seventy", "in her early fifties", "mid-30s", "octogenarian"."""

import re

YOUNGEST, OLDEST = 18, 90
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_TEENS = {"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
_ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_CHILDREN = _ONES | {"ten": 10, "eleven": 11, "twelve": 12}  # ages only where "years old" says so
_HUNDRED = {"hundred": 100}
_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}
_LATIN = {
    "quadragenarian": 40, "quinquagenarian": 50, "sexagenarian": 60, "septuagenarian": 70, "octogenarian": 80, "nonagenarian": 90,
}  # fmt: skip
_ORDINALS = {ten.replace("ty", "tieth"): years for ten, years in _TENS.items()}
_ALONE = _TEENS | _CHILDREN | _HUNDRED | _LATIN | _ORDINALS
_PARTS = {"early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9), None: (0, 9)}

_WORDS = rf"(?:{'|'.join(_TEENS)}|(?:{'|'.join(_TENS)})(?:[ -]?(?:{'|'.join(_ONES)}))?)"
_N = rf"(\d{{1,3}}|{_WORDS})"
_YEARS = r"[ -]*(?:years?|yrs?)[ -]*(?:old|of age|young)\b|[ -]*y[./]?o\b"
_SOMEBODY = (
    r"(?:wom[ae]n|m[ae]n|lady|ladies|gentlem[ae]n|persons?|people|females?|males?|guys?|bloke|chap|fellow|girl|boy|"
    r"(?:grand)?(?:mother|father|ma|pa)|widow|widower)"
)
_ABOUT = r"(?:(?:some|about|around|roughly|nearly|almost|perhaps|maybe) )?"
_NOT_AGES = r"(?![\w%]|[ -]*(?:%|percent|people|persons|pictures|images|variations|versions|options|bits?|px|pixels|degrees|by|x)\b)"
_AT_AN_END = r"(?= *(?:[,.;)]|and\b|with\b|in\b|$))"  # no "just over 40 countries"
_PATTERNS = [  # (pattern, how the numbers become a value); the first that fits a place wins. "exact" leaves what stands before to be read
    (r"(?:(?<=, )|(?<=\()|(?<=: ))([1-9]\d) ?[-–] ?([1-9]\d)(?= *(?:[,.;)]|$))", "range"),  # "female, 45-50, bob"
    (rf"\b(?:between )?{_N} ?(?:to|and|-|–) ?{_N}(?:{_YEARS})", "range"),
    (rf"\bbetween {_N} and {_N}\b{_NOT_AGES}", "range"),
    (rf"\b{_N}(?:{_YEARS})", "exact"),
    (rf"\b(?:a )?({'|'.join(_HUNDRED | _CHILDREN)})(?:{_YEARS})", "exact"),
    (rf"\b{_N}[ -]odd(?:{_YEARS}|[ -]years?\b)", "decade"),
    (rf"\b{_SOMEBODY} of {_ABOUT}(?!\d\b){_N}(?:[ -]odd)?(?: years)?\b{_NOT_AGES}", "exact"),
    (rf"\b{_N}(?:\+|[ -]plus\b)(?=[ -]*(?:years?\b|{_SOMEBODY}\b))", "over"),
    (rf"\b({'|'.join(_ORDINALS)}|\d{{2}}th)(?= (?:birthday|year)\b)", "exact"),
    (rf"\b(?:an? )?({'|'.join(_LATIN)})s?\b", "decade"),
    (rf"\b([2-9]\d|{_WORDS})(?:\+|[ -]plus\b)(?= *(?:[,;)]|$))", "over"),
    (rf"\b(?:just|a little|slightly) (?:over|under|past) {_N}\b{_AT_AN_END}", "about"),
    (rf"\bbarely {_N}\b{_AT_AN_END}", "exact"),
    (rf"(?:~ ?|\bca?\. ?)([1-9]\d)\b{_NOT_AGES}", "about"),
    (rf"\b({_WORDS})[ -]odd\b{_NOT_AGES}", "decade"),
    (rf"\b(?:over|above|older than|past)[ -](?:the age of )?{_N}(?:'?s)?\b{_NOT_AGES}", "over"),
    (rf"\b(?:under|below|younger than)[ -](?:the age of )?{_N}(?:'?s)?\b{_NOT_AGES}", "under"),
    (rf"\b(?:aged?|age of|age:)[ :]*{_N} ?(?:to|-|–) ?{_N}\b", "range"),
    (rf"\b(?:aged?|age of|age:)[ :]*{_N}\b", "exact"),
    (rf"\b{_N}[ -]?somethings?\b", "decade"),
    (rf"\b{_N}[ -]?ish\b", "about"),
    (rf"\b(?:around|about|approximately|roughly|nearly|almost|circa|maybe|perhaps|is|she's|he's) {_N}\b{_NOT_AGES}", "exact"),
    (rf"\b(?:turn(?:s|ed|ing)|pushing|nudging|approaching|nearing|close to|on the cusp of|(?:right|wrong) side of)[ -]"
     rf"{_N}\b{_NOT_AGES}", "phrase"),
    (rf"\bat ({_WORDS})\b{_NOT_AGES}", "exact"),
    (rf"\b({_WORDS}) ?(?:to|-|–) ?({_WORDS})\b{_NOT_AGES}", "range"),
    (rf"\b(?:woman|man|lady|gentleman|person|female|male|guy)(?:, ?| ?\(){_N}\b{_NOT_AGES}", "exact"),
]
_PATTERNS.append((r"(?<=[a-z]/)([1-9]\d)(?=/[a-z]|$)|(?:(?<=, )|(?<=^))([1-9]\d)(?=/[mf]\b)", "exact"))  # "m/45/stocky"
# "Otto, 58, a baker"
_PATTERNS.append((r"(?<=[a-z]\. )(1[89]|[2-8]\d)(?=[.,;])", "exact"))  # "Persona: Otto. 58. A baker."
_PATTERNS.append((rf"(?:(?<=, )|(?<=\()|(?<=: )|(?<=[—–|-] )|(?<=^))([1-9]\d|{_WORDS})(?= *(?:[,.;)—–|]|- |$))", "exact"))
_COMPILED = [(re.compile(pattern), kind) for pattern, kind in _PATTERNS]
_ERAS = r"(?![ -]*(?:vibes?|style|look|inspired|retro|aesthetic|fashion|feel|poster|era|music|disco)\b)"
_HALVES = r"(?:(early|middle|mid|late)[ -]*(?:to[ -](mid|late)[ -]*)?)?"
_TENFOLD = rf"([2-9]0'?s|{'|'.join(_DECADES)})"
_DECADE = re.compile(rf"(?<!the )\b{_HALVES}{_TENFOLD}(?: (?:or|to|and) (?:early |mid |late )?{_TENFOLD})?\b{_ERAS}")
_COUNTED = re.compile(r"\d|teen|ty|tieth|arian|[ -](?:years?|yrs?)[ -]")  # what every pattern above has


def ages(folded: str) -> list[tuple[int, int, object]]:
    """(start, end, age or (low, high)) for each age in numbers, in reading order; not yet clamped to the ages that can be drawn."""
    found: list[tuple[int, int, object]] = []
    if _COUNTED.search(folded):
        for pattern, kind in _COMPILED:
            for match in pattern.finditer(folded):
                numbers = [_number(text) for text in match.groups() if text]
                _add(found, match.start(match.lastindex) if kind == "exact" else match.start(), match.end(), _value(kind, numbers))
    for match in _DECADE.finditer(folded):
        first, last, decade, other = match.groups()
        low, high = _PARTS[first][0], _PARTS[last or first][1]
        _add(found, match.start(), match.end(), (_tenfold(decade) + low, _tenfold(other) + 9 if other else _tenfold(decade) + high))
    return sorted(found, key=lambda age: age[0])


def _tenfold(decade: str) -> int:
    return _DECADES.get(decade) or int(decade[:2])


def clamp(age):
    """The age within what may be drawn, and whether it had to be raised to adulthood."""
    if isinstance(age, tuple):
        low, high = age
        return (min(max(low, YOUNGEST), OLDEST), min(max(high, YOUNGEST), OLDEST)), low < YOUNGEST
    return min(max(age, YOUNGEST), OLDEST), age < YOUNGEST


def _add(found: list, start: int, end: int, value: object) -> None:
    if all(end <= other[0] or start >= other[1] for other in found):
        found.append((start, end, value))


def _number(text: str) -> int:
    if digits := re.match(r"\d+", text):
        return int(digits.group())
    if text in _ALONE:
        return _ALONE[text]
    tens = next(word for word in _TENS if text.startswith(word))
    return _TENS[tens] + _ONES.get(text[len(tens) :].strip(" -"), 0)


def _value(kind: str, numbers: list[int]):
    first = numbers[0]
    if kind == "range":
        return (min(numbers), max(numbers))
    if kind == "decade":
        return (first // 10 * 10, first // 10 * 10 + 9)
    if kind == "about":
        return (first - 3, first + 3)
    if kind == "over":
        return (first, max(first, 85))
    if kind == "under":
        return (min(YOUNGEST, first), first)
    return first
