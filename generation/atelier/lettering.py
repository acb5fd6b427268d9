"""Real text as outlines: exact strings, shaped and ordered as their script asks, in fonts that come with the illustrator.

    path, advance = text_path("Grüße, عالم", size=40)          # one line, pen at (0, 0) on the baseline
    path = fitted_text("Open on Sundays", width=180, height=90)  # wrapped, as large as it fits, centred in the box
    runs = text_runs("Grüße, عالم", size=40)                   # the same line for those who set type themselves

HarfBuzz shapes (ligatures, joining, conjuncts, marks), the Unicode bidirectional algorithm orders. Latin, Greek, Cyrillic, Arabic,
Hebrew and Devanagari fonts are bundled and look the same everywhere; other scripts (Chinese, Japanese, Korean, Thai ...) are drawn where
one of the folders in `font_dirs` has a font for them. A character that no font has is an error, never a box.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby
from pathlib import Path

import skia
import uharfbuzz as hb
from bidi import algorithm as bidi
from uniseg.linebreak import line_break_units

FONTS = tuple(
    Path(__file__).parent / "fonts" / f"{name}-semibold.ttf"
    for name in ("inter", "noto-sans-arabic", "noto-sans-hebrew", "noto-sans-devanagari")
)
LINE_HEIGHT = 1.22  # of the size
# How far ink reaches above and below the baseline in the bundled fonts, of the size: vowel marks of Devanagari and Arabic included.
ASCENT, DESCENT = 0.98, 0.36
SYSTEM_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts", "C:/Windows/Fonts")
FORMATTING = frozenset({"Cf", "Cc"})
ISOLATES = frozenset("\u2066\u2067\u2068\u2069")

FontDirs = Sequence[str | Path]


@dataclass(frozen=True, eq=False)
class Font:
    """One font file, opened once."""

    file: Path
    upem: int
    characters: frozenset[int]
    shaper: hb.Font


@dataclass(frozen=True)
class Run:
    """Neighbouring characters of one direction in one font, in reading order."""

    text: str
    font: Font
    rightwards: bool


@dataclass(frozen=True, eq=False)
class PlacedRun:
    """A run on its line: where it starts, how far it reaches, and its outline, in the line's units, y down."""

    run: Run
    x: float
    advance: float
    outline: skia.Path


@dataclass(frozen=True)
class Shelf:
    """Where a font is looked for, in this order."""

    files: tuple[Path, ...] = FONTS
    folders: tuple[str | Path, ...] = SYSTEM_FONTS


BUNDLED = Shelf()


def text_path(text: str, *, size: float, font_dirs: FontDirs = SYSTEM_FONTS) -> tuple[skia.Path, float]:
    """One line of text as a filled path, `size` units per em, y down, and its advance. ValueError names characters no font has."""
    return _line(_plain(text), size, _base_level(_plain(text)), Shelf(folders=tuple(font_dirs)))


def text_runs(text: str, *, size: float, shelf: Shelf = BUNDLED, of: str | None = None) -> list[PlacedRun]:
    """One line of text as its runs from left to right. `of`: the paragraph it is a line of, which says how its ends are ordered; itself
    when left out. ValueError names characters no font has."""
    return _placed(_plain(text), size, _base_level(_plain(text if of is None else of)), shelf)


def reads_leftwards(text: str) -> bool:
    """Whether the text as a whole reads from right to left."""
    return _base_level(_plain(text)) == 1


def unlettered(text: str, *, shelf: Shelf = BUNDLED) -> list[str]:
    """The characters of a text that no font has, each once."""
    return _fonts_of(_plain(text), shelf)[1]


def fitted_text(
    text: str, *, width: float, height: float, largest: float = 72.0, smallest: float = 9.0, font_dirs: FontDirs = SYSTEM_FONTS
) -> skia.Path:
    """Text wrapped between words and centred in the box (0, 0, width, height), at the largest size at which all of it fits.
    Line breaks in `text` are kept. ValueError when it does not fit at `smallest`, or names characters no font has."""
    shelf, level, size = Shelf(folders=tuple(font_dirs)), _base_level(_plain(text)), largest
    while size >= smallest:
        lines = list(_wrapped(text, width, size, level, shelf))
        if _block_height(len(lines), size) <= height and all(advance <= width for _, advance in lines):
            return _centred(lines, width, height, size)
        size *= 0.94
    raise ValueError(f"{text!r} does not fit on the sign: use fewer or shorter words")


def _block_height(lines: int, size: float) -> float:
    return ((lines - 1) * LINE_HEIGHT + ASCENT + DESCENT) * size


def _centred(lines: list[tuple[skia.Path, float]], width: float, height: float, size: float) -> skia.Path:
    block = skia.Path()
    baseline = (height - _block_height(len(lines), size)) / 2 + ASCENT * size
    for n, (path, advance) in enumerate(lines):
        block.addPath(path, (width - advance) / 2, baseline + n * LINE_HEIGHT * size)
    return block


def _wrapped(text: str, width: float, size: float, level: int, shelf: Shelf) -> Iterator[tuple[skia.Path, float]]:
    """Lines filled as far as the next break the Unicode line breaking rules allow."""
    for paragraph in text.splitlines() or [""]:
        line = ""
        for unit in line_break_units(_plain(paragraph)):
            if line and _line((line + unit).rstrip(), size, level, shelf)[1] > width:
                yield _line(line.rstrip(), size, level, shelf)
                line = ""
            line += unit
        yield _line(line.rstrip(), size, level, shelf)


def _plain(text: str) -> str:
    """Composed characters, one kind of space, no isolates (python-bidi knows none): how a string is typed does not change its picture."""
    return "".join(" " if c.isspace() else c for c in unicodedata.normalize("NFC", text) if c not in ISOLATES)


def _base_level(text: str) -> int:
    """1 where the text as a whole reads right to left."""
    return bidi.get_base_level(text)


def _line(text: str, size: float, level: int, shelf: Shelf) -> tuple[skia.Path, float]:
    path, end = skia.Path(), 0.0
    for placed in _placed(text, size, level, shelf):
        path.addPath(placed.outline)
        end = placed.x + placed.advance
    return path, end


def _placed(text: str, size: float, level: int, shelf: Shelf) -> list[PlacedRun]:
    placed, x = [], 0.0
    for run in _visual_runs(text, level, shelf):
        shape, advance = _shaped(run.text, run.font, run.rightwards)
        scale, outline = size / run.font.upem, skia.Path()
        outline.addPath(shape, skia.Matrix.Translate(x, 0).preScale(scale, scale))
        placed.append(PlacedRun(run, x, advance * scale, outline))
        x += advance * scale
    return placed


def _visual_runs(text: str, level: int, shelf: Shelf) -> list[Run]:
    """The text's runs from left to right. ValueError names characters no font has."""
    fonts, missing = _fonts_of(text, shelf)
    if missing:
        names = ", ".join(f"{c} ({unicodedata.name(c, f'U+{ord(c):04X}')})" for c in missing)
        raise ValueError(f"no font here has {names}: install one for this script (such as Noto Sans)")
    storage = bidi.get_empty_storage() | {"base_level": level, "base_dir": "LR"[level]}
    bidi.get_embedding_levels(text, storage)
    for index, (character, font) in enumerate(zip(storage["chars"], fonts, strict=True)):
        character |= {"index": index, "font": font}
    for step in (
        bidi.explicit_embed_and_overrides, bidi.resolve_weak_types, bidi.resolve_neutral_types, bidi.resolve_implicit_levels,
        bidi.reorder_resolved_levels,
    ):
        step(storage, False)
    runs = []
    for (embedding, _), group in groupby(storage["chars"], key=lambda c: (c["level"], c["font"].file)):
        characters = sorted(group, key=lambda c: c["index"])
        runs.append(Run("".join(c["ch"] for c in characters), characters[0]["font"], embedding % 2 == 0))
    return runs


def _fonts_of(text: str, shelf: Shelf) -> tuple[list[Font], list[str]]:
    """The font of each character, and the characters no font has. Letters take the first that has them; spaces, digits, signs and marks
    stay with what stands before them where its font has them, so that a word is shaped in one piece."""
    chosen, missing, current = [], [], None
    for character in text:
        formatting = unicodedata.category(character) in FORMATTING
        follows = current is not None and unicodedata.category(character)[0] != "L"
        if not (follows and (formatting or ord(character) in current.characters)):
            current = _font_for(character, shelf) or current
            if current is None or not (formatting or ord(character) in current.characters):
                missing.append(character)
                current = current or _font(shelf.files[0])
        chosen.append(current)
    return chosen, list(dict.fromkeys(missing))


@lru_cache(maxsize=4096)
def _font_for(character: str, shelf: Shelf) -> Font | None:
    """The first font on the shelf that has the character."""
    files = chain(shelf.files, *(_font_files(folder) for folder in shelf.folders))
    return next((font for file in files if (font := _font(file)) and ord(character) in font.characters), None)


@lru_cache(maxsize=512)
def _shaped(text: str, font: Font, rightwards: bool) -> tuple[skia.Path, float]:
    """One run in font units, y down, and its advance."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr" if rightwards else "rtl"
    hb.shape(font.shaper, buffer)
    path, x = skia.Path(), 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = _glyph(font, info.codepoint)
        path.addPath(glyph, x + position.x_offset, -position.y_offset)
        x += position.x_advance
    return path, float(x)


@lru_cache(maxsize=2048)
def _glyph(font: Font, index: int) -> skia.Path:
    path = skia.Path()
    font.shaper.draw_glyph(index, _outliner(), path)
    return path


@lru_cache(maxsize=1)
def _outliner() -> hb.DrawFuncs:
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, path: path.moveTo(x, -y))
    funcs.set_line_to_func(lambda x, y, path: path.lineTo(x, -y))
    funcs.set_quadratic_to_func(lambda cx, cy, x, y, path: path.quadTo(cx, -cy, x, -y))
    funcs.set_cubic_to_func(lambda ax, ay, bx, by, x, y, path: path.cubicTo(ax, -ay, bx, -by, x, -y))
    funcs.set_close_path_func(lambda path: path.close())
    return funcs


@lru_cache(maxsize=64)
def _font_files(folder: str | Path) -> tuple[Path, ...]:
    """Upright sans faces of about the bundled weight first."""
    files = (file for file in Path(folder).rglob("*") if file.suffix.lower() in {".ttf", ".otf", ".ttc"})
    return tuple(sorted(files, key=_fitness))


def _fitness(file: Path) -> tuple:
    name = file.name.lower()
    return "italic" in name, "sans" not in name, "bold" not in name, name


@lru_cache(maxsize=2048)
def _font(file: Path) -> Font | None:
    """None for a file that holds no outlines, such as a font of colour emoji."""
    face = hb.Face(hb.Blob.from_file_path(str(file)))
    if not {"glyf", "CFF ", "CFF2"} & set(face.table_tags):
        return None
    return Font(file, face.upem, frozenset(face.unicodes), hb.Font(face))
