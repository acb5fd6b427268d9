"""Clothes, headwear, glasses and accessories as entries."""

from ..entry import IMPLIED, Claim, Entry, Noun
from ..words import clothes, fillers
from .making import claims, modifiers, simple, synonyms


def clothes_entries() -> list[Entry]:
    cuts = dict.fromkeys(synonyms(clothes.CUTS), ())
    outfit = Noun("outfit", cuts, colour_fields=("outfit_colour", "accent_colour"))
    headwear = Noun("headwear", colour_fields=("headwear_colour",))
    glasses = Noun("glasses", modifiers=modifiers(clothes.GLASSES_MODIFIERS, "glasses"))
    entries = simple(clothes.OUTFITS, "outfit", noun=outfit) + simple(clothes.HEADWEAR, "headwear", noun=headwear)
    sunglasses = Noun("sunglasses", dict.fromkeys(glasses.modifiers, ()))  # round ones are sunglasses all the same
    for wish, words in clothes.GLASSES.items():
        entries += simple({wish: _eyewear(words)}, "glasses", noun=sunglasses if wish == "sunglasses" else glasses)
    for words, (value, colour) in clothes.OUTFIT_COLOURS.items():
        entries += [Entry(w, "noun", (Claim("outfit", value), Claim("outfit_colour", colour, IMPLIED)), outfit) for w in synonyms(words)]
    entries.append(Entry(clothes.TOP, "noun", (Claim("outfit", "t-shirt", IMPLIED),), outfit))
    entries.append(Entry(clothes.FRAMES, "noun", (Claim("glasses", "round glasses", IMPLIED),), glasses))
    for words, values in clothes.TOGETHER.items():
        entries += [Entry(w, "noun", claims(values), outfit) for w in synonyms(words)]
    return entries + _accessories() + _colour_bearers()


def _eyewear(words: str) -> str:
    """Reading glasses are reading specs, too; "frames" alone are of pictures."""
    kinds = [phrase.removesuffix("glasses") for phrase in synonyms(words) if phrase.endswith(" glasses")]
    made = [kind + other for kind in kinds for other in ("spectacles", "specs", "eyeglasses", "frames")]
    return " | ".join(dict.fromkeys(synonyms(words) + made))


def _accessories() -> list[Entry]:
    entries = []
    for item, words in clothes.ACCESSORIES.items():
        noun = Noun(item, colour_fields=("accent_colour",)) if item == "scarf" else Noun(item)
        entries += [Entry(w, "noun", (Claim(f"accessories.{item}", True),), noun) for w in synonyms(words)]
    for word, items in clothes.SEVERAL_ACCESSORIES.items():
        entries.append(Entry(word, "noun", claims({"accessories": items}), Noun(word)))
    return entries


def _colour_bearers() -> list[Entry]:
    """Nouns that claim nothing and give their colours a place."""
    accent = Noun("accent", colour_fields=("accent_colour",))
    worn = Noun("worn", colour_fields=("outfit_colour", "accent_colour"))
    detail = Noun("detail", colour_fields=("accent_colour",))
    garment = Noun("garment", colour_fields=("outfit_colour", "accent_colour"))
    rows = ((clothes.ACCENTS, accent), (clothes.DETAILS, detail), (clothes.GARMENTS, garment), (fillers.WEARING, worn))
    return [Entry(w, "noun", (), noun) for words, noun in rows for w in synonyms(words)]
