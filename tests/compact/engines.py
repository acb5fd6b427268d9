"""The two engines over the tiny model, for settings.ENGINES, which names classes: where the model lies stands in the environment."""

import os
from pathlib import Path

from generation.engines.compact import CompactEngine, GuidedDraftEngine

PLACE = "TINY_COMPACT"


class TinyCompact(CompactEngine):
    def __init__(self):
        super().__init__(Path(os.environ[PLACE]))

    def load(self, device: str = "cpu", dtype: str = "auto") -> None:
        """In float32 on every machine, so that the bits of a picture can be told."""
        super().load(device, "float32")


class TinyGuidedDraft(GuidedDraftEngine):
    def __init__(self):
        super().__init__(Path(os.environ[PLACE]))
