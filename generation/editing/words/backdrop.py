"""What stands behind, where it is no scene: nothing, a colour, a gradient, a picture of one's own."""

import re
from functools import cache

from ...atelier.colour import CLOTH, HAIR, SCENE
from ...atelier.lexicon.vocabulary import vocabulary
from ..change import Background
from .chips import background_chip
from .hearing import Hearing
from .nouns import colour_pattern
from .understanding import OWN_PICTURE, Chip, Unknown

BG = r"(?:background|backdrop|bg|backgrounds)"
_DET = r"(?:the |a |her |his |an |any |this |that )?"
_VERB = r"(?:(?:make|change|turn|set|swap|replace|switch|have|give|put) )?"
_AWAY = r"(?:remove|delete|erase|get rid of|take away|take out|lose|drop|strip|cut out|knock out|no|without|minus|clear|eliminate)"
_BUSY = re.compile(
    rf"\b{_AWAY} {_DET}(?:busy|cluttered|messy|distracting|noisy|chaotic|ugly|boring) {BG}\b|\b(?:declutter|tidy up|clean up"
    rf"|simplify|calm down) {_DET}{BG}\b"
)
_TRANSPARENT = (
    re.compile(
        rf"\b{_VERB}(?:(?:with|on|in|for|to|onto|as|use) )?{_DET}(?:fully |completely )?transparent(?: {BG}| png| image"
        rf"| picture| file)?(?: png| file| image)?\b"
    ),
    re.compile(
        rf"\b{_VERB}{_DET}{BG} (?:(?:is|to|should be|be|must be|made|gone|completely) )*(?:transparent|removed|gone"
        rf"|see through|off)\b"
    ),
    re.compile(
        rf"\b{_AWAY} (?:the |a |her |his |any |all )*{BG}(?: off| away)?(?: (?:from|of|behind) (?:the )?(?:picture|image"
        rf"|photo|her|him|it))?(?=[ ,.;:!?]*(?:$|[,.;:!?]|and|so|but|please))"
    ),
    re.compile(
        rf"\b{_AWAY} (?:everything|all|anything|what(?:'s| is))(?: that's| that is)? (?:behind|around) (?:her|him|them"
        rf"|the person)\b"
    ),
    re.compile(rf"\b(?:take|cut|strip) {_DET}{BG} (?:away|out|off)\b"),
    re.compile(
        r"\b(?:cut|clip) (?:her|him|them|it|the (?:person|subject|woman|man|figure)) out(?: of (?:the )?(?:picture"
        r"|background|photo))?\b|\b(?:as a )?cut ?out\b(?: version)?"
    ),
    re.compile(
        rf"\b(?:isolate|mask out|free) (?:her|him|them|it|the (?:person|subject|woman|man))(?: (?:on|from) (?:a "
        rf"|the )?(?:{BG}|nothing))?\b"
    ),
    re.compile(
        r"\b(?:with |in |as |and |a |on |an )*(?:transparency|alpha(?: channel| export| png)?|transparent png"
        r"|see through background)\b"
    ),
)
_FILE = re.compile(r"\b(?:as |in |an? |the )*(?:png|file|webp)\b(?: (?:file|format|version|with|of))?")
_MINE = (
    r"(?:(?:my|our|the|an?|this) )?(?:(?:own|uploaded|custom|attached|chosen|brand|company|office) )*(?:picture|photo"
    r"|photograph|image|upload|file|shot)(?: (?:of (?:my|our|the) [\w ]+?|i uploaded|we uploaded|from our office))?"
)
_OWN = (
    re.compile(
        rf"\b(?:(?:use|put|take|set|add|with|have|place) )?(?=(?:my|our|own|an? own|the uploaded|an? uploaded|an? custom|this"
        rf"|the attached) ){_MINE} (?:as|for|in|into|behind|to|on)(?: {_DET}(?:new )?{BG}| (?:her|him|them))\b"
    ),
    re.compile(
        rf"\b{_VERB}(?:use )?{_DET}{BG} ?(?:to|with|from|is|:|for|by|should be|be|into)? ?(?=(?:my|our|own|an? own"
        rf"|the uploaded|an? uploaded|an? custom) ){_MINE}(?: ?\(?(?:own )?upload\)?)?"
    ),
    re.compile(
        rf"\b(?:(?:use|put|take|set|with) )?the (?:photo|picture|image|file) (?:that )?(?:i|we)(?:'ve| have)? (?:uploaded"
        rf"|sent|attached|chose)"
        rf" (?:as|for|in|into|behind)(?: {_DET}(?:new )?{BG}| (?:her|him|them))\b"
    ),
    re.compile(rf"\b(?:upload|use|with|on)? ?(?:my|our) own {BG}\b(?: picture| image| photo)?"),
)
_BRAND = re.compile(
    r"\b(?:in |with |our |the |my |your )*(?:brand(?:'s)?|company|corporate|house|ci|cd"
    r"|signature)(?: colou?rs?)? (?P<name>[a-z]+ )?\(?(?P<hex>#[0-9a-f]{6}|#[0-9a-f]{3})\b\)?"
)
_OUR = re.compile(r"\b(?:our|my|your) (?:[a-z]+ )?\(?(?P<hex>#[0-9a-f]{6}|#[0-9a-f]{3})\b\)?")
_NAMED_BRAND = re.compile(r"\b(?:our |the |my |your )*(?:brand(?:'s)?|company|corporate|house|signature) (?=COLOUR)")
_PROFESSIONAL = re.compile(
    rf"\b{_VERB}{_DET}{BG} (?:(?:to|into|for|with|is|should be|be|look|looks?|a bit|a little|something"
    rf"|more) )*(?:professional|business like|businesslike|corporate|businessy|work like)\b"
    rf"|\b(?:a )?(?:more )?(?:professional|business|corporate) (?:looking )?{BG}"
)
_CALM = re.compile(
    rf"\b{_VERB}{_DET}{BG} (?:(?:to|into|for|with|is|should be|be|look|looks?|a bit|a little|much|something"
    rf"|more) )*(?:calm(?:er)?|simpler|cleaner|neutral|quieter|less (?:busy|cluttered|distracting|noisy)|tidier"
    rf"|plainer)\b"
    rf"|\b(?:a )?(?:calmer|quieter|cleaner|simpler|less busy|less distracting|less cluttered|plainer|clutter free) {BG}"
)
_TOO_BUSY = re.compile(rf"\b{_DET}{BG} (?:is |looks )?(?:a bit |way |far |much )?too (?:busy|cluttered|noisy|distracting|messy|much)\b")
_IN_BRAND = re.compile(
    rf"\b(?:(?:use|with|in|put|our|the|my) )*(?:brand|company|corporate|house) colou?rs? (?:in|as|for|on"
    rf"|behind) (?:the )?(?:{BG}|her|him)\b"
    rf"|\b{_VERB}{_DET}{BG} (?:(?:in|with|to|into|of|is) )+(?:our |the |my )?(?:brand|company|corporate|house) colou?rs?\b"
)
_SHALLOW = re.compile(r"\b(?:shallow(?:er)?|less|reduced) depth of field\b")
_DEPTH = re.compile(r"\b(?:more |greater |deep(?:er)? |some )?depth of field\b")
_BLUR = re.compile(
    rf"\b(?:blur(?: out)?|defocus|soften) {_DET}{BG}(?: a (?:bit|little)| more)?|\b{_VERB}{_DET}{BG} (?:is |be |should be "
    rf"|a bit |a little |more |slightly |nicely )*(?:blurred|blurry|blurrier|out of focus|bokeh)\b|\b(?:more |add (?:some "
    rf"|a bit of )?)(?:background )?blur\b(?: (?:in|to|behind) (?:the background|her|him))?"
)
PLAIN, OFFICE, BLURRED = " plain background ", " office ", " blurred background "


def back_up(hearing: Hearing) -> None:
    """Takes the backgrounds that no illustrator draws, and says the others as the lexicon knows them."""
    draft = hearing.draft
    for pattern in _OWN:
        draft.sub(pattern, lambda m: hearing.take(m, _own_picture(hearing.words(m))))
    draft.sub(_BRAND, lambda m: f" {'in ' if m[0].startswith(('in ', 'with ')) else ''}{m['hex']} ")
    draft.sub(_OUR, lambda m: f" {m['hex']} ")
    draft.sub(_isolated(), lambda m: f" {m['colour']} background ")
    draft.sub(_gradient(), lambda m: _two_colours(hearing, m))
    draft.sub(_SHALLOW, BLURRED)
    draft.sub(_DEPTH, lambda m: hearing.unknown.append(Unknown("depth of field", "blurred background")) or " ")
    draft.sub(_BUSY, PLAIN)
    nothing = [draft.sub(pattern, " ") for pattern in _TRANSPARENT]
    if words := [word for some in nothing for word in some]:
        draft.sub(_FILE, " ")
        hearing.chips.append(background_chip(Background("transparent"), ", ".join(words)))
    for pattern, put in ((_PROFESSIONAL, OFFICE), (_CALM, PLAIN), (_TOO_BUSY, PLAIN), (_BLUR, BLURRED), (_IN_BRAND, " brand pattern ")):
        draft.sub(pattern, put)
    draft.sub(_brand_name(), " ")
    draft.sub(_coloured(), lambda m: f" {m['colour']} background ")


def _own_picture(words: str) -> Chip:
    return Chip("background", "background: your own picture", words, note=OWN_PICTURE)


@cache
def _gradient() -> re.Pattern:
    colour = colour_pattern()
    soft = r"(?:(?:two tone|two colour|soft|smooth|subtle|gentle|nice|linear|diagonal|vertical|horizontal) )*"
    head = rf"(?:\b{_VERB}{_DET}{BG} ?(?:to|is|:|with|into|should be|as)? ?)?(?:\b(?:a|an|with|on|in|the) )*{soft}"
    return re.compile(
        rf"{head}(?:colou?r )?gradient(?: {BG})?,? ?(?:from|of|in|:|going from|between)? ?(?P<a>{colour}) (?:to|and|into"
        rf"|over to|/|-|>) (?P<b>{colour})(?: (?:as|in|for) the {BG})?"
        rf"|{head}(?:from )?(?P<c>{colour}) (?:to|and|into|/|-) (?P<d>{colour}) gradient(?: {BG})?(?: (?:as|in|for) the {BG})?"
    )


@cache
def _brand_name() -> re.Pattern:
    return re.compile(_NAMED_BRAND.pattern.replace("COLOUR", colour_pattern()))


@cache
def _isolated() -> re.Pattern:
    verbs = r"(?:isolate|cut|cut out|put|place|show|set)"
    return re.compile(
        rf"\b{verbs} (?:her|him|them|it|the (?:person|subject))(?: out)? (?:on|onto|against|over) (?:a |an )?(?:plain |pure |solid )*"
        rf"(?P<colour>{colour_pattern()})(?: {BG})?"
    )


@cache
def _coloured() -> re.Pattern:
    colour = colour_pattern()
    return re.compile(
        rf"(?:\b(?:use|with|put|have) )?(?P<colour>{colour})(?: colou?r)? (?:(?:as|for) (?:the |a |her |his )?(?:new "
        rf"|solid |plain )?{BG}|(?:behind|at the back of) (?:her|him|them|it|the person|the subject))\b"
    )


def _two_colours(hearing: Hearing, found: re.Match) -> str:
    names = (found["a"] or found["c"], found["b"] or found["d"])
    made = Background("gradient", colours=tuple(code_of(name) for name in names), angle=90.0 if "horizontal" in found[0] else 0.0)
    return hearing.take(found, background_chip(made, hearing.words(found), told=f"gradient from {names[0]} to {names[1]}"))


def code_of(colour: str) -> str:
    """A colour of a background as #rrggbb: by its palette's name, by the word for it, or as a code, which may be a short one."""
    if colour.startswith("#"):
        return colour.lower() if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:].lower())
    if colour in SCENE:
        return SCENE[colour]
    words = tuple(colour.split())
    entry = next((entry for phrase, entry in vocabulary().by_first.get(words[0], ()) if phrase == words and entry.colour), None)
    name = entry.colour if entry else colour
    return name if name.startswith("#") else SCENE.get(name) or CLOTH.get(name) or HAIR[name]
