"""The real settings, in a data folder of their own that goes away with the test run."""

import atexit
import os
import shutil
import tempfile

# Whatever the developer has set for their own Troupe must not reach the tests.
OURS = ("RATE_CARD", "CURRENCY", "FACE_", "EMBEDDING_")
OURS += ("DATABASE_", "REDIS_URL", "S3_", "PUBLIC_URL", "SECRET_KEY", "DEBUG", "HOST", "PORT", "ALLOWED_HOSTS", "EMAIL_", "LOG_")
for name in [name for name in os.environ if name.startswith(OURS) and name != "HOSTNAME"]:
    del os.environ[name]
if os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="troupe-tests-")
atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)

from config.settings import *  # noqa: E402, F403
from config.settings import DATA_DIR, DATABASES, ON_SQLITE, STORAGES  # noqa: E402

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # no collectstatic before each run
if ON_SQLITE:
    # In a file, as in production: threads wait for each other's writes there, and trip over them in memory.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one is slow on purpose
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
