"""Ages in numbers and decades: "25-year-old", "in her early fifties", "mid-30s", "between 30 and 40"."""

import re

YOUNGEST, OLDEST = 18, 90
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_TEENS = {"eighteen": 18, "nineteen": 19}
_ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}
_PARTS = {"early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9), None: (0, 9)}

_WORDS = rf"(?:{'|'.join(_TEENS)}|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?)"
_N = rf"(\d{{1,3}}|{_WORDS})"
_YEARS = r"[ -]*(?:years?|yrs?)[ -]*old\b|[ -]*y/?o\b"
_NOT_AGES = r"(?![\w%]|[ -]*(?:%|percent|people|persons|pictures|images|variations|versions|options|bits?|px|pixels|degrees|by|x)\b)"
_PATTERNS = [  # (pattern, how the numbers become a value); the first that fits a place wins
    (r"(?:(?<=, )|(?<=\()|(?<=: ))([1-9]\d) ?[-–] ?([1-9]\d)(?= *(?:[,.;)]|$))", "range"),  # "female, 45-50, bob"
    (rf"\b(?:between )?{_N} ?(?:to|and|-|–) ?{_N}(?:{_YEARS})", "range"),
    (rf"\bbetween {_N} and {_N}\b{_NOT_AGES}", "range"),
    (rf"\b{_N}(?:{_YEARS})", "exact"),
    (rf"\b(?:aged?|age of|age:)[ :]*{_N} ?(?:to|-|–) ?{_N}\b", "range"),
    (rf"\b(?:aged?|age of|age:)[ :]*{_N}\b", "exact"),
    (rf"\b{_N}[ -]?(?:something|ish)s?\b", "decade"),
    (rf"\b(?:over|above|older than|past) (?:the age of )?{_N}\b{_NOT_AGES}", "over"),
    (rf"\b(?:under|below|younger than) (?:the age of )?{_N}\b{_NOT_AGES}", "under"),
    (rf"\b(?:around|about|approximately|roughly|nearly|almost|circa|is|she's|he's|turning) {_N}\b{_NOT_AGES}", "exact"),
    (rf"\b(?:woman|man|lady|gentleman|person|female|male|guy)(?:, ?| ?\(){_N}\b{_NOT_AGES}", "exact"),
]
# "Otto, 58, a baker"
_PATTERNS.append((rf"(?:(?<=, )|(?<=\()|(?<=: )|(?<=[—–|-] )|(?<=^))([1-9]\d|{_WORDS})(?= *(?:[,.;)—–|]|- |$))", "exact"))
_COMPILED = [(re.compile(pattern), kind) for pattern, kind in _PATTERNS]
_ERAS = r"(?![ -]*(?:vibes?|style|look|inspired|retro|aesthetic|fashion|feel|poster|era|music|disco)\b)"
_DECADE = re.compile(rf"(?<!the )\b(?:(early|middle|mid|late)[ -]*(?:to[ -]late[ -]*)?)?([2-9]0'?s|{'|'.join(_DECADES)})\b{_ERAS}")


def ages(folded: str) -> list[tuple[int, int, object]]:
    """(start, end, age or (low, high)) for each age in numbers, in reading order; not yet clamped to the ages that can be drawn."""
    found: list[tuple[int, int, object]] = []
    if any(c.isdigit() for c in folded) or any(word in folded for word in (*_TENS, *_TEENS)):
        for pattern, kind in _COMPILED:
            for match in pattern.finditer(folded):
                numbers = [_number(text) for text in match.groups() if text]
                _add(found, match.start(1) if kind == "exact" else match.start(), match.end(), _value(kind, numbers))
    for match in _DECADE.finditer(folded):
        word = match.group(2)
        decade = _DECADES.get(word) or int(word[:2])
        low, high = _PARTS[match.group(1)]
        _add(found, match.start(), match.end(), (decade + low, decade + high))
    return sorted(found, key=lambda age: age[0])


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
    if text.isdigit():
        return int(text)
    if text in _TEENS:
        return _TEENS[text]
    tens, _, ones = text.replace("-", " ").partition(" ")
    return _TENS[tens] + _ONES.get(ones, 0)


def _value(kind: str, numbers: list[int]):
    first = numbers[0]
    if kind == "range":
        return (min(numbers), max(numbers))
    if kind == "decade":
        return (first // 10 * 10, first // 10 * 10 + 9)
    if kind == "over":
        return (first, max(first, 85))
    if kind == "under":
        return (min(YOUNGEST, first), first)
    return first
