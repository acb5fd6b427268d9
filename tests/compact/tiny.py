"""A whole Compact model with random weights, small enough for tests: all of the machinery, none of the skill."""

from pathlib import Path

import torch

from generation.atelier.character import Identity, Look
from generation.atelier.colour import HAIR
from generation.engines.compact import model
from generation.engines.compact.wording import describe


def write_tiny(folder: Path, *, doubles: bool = False) -> Path:
    """The folder, with a model of 64 px, of 128 px too where it `doubles`; the words it has of its own are those for hair."""
    torch.manual_seed(0)
    folder.mkdir(parents=True, exist_ok=True)
    captions = [describe(Identity(), Look(hair_colour=colour)) for colour in HAIR]
    components = model.build(model.TINY, model.train_tokenizer(captions, folder / "tokenizer", size=700), doubles=doubles)
    model.add_identity(components.unet)
    plain = model.build_unet(model.TINY)
    plain.load_state_dict(model.without_identity(components.unet.state_dict()))
    model.save(model.Components(**vars(components) | {"unet": plain}), model.identity_state(components.unet), folder)
    return folder
