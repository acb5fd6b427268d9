"""What a training run says of itself: lines of JSON, on the screen and in `log.jsonl` of its folder."""

import json
from pathlib import Path


def append(folder: Path, **figures) -> None:
    """Adds one line, in the order given."""
    line = json.dumps(figures)
    print(line, flush=True)
    with (folder / "log.jsonl").open("a") as file:
        file.write(line + "\n")
