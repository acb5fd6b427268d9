"""Examines the exported embedders on personas that training never saw, and writes what was found beside the weights.

    python -m training.evaluate --weights personas/faces/weights --personas 200 --probes 24
    python -m training.evaluate --engine compact --json        examines Compact instead: training.evaluate_compact has its options

Several folders of weights are examined on the same pictures, so that versions can be compared.
Two rosters, each of its own identities: `calibration` sets the threshold and the look-alike limit, `test` is reported. The part of `test`
that the look-alike rule would have accepted is reported as an extra. Every persona has 6 enrolment pictures (nothing covers the face) whose
mean is its centroid, and 24 probes over all styles, turns, expressions, outfits, hair, glasses, headwear, scenes and light.
"""

import argparse
import json
import os
import platform
import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from generation.atelier.character import Identity, Look
from personas.faces.atelier import ROLES, WEIGHTS, OnnxEmbedder
from training import metrics
from training.looks import FIRST_STYLES, OLDER, THREE_QUARTER, again
from training.roster import RETRIES, Persona, draw_crops, draw_roster

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


def groups(roster: list[Persona]) -> dict[str, np.ndarray]:
    """Named masks (P, K) over the probes: see `group_names`."""
    masks: dict[str, np.ndarray] = defaultdict(lambda: np.zeros((len(roster), len(roster[0].looks)), bool))
    for p, persona in enumerate(roster):
        for k, look in enumerate(persona.looks):
            for name in group_names(persona.identity, look):
                masks[name][p, k] = True
    return masks


def group_names(identity: Identity, look: Look) -> list[str]:
    """One group per style, skin tone, glasses, headwear, beard, expression, mouth and turn; whether age is drawn; and what version 1 was
    made for or was not."""
    style = "mixed" if look.style_weights else look.style
    mouth = "at rest" if look.viseme == "none" else "speaking"
    named = {"style": style, "skin": identity.skin, "glasses": look.glasses, "headwear": look.headwear, "beard": look.beard}
    named |= {"expression": look.expression, "mouth": mouth, "turn": turn(look.yaw)}
    named |= {"age": "under 38" if identity.age < OLDER[0] else "38 and over"}
    first = style in FIRST_STYLES and abs(look.yaw) <= THREE_QUARTER and mouth == "at rest"
    return [f"{axis}: {value}" for axis, value in named.items()] + [f"version 1: {'knows' if first else 'does not know'}"]


def turn(yaw: float) -> str:
    bands = ((15, "front (<15)"), (28, "turned (15-28)"), (THREE_QUARTER, "three-quarter (28-40)"), (55, "beyond (40-55)"))
    return next((name for limit, name in bands if abs(yaw) < limit), "near-profile (55-70)")


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
        looks = [again(roster[p].looks[k], rng) for _ in range(RETRIES)]
        crops = draw_crops(roster[p].identity, looks)[embedder.zoom]
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
    p, q = np.nonzero((near >= np.quantile(near[~np.eye(len(near), dtype=bool)], 0.9)) & ~np.eye(len(near), dtype=bool))
    left_over = np.einsum("nkd,nd->nk", probes[p], enrolled[q]) - genuine.mean() * near[p, q][:, None]
    return (threshold - float(np.quantile(left_over, 0.99))) / float(genuine.mean())


def machine() -> str:
    return f"{os.cpu_count()} cores, {platform.machine()}, no GPU"


@dataclass(frozen=True)
class Examined:
    """What one embedder made of the rosters: `enrolled` (P, 512) and `probes` (P, K, 512) of `test`; what `calibration` allows."""

    enrolled: np.ndarray
    probes: np.ndarray
    threshold: float
    look_alike_limit: float

    @classmethod
    def of(cls, embedder: OnnxEmbedder, *, calibration: list[Persona], test: list[Persona]) -> "Examined":
        known = embed_roster(embedder, calibration)
        threshold = calibrated(*known)
        return cls(*embed_roster(embedder, test), threshold, look_alike_limit(*known, threshold))

    def summary(self, chosen: np.ndarray) -> dict:
        figures = metrics.summary(*metrics.scores(self.probes[chosen], self.enrolled[chosen]), self.threshold, FAR)
        return figures | {"personas": len(chosen), "probes": self.probes[chosen].shape[0] * self.probes.shape[1]}


def figures_of(embedder: OnnxEmbedder, found: Examined, test: list[Persona], accepted: np.ndarray) -> dict:
    """Everything the card of one embedder states; `accepted` are the personas that the look-alike rule lets in."""
    genuine, impostor = metrics.scores(found.probes, found.enrolled)
    return {
        "threshold": round(found.threshold, 4), "far": FAR, "look_alike_limit": round(found.look_alike_limit, 4),
        "random_roster": found.summary(np.arange(len(test))), "roster_without_lookalikes": found.summary(accepted),
        "pairs": pairs(found.probes), "pass_rate": pass_rates(embedder, test, found.enrolled, genuine, found.threshold),
        "groups": breakdown(genuine, impostor, found.threshold, groups(test)),
    }  # fmt: skip


def evaluate(
    *, weights: list[Path], calibration: int, personas: int, probes: int, enrolment: int, workers: int, rosters: Path | None = None
) -> list[dict]:
    """Draws the rosters, measures both embedders of every folder and writes their cards; returns the cards."""
    shape = {"enrolment": enrolment, "probes": probes, "workers": workers, "rosters": rosters}
    known = draw_roster(split="calibration", personas=calibration, **shape)
    test = draw_roster(split="test", personas=personas, **shape)
    command = f"python -m training.evaluate --calibration {calibration} --personas {personas} --probes {probes} --enrolment {enrolment}"
    seed = "splits 'calibration' (threshold, look_alike_limit) and 'test' (figures); training used no identity of either"
    origin = {"command": command, "seed": seed, "date": date.today().isoformat(), "machine": machine()}
    return [card for folder in weights for card in write_cards(folder, known=known, test=test, origin=origin)]


def write_cards(weights: Path, *, known: list[Persona], test: list[Persona], origin: dict) -> list[dict]:
    embedders = open_embedders(weights)
    examined = {role: Examined.of(embedder, calibration=known, test=test) for role, embedder in embedders.items()}
    accepted = without_lookalikes(examined["scoring"].enrolled, examined["scoring"].look_alike_limit)
    cards = []
    for role, embedder in embedders.items():
        stated = {"name": embedder.name, "version": embedder.version, "zoom": embedder.zoom}
        cards.append(stated | figures_of(embedder, examined[role], test, accepted) | origin)
        (weights / f"{role}.json").write_text(json.dumps(cards[-1], indent=2) + "\n")
    return cards


def main(arguments: list[str] | None = None) -> None:
    which = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    which.add_argument("--engine", choices=("faces", "compact"), default="faces", help="whom to examine: the face embedders, or Compact")
    chosen, rest = which.parse_known_args(arguments)
    if chosen.engine == "compact":
        from training import evaluate_compact  # torch, which the embedders do without

        return evaluate_compact.main(rest)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], parents=[which])
    parser.add_argument("--weights", type=Path, nargs="+", default=[WEIGHTS])
    parser.add_argument("--personas", type=int, default=200)
    parser.add_argument("--calibration", type=int, default=120, help="personas of the roster that sets the threshold")
    parser.add_argument("--probes", type=int, default=24)
    parser.add_argument("--enrolment", type=int, default=6)
    parser.add_argument("--rosters", type=Path, help="keep the pictures in this folder; empty it when the illustrator has changed")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    told = vars(parser.parse_args(rest))
    del told["engine"]
    for card in evaluate(**told):
        shown = ("name", "version", "threshold", "random_roster", "roster_without_lookalikes", "pairs", "pass_rate")
        print(json.dumps({key: card[key] for key in shown}))


if __name__ == "__main__":
    main()
