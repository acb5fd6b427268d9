"""LoRA: one adapter at a time on a loaded model, put on and taken off without loading the model again."""

import re

import torch
from diffusers import DiffusionPipeline
from peft.tuners.lora import LoraLayer

from ..base import EngineError
from .loading import UNREADABLE
from .quiet import quiet
from .tuning import LARGEST_RANK

NAME = "brand"
DOWN = re.compile(r"^(?P<part>unet|transformer|text_encoder(?:_\d)?)\.(?P<module>.+?)\.(?:lora_A|lora_down|lora\.down)(?:\.\w+)?\.weight$")
Reached = dict[tuple[str, str], int]  # part and layer -> rank


class Adapters:
    """Of one pipeline. `title` is the model's name for people. `hot`: the next adapter's weights take the place of the last one's in the
    same tensors, padded to one rank, so that a compiled model stays compiled."""

    def __init__(self, pipe: DiffusionPipeline, title: str):
        self.pipe, self.title, self.hot = pipe, title, False
        self.loaded, self.worn = "", False
        self._room, self._reached = 0, frozenset()
        self._scalings: list[tuple[torch.Tensor, float]] = []  # where it is hot: each layer's, and its value at weight 1

    def use(self, path: str, scale: float) -> None:
        """From now on the pipeline draws with it; an empty path or a scale of 0 leaves the bare model, to the bit.

        Raises EngineError (permanent) for a file that is none, or was made for another model: then the bare model is left.
        """
        if not path or scale == 0:
            self._wear(False)
            return
        if path != self.loaded:
            self._swap(path)
        self._wear(True)
        self._weigh(scale)

    def _wear(self, worn: bool) -> None:
        """Only where it changes: it is written into every layer, which a compiled model takes for another model."""
        if self.loaded and worn != self.worn:
            (self.pipe.enable_lora if worn else self.pipe.disable_lora)()
            self.worn = worn

    def _weigh(self, scale: float) -> None:
        if not self.hot:
            self.pipe.set_adapters([NAME], [scale])
        for scaling, usual in self._scalings:
            scaling.fill_(usual * scale)

    def _swap(self, path: str) -> None:
        try:
            with quiet():
                reached = _require_fitting(self.pipe, _state(self.pipe, path), self.title)
                if not self._exchanged(path, reached):
                    self._load(path, reached)
        except EngineError:
            self._unload()
            raise
        except UNREADABLE as problem:
            self._unload()
            sentence = f"This adapter cannot be loaded into {self.title}: {problem}"
            raise EngineError("adapter_unreadable", sentence, permanent=True) from problem
        self.loaded = path
        self._scalings = _scalings(self.pipe) if self.hot else []

    def _exchanged(self, path: str, reached: Reached) -> bool:
        """Whether it could take the last one's place: not where it reaches further, or is of a higher rank."""
        if not (self.hot and self.loaded and reached.keys() <= self._reached and max(reached.values()) <= self._room):
            return False
        try:
            self.pipe.load_lora_weights(path, adapter_name=NAME, hotswap=True)
        except ValueError:  # of another kind: text encoders', rank-stabilised
            return False
        return True

    def _load(self, path: str, reached: Reached) -> None:
        self._unload()
        if self.hot:
            self._room = max(LARGEST_RANK, *reached.values())
            self.pipe.enable_lora_hotswap(target_rank=self._room, check_compiled="ignore")  # for the first it is compiled once more
        self.pipe.load_lora_weights(path, adapter_name=NAME)
        self.worn, self._reached = True, frozenset(reached)

    def _unload(self) -> None:
        self.pipe.unload_lora_weights()
        self.loaded, self.worn, self._scalings = "", False, []


def _state(pipe: DiffusionPipeline, path: str) -> dict:
    """Its tensors under diffusers' names, whichever program wrote them."""
    told = pipe.lora_state_dict(path)
    return told[0] if isinstance(told, tuple) else told


def _require_fitting(pipe: DiffusionPipeline, state: dict, title: str) -> Reached:
    """The layers it changes. Raises EngineError `adapter_unfit` for the first one that the model lacks or has in another width."""
    found = [match for name in state if (match := DOWN.match(name))]
    wrong = _misfit(pipe, state, found)
    if wrong:
        raise EngineError("adapter_unfit", f"This adapter was made for another model than {title}: {wrong}.", permanent=True)
    return {(match["part"], match["module"]): state[match.string].shape[0] for match in found}


def _misfit(pipe: DiffusionPipeline, state: dict, found: list[re.Match]) -> str:
    """In words; empty when all fit."""
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


def _scalings(pipe: DiffusionPipeline) -> list[tuple[torch.Tensor, float]]:
    """What each layer multiplies the adapter with, and how much that is now."""
    parts = [part for part in pipe.components.values() if isinstance(part, torch.nn.Module)]
    layers = [layer for part in parts for layer in part.modules() if isinstance(layer, LoraLayer) and NAME in layer.scaling]
    tensors = [layer.scaling[NAME] for layer in layers if isinstance(layer.scaling[NAME], torch.Tensor)]
    return list(zip(tensors, torch.stack(tensors).tolist(), strict=True)) if tensors else []
