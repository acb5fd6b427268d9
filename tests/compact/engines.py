"""The two engines over the tiny model, for settings.ENGINES, which names classes: where the model lies stands in the environment."""

import os
from pathlib import Path

from generation.engines.compact import CompactEngine, GuidedDraftEngine

PLACE = "TINY_COMPACT"


class TinyCompact(CompactEngine):
    def __init__(self):
        super().__init__(Path(os.environ[PLACE]))


class TinyGuidedDraft(GuidedDraftEngine):
    def __init__(self):
        super().__init__(Path(os.environ[PLACE]))
