"""What brings words and pictures to text encoders that see. The classes for it in transformers need torchvision, for videos; what the
pipelines ask of them does not, and torchvision brings a torch of its own."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PIL.Image import Image
from transformers import AutoTokenizer, BatchFeature, PreTrainedTokenizerBase, Qwen2VLImageProcessorPil


def words(folder: Path) -> PreTrainedTokenizerBase:
    """All that a FLUX.2 pipeline asks of its processor."""
    return AutoTokenizer.from_pretrained(folder, local_files_only=True)


class WordsAndPictures:
    """Of Qwen-VL: a picture takes the place of one mark in the text, which is repeated for each of its patches."""

    MARK = "<|image_pad|>"

    def __init__(self, tokenizer: PreTrainedTokenizerBase, pictures: Qwen2VLImageProcessorPil):
        self.tokenizer, self.pictures = tokenizer, pictures

    @classmethod
    def from_folder(cls, folder: Path) -> "WordsAndPictures":
        return cls(words(folder), Qwen2VLImageProcessorPil.from_pretrained(folder, local_files_only=True))

    def __call__(self, *, text: list[str], images: list[Image] | None = None, padding: bool, return_tensors: str) -> BatchFeature:
        seen = self.pictures(images=images, return_tensors=return_tensors) if images else {}
        patches = [int(grid.prod()) // self.pictures.merge_size**2 for grid in seen.get("image_grid_thw", ())]
        told = self.tokenizer(self._repeated(text, patches), padding=padding, return_tensors=return_tensors)
        return BatchFeature({**told, **seen})

    def _repeated(self, texts: list[str], patches: list[int]) -> list[str]:
        left = iter(patches)
        return ["".join(part + self.MARK * next(left) for part in parts) + last for *parts, last in (t.split(self.MARK) for t in texts)]


SUBSTITUTES: Mapping[str, Callable[[Path], Any]] = {"PixtralProcessor": words, "Qwen2VLProcessor": WordsAndPictures.from_folder}
