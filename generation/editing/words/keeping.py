"""What is to be left alone: "don't touch the hair", "keep everything except the jacket", "same pose"."""

import re

from .hearing import Hearing
from .nouns import DETERMINED, PART_OF_NOUN, part_of, reading, thing
from .tidying import VERB

_ALL = (
    r"(?:everything|anything|nothing|all|the rest|it all|all else|the picture|the image|the photo)(?: else)?(?: about (?:her"
    r"|him|it|the picture))?"
)
_AS_IS = (
    r"(?: (?:(?:exactly )?(?:as|how|like) (?:it|they|he|she)(?: is| are|'s)?(?: now)?|as is|alone|unchanged|the same|same"
    r"|untouched|intact|in place|identical))"
)
_BUT = r"(?:except(?: for)?|but(?: not)?|apart from|other than|besides|aside from|save)"
_EXCEPT = re.compile(
    rf"\b(?:keep|leave|change|alter|touch|(?:don't|do not|never) (?:change|touch|alter))(?:ing)? {_ALL}{_AS_IS}?,? {_BUT} "
)
_ALL_BUT = re.compile(
    rf"\b{_ALL} {_BUT} (?:the |her |his |their )?[a-z ]+? (?:should |must |can )?(?:stays?|remains?|is"
    rf"|be)(?: exactly)?{_AS_IS}?\b"
)
_NOTHING_BUT = re.compile(r"^ *(?:nothing|no changes?) (?:but|except(?: for)?) ")
_REST = re.compile(
    rf"\b(?:(?:keep|keeping|leave|leaving|preserve) {_ALL}{_AS_IS}?|{_ALL} (?:should |must |can )?(?:stays?|remains?|is"
    rf"|be)(?: exactly)?{_AS_IS}?"
    rf"|(?:don't|do not|never|without) (?:change|changing|touch|touching|alter|altering) {_ALL}"
    rf"|nothing else(?: (?:changes|should change))?"
    rf"|otherwise (?:the )?(?:same|identical|unchanged)|everything else(?: equal)?)\b"
)
_ONLY = re.compile(rf"\b(?:only|just) (?=(?:{VERB}) )|(?<=change )only\b|\bonly(?= the| her| his)")
_FORBID = re.compile(
    r"\b(?:(?:do not|don't|dont|never|without|not|no) (?:touch|chang|alter|modify|affect|edit|mess|los|remov|tak|cover"
    r"|hid|shav|cut)(?:e|ing|y)?"
    r"(?: with| off| up| to)?) (?P<np>[^,.;:!?]*?)(?= *(?:$|[,.;:!?]|\b(?:but|just|only|while)\b|\band (?:" + VERB + r"|only|just) ))"
)
_KEEP = re.compile(
    r"\b(?:keep|keeping|leave|leaving|preserve|preserving|retain|maintain) (?P<np>[^,.;:!?]*?)(?P<as>" + _AS_IS + r")?"
    r"(?= *(?:$|[,.;:!?]|\b(?:but|while|though|just|only)\b|\band (?:" + VERB + r"|only|just|with|a|an) ))"
)
_MUST_NOT = re.compile(
    r"(?:^|(?<=[,.;:!?] ))(?:but )?(?P<np>[a-z' ]+?) (?:must|should|may|shall|can) (?:not|never) (?:change|be (?:changed"
    r"|touched|altered|edited))"
)
_MOUSTACHE_STAYS = re.compile(
    r"\b(?:shave|remove|take off|lose) (?:him|her|them|it|everything|all|(?:the |his )?(?:beard|facial hair))(?: off)?,? "
    r"(?:but (?:not|leave|keep)|and (?:leave|keep)|except(?: for)?|apart from) (?:the |his |a )?moustache\b"
)
_KEEP_BUT = re.compile(r"\b(?:keep|leave) (?P<np>(?:the|her|his|their) [a-z ]+?),? but (?:make|turn|dye|colour|paint) (?:it|them) ")
_SAME_BUT = re.compile(
    r"\b(?:the |her |his )?same (?P<np>hair|glasses|outfit|jacket|blazer|shirt|dress|suit|hat|beard),? but (?:in |with |a "
    r"|make (?:it|them) )*"
)
_STAYS = re.compile(
    r"\b(?P<np>(?:the |her |his |their )(?:\w+ ){0,2}?\w+) (?:should |must |has to |can )?(?:stays?|remains?)"
    + _AS_IS
    + "?(?= *(?:$|[,.;:!?]|and|but))"
)
_SAME = re.compile(
    r"\b(?:the |this |with |in )*(?:exact |very )?same (?P<np>(?:hair |glasses |eye )?(?:picture|photo|image|shot"
    r"|portrait|person|woman|man|guy|lady|girl|pose|posture|angle"
    r"|framing|crop|composition|camera|style|light|lighting|hair|hairstyle|outfit|clothes|face|expression|colour"
    r"|background|setting|size|format|one|everything|thing|character))"
    r"(?: and (?:same )?(?:pose|outfit|hair|face|style|light|lighting|framing))*\b"
)
WHOLE = "picture"
KEPT_FIELDS = {"colour": (), "hair colour": ("hair_colour",)} | dict.fromkeys(("hairstyle", "hair style", "haircut", "hair cut"), ("hair",))
_OF_THE_PICTURE = frozenset(
    {"pose", "posture", "angle", "light", "lighting", "style", "framing", "crop", "composition", "position", "format", "size", "colours"}
)
_SPLIT = re.compile(r" (?:and|or|nor|&) (?:the |her |his |their )?|, ?")


def keep(hearing: Hearing) -> None:
    """Notes the protected parts and takes these words away."""
    draft = hearing.draft
    draft.sub(_MOUSTACHE_STAYS, "moustache")
    draft.sub(_KEEP_BUT, r"make \g<np> ")
    draft.sub(_ALL_BUT, " ")
    draft.sub(_EXCEPT, " ")
    draft.sub(_NOTHING_BUT, " ")
    draft.sub(_REST, " ")
    draft.sub(_FORBID, lambda found: _protect(hearing, found))
    draft.sub(_KEEP, lambda found: _protect(hearing, found))
    draft.sub(_MUST_NOT, lambda found: _protect(hearing, found))
    draft.sub(_SAME_BUT, r"the \g<np> is ")
    draft.sub(_STAYS, lambda found: _protect(hearing, found))
    draft.sub(_SAME, lambda found: _same(hearing, found))
    draft.sub(_ONLY, " ")


def _protect(hearing: Hearing, found: re.Match) -> str | None:
    if re.match(r"(?:her|him|them|it) \w+ing\b", found["np"]):
        return None  # "keep her smiling" asks for a smile
    named = [DETERMINED.sub("", words.strip() + " ").strip() for words in _SPLIT.split(found["np"])]
    hearing.kept |= {field for noun in named for field in KEPT_FIELDS.get(noun, ())}
    parts = [WHOLE if noun in KEPT_FIELDS else _kept(noun, found) for noun in named]
    if not parts or None in parts:
        return None
    hearing.protected += [part for part in dict.fromkeys(parts) if part not in (*hearing.protected, WHOLE)]
    return " "


def _kept(words: str, found: re.Match) -> str | None:
    """The part that stays. "Keep the hair short" asks for short hair: an adjective that is not the part's own."""
    bare = DETERMINED.sub("", words.strip() + " ").strip()
    if bare in PART_OF_NOUN or bare in _OF_THE_PICTURE:
        return PART_OF_NOUN.get(bare, WHOLE)
    if (named := thing(bare)) is not None and named[0] == "accessories":
        return WHOLE  # earrings stay by themselves; the other accessories may change
    noun = bare.rpartition(" ")[2]
    if noun.endswith("ing"):
        return None
    if "as" in found.groupdict() and not found["as"] and noun not in PART_OF_NOUN and _describes(bare):
        return None
    return part_of(words) or (part_of(noun) if not reading(bare).unknown else None)


def _describes(words: str) -> bool:
    """Whether the words end on an adjective: "hair short", "it professional"."""
    spans = reading(words).spans
    return bool(spans) and any(noun in words.split()[:-1] for noun in PART_OF_NOUN)


def _same(hearing: Hearing, found: re.Match) -> str:
    part = PART_OF_NOUN.get(found["np"])
    following = hearing.draft.text[found.end() : found.end() + 5]
    if part and not following.strip(" ,").startswith("but") and part not in hearing.protected:
        hearing.protected.append(part)
    return " "
