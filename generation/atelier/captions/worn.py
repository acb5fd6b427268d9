"""What is worn and held, in words."""

from ..character import Look
from .choosing import Chooser, listed, with_article
from .seeing import accessories

NO_ARTICLE = ("overalls", "scrubs", "armour")
OUTFITS = {  # other words for the same clothes
    "t-shirt": ("t-shirt", "tee"), "hoodie": ("hoodie", "hooded sweatshirt"), "suit": ("suit", "business suit"),
    "shirt": ("shirt", "blouse"),    "v-neck sweater": ("v-neck sweater", "jumper"), "overalls": ("overalls", "dungarees"),
    "lab coat": ("lab coat", "laboratory coat"),
    "work vest": ("work vest", "safety vest"), "turtleneck": ("turtleneck", "roll neck"), "polo": ("polo", "polo shirt"),
    "striped top": ("striped top", "breton top"), "gown": ("gown", "graduation gown"), "saree": ("saree", "sari"),
    "armour": ("armour", "armor"),    "sports jersey": ("sports jersey", "football shirt"), "chef jacket": ("chef jacket", "chef's jacket"),
    "denim jacket": ("denim jacket", "jean jacket"),
}  # fmt: skip
PROPS = {
    "laptop": ("laptop",), "phone": ("phone", "smartphone"), "cup": ("cup", "mug"), "clipboard": ("clipboard",),
    "parcel": ("parcel", "cardboard box"),    "sign": ("sign", "placard"), "book": ("book",), "tablet": ("tablet",),
}  # fmt: skip
HEADWEARS = {"kippah": ("kippah", "yarmulke", "kippa", "skullcap")}
QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"))


def clothes(look: Look, choose: Chooser) -> str:
    """ "Wearing a navy blazer with white trim, earrings and a scarf"."""
    outfit = f"{look.outfit_colour} {choose(OUTFITS.get(look.outfit, (look.outfit,)))}"
    outfit = outfit if look.outfit in NO_ARTICLE else with_article(outfit)
    trim = choose(("with {} trim", "with {} accents", "with {} piping", "with {} trim")).format(look.accent_colour)
    return choose(("wearing {} {}", "{} {}", "dressed in {} {}", "outfit: {} {}")).format(outfit, trim)


def on_the_head(look: Look, choose: Chooser) -> str:
    """Headwear, glasses and accessories; "" where there is nothing of the kind."""
    parts = []
    if look.headwear != "none":
        parts.append(with_article(f"{look.headwear_colour} {choose(HEADWEARS.get(look.headwear, (look.headwear,)))}"))
    if look.glasses != "none":
        parts.append(look.glasses)
    for item in accessories(look):
        parts.append(item if item in ("earrings", "headphones") else with_article(item))
    return choose(("with {}", "{}", "wearing {}", "also {}")).format(listed(parts)) if parts else ""


def hands(look: Look, choose: Chooser) -> str:
    """What the half figure shows: the prop, the wheelchair, the prosthesis."""
    if look.framing != "half":
        return ""
    parts = []
    if look.mobility == "wheelchair":
        parts.append(choose(("in a wheelchair", "wheelchair user", "sitting in a wheelchair", "uses a wheelchair")))
    if look.prosthesis != "none":
        side = look.prosthesis.removesuffix(" arm")
        parts.append(choose(("a prosthetic {} arm", "a bionic {} arm", "a {} prosthetic arm", "a {} arm prosthesis")).format(side))
    if look.prop != "none":
        thing = with_article(choose(PROPS[look.prop]))
        parts.append(f"{choose(('holding', 'holding', 'carrying', 'holds'))} {thing}{_lettering(look, choose)}")
    return ", ".join(parts)


def _lettering(look: Look, choose: Chooser) -> str:
    if look.prop != "sign" or not look.sign_text:
        return ""
    free = [pair for pair in QUOTES if not set(pair) & set(look.sign_text)] or QUOTES[:1]
    opening, closing = choose(free)
    return f" {choose(('that says', 'saying', 'with the words', 'that reads'))} {opening}{look.sign_text}{closing}"
