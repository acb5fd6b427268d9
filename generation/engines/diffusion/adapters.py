"""LoRA: one adapter at a time on a loaded model, put on and taken off without loading the model again."""

import re

from diffusers import DiffusionPipeline

from ..base import EngineError
from .loading import UNREADABLE
from .quiet import quiet

NAME = "brand"
DOWN = re.compile(r"^(?P<part>unet|transformer|text_encoder(?:_\d)?)\.(?P<module>.+?)\.(?:lora_A|lora_down|lora\.down)(?:\.\w+)?\.weight$")


class Adapters:
    """Of one pipeline. `title` is the model's name for people."""

    def __init__(self, pipe: DiffusionPipeline, title: str):
        self.pipe, self.title = pipe, title
        self.loaded = ""

    def use(self, path: str, scale: float) -> None:
        """From now on the pipeline draws with it; an empty path or a scale of 0 leaves the bare model, to the bit.

        Raises EngineError (permanent) for a file that is none, or was made for another model: then the bare model is left.
        """
        if not path or scale == 0:
            if self.loaded:
                self.pipe.disable_lora()
            return
        if path != self.loaded:
            self._swap(path)
        self.pipe.enable_lora()
        self.pipe.set_adapters([NAME], [scale])

    def _swap(self, path: str) -> None:
        if self.loaded:
            self.pipe.unload_lora_weights()
            self.loaded = ""
        try:
            with quiet():
                if wrong := _misfit(self.pipe, _state(self.pipe, path)):
                    raise EngineError(
                        "adapter_unfit", f"This adapter was made for another model than {self.title}: {wrong}.", permanent=True
                    )
                self.pipe.load_lora_weights(path, adapter_name=NAME)
        except UNREADABLE as problem:
            self.pipe.unload_lora_weights()
            sentence = f"This adapter cannot be loaded into {self.title}: {problem}"
            raise EngineError("adapter_unreadable", sentence, permanent=True) from problem
        self.loaded = path


def _state(pipe: DiffusionPipeline, path: str) -> dict:
    """Its tensors under diffusers' names, whichever program wrote them."""
    told = pipe.lora_state_dict(path)
    return told[0] if isinstance(told, tuple) else told


def _misfit(pipe: DiffusionPipeline, state: dict) -> str:
    """The first layer that the model lacks or has in another width; empty when all fit."""
    found = [match for name in state if (match := DOWN.match(name))]
    if not found:
        return "it names none of its layers"
    for match in found:
        try:
            layer = getattr(pipe, match["part"]).get_submodule(match["module"])
        except AttributeError:
            return f"there is no {match['part']}.{match['module']} in it"
        takes, width = getattr(layer, "in_features", None) or getattr(layer, "in_channels", None), state[match.string].shape[1]
        if width != takes:
            return f"{match['module']} takes {takes} numbers in it, not {width}"
    return ""
