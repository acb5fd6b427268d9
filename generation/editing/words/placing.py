"""Where the picture will stand, said in an edit: the frame is extended to that placement."""

import re
from functools import cache

from .hearing import Hearing
from .understanding import Chip

PLACEMENTS = {  # key of the placement -> (its name for people, what people call it)
    "linkedin_banner": ("LinkedIn banner",
        r"linked ?in (?:profile |company |page )?(?:banner|header|cover)(?: image| photo| picture)?|(?:banner|header"
        r"|cover)(?: image| photo)? (?:for|on) (?:our |my |the |her |his )?linked ?in(?: company| profile)?(?: page"
        r"| profile)?"
    ),
    "linkedin_avatar": ("LinkedIn profile picture", r"linked ?in (?:profile (?:picture|photo|pic|image)|avatar|headshot)"),
    "linkedin_post": ("LinkedIn post", r"linked ?in(?: (?:post|ad|feed|picture|image|format|size))?"),
    "instagram_story": (
        "Instagram story", r"(?:instagram|insta|ig|facebook|tiktok) (?:stor(?:y|ies)|reels?)|tiktok|reels?|9 ?[:x/] ?16|vertical video"
    ),
    "instagram_portrait": ("Instagram portrait", r"(?:instagram|insta|ig) portrait"),
    "instagram_square": ("Instagram square", r"(?:instagram|insta|ig)(?: (?:square|post|feed|picture|image|format))?"),
    "x_header": ("X header", r"(?:twitter|x) (?:header|banner|cover)|(?:banner|header|cover) (?:for|on) (?:our |my |the )?(?:twitter|x)\b"),
    "x_post": ("X post", r"twitter(?: post)?|x post|tweet"),
    "youtube_thumbnail": ("YouTube thumbnail", r"(?:youtube|yt|video) thumbnail|thumbnail"),
    "youtube_banner": ("YouTube banner",
        r"(?:youtube|yt) (?:banner|header|channel art)|(?:banner|header) (?:for|on) (?:our |my |the )?(?:youtube"
        r"|yt)(?: channel)?"
    ),
    "email_header": ("Email header", r"(?:e-?mail|newsletter|mailing) (?:header|banner)"),
    "website_hero": (
        "Website hero",
            r"(?:website|web|homepage|home page|landing page|site|page) (?:hero|banner|header)(?: image| picture| section)?"
            r"|hero (?:image|banner|picture|section|shot)"

    ),
    "blog_card": ("Blog card", r"blog (?:card|header|image|post|teaser)|link preview|social card|og image|open graph image"),
    "slide_16_9": ("Slide 16:9",
        r"16 ?[:x/] ?9|widescreen|powerpoint(?: slide)?|keynote slide|presentation slide|slide(?: format)?"
        r"|landscape(?: format)?"
    ),
    "portrait_4_5": ("Portrait 4:5", r"4 ?[:x/] ?5|portrait format"),
    "app_avatar": ("App avatar", r"app avatar"),
    "square": ("Square",
        r"1 ?[:x/] ?1|square(?: (?:format|crop|picture|image|version|size))|(?:(?<=make it )|(?<=make this ))square(?= *(?:$"
        r"|[,.;!?]))"
    ),
}  # fmt: skip
# After a verb of the frame only: "extend to a story".
SHORT = {"instagram_story": "story", "x_header": "header", "website_hero": "banner", "square": "square"}
_FRAMING = r"(?:extend|expand|outpaint|widen|stretch|resize|re-?format|format|crop|fit|adapt|enlarge|uncrop|broaden|recrop|cut)"
_LEAD = (
    rf"(?:\b{_FRAMING}(?:ed|ing)?(?: (?:it|this|her|him|the (?:picture|image|photo|frame|canvas)|out|up|down))*(?: (?:to"
    rf"|for|into|as|so it fits|fit))*"
    r"|\bmake (?:it|this)(?: (?:wide|big|large|tall) enough)?(?: (?:for|to fit|into|fit|work as|work for))?|\b(?:format"
    r"|size|dimensions|ratio|aspect ratio) ?:?"
    r"|\b(?:use|used|need|want) (?:it|this)(?: (?:for|as|in|on))?|\b(?:for|as|to|into|in|on|it|this)|\bturn (?:it|this)(?: into)?)?"
)
_TAIL = r"(?: (?:format|size|ratio|aspect ratio|dimensions|version|crop|placement|picture|image|post))*"

_EXTENDED = re.compile(
    rf"\b{_FRAMING}(?:ed|ing)?\b(?: (?:it|this|the (?:picture|image|photo|frame|canvas)))*"
    r"(?: (?:to|on|at|in) (?:the |both |all )?(?:sides?|left|right|top|bottom|width))*"
)


def place(hearing: Hearing) -> None:
    """Takes the words for a placement; the last one said counts."""
    seen = []
    for key, pattern in _patterns():
        hearing.draft.sub(pattern, lambda found, key=key: seen.append((key, hearing.words(found))) or " ")
    if len({key for key, _ in seen}) > 1:
        hearing.contradictions.append(f"A picture has one frame: “{seen[0][1]}” and “{seen[1][1]}” are two.")
    if seen:
        hearing.draft.sub(_EXTENDED, " ")
        key, words = seen[-1]
        hearing.chips.append(placement_chip(key, words))


def placement_chip(key: str, words: str) -> Chip:
    """A chip that extends the frame to a placement."""
    return Chip("picture", f"frame: {PLACEMENTS[key][0]}", words, placement=key)


@cache
def _patterns() -> list[tuple[str, re.Pattern]]:
    """Whole names first; "header" and "story" say it only after a verb of the frame, "square" only of a frame."""
    rows = [(key, re.compile(rf"{_LEAD} ?(?:a |an |the |our |my )?\b(?:{names})\b{_TAIL}")) for key, (_, names) in PLACEMENTS.items()]
    short = rf"\b{_FRAMING}(?:ed|ing)?(?: \w+){{0,3}}? (?:a |an |the )?"
    return rows + [(key, re.compile(rf"{short}{name}\b|\b{name} (?:format|version|size)\b")) for key, name in SHORT.items()]
