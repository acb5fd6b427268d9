"""Examines the nets that read pictures as the product uses them, on people nobody trained on, and completes their cards.

    python -m training.evaluate_parts --data training/out/parts_unseen --people 40

The first half of the pictures sets the limits (what counts as absent, as unsure, as a face that was found for sure), the second half is
reported. Likeness is measured on pictures of further people, scored where the illustrator put the face and where the finder sees it.
"""

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from generation.atelier.character import STYLES, sample_identity
from generation.atelier.draw import Drawing, draw
from generation.editing import segmenter
from personas.faces import centroid, finder
from personas.faces.atelier import card, load_embedder
from personas.faces.base import LANDMARKS
from training.evaluate import machine
from training.looks import enrolment_look, random_look
from training.part_figures import distance_figures, distances, overlap_figures
from training.parts_data import CLASSES, MAP, SIZE, Examples

GOOD = 0.5  # intersection over union from which a part is where it was seen
RIGHT = 0.9  # share of the parts that are called sure that must be good
ASTRAY = 0.3  # of the distance between the eyes: a face that was found so far off was not found
STRAYED = 0.01  # share of the faces found for sure that may be so far off
LEAST_APART = 0.01  # a limit that next to no face keeps, where none is to be trusted
Seen = tuple[str, float, float, bool]
LIMITS = np.round(np.arange(0.0, 0.96, 0.02), 2)


def read_parts(data: Examples, chosen: range, weights: Path, *, absent: Mapping[str, float]) -> tuple[np.ndarray, list[Seen]]:
    """Class maps (n, MAP, MAP), background where nothing was read; and of each part that was seen its class, certainty, overlap with the
    truth, and whether it is there at all."""
    net = segmenter.Segmenter(weights, classes=CLASSES, absent=absent, unsure=1.0)
    maps, seen = np.zeros((len(chosen), MAP, MAP), np.uint8), []
    for row, k in enumerate(chosen):
        found = net.segment(data.pixels(range(k, k + 1))[0])
        if found is None:
            continue
        maps[row] = found.parts[:: SIZE // MAP, :: SIZE // MAP]
        for name, sure in found.certainty.items():
            n = found.names.index(name)
            mine, theirs = maps[row] == n, data.classes[k] == n
            if n and mine.any():
                seen.append((CLASSES[n], sure, float((mine & theirs).sum() / (mine | theirs).sum()), bool(theirs.any())))
    return maps, seen


def limits_of_parts(data: Examples, chosen: range, weights: Path) -> dict:
    """`absent`: of each class, the certainty that best tells those that are there from those that are not. `unsure`: from where a share
    RIGHT of the parts are good."""
    _, seen = read_parts(data, chosen, weights, absent={})
    absent = {}
    for name in CLASSES[1:]:
        found = [(sure, there) for each, sure, _, there in seen if each == name]
        right = [sum((sure >= limit) == there for sure, there in found) for limit in LIMITS]
        absent[name] = float(LIMITS[int(np.argmax(right))])
    _, seen = read_parts(data, chosen, weights, absent=absent)
    over = {limit: [good >= GOOD for _, sure, good, _ in seen if sure >= limit] for limit in LIMITS}
    unsure = next((limit for limit in LIMITS if over[limit] and np.mean(over[limit]) >= RIGHT), LIMITS[-1])
    return {"absent": absent, "unsure": float(unsure)}


def figures_of_parts(data: Examples, chosen: range, weights: Path, *, absent: Mapping[str, float], unsure: float) -> dict:
    maps, seen = read_parts(data, chosen, weights, absent=absent)
    truth, style = data.classes[chosen.start : chosen.stop], data.style[chosen.start : chosen.stop]
    sure = [good >= GOOD for _, certain, good, _ in seen if certain >= unsure]
    doubted = [good >= GOOD for _, certain, good, _ in seen if certain < unsure]
    return overlap_figures(maps, truth) | {
        "by_style": {STYLES[k]: overlap_figures(maps[style == k], truth[style == k])["miou"] for k in np.unique(style)},
        "parts": len(seen),
        "sure": share([certain >= unsure for _, certain, _, _ in seen]),
        "sure_good": share(sure),
        "doubted_good": share(doubted),
    }


def read_faces(data: Examples, chosen: range, weights: Path) -> tuple[np.ndarray, np.ndarray]:
    """Landmarks (n, 5, 2) as fractions of the side, and how far apart the looks are (n,), infinite where no face was found."""
    net = finder.FaceFinder(weights, agree=1.0)
    points, apart = np.zeros((len(chosen), 5, 2)), np.full(len(chosen), np.inf)
    for row, k in enumerate(chosen):
        for found in net.find(data.pixels(range(k, k + 1))[0]):
            points[row], apart[row] = found.face.landmarks / SIZE, (1 - found.score) / (1 - finder.SURE)
    return points, apart


def errors(data: Examples, chosen: range, points: np.ndarray) -> np.ndarray:
    """(n,): infinite where there is not one face to be found."""
    off = distances(points, data.landmarks[chosen.start : chosen.stop])
    return np.where(data.face[chosen.start : chosen.stop], off, np.inf)


def limit_of_faces(data: Examples, chosen: range, weights: Path) -> float:
    """The largest distance of the looks at which no more than a share STRAYED of the faces is astray."""
    points, apart = read_faces(data, chosen, weights)
    off = errors(data, chosen, points)
    order = np.argsort(apart)[: np.isfinite(apart).sum()]
    strayed = np.cumsum(off[order] > ASTRAY) / np.arange(1, len(order) + 1)
    good = np.nonzero(strayed <= STRAYED)[0]
    return round(float(apart[order[good[-1]]]), 4) if len(good) else LEAST_APART


def figures_of_faces(data: Examples, chosen: range, weights: Path, *, agree: float) -> dict:
    points, apart = read_faces(data, chosen, weights)
    face, style = data.face[chosen.start : chosen.stop], data.style[chosen.start : chosen.stop]
    sure, off = apart <= agree, errors(data, chosen, points)
    both = sure & face
    return {
        "faces": int(face.sum()),
        "sure": share(sure[face]),
        "sure_by_style": {STYLES[k]: share(sure[face & (style == k)]) for k in np.unique(style[face])},
        "sure_of_none_or_several": share(sure[~face]),
        "astray": share(off[both] > ASTRAY),
        **(distance_figures(off[both], style[both]) if both.any() else {}),
    }


def figures_of_likeness(weights: Path, *, agree: float, people: int, looks: int) -> dict:
    """Cosines to the own centroid, at the landmarks that the illustrator knows and at those that are found; and what passes at the shipped
    threshold. `strangers_pass`: of every picture against everybody else's centroid, where it was found."""
    embedder, threshold = load_embedder("scoring"), card("scoring")["threshold"]
    eye = finder.FaceFinder(weights, agree=agree)
    centroids, known, found, owner = [], [], [], []
    for k in range(people):
        rng = random.Random(f"reading-likeness/{k}")
        identity = sample_identity(rng)
        enrolled = [draw(identity, enrolment_look(rng, identity), 2 * SIZE, 2 * SIZE) for _ in range(4)]
        centroids.append(centroid(embedder.embed_batch([one.image() for one in enrolled], [_points(one) for one in enrolled])))
        for _ in range(looks):
            drawing = draw(identity, random_look(rng, identity), 2 * SIZE, 2 * SIZE)
            seen = [one.face.landmarks for one in eye.find(drawing.image()) if one.score >= finder.SURE]
            known.append(embedder.embed(drawing.image(), _points(drawing)))
            found.append(embedder.embed(drawing.image(), seen[0]) if seen else np.full(512, np.nan, np.float32))
            owner.append(k)
    centroids, known, found, owner = (np.array(one) for one in (centroids, known, found, owner))
    there = np.isfinite(found[:, 0])
    mine = owner[:, None] == np.arange(people)
    at_known, at_found = known @ centroids.T, found @ centroids.T
    return {
        "pictures": len(owner),
        "found": share(there),
        "known_score": share(at_known[mine][there]),
        "found_score": share(at_found[mine][there]),
        "known_pass": share(at_known[mine][there] >= threshold),
        "found_pass": share(at_found[mine][there] >= threshold),
        "strangers_pass_known": share(at_known[there][~mine[there]] >= threshold),
        "strangers_pass_found": share(at_found[there][~mine[there]] >= threshold),
    }


def share(values: Sequence) -> float | None:
    """Their mean, None where there are none."""
    return round(float(np.mean(values)), 4) if len(values) else None


def _points(drawing: Drawing) -> np.ndarray:
    return np.array([drawing.landmarks[name] for name in LANDMARKS], np.float32)


def complete(weights: Path, **found) -> None:
    path = weights.with_suffix(".json")
    facts = json.loads(path.read_text()) | found | {"date": date.today().isoformat(), "machine": machine()}
    path.write_text(json.dumps(facts, indent=1) + "\n")
    print(json.dumps(found))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--people", type=int, default=40)
    parser.add_argument("--looks", type=int, default=4)
    parser.add_argument("--faces", type=Path, default=finder.WEIGHTS)
    parser.add_argument("--editing", type=Path, default=segmenter.WEIGHTS)
    parser.add_argument("--net", choices=("parts", "landmarks"), nargs="+", default=("parts", "landmarks"))
    args = parser.parse_args()
    pictures = Examples(args.data)
    first, second = range(len(pictures) // 2), range(len(pictures) // 2, len(pictures))
    if "parts" in args.net:
        parts = args.editing / "parts.onnx"
        limits = limits_of_parts(pictures, first, parts)
        complete(parts, **limits, figures=figures_of_parts(pictures, second, parts, **limits))
    if "landmarks" in args.net:
        landmarks = args.faces / "landmarks.onnx"
        agree = limit_of_faces(pictures, first, landmarks)
        complete(landmarks, agree=agree, figures=figures_of_faces(pictures, second, landmarks, agree=agree))
        complete(landmarks, likeness=figures_of_likeness(landmarks, agree=agree, people=args.people, looks=args.looks))
