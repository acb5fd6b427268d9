"""A cafe: brick, shelves, a chalked menu whose words can be read, and the machine."""

from functools import lru_cache

import skia

from ..canvas import box
from ..colour import RGB, WHITE, mix, rgb
from ..lettering import text_path
from . import centrepieces
from .indoors import paintwork
from .props import BRASS, CREAM, DARK_WOOD, WOOD, crockery, pendant, plant, shelf
from .stage import Brush, deeper

MENU = (
    ("Espresso", "2.40"), ("Flat white", "3.60"), ("Cappuccino", "3.40"), ("Latte", "3.50"), ("Mocha", "3.90"), ("Green tea", "2.90"),
    ("Lemonade", "3.20"), ("Carrot cake", "4.20"), ("Croissant", "2.80"), ("Cookie", "2.10"),
)  # fmt: skip


def cafe(b: Brush) -> None:
    r, c, k = b.rng, b.colour, b.stage.head_height
    wall = mix(paintwork(b, 0.35), rgb("#e8cdb0"), 0.35)
    b.room(wall)
    counter = r.uniform(414, 446)
    panel = deeper(wall, 0.24)
    with b.out_of_focus(1.4):
        for y in range(int(counter) - 128, int(counter), 21):
            for n, x in enumerate(range(-46 + (y // 21 % 2) * 23, int(b.width) + 46, 46)):
                b.rect(x + 1.5, y + 1.5, 43, 18, mix(panel, WHITE, 0.10 + 0.08 * ((n * 7 + y) % 3)), 0.9, radius=2)
        for n, x in enumerate(b.stage.beside(k * 3.1, max(k * 2.05, 240))):
            if n % 2 == (b.lit > 0):
                _menu(b, x - 62, 118, 124, 146)
            else:
                for level in (178, 268):
                    crockery(b, x, level)
                    shelf(b, x - 70, level, 140, WOOD)
        b.block(box(-20, counter, b.width + 40, 15, 2), WOOD, 5)
        b.rect(-20, counter + 15, b.width + 40, 110, deeper(mix(c, DARK_WOOD, 0.6), 0.15))
        plant(b, b.stage.head[0] + b.lit * k * 1.8, counter, 48, CREAM)
        for x in b.stage.beside(k * 2.9):
            pendant(b, x + r.uniform(-12, 12), r.uniform(66, 92), deeper(mix(c, rgb("#3a3d48"), 0.5), 0.1), 30)
        for x in b.stage.open_side():
            centrepieces.espresso_machine(b, x, counter)
    b.aura(rgb("#fff0d8"), 0.34)


def _menu(b: Brush, x: float, y: float, w: float, h: float) -> None:
    board = box(x, y, w, h, 3)
    b.cast(board)
    b.block(board, WOOD, 4)
    b.rect(x + 6, y + 6, w - 12, h - 12, rgb("#3a3f46"), radius=2)
    _chalk(b, "Menu", x + w / 2, y + 29, 18, CREAM, 0.5)
    for row, (name, price) in enumerate(b.rng.sample(MENU, 5)):
        line = y + 52 + row * (h - 64) / 5
        _chalk(b, name, x + 15, line, 10.4, CREAM)
        _chalk(b, price, x + w - 15, line, 10.4, BRASS, 1.0)


def _chalk(b: Brush, text: str, x: float, y: float, size: float, colour: RGB, share: float = 0.0) -> None:
    """A line of text on the base line y, beginning at x; with a `share` of its width before x (1.0: it ends there)."""
    path, advance = _lettered(text, size)
    path = skia.Path(path)
    path.offset(x - advance * share, y)
    b.fill(path, colour, 0.92)


@lru_cache(maxsize=64)
def _lettered(text: str, size: float) -> tuple[skia.Path, float]:
    return text_path(text, size=size)
