"""Documents as they were when someone last read them and found them right.

    TROUPE_WRITE_GOLDEN=1 python -m pytest tests/cards
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def assert_golden(name: str, document: str) -> None:
    file = FOLDER / name
    if os.environ.get("TROUPE_WRITE_GOLDEN"):
        file.write_text(document)
    assert document == file.read_text()
