"""Every parameter of a picture read back in plain English, in four phrasings; the lexicon reads each of them back into the parameters.

caption(identity, look, phrasing=0)
"A close-up of a 34-year-old woman with caramel skin ... wearing a navy blazer with white trim ..."
"""

import random

from ..character import Identity, Look
from .choosing import PHRASINGS, Chooser
from .face import face, hair, person
from .picture import framing, light, place, style, view
from .seeing import seen
from .worn import clothes, hands, on_the_head

__all__ = ["PHRASINGS", "caption", "seen"]


def caption(identity: Identity, look: Look, *, phrasing: int | random.Random) -> str:
    """What can be seen, in English: what `seen` holds, and nothing else. `phrasing` is 0..3, or chance for each part by itself."""
    choose = Chooser(phrasing)
    parts = {
        "style": style(look, choose),
        "framing": framing(look, choose),
        "person": person(identity, look, choose),
        "face": face(identity, choose),
        "hair": hair(identity, look, choose),
        "head": on_the_head(look, choose),
        "clothes": clothes(look, choose),
        "hands": hands(look, choose),
        "view": view(look, choose),
        "place": place(look, choose),
        "light": light(look, choose),
    }
    return (_sentence, _listing, _brief, _notes)[choose.index](parts)


def _sentence(parts: dict[str, str]) -> str:
    who = f"{parts['framing']} of {parts['person']}, {parts['style']}"
    order = ("face", "hair", "head", "clothes", "hands", "view", "place", "light")
    return _ended([who, *(parts[name] for name in order)])


def _listing(parts: dict[str, str]) -> str:
    order = ("style", "person", "framing", "face", "hair", "head", "clothes", "hands", "view", "place", "light")
    return "; ".join(parts[name] for name in order if parts[name])


def _brief(parts: dict[str, str]) -> str:
    order = ("face", "hair", "head", "clothes", "hands", "view", "place", "light")
    start = f"Please draw {parts['person']}, {parts['framing']}"
    return _ended([start, *(parts[name] for name in order), parts["style"]])


def _notes(parts: dict[str, str]) -> str:
    order = ("person", "face", "hair", "head", "clothes", "hands", "place", "light", "view", "framing", "style")
    return " / ".join(parts[name] for name in order if parts[name])


def _ended(sentences: list[str]) -> str:
    return " ".join(f"{sentence[0].upper()}{sentence[1:]}." for sentence in sentences if sentence)
