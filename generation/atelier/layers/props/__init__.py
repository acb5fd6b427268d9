"""Things to hold: one file per prop. A prop is drawn upright around (0, 0) in figure units, then put where the hands are."""

from collections.abc import Callable

from ...canvas import Pen
from ...figure import Figure
from ..clothes.body import Body
from . import book, clipboard, cup, laptop, parcel, phone, sign, tablet
from .prop import Hold, Prop, placed, stage_hold

PROPS: dict[str, Prop] = {
    "laptop": laptop.LAPTOP,
    "phone": phone.PHONE,
    "cup": cup.CUP,
    "clipboard": clipboard.CLIPBOARD,
    "parcel": parcel.PARCEL,
    "sign": sign.SIGN,
    "book": book.BOOK,
    "tablet": tablet.TABLET,
}


def prop_of(fig: Figure) -> Prop | None:
    """The prop this picture shows: hands, and what they hold, are in the half framing only."""
    return PROPS.get(fig.look.prop) if fig.look.framing == "half" else None


def holds_of(fig: Figure, body: Body) -> tuple[Hold, ...]:
    """How the hands hold the prop, on the stage; empty without one."""
    prop = prop_of(fig)
    return tuple(stage_hold(hold, prop, body) for hold in prop.holds) if prop else ()


def draw_prop(pen: Pen, fig: Figure) -> None:
    if prop := prop_of(fig):
        _draw_placed(pen, fig, prop, prop.draw)


def draw_lettering(pen: Pen, fig: Figure) -> None:
    """What is written on a prop."""
    if (prop := prop_of(fig)) is sign.SIGN:
        _draw_placed(pen, fig, prop, sign.draw_text)


def _draw_placed(pen: Pen, fig: Figure, prop: Prop, draw: Callable[[Pen, Figure], None]) -> None:
    pen.canvas.save()
    pen.canvas.concat(placed(prop, Body.of(fig)))
    draw(pen, fig)
    pen.canvas.restore()


__all__ = ["PROPS", "Hold", "draw_lettering", "draw_prop", "holds_of", "prop_of"]
