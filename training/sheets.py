"""Contact sheets of what a Compact folder draws, with nothing picked: the first people and the first questions of the examination."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from training.compact_data import NARROW

ACROSS = 12
BASE = {"style": "soft 3d", "scene": "gradient", "scene_colour": "teal", "outfit": "blazer", "outfit_colour": "navy", "framing": "face"}
BASE |= {"expression": "smile", "glasses": "none", "beard": "none", "yaw": 0.0, "hair": "short crop", "hair_colour": "dark brown"}


def write_sheets(folder: Path, maker, enrolled, asked: list, made: list[np.ndarray], plans: list, styles: list[str]) -> None:
    """One WebP each: the questions beside the illustrator's drawings, one person in twelve looks, twelve people in one, edits, styles;
    and where the autoencoder doubles, three pictures merely enlarged beside the same doubled."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn_by_hand = [plan.pixels for plan in plans]
    questions = [pictures[start : start + ACROSS] for start in (0, ACROSS) for pictures in (drawn_by_hand, made)]
    first, looks = asked[0], [q.look for q in asked[:ACROSS]]

    def drawn(q, **changes) -> np.ndarray:
        return maker.draw(replace(q, look=replace(q.look, **changes)), enrolled.face(q))

    several = asked[: ACROSS // 2]
    sheets = {
        "questions": questions,
        "one_person": [[maker.draw(replace(first, look=look), enrolled.face(first)) for look in looks]],
        "one_prompt": [[drawn(q, **BASE) for q in asked[:ACROSS]]],
        "edits": [[drawn(q, **BASE | {"hair_colour": colour}) for colour in NARROW["hair_colour"][::2]] for q in several[:3]],
        "styles": [[drawn(q, **BASE | {"style": style}) for q in several] for style in styles],
        "codec": [drawn_by_hand[:ACROSS], [maker.there_and_back(pixels) for pixels in drawn_by_hand[:ACROSS]]],
    }
    if len(maker.codecs) > 1:
        sheets["doubled"] = [[enlarged(picture) for picture in made[:3]], [maker.draw(q, enrolled.face(q), zoom=2) for q in asked[:3]]]
    for name, rows in sheets.items():
        Image.fromarray(np.concatenate([np.concatenate(row, 1) for row in rows if row], 0)).save(folder / f"{name}.webp", quality=90)


def enlarged(picture: np.ndarray) -> np.ndarray:
    """Twice the side by interpolation."""
    height, width = picture.shape[:2]
    return np.asarray(Image.fromarray(picture).resize((2 * width, 2 * height), Image.Resampling.BICUBIC))
