"""The words Compact is told a picture in: the phrases its text encoder was trained on. They leave out the face: it enters as an embedding.

describe(identity, look)  ->  "soft 3d, headshot, a woman, long wavy auburn hair, smiling, wearing a navy blazer ..., in a park, teal tones"
"""

import random

from ...atelier.captions.choosing import Chooser
from ...atelier.captions.face import hair
from ...atelier.captions.picture import framing, light, place, style, view
from ...atelier.captions.seeing import presentation
from ...atelier.captions.worn import clothes, hands, on_the_head
from ...atelier.character import Identity, Look
from ...atelier.layers.hair.covered import HIDES_HAIR
from ...atelier.lexicon.words.people import BETWEEN, FEMININE

TOKENS = 77  # of a prompt, its two ends included, as in Stable Diffusion; what lies beyond is not seen


def phrases(identity: Identity, look: Look, choose: Chooser) -> dict[str, str]:
    """What can be told of a picture, by what it is about; every phrase stands on its own, so they may come in any order or be left out."""
    sex = {FEMININE: "woman", BETWEEN: "person"}.get(presentation(identity), "man")
    above_the_neck = hair(identity, look, choose).split(", ")
    names = ("hair", "expression", "beard", "viseme") if look.headwear not in HIDES_HAIR else ("expression", "beard", "viseme")
    told = {
        "style": style(look, choose),
        "framing": framing(look, choose),
        "person": choose((f"a {sex}", f"portrait of a {sex}", sex, f"picture of a {sex}")),
        **dict(zip(names, above_the_neck, strict=False)),
        "head": on_the_head(look, choose),
        "clothes": clothes(look, choose),
        "hands": hands(look, choose),
        "view": view(look, choose),
        "place": place(look, choose),
        "light": light(look, choose),
    }
    return {name: phrase for name, phrase in told.items() if phrase}


def describe(identity: Identity, look: Look) -> str:
    """Everything, in a fixed order and always the same words: the prompt for this look."""
    return ", ".join(phrases(identity, look, Chooser(0)).values())


def told_by_chance(identity: Identity, look: Look, rng: random.Random) -> dict[str, str]:
    """As people write: in any order and wording, and not everything. What was told, by what it is about; join it with ", "."""
    silent = rng.choice((0.0, 0.05, 0.2, 0.5))
    kept = [(name, phrase) for name, phrase in phrases(identity, look, Chooser(rng)).items() if rng.random() >= silent]
    if rng.random() < 0.5:
        rng.shuffle(kept)
    return dict(kept)
