"""How well the nets read pictures of people nobody trained on, whole pictures and one look each."""

import numpy as np
import torch
import torch.nn.functional as F

from generation.atelier.character import STYLES
from training.part_networks import LANDMARK_SIDE
from training.parts_data import CLASSES, SIZE, Examples
from training.tensors import to_input

CHUNK = 32


def part_figures(net: torch.nn.Module, data: Examples, device: str) -> dict:
    """Intersection over union of each class that the pictures show, over all their pixels; and how many pixels are right."""
    found = np.concatenate([read[0] for read in _read(lambda x: (net(x).argmax(1),), data, device)])
    return overlap_figures(found, data.classes) | {
        "by_style": {
            STYLES[k]: overlap_figures(found[data.style == k], data.classes[data.style == k])["miou"] for k in np.unique(data.style)
        }
    }


def overlap_figures(found: np.ndarray, truth: np.ndarray) -> dict:
    overlap = {}
    for k, name in enumerate(CLASSES):
        mine, theirs = found == k, truth == k
        if theirs.any():
            overlap[name] = round(float((mine & theirs).sum() / (mine | theirs).sum()), 3)
    return {"miou": round(float(np.mean(list(overlap.values()))), 3), "right": round(float((found == truth).mean()), 3), "iou": overlap}


def landmark_figures(net: torch.nn.Module, data: Examples, device: str) -> dict:
    read = _read(lambda x: net(F.avg_pool2d(x, SIZE // LANDMARK_SIDE)), data, device)
    found, seen = (np.concatenate(values) for values in zip(*read))
    off = distances(found.reshape(-1, 5, 2), data.landmarks)[data.face]
    return distance_figures(off, data.style[data.face]) | {"face_right": round(float(((seen[:, 0] > 0) == data.face).mean()), 4)}


def distances(found: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Mean distance of the five points (n, 5, 2) from the truth, in units of the distance between the eyes or, where a turned head brings
    those together, of half the way from the eyes to the mouth."""
    eyes = np.linalg.norm(truth[:, 1] - truth[:, 0], axis=1)
    least = np.linalg.norm(truth[:, 3:].mean(1) - truth[:, :2].mean(1), axis=1) / 2
    return np.linalg.norm(found - truth, axis=2).mean(1) / np.maximum(np.maximum(eyes, least), 1e-6)


def distance_figures(off: np.ndarray, style: np.ndarray) -> dict:
    told = {"mean": off.mean(), "median": np.median(off), "p95": np.quantile(off, 0.95)}
    by_style = {STYLES[k]: round(float(off[style == k].mean()), 3) for k in np.unique(style)}
    return {name: round(float(value), 4) for name, value in told.items()} | {"by_style": by_style}


@torch.no_grad()
def _read(net, data: Examples, device: str):
    for start in range(0, len(data), CHUNK):
        x = to_input(data.pixels(range(start, min(start + CHUNK, len(data)))), device)
        yield [value.float().cpu().numpy() for value in net(x)]
