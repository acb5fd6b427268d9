"""Examines words on the pixels: a prompt is read, a person who fits it is drawn, and the attribute probe says what the picture shows.

    python -m training.words --prompts tests.words.written_prompts:WRITTEN

A row of the table is a prompt and what its English names (tests/words/expectation.py). A named attribute is honoured when the probe reads a
class that the English allows. Rows that compare with a base look are left out, and so is what no head of the probe reads; what the picture
cannot show (a cup in a portrait, a hair style under a hat) is counted as hidden.
"""

import argparse
import importlib
import json
import random
from collections import Counter
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image

from generation.atelier.character import PROSTHESES, Identity, Look, sample_identity
from generation.atelier.draw import draw_group
from generation.atelier.lexicon import Reading, read
from generation.atelier.sample import sample_look
from tests.words.expectation import honoured
from training.attributes import AGES, COARSE, HEADS, TURNS, band, shown

WEIGHTS = Path(__file__).parent / "weights"
DRAWN = 480  # pixels; the probe sees them averaged down
HEAD_OF = {"yaw": "turn"}


class Probe:
    """The exported attribute probe: a picture -> the class of every head."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        self.card = json.loads((weights / "probe.json").read_text())
        self._session = onnxruntime.InferenceSession(str(weights / "probe.onnx"), providers=["CPUExecutionProvider"])

    def read(self, picture: np.ndarray) -> dict[str, str]:
        """uint8 (H, W, 3), square."""
        size = self.card["size"]
        small = np.asarray(Image.fromarray(picture).resize((size, size), Image.Resampling.BOX), np.float32)
        logits = self._session.run(None, {"input": ((small - 127.5) / 127.5).transpose(2, 0, 1)[None]})
        return {name: classes[int(one.argmax())] for (name, classes), one in zip(self.card["heads"].items(), logits, strict=True)}


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
    good = {shown_as for value, shown_as in classes.items() if honoured(field, wanted, value)}
    return good if good != set(classes.values()) else set()


def _cast(reading: Reading, rng: random.Random) -> tuple[Identity, Look]:
    """Somebody who fits the words; what they leave open is left to chance."""
    fixed = {name: rng.uniform(*value) if isinstance(value, tuple) else value for name, value in reading.identity.items()}
    identity = sample_identity(rng, **fixed)
    return identity, sample_look(rng, identity, **reading.look)


def examine(prompt: str, named: dict, probe: Probe, rng: random.Random) -> list[tuple[str, str]]:
    """For one prompt: (head, "honoured" | "missed" | "hidden") of every named attribute that a head shows."""
    reading = read(prompt)
    people = reading.asked.get("people", 1)
    cast = [_cast(reading, rng) for _ in range(people)]
    truth, seen = shown(*cast[0], people), probe.read(draw_group(cast, DRAWN, DRAWN).image())
    wanted = {HEAD_OF.get(field, field): accepted(field, value) for field, value in named.items()}
    found = {head: "honoured" if seen[head] in classes else "missed" for head, classes in wanted.items() if classes}
    return [(head, "hidden" if truth[head] is None else outcome) for head, outcome in found.items()]


def report(table: list[tuple], probe: Probe, seed: int) -> dict:
    """Per head: how often named, hidden, honoured on the pixels, and how often the probe is right on ordinary pictures."""
    rows = [(prompt, named) for prompt, named, *rest in table if not any(isinstance(part, dict) for part in rest)]
    counts = Counter(outcome for k, row in enumerate(rows) for outcome in examine(*row, probe, random.Random(f"{seed}/{k}")))
    heads = {}
    for head in HEADS:
        right, missed, hidden = (counts[head, outcome] for outcome in ("honoured", "missed", "hidden"))
        if right + missed:
            heads[head] = {"named": right + missed + hidden, "hidden": hidden, "honoured": round(right / (right + missed), 4)}
            heads[head]["probe_alone"] = probe.card["unseen"][head]["accuracy"]
    right, missed = (sum(count for (_, outcome), count in counts.items() if outcome == wanted) for wanted in ("honoured", "missed"))
    shares = {"attributes": right + missed, "honoured": round(right / max(1, right + missed), 4)}
    return {"prompts": len(rows), "seed": seed} | shares | {"heads": heads}


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
