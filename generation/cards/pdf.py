"""The card on one sheet of paper, A5 or A4: fonts embedded, words that can be searched and copied, and read aloud in order (tagged PDF)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TextDirection
from fpdf.prefs import ViewerPreferences
from fpdf.syntax import PDFString

from ..atelier.lettering import Run
from .layout import Area, Face, Page, SetLine, Words, portrait
from .layout.face import jpeg
from .layout.page import Style, Tag
from .model import CardModel
from .words import writable

A5, A4 = (419.53, 595.28), (595.28, 841.89)  # points
UNITS = {A5: (800.0, 860.0), A4: (800.0, 900.0, 1000.0, 1100.0)}  # across the sheet: text is 10 points high at least
SHARP = 2  # pixels of the face a unit: about 275 an inch


def a5(card: CardModel) -> bytes:
    """148 x 210 mm. Raises Unlettered."""
    return _sheet(card, A5)


def a4(card: CardModel) -> bytes:
    """210 x 297 mm. Raises Unlettered."""
    return _sheet(card, A4)


def _sheet(card: CardModel, paper: tuple[float, float]) -> bytes:
    """Set as large as everything it says finds room."""
    for width in UNITS[paper]:
        page = portrait(card, width=width, height=round(width * paper[1] / paper[0], 2))
        if page.is_whole:
            break
    return Sheet(page, card, paper).written()


class TaggedPDF(FPDF):
    """fpdf2 tags pictures that have an alternative text; this tags paragraphs too, and says of everything else that it is decoration."""

    @contextmanager
    def tagged(self, tag: Tag, text: str) -> Iterator[None]:
        """`text`: what the paragraph says, in reading order, however its glyphs stand on the page."""
        number = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=f"/{tag}", mcid=number)
        self._out(f"/{tag} <</MCID {number} /ActualText {PDFString(text).serialize()}>> BDC")
        yield
        self._out("EMC")

    def glyphs(self, x: float, y: float, run: Run) -> None:
        """A run of one direction from `x` on the baseline `y`, in the font that is set. `cell` would cut it up once more to find its
        directions, between an Arabic letter and its mark too, and then joins no letters across the cut."""
        font, size = self.current_font, self.font_size_pt
        direction = TextDirection.LTR if run.rightwards else TextDirection.RTL
        out = [f"BT {self.text_color.serialize().lower()} {self._set_font_for_page(font, size, wrap_in_text_object=False)}"]
        for glyph in font.shape_text(run.text, size, {"features": {}, "fragment_direction": direction}):
            code = font.escape_text(chr(glyph["mapped_char"]))
            em = size * font.scale / 1000
            out.append(f"1 0 0 1 {x + glyph['x_offset'] * em:.2f} {self.h - y + glyph['y_offset'] * em:.2f} Tm ({code}) Tj")
            x += glyph["x_advance"] * em
        self._out(" ".join([*out, "ET"]))

    @contextmanager
    def decoration(self) -> Iterator[None]:
        self._out("/Artifact BMC")
        yield
        self._out("EMC")


class Sheet:
    """One page on its way to paper. The same card gives the same bytes."""

    def __init__(self, page: Page, card: CardModel, paper: tuple[float, float]):
        self.page, self.scale = page, paper[0] / page.width
        self.pdf = TaggedPDF(unit="pt", format=paper)
        self.pdf.set_auto_page_break(False)
        self.pdf.set_creation_date(card.updated_at)
        self.pdf.set_title(writable(page.title))
        self.pdf.set_subject(writable(card.disclosure))
        self.pdf.set_creator("Troupe")
        self.pdf.set_display_mode("fullpage")
        self.pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.pdf.add_page()

    def written(self) -> bytes:
        self._area(Area(0, 0, self.page.width, self.page.height, self.page.paper))
        draw = {Area: self._area, Face: self._face, Words: self._words}
        for part in self.page.parts:
            draw[type(part)](part)
        return bytes(self.pdf.output())

    def _area(self, part: Area) -> None:
        self.pdf.set_fill_color(part.colour)
        with self.pdf.decoration():
            corners = {"round_corners": True, "corner_radius": part.radius * self.scale} if part.radius else {}
            self.pdf.rect(*self._points(part.x, part.y, part.width, part.height), style="F", **corners)

    def _face(self, part: Face) -> None:
        picture = jpeg(part, SHARP)
        x, y, width, height = self._points(part.x, part.y, part.width, part.height)
        self.pdf.image(picture, x=x, y=y, w=width, h=height, alt_text=writable(part.picture.alt))

    def _words(self, part: Words) -> None:
        self.pdf.set_text_color(part.style.colour)
        with self.pdf.decoration() if part.style.tag is Tag.DECORATION else self.pdf.tagged(part.style.tag, writable(part.drawn)):
            for line in part.lines:
                self._line(line, part.style)

    def _line(self, line: SetLine, style: Style) -> None:
        for placed in line.runs:
            self.pdf.set_font(self._family(placed.run.font.file), size=style.size * self.scale)
            self.pdf.glyphs(*self._points(line.x + placed.x, line.baseline), placed.run)

    def _family(self, file: Path) -> str:
        if file.stem not in self.pdf.fonts:
            self.pdf.add_font(file.stem, fname=file)
        return file.stem

    def _points(self, *units: float) -> tuple[float, ...]:
        return tuple(unit * self.scale for unit in units)
