#!/usr/bin/env python3
"""Django's command line. Called with any Python, it goes on inside the project's own .venv when there is one."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
VENV_PYTHON = VENV / "bin" / "python"


def enter_venv() -> None:
    if VENV_PYTHON.exists() and sys.prefix == sys.base_prefix:
        os.execv(VENV_PYTHON, [str(VENV_PYTHON), *sys.argv])


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError:
        print("Troupe's packages are not installed. Run: make up", file=sys.stderr)
        return 2
    try:
        from django.conf import settings

        settings.DATA_DIR  # noqa: B018 - reads every setting now, so that nonsense is told in a sentence, not in a traceback
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        print(f"Troupe cannot start: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    enter_venv()
    sys.exit(main())
