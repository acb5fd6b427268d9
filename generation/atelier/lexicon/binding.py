"""Adjectives to nouns: "silver curly hair", "hair that is silver", "a navy blazer", "dressed in black"."""

from ..colour import CLOTH, HAIR, SCENE, rgb
from .entry import IMPLIED, PALETTES, SAID, Claim, Entry
from .matching import Match
from .tables import modifiers, synonyms
from .words import comparisons
from .words.people import FIT, PERSON_MODIFIERS

SHADES = {word: step for words, step in comparisons.SHADES.items() for word in synonyms(words)}
ALONE = {"bright": (Claim("light", "bright", IMPLIED),)}  # adjectives that mean something of the whole picture
# In a list they are of the person: "a welder, fit, pale"; and these colours are skin right behind one: "nurse, Black, 40".
_BODILY = modifiers({words: PERSON_MODIFIERS[words] for words in (FIT, "pale", "ancient", "thin", "plump")})
_SKINS = ("black", "white", "brown")
PARTICIPLES = ("dyed", "coloured")  # right behind a colour they say nothing new: "a blue-dyed bob"
FURTHEST = 2  # how many words may stand between an adjective and its noun
_TRANSPARENT = {"word", "unknown", "ignored", "aside", "number", "amount", "mixing", "verb", "habit"}


def bind(matches: list[Match]) -> None:
    """Gives every match its claims, in place. Modifiers that lean on nothing keep none: here, they are unknown words."""
    for index, found in enumerate(matches):
        if not _is_modifier(matches, index):
            found.claims += found.entry.claims
    _Binder(matches).run()


def _is_modifier(matches: list[Match], index: int) -> bool:
    found = matches[index]
    if found.kind in ("modifier", "colour"):
        return True
    # "light" is a noun in "soft light" and an adjective in "light eyes"; "neutral" is a face, but not in "neutral background".
    following = matches[index + 1] if index + 1 < len(matches) else None
    ambiguous = found.kind in ("word", "ignored") or found.entry.phrase == "light"
    return ambiguous and following is not None and following.is_noun and found.entry.phrase in following.entry.noun.modifiers


class _Binder:
    """Walks the matches once, holding the run of adjectives that waits for its noun."""

    def __init__(self, matches: list[Match]):
        self.matches = matches
        self.run_of: list[Match] = []
        self.skipped = 0
        self.paused = False  # a comma or "and" came after the last adjective
        self.noun: Match | None = None  # the last noun
        self.between: list[Match] = []  # what stands between that noun and here
        self.of_unknown = False  # an unknown word came right after the run: it is probably that word's

    def run(self) -> None:
        for index, found in enumerate(self.matches):
            if told := self._told_of_a_body(index):
                self._lean_back()
                found.claims, found.absorbed = list(told), True
                self.between.append(found)
            elif _is_modifier(self.matches, index):
                if self.paused and (self.of_unknown or self._is_complete()):
                    self._lean_back()
                self.run_of.append(found)
                self.paused, self.skipped, self.of_unknown = False, 0, False
            elif found.is_noun:
                self._meet(found)
            elif self.run_of and not self.paused and found.entry.phrase in PARTICIPLES:
                continue
            elif found.kind in ("comma", "joiner") and self.run_of:
                self.paused = True
            elif found.kind in _TRANSPARENT and self.run_of and self.skipped < FURTHEST and not (self.paused and self._has_colour()):
                self.of_unknown = self.of_unknown or (found.kind == "unknown" and not (self.skipped or self.paused))
                self.skipped += 1
                self.paused = False
            else:
                self._lean_back()
                self.between.append(found)
        self._lean_back()

    def _told_of_a_body(self, index: int) -> tuple[Claim, ...]:
        found, around = self.matches[index], (*self.matches[max(0, index - 1) : index], *self.matches[index + 1 : index + 2])
        if found.kind not in ("modifier", "colour") or not all(other.kind in ("comma", "clause end") for other in around):
            return ()
        behind_person = self.noun is not None and self.noun.kind == "person" and all(m.kind in ("comma", "word") for m in self.between)
        on_its_own = index + 2 >= len(self.matches) or not _is_modifier(self.matches, index + 2)  # no "woman, black, curly hair"
        if found.entry.phrase in _SKINS and behind_person and on_its_own and self.between and not self.run_of:
            return self.noun.entry.noun.modifiers[found.entry.phrase]
        return _BODILY.get(found.entry.phrase, ())

    def _has_colour(self) -> bool:
        """Colours do not reach over a comma ("shirt, blue, smiling man"); other adjectives do ("a warm, honest face")."""
        return any(modifier.entry.colour for modifier in self.run_of)

    def _is_complete(self) -> bool:
        """Before a comma stood a colour that says all by itself ("blonde, blue vest"), or one that belongs to the noun behind it
        ("background in brown, soft light")."""
        return any(m.entry.colour and (m.entry.claims or self._after_in()) for m in self.run_of)

    def _meet(self, noun: Match) -> None:
        if self.paused:
            self._lean_back()
        for modifier in self.run_of:
            if not _attach(modifier, noun, before=True):
                modifier.claims = list(modifier.entry.claims)
        self._start_from(noun)

    def _lean_back(self) -> None:
        """The run found no noun ahead: it leans on the one behind ("hair is silver", "cap, black"), or stands alone."""
        if not self.run_of:
            return
        linked = self.noun is not None and not self.of_unknown and self._linked()
        listed = all(found.kind == "comma" for found in self.between)  # "long hair, tan, barefoot": what says all by itself stays itself
        own = [listed and bool(modifier.entry.claims) for modifier in self.run_of]
        alone = [m for m, itself in zip(self.run_of, own) if itself or not (linked and _attach(m, self.noun, before=False))]
        if self.of_unknown:
            alone = [modifier for modifier in alone if modifier.entry.claims]
        _colour_the_scene(alone, SAID if self.between and self.between[-1].entry.phrase in ("on", "against") else IMPLIED)
        self.run_of, self.paused, self.skipped, self.of_unknown = [], False, 0, False

    def _linked(self) -> bool:
        said_in = self._after_in()
        loose = sum(found.kind in _TRANSPARENT for found in self.between)
        if self.noun.kind == "person" and not said_in:
            return False
        if not self.between and self.noun.entry.noun.name != "worn" and not self._compared():
            return False  # the "redhead" of "green-eyed redhead" is no colour of eyes
        firm = all(
            found.kind in ("link", "comma", "article") or found.kind in _TRANSPARENT or found.entry.phrase in (":", "in", "to", "(")
            for found in self.between
        )
        said_so = said_in or self._compared() or any(found.entry.phrase in ("be", "is", "are") for found in self.between)
        return firm and loose <= (FURTHEST if said_so else 0)

    def _compared(self) -> bool:
        """ "Make the dress lighter", "the smile bigger": a comparison may stand right behind its noun."""
        known = self.noun.entry.noun.modifiers
        return any(m.entry.phrase in SHADES or any(c.step for c in known.get(m.entry.phrase, ())) for m in self.run_of)

    def _after_in(self) -> bool:
        return bool(self.between) and any(found.entry.phrase in ("in", "to") for found in self.between[-2:])

    def _start_from(self, noun: Match) -> None:
        self.noun, self.between, self.run_of, self.paused, self.skipped, self.of_unknown = noun, [], [], False, 0, False


def _colours(noun: Match) -> int:
    return sum(adjective.entry.colour is not None for adjective in noun.adjectives)


def _attach(modifier: Match, noun_match: Match, *, before: bool) -> bool:
    noun = noun_match.entry.noun
    in_a_colour = noun.name == "person" and not before and modifier.entry.colour  # "a woman in white" tells her clothes, not her skin
    made = None if in_a_colour else noun.modifiers.get(modifier.entry.phrase)
    if made is None and noun.colour_fields and modifier.entry.phrase in SHADES:
        made = (Claim(noun.colour_fields[0], None, noun.strength, SHADES[modifier.entry.phrase]),)
        noun_match.claims = [Claim(c.field, c.value, c.strength, 0) if c.field == "outfit" else c for c in noun_match.claims]
    if made is None and modifier.entry.colour and noun.colour_fields and not (noun.name in ("person", "style") and before):
        position = _colours(noun_match)
        if not before and noun.name in ("eyes", "skin") and noun_match.adjectives:
            return False  # "dark-skinned, grey": the grey is something else's
        name = noun.colour_fields[min(position, len(noun.colour_fields) - 1)]
        beyond = position and noun.name in ("background", "scene")  # a background has one colour, the first
        made = () if beyond else (Claim(name, fit(modifier.entry, name), noun.strength),)
    if made is None:
        return False
    modifier.claims, modifier.absorbed = list(made), True
    noun_match.adjectives.append(modifier)
    said = {claim.field for claim in made}
    noun_match.claims = [claim for claim in noun_match.claims if claim.field not in said or claim.field.startswith("hair.")]
    return True


def _colour_the_scene(alone: list[Match], strength: int) -> None:
    """Adjectives that lean on nothing: "blonde" is hair by itself; other colours are the scene's, the second one its accent."""
    fields = iter(("scene_colour", "accent_colour"))
    for modifier in alone:
        modifier.claims = list(modifier.entry.claims or ALONE.get(modifier.entry.phrase, ()))
        if modifier.entry.colour and not modifier.claims:
            name = next(fields, "accent_colour")
            modifier.claims = [Claim(name, fit(modifier.entry, name), strength)]


def fit(word: Entry, name: str) -> str:
    """A colour word as the field takes it: the palette's own name, else a hex; eyes and skin take the palette's nearest."""
    palette, colour = PALETTES[name], word.colour
    for own_name in (word.phrase, colour):
        if own_name in palette:
            return own_name
    code = colour if colour.startswith("#") else CLOTH.get(colour) or SCENE.get(colour) or HAIR[colour]
    if name not in ("eyes", "skin"):
        return code
    wanted = rgb(code)
    return min(palette, key=lambda other: sum((a - b) ** 2 for a, b in zip(wanted, rgb(palette[other]))))
