"""A warehouse: an aisle between high racks that runs away behind the person, more racks to its sides."""

from ..canvas import Point, box, polygon
from ..colour import RGB, WHITE, lighter, luminance, mix, rgb
from . import centrepieces
from .stage import Brush, deeper

CARTONS = tuple(rgb(c) for c in ("#c99a68", "#b98655", "#d6ad7d", "#c08d5c"))
LEVELS = (0.0, 0.26, 0.5, 0.74, 1.0)  # decks of a rack, from its top to the floor
DEPTHS = (0.0, 0.22, 0.40, 0.54, 0.65, 0.73)  # uprights along the aisle, 1 is the vanishing point


def warehouse(b: Brush) -> None:
    r, c, (hx, _), k = b.rng, b.colour, b.stage.head, b.stage.head_height
    hall = mix(rgb("#dfe4e8"), lighter(c, 0.5), 0.35) if luminance(c) > 0.3 else mix(rgb("#8e98a6"), c, 0.4)
    post = deeper(mix(c, rgb("#2f5f9e"), 0.35), 0.15) if luminance(c) > 0.2 else mix(c, rgb("#5d7fb0"), 0.5)
    eye, floor, half = r.uniform(262, 306), r.uniform(452, 478), b.stage.clear + k * r.uniform(1.62, 1.8)
    b.room(hall)
    b.glow(hx, eye - 30, k * 2.2, WHITE, 0.8)
    with b.out_of_focus(1.5):
        _roof(b, hx, eye, half, hall)
        _floor(b, (hx, eye), floor, half, mix(hall, rgb("#9aa0a4"), 0.5))
        for side in (-1, 1):
            _aisle(b, (hx, eye), side, half, floor, post)
            _bays(b, hx, side, half, floor, post)
        _lamps(b, hx, eye, half)
        for x in b.stage.open_side():
            centrepieces.forklift(b, x + 60, floor + 18)
    b.aura(lighter(hall, 0.6), 0.4)


def towards(end: Point, x: float, y: float, depth: float) -> Point:
    """A point moved `depth` 0..1 of the way to the vanishing point."""
    return x + (end[0] - x) * depth, y + (end[1] - y) * depth


def _roof(b: Brush, hx: float, eye: float, half: float, hall: RGB) -> None:
    steel = deeper(hall, 0.22)
    for depth in DEPTHS[::-1]:
        y = eye * depth - 14
        reach = max(half, b.width) * (1 - depth) + 30
        b.rect(hx - reach, y, 2 * reach, 11 * (1 - depth) + 2, mix(steel, hall, depth), radius=1)


def _floor(b: Brush, end: Point, floor: float, half: float, colour: RGB) -> None:
    far = [towards(end, end[0] + side * half, floor, 0.73) for side in (-1, 1)]
    b.fill(polygon([far[0], far[1], (b.width + 900, 620), (-900, 620)]), colour)
    b.rect(-4, floor, b.width + 8, 80, deeper(colour, 0.06))
    for side in (-1, 1):
        near, line = (end[0] + side * half * 0.93, floor + 4), rgb("#f0c24a")
        a, z = towards(end, *near, 0.73), (near[0] + side * 60, 540)
        b.fill(polygon([a, (a[0] - side * 2, a[1]), (z[0] - side * 16, z[1]), z]), line, 0.95)


def _aisle(b: Brush, end: Point, side: int, half: float, floor: float, post: RGB) -> None:
    """One wall of the aisle in perspective: what stands on its decks gets smaller and paler with depth."""
    x, top = end[0] + side * half, -60.0
    haze = mix(WHITE, b.colour, 0.15)
    back = polygon([towards(end, x, y, depth) for y, depth in ((top, 0), (floor, 0), (floor, 0.73), (top, 0.73))])
    b.fill(back, deeper(mix(post, haze, 0.35), 0.5))
    for near, far in reversed(list(zip(DEPTHS, DEPTHS[1:]))):
        for upper, lower in zip(LEVELS, LEVELS[1:]):
            y1 = top + (floor - top) * lower
            tall = (floor - top) * (lower - upper) * b.rng.uniform(0.52, 0.84)
            fade = far * 0.62
            span = (near + (far - near) * 0.10, near + (far - near) * b.rng.choice((0.56, 0.9, 0.9)))
            carton = mix(b.rng.choice((*CARTONS, *CARTONS, lighter(b.colour, 0.1))), haze, fade)
            corners = [towards(end, x, y, d) for y, d in ((y1 - tall, span[0]), (y1 - tall, span[1]), (y1, span[1]), (y1, span[0]))]
            b.fill(polygon(corners), carton, ink=True)
    for level in LEVELS[1:-1]:
        y = top + (floor - top) * level
        corners = [towards(end, x, yy, d) for yy, d in ((y, 0), (y, 0.73), (y + 10, 0.73), (y + 10, 0))]
        b.fill(polygon(corners), mix(rgb("#ec7f37"), haze, 0.2), ink=True)
    for depth in DEPTHS[::-1]:
        (px, y0), (_, y1) = towards(end, x, top, depth), towards(end, x, floor, depth)
        w = 13 * (1 - depth)
        b.rect(px - w / 2, y0, w, y1 - y0, mix(post, haze, depth * 0.6), ink=depth < 0.5)


def _bays(b: Brush, hx: float, side: int, half: float, floor: float, post: RGB) -> None:
    """Racks seen from the front, from the aisle's mouth to the picture's edge."""
    bay, x = 168.0, hx + side * half
    while 0 < x < b.width:
        left = x if side > 0 else x - bay
        b.rect(left, -10, bay, floor + 10, deeper(post, 0.62), 0.92)
        for level in LEVELS[1:]:
            y = -60 + (floor + 60) * level
            _load(b, left + 8, y, bay - 16)
            b.block(box(left, y, bay, 11, 1), rgb("#ec7f37"), 4)
        for edge in (left, left + bay):
            b.block(box(edge - 6.5, -10, 13, floor + 10), post, 4)
        x += side * bay


def _load(b: Brush, x: float, y: float, w: float) -> None:
    """What stands on one deck: cartons in one or two layers, each with its tape."""
    end = x + w
    while x < end - 30:
        wide, tall = min(b.rng.uniform(38, 70), end - x), b.rng.uniform(34, 58)
        for n in range(b.rng.choice((1, 1, 2)) if tall < 46 else 1):
            top = y - tall * (n + 1)
            carton = b.rng.choice((*CARTONS, *CARTONS, lighter(b.colour, 0.12)))
            b.block(box(x, top, wide - 3, tall - 1, 2), carton, 4)
            b.rect(x + wide / 2 - 5, top, 7, tall * 0.38, lighter(carton, 0.4), 0.8)
        x += wide + b.rng.choice((0, 2, 12))


def _lamps(b: Brush, hx: float, eye: float, half: float) -> None:
    for depth in DEPTHS[1:5]:
        for side in (-1, 1):
            x, y, size = hx + side * half * 0.55 * (1 - depth), (eye - 8) * depth * 1.02, 34 * (1 - depth)
            b.glow(x, y + size * 0.4, size * 2.6, WHITE, 0.6)
            b.rect(x - size, y, 2 * size, size * 0.34, WHITE, radius=size * 0.16)
