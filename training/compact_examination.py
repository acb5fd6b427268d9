"""What Compact is examined on, fixed before it was trained: people it never saw, what a picture is told to show, the noise it starts from.

    python -m training.compact_examination            writes training/examinations/compact.json again; it must come out the same

The people are the split SPLIT, which no training draws.
"""

import json
import random
from dataclasses import dataclass, replace
from pathlib import Path

from generation.atelier.character import Identity, Look
from training.compact_data import NARROW, narrow_look
from training.data import identity_of

SPLIT = "compact-unseen"
FILE = Path(__file__).parent / "examinations" / "compact.json"
PERSONAS, PICTURES = 100, 5
TURNS = (0.0, 0.0, -24.0, 24.0)
ASKED = (*NARROW, "yaw")


@dataclass(frozen=True)
class Question:
    """One picture to be made."""

    persona: int
    seed: int
    look: Look

    @property
    def identity(self) -> Identity:
        return identity_of(SPLIT, self.persona)


def questions() -> list[Question]:
    """PERSONAS x PICTURES of them, the first picture of every persona first."""
    rows = json.loads(FILE.read_text())["pictures"]
    return [Question(persona, seed, Look.from_dict(dict(zip(ASKED, told, strict=True)))) for persona, seed, *told in rows]


def _draw_lots() -> list[list]:
    rows = []
    for picture in range(PICTURES):
        for persona in range(PERSONAS):
            rng = random.Random(f"examination/{persona}/{picture}")
            look = replace(narrow_look(rng, identity_of(SPLIT, persona)), yaw=rng.choice(TURNS))
            rows.append([persona, rng.randrange(1 << 30), *(getattr(look, name) for name in ASKED)])
    return rows


def main() -> None:
    head = json.dumps({"split": SPLIT, "fields": ["persona", "seed", *ASKED]})[:-1]
    FILE.write_text(head + ', "pictures": [\n' + ",\n".join(json.dumps(row) for row in _draw_lots()) + "\n]}\n")


if __name__ == "__main__":
    main()
