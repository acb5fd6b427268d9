"""Shorter path data: Skia writes a circle as sixty-four quadratic pieces; four cubic ones are the same circle."""

import re
from functools import lru_cache

import numpy as np

TOKEN = re.compile(r"[A-Za-z]|-?[\d.]+(?:e-?\d+)?")
NEEDS = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0}
TOLERANCE = 0.02  # units of the path
STEPS = np.linspace(0, 1, 25)[:, None]
BASIS = np.hstack([(1 - STEPS) ** 3, 3 * STEPS * (1 - STEPS) ** 2, 3 * STEPS**2 * (1 - STEPS), STEPS**3])

Point = np.ndarray


@lru_cache(maxsize=1024)  # a shape is filled, clipped and inked with the same path
def shortened(data: str) -> str:
    """The same path to within TOLERANCE, with runs of quadratic pieces merged and two decimals."""
    out: list[str] = []
    here, run = np.zeros(2), []
    for command, numbers in _commands(data):
        if command == "Q":
            run.append((np.array(numbers[:2]), np.array(numbers[2:])))
            continue
        if run:
            out.append(_merged(here, run))
            here, run = run[-1][1], []
        out.append(command + _text(numbers))
        if command in "MLC":
            here = np.array(numbers[-2:])
        elif command == "H":
            here = np.array([numbers[0], here[1]])
        elif command == "V":
            here = np.array([here[0], numbers[0]])
    if run:
        out.append(_merged(here, run))
    return "".join(out)


def _commands(data: str):
    """(letter, numbers) for every command; a letter that goes on with further numbers is repeated."""
    letter, numbers = "", []
    for token in TOKEN.findall(data):
        if token[0].isalpha():
            letter, numbers = token, []
            if not NEEDS[letter]:
                yield letter, []
        else:
            numbers.append(float(token))
            if len(numbers) == NEEDS[letter]:
                yield letter, numbers
                numbers = []


def _merged(start: Point, run: list[tuple[Point, Point]]) -> str:
    """Quadratic pieces as cubics, each over as many pieces as one can follow."""
    out, at = [], 0
    while at < len(run):
        for count in (16, 8, 4, 2):
            if at + count <= len(run) and (pair := _cubic(start, run[at : at + count])) is not None:
                out.append("C" + _text([*pair[0], *pair[1], *run[at + count - 1][1]]))
                break
        else:
            count = 1
            out.append("Q" + _text([*run[at][0], *run[at][1]]))
        start, at = run[at + count - 1][1], at + count
    return "".join(out)


def _cubic(start: Point, run: list[tuple[Point, Point]]) -> tuple[Point, Point] | None:
    """The two handles of the cubic through all the pieces, or None where no simple bow follows them."""
    end, out, back = run[-1][1], run[0][0] - start, run[-1][0] - run[-1][1]
    cross = out[0] * back[1] - out[1] * back[0]
    gap = end - start
    if abs(cross) < 1e-9 * (abs(out).sum() * abs(back).sum() + 1e-12):
        return None
    corner = start + out * ((gap[0] * back[1] - gap[1] * back[0]) / cross)
    if (corner - start) @ out <= 0 or (corner - end) @ back <= 0 or (corner - start) @ (corner - end) > 0.35 * _product(corner, start, end):
        return None
    middle, chord = run[len(run) // 2 - 1][1], (start + end) / 2
    rise = corner - chord
    pull = float((middle - chord) @ rise / (0.75 * rise @ rise))
    handles = start + pull * (corner - start), end + pull * (corner - end)
    curve = BASIS @ np.array([start, *handles, end])
    joints = np.array([point for _, point in run[:-1]])
    return handles if _furthest(joints, curve) <= TOLERANCE else None


def _product(corner: Point, start: Point, end: Point) -> float:
    return float(np.hypot(*(corner - start)) * np.hypot(*(corner - end)))


def _furthest(points: np.ndarray, curve: np.ndarray) -> float:
    """The largest distance of any point from the polyline."""
    a, d = curve[:-1], np.diff(curve, axis=0)
    to = points[:, None] - a
    along = np.clip((to * d).sum(-1) / np.maximum((d * d).sum(-1), 1e-12), 0, 1)
    return float(np.sqrt(((to - along[..., None] * d) ** 2).sum(-1).min(1).max()))


def _text(numbers) -> str:
    return " ".join(f"{number:.2f}".rstrip("0").rstrip(".") for number in numbers)
