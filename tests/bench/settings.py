"""The real settings, and the engines that are measured."""

from config.settings import *  # noqa: F403
from config.settings import ENGINES, RATE_LIMITS, STORAGES

ENGINES = ENGINES | {
    "timed-atelier": "tests.bench.engines.TimedAtelier",
    "timed-sleeper": "tests.bench.engines.TimedSleeper",
}
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
ROOT_URLCONF = "tests.bench.urls"
RATE_LIMITS = dict.fromkeys(RATE_LIMITS, 10**9)
