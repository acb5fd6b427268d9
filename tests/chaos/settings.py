"""The real settings, and one engine more."""

from config.settings import *  # noqa: F403
from config.settings import ENGINES, RATE_CARD

ENGINES = ENGINES | {"scripted": "tests.engines.ScriptedEngine", "heavy": "tests.jobs.heavy.HeavyEngine"}
RATE_CARD = RATE_CARD | {"scripted": "0.01"}
