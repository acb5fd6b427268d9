"""Examines words on the pixels: a prompt is read, a person who fits it is drawn, and the attribute probe says what the picture shows.

    python -m training.words --prompts tests.words.written_prompts:WRITTEN

A row of the table is a prompt and what its English names (tests/words/expectation.py). A named attribute is honoured when the probe reads a
class that the English allows; an age given in years, when the class holds an age within AGE_ERROR of it. Rows that compare with a base look
are left out, and so is what no head of the probe reads; what the picture cannot show (a cup in a portrait, a hair style under a hat) is
counted as hidden.
"""

import argparse
import importlib
import json
import random
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import onnxruntime

from generation.atelier.character import PROSTHESES, Identity, Look, sample_identity
from generation.atelier.draw import draw_group
from generation.atelier.lexicon import Reading, read
from generation.atelier.sample import sample_look
from personas.faces.base import Face
from tests.words.expectation import honoured
from training.attributes import AGES, COARSE, HEADS, TURNS, band, shown
from training.views import DRAWN, looks_at, views

WEIGHTS = Path(__file__).parent / "weights"
AGE_ERROR = 5  # years; "cumulative score at 5" of the age estimation literature
HEAD_OF = {"yaw": "turn"}


class Probe:
    """The exported attribute probe: a picture -> the class of every head."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        self.card = json.loads((weights / "probe.json").read_text())
        self._session = onnxruntime.InferenceSession(str(weights / "probe.onnx"), providers=["CPUExecutionProvider"])

    def read(self, picture: np.ndarray, landmarks: np.ndarray) -> dict[str, str]:
        """uint8 (N, N, 3), square, best DRAWN a side, and the (5, 2) landmarks of the face in it, in pixels. The picture is looked at
        several times (`looks_at`); the mean of the logits counts."""
        seen = looks_at(views(picture, landmarks)).items()
        logits = self._session.run(None, {view: ((pixels - np.float32(127.5)) / 127.5).transpose(0, 3, 1, 2) for view, pixels in seen})
        return {name: classes[int(one.mean(0).argmax())] for (name, classes), one in zip(self.card["heads"].items(), logits, strict=True)}


def classes_of(field: str) -> dict[object, str]:
    """Values of a field -> the class that the head of that field shows for them."""
    if field == "age":
        return {years: band(AGES, years) for years in range(18, 91)}
    if field == "yaw":
        return {degrees: band(TURNS, abs(degrees)) for degrees in range(-70, 71)}
    if field == "presentation":
        return {0.1: "masculine", 0.9: "feminine"}
    if field == "prosthesis":
        return {value: "none" if value == "none" else "arm" for value in PROSTHESES}
    if field == "people":
        return {1: "1", 2: "2", 3: "3"}
    return COARSE if field == "outfit_colour" else {value: value for value in HEADS.get(field, ())}


def accepted(field: str, wanted: object) -> set[str]:
    """The classes that honour what was named; empty where no head shows it or any class would do."""
    classes = classes_of(field)
    wanted = _about(wanted) if field == "age" else wanted
    good = {shown_as for value, shown_as in classes.items() if honoured(field, wanted, value)}
    return good if good != set(classes.values()) else set()


def _about(age: object) -> object:
    """An age in years as the field counts it; ranges stand as they are."""
    return (age - AGE_ERROR, age + AGE_ERROR) if isinstance(age, int | float) else age


def _cast(reading: Reading, rng: random.Random) -> tuple[Identity, Look]:
    """Somebody who fits the words and what goes with them (a librarian's library); what they leave open is left to chance."""
    fixed = {name: rng.uniform(*value) if isinstance(value, tuple) else value for name, value in reading.identity.items()}
    identity = sample_identity(rng, **fixed)
    return identity, sample_look(rng, identity, **{hint.field: hint.value for hint in reading.hints} | reading.look)


@dataclass(frozen=True)
class Finding:
    """One named attribute of one prompt: the classes that honour it, the class that was drawn (None where the picture hides it), and the
    class that the probe read."""

    prompt: str
    head: str
    wanted: tuple[str, ...]
    drawn: str | None
    read: str


def examine(prompt: str, named: dict, probe: Probe, rng: random.Random) -> list[Finding]:
    """A finding for every attribute named that a head reads."""
    reading = read(prompt)
    people = reading.asked.get("people", 1)
    cast = [_cast(reading, rng) for _ in range(people)]
    drawing = draw_group(cast, DRAWN, DRAWN)
    seen = probe.read(drawing.image(), Face.from_points(box=drawing.face_box, points=drawing.landmarks).landmarks)
    truth = shown(*cast[0], people)
    wanted = {HEAD_OF.get(field, field): accepted(field, value) for field, value in named.items()}
    return [Finding(prompt, head, tuple(sorted(classes)), truth[head], seen[head]) for head, classes in wanted.items() if classes]


def tally(findings: list[Finding], probe_alone: float) -> dict[str, float]:
    """How often named, and hidden; of the rest the share drawn as named and the share read back as named; how often the probe is right on
    ordinary pictures, and the share read back in proportion to that."""
    visible = [one for one in findings if one.drawn is not None]
    drawn, seen = (sum(getattr(one, how) in one.wanted for one in visible) / max(1, len(visible)) for how in ("drawn", "read"))
    shares = {"drawn": drawn, "read_back": seen, "probe_alone": probe_alone, "corrected": seen / max(probe_alone, 1e-9)}
    return {"named": len(findings), "hidden": len(findings) - len(visible)} | {name: round(share, 4) for name, share in shares.items()}


def report(table: list[tuple], probe: Probe, seed: int) -> dict:
    """The tally of all findings (the probe alone: its mean over what was named) and of each head, and every finding that was missed."""
    rows = [(prompt, named) for prompt, named, *rest in table if not any(isinstance(part, dict) for part in rest)]
    found = [one for k, row in enumerate(rows) for one in examine(*row, probe, random.Random(f"{seed}/{k}"))]
    alone = {head: figures["accuracy"] for head, figures in probe.card["unseen"].items()}
    visible = [one for one in found if one.drawn is not None]
    total = tally(found, sum(alone[one.head] for one in visible) / max(1, len(visible)))
    heads = {head: tally(mine, alone[head]) for head in HEADS if (mine := [one for one in found if one.head == head])}
    missed = [asdict(one) for one in visible if one.read not in one.wanted]
    return {"prompts": len(rows), "seed": seed} | total | {"heads": heads, "missed": missed}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--prompts", required=True, help="module:list")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    module, _, name = options.prompts.partition(":")
    print(json.dumps(report(getattr(importlib.import_module(module), name), Probe(options.weights), options.seed), indent=1))


if __name__ == "__main__":
    main()
