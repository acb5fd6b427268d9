"""Examines the exported embedders on personas that training never saw, and writes what was found beside the weights.

    python -m training.evaluate --weights personas/faces/weights --personas 200 --probes 24

Three rosters, each of its own identities: `calibration` sets the threshold, `test` is reported, and the part of `test` that the look-alike
rule would have accepted is reported as an extra. Every persona has 6 enrolment pictures (nothing covers the face) whose mean is its
centroid, and 24 probes over all styles, turns, expressions, outfits, hair, glasses, headwear, scenes and light.
"""

import argparse
import json
import os
import platform
import random
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import numpy as np

from generation.atelier.character import Look
from personas.faces.atelier import ROLES, OnnxEmbedder
from training import metrics
from training.roster import RETRIES, Persona, draw_crops, draw_roster, retry_look

FAR = 1e-3


def open_embedders(weights: Path) -> dict[str, OnnxEmbedder]:
    embedders = {}
    for role in ROLES:
        card = json.loads((weights / f"{role}.json").read_text())
        embedders[role] = OnnxEmbedder(weights / f"{role}.onnx", **{key: card[key] for key in ("name", "version", "zoom")})
    return embedders


def embed_roster(embedder: OnnxEmbedder, roster: list[Persona]) -> tuple[np.ndarray, np.ndarray]:
    """Centroids (P, 512) and probes (P, K, 512)."""
    enrolled = metrics.centroids(np.stack([embedder.embed_crops(p.enrolment[embedder.zoom]) for p in roster]))
    return enrolled, np.stack([embedder.embed_crops(p.probes[embedder.zoom]) for p in roster])


def calibrated(enrolled: np.ndarray, probes: np.ndarray) -> float:
    """The threshold that lets through a share FAR of the strangers of this roster."""
    return metrics.threshold_at(metrics.scores(probes, enrolled)[1], FAR)


def pairs(probes: np.ndarray) -> dict:
    """Picture against picture, no centroid: every pair within a persona, and the same picture numbers across personas."""
    people, looks, _ = probes.shape
    within = np.einsum("pid,pjd->pij", probes, probes)[:, *np.triu_indices(looks, 1)]
    across = np.concatenate([(probes[:, k] @ probes[:, k].T)[np.triu_indices(people, 1)] for k in range(looks)])
    return metrics.summary(within, across)


def groups(looks: list[list[Look]], roster: list[Persona]) -> dict[str, np.ndarray]:
    """Named masks (P, K) over the probes: one per style, skin tone, glasses, headwear, expression and turn."""
    masks: dict[str, np.ndarray] = defaultdict(lambda: np.zeros((len(roster), len(looks[0])), bool))
    for p, persona in enumerate(roster):
        for k, look in enumerate(persona.looks):
            turn = "front (<15)" if abs(look.yaw) < 15 else "turned (15-28)" if abs(look.yaw) < 28 else "three-quarter (28-40)"
            named = {"style": look.style, "skin": persona.identity.skin, "glasses": look.glasses, "headwear": look.headwear}
            for axis, value in (named | {"expression": look.expression, "turn": turn, "beard": look.beard}).items():
                masks[f"{axis}: {value}"][p, k] = True
    return masks


def breakdown(genuine: np.ndarray, impostor: np.ndarray, threshold: float, masks: dict[str, np.ndarray]) -> dict[str, dict]:
    return {
        name: {
            "pictures": int(mask.sum()), "tar": round(float((genuine[mask] >= threshold).mean()), 4),
            "far": round(float((impostor[mask] >= threshold).mean()), 6), "auc": round(metrics.auc(genuine[mask], impostor[mask]), 5),
        }
        for name, mask in sorted(masks.items())
    }  # fmt: skip


def pass_rates(embedder: OnnxEmbedder, roster: list[Persona], enrolled: np.ndarray, genuine: np.ndarray, threshold: float) -> dict:
    """Off: a picture passes at once. On: a picture below the threshold is drawn again with up to RETRIES other seeds."""
    rescued, failed = 0, np.argwhere(genuine < threshold)
    for p, k in failed:
        rng = random.Random(f"retry/{p}/{k}")
        looks = [retry_look(roster[p].looks[k], rng) for _ in range(RETRIES)]
        crops = draw_crops(roster[p].identity, looks, (embedder.zoom,))[embedder.zoom]
        rescued += bool((embedder.embed_crops(crops) @ enrolled[p] >= threshold).any())
    lost, total = len(failed) - rescued, genuine.size
    return {"off": round(1 - len(failed) / total, 4), "on": round(1 - lost / total, 4), "retries": RETRIES, "needs_review": lost}


def without_lookalikes(enrolled: np.ndarray, limit: float) -> np.ndarray:
    """Indices of the personas accepted one after the other, when a newcomer too like an accepted one is refused."""
    accepted: list[int] = []
    for p in range(len(enrolled)):
        if not accepted or (enrolled[accepted] @ enrolled[p]).max() < limit:
            accepted.append(p)
    return np.array(accepted)


def look_alike_limit(enrolled: np.ndarray, probes: np.ndarray, threshold: float) -> float:
    """How near two personas' centroids may lie: at the limit one picture in a hundred of either still reaches the other's threshold.

    A picture of p scores against q about as g * cos(p, q), g being how well pictures hit their own centroid; what is left over is noise,
    measured on the pairs of this roster that lie nearest together."""
    near = enrolled @ enrolled.T
    genuine, _ = metrics.scores(probes, enrolled)
    p, q = np.nonzero((near > np.quantile(near[~np.eye(len(near), dtype=bool)], 0.9)) & ~np.eye(len(near), dtype=bool))
    left_over = np.einsum("nkd,nd->nk", probes[p], enrolled[q]) - genuine.mean() * near[p, q][:, None]
    return (threshold - float(np.quantile(left_over, 0.99))) / float(genuine.mean())


def machine() -> str:
    return f"{os.cpu_count()} cores, {platform.machine()}, no GPU"


def evaluate(*, weights: Path, calibration: int, personas: int, probes: int, enrolment: int, workers: int) -> dict:
    """Draws the rosters, measures both embedders and writes their cards; returns the cards."""
    embedders = open_embedders(weights)
    zooms = tuple(sorted({embedder.zoom for embedder in embedders.values()}))
    shape = {"enrolment": enrolment, "probes": probes, "zooms": zooms, "workers": workers}
    drawn = {
        "calibration": draw_roster(split="calibration", personas=calibration, **shape),
        "test": draw_roster(split="test", personas=personas, **shape),
    }
    roster, masks = drawn["test"], groups([p.looks for p in drawn["test"]], drawn["test"])
    measured = {role: {split: embed_roster(e, people) for split, people in drawn.items()} for role, e in embedders.items()}
    thresholds = {role: calibrated(*found["calibration"]) for role, found in measured.items()}
    limits = {role: look_alike_limit(*found["calibration"], thresholds[role]) for role, found in measured.items()}
    accepted = without_lookalikes(measured["scoring"]["test"][0], limits["scoring"])
    cards = {}
    for role, embedder in embedders.items():
        (enrolled, vectors), threshold = measured[role]["test"], thresholds[role]
        genuine, impostor = metrics.scores(vectors, enrolled)
        card = json.loads((weights / f"{role}.json").read_text()) | {
            "threshold": round(threshold, 4), "far": FAR,
            "look_alike_limit": round(limits[role], 4),
            "random_roster": metrics.summary(genuine, impostor, threshold, FAR) | {"personas": len(roster), "probes": genuine.size},
            "roster_without_lookalikes": metrics.summary(*metrics.scores(vectors[accepted], enrolled[accepted]), threshold, FAR)
            | {"personas": len(accepted)},
            "pairs": pairs(vectors),
            "pass_rate": pass_rates(embedder, roster, enrolled, genuine, threshold),
            "groups": breakdown(genuine, impostor, threshold, masks),
            "command": "python -m training.evaluate"
            f" --calibration {calibration} --personas {personas} --probes {probes} --enrolment {enrolment}",
            "seed": "splits 'calibration' (threshold) and 'test' (figures); training used 'scoring', 'conditioning', 'val'",
            "date": date.today().isoformat(), "machine": machine(),
        }  # fmt: skip
        (weights / f"{role}.json").write_text(json.dumps(card, indent=2) + "\n")
        cards[role] = card
    return cards


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, default=Path(sys.modules["personas.faces.atelier"].WEIGHTS))
    parser.add_argument("--personas", type=int, default=200)
    parser.add_argument("--calibration", type=int, default=120, help="personas of the roster that sets the threshold")
    parser.add_argument("--probes", type=int, default=24)
    parser.add_argument("--enrolment", type=int, default=6)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    for role, card in evaluate(**vars(parser.parse_args())).items():
        shown = ("threshold", "random_roster", "roster_without_lookalikes", "pairs", "pass_rate")
        print(json.dumps({"role": role} | {key: card[key] for key in shown}))


if __name__ == "__main__":
    main()
