"""American and British spelling, plurals, typos within one edit, and the nearest known word."""

RESPELL = {
    "gray": "grey",
    "grayish": "grey",
    "greyish": "grey",
    "color": "colour",
    "colors": "colours",
    "colored": "coloured",
    "mustache": "moustache",
    "mustached": "moustached",
    "jewelry": "jewellery",
    "armor": "armour",
    "watercolor": "watercolour",
    "watercolors": "watercolour",
    "watercolours": "watercolour",
    "theater": "theatre",
    "center": "centre",
    "bicolor": "bicolour",
    "graying": "greying",
    "cozy": "cosy",
    "aging": "ageing",
    "eyeglass": "eyeglasses",
    "mom's": "mom",
    "chiseled": "chiselled",
    "hi-viz": "hi-vis",
    "viz": "vis",
    "moustaches": "moustache",
    "coloring": "colour",
    "somber": "sombre",
    "yung": "young",
}
SHORTEST_TYPO = 5  # shorter words have too many neighbours to guess
SHORTEST_SWAP = 4  # two letters that changed places: "hiar"


def edits(word: str) -> set[str]:
    """The word with any one letter left out."""
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def within_one_edit(a: str, b: str) -> bool:
    """True when one insertion, deletion, replacement or swap of neighbours turns a into b."""
    if abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    first = next((i for i in range(len(a)) if a[i] != b[i]), len(a))
    if len(a) < len(b):
        return a[first:] == b[first + 1 :]
    swapped = (
        a[first + 1 : first + 2] == b[first : first + 1]
        and a[first : first + 1] == b[first + 1 : first + 2]
        and a[first + 2 :] == b[first + 2 :]
    )
    return swapped or a[first + 1 :] == b[first + 1 :]


class Speller:
    """Knows a set of words; finds neighbours by the words they share after one deletion."""

    def __init__(self, known: frozenset[str], left_alone: frozenset[str]):
        self.known = known
        self.left_alone = left_alone
        self._by_deletion: dict[str, list[str]] = {}
        for word in sorted(known | {old for old, new in RESPELL.items() if new in known}):
            if len(word) >= 4 and word.isalpha():
                for key in edits(word) | {word}:
                    self._by_deletion.setdefault(key, []).append(word)

    def read(self, word: str, *, capital: bool = False) -> tuple[str, bool]:
        """The known form of a word and whether it was corrected as a typo; the word itself when nothing fits. Short words with a
        `capital` are names: "Lena" is not lean."""
        word = RESPELL.get(word, word)
        form = self._inflected(word)
        if form:
            return form, False
        if len(word) < (SHORTEST_TYPO if capital else SHORTEST_SWAP) or word in self.left_alone or not word.isalpha():
            return word, False
        neighbour = self._neighbour(word)
        return (neighbour, True) if neighbour else (word, False)

    def singular(self, word: str) -> str | None:
        """The known singular of a known word, for "lights" that stands in a phrase and yet may be said alone."""
        return next((form for form in (word.removesuffix("s"), word.removesuffix("es")) if form != word and form in self.known), None)

    def _inflected(self, word: str) -> str | None:
        for form in (
            word,
            word.removesuffix("'s"),
            word.removesuffix("'"),
            word.removesuffix("s"),
            word.removesuffix("es"),
            _singular_y(word),
        ):
            if form in self.known:
                return form
        return None

    def _neighbour(self, word: str) -> str | None:
        near = {other for key in edits(word) | {word} for other in self._by_deletion.get(key, ()) if within_one_edit(word, other)}
        near = {other for other in near if other[0] == word[0] or other[:2] == word[1::-1]}  # a typo seldom spoils the first letter
        if len(word) < SHORTEST_TYPO:
            near = {other for other in near if sorted(other) == sorted(word)}
        if not near:
            return None
        found = min(near, key=lambda other: (-len(other), other))
        return RESPELL.get(found, found)

    def nearest(self, word: str) -> str | None:
        """A known word within two edits that begins alike; None when nothing is near. For real English that is its own kin only:
        "gentleman" for "gentlemen", but not "cafe" for "cape"."""
        if len(word) < 4 or not word.isalpha():
            return None
        keys = {word} | edits(word)
        if len(word) <= 16:
            keys |= {shorter for key in edits(word) for shorter in edits(key)}
        near = {other for key in keys for other in self._by_deletion.get(key, ()) if other[0] == word[0] and other != word}
        if word in self.left_alone:
            near = {other for other in near if _common_prefix(word, other) >= 5}
        return min(near, key=lambda other: (abs(len(other) - len(word)), -_common_prefix(word, other), other)) if near else None


def _singular_y(word: str) -> str:
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word


def _common_prefix(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
