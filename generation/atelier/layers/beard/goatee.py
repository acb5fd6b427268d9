"""Chin hair, joined to a moustache."""

import skia

from ...canvas import Pen, intersection, union
from ...colour import RGB
from ...figure import Figure
from ..mouth import lips_of


def draw_goatee(pen: Pen, fig: Figure, colour: RGB) -> None:
    """Chin hair, joined to the moustache beside the mouth."""
    lips, head = lips_of(fig), fig.head
    half, below = fig.face.mouth_w, lips.bottom[3][1]
    chin = head.h * 0.98 - 1
    cl, cr = lips.upper[0], lips.upper[-1]
    ring = [
        (cl[0] - 4, cl[1] - 2),
        (cl[0] - 3, below - 2),
        (-half * 0.80, below + 0.45 * (chin - below)),
        (-half * 0.42, chin + 3),
        (0, chin + 8),
        (half * 0.42, chin + 3),
        (half * 0.80, below + 0.45 * (chin - below)),
        (cr[0] + 3, below - 2),
        (cr[0] + 4, cr[1] - 2),
        (cr[0] - 3, 0.5 * (cr[1] + below) + 3),
        (half * 0.52, below + 5),
        (0, below + 3),
        (-half * 0.52, below + 5),
        (cl[0] + 3, 0.5 * (cl[1] + below) + 3),
    ]
    path = head.curve(ring, tension=0.9)
    if head.profile:  # the front of the chin, which faces us no more, is the edge of the head
        front = skia.Path(path)
        front.offset(head.facing * 26 * head.profile, 0)
        path = intersection(union(path, front), head.outline)
    pen.form(path, colour, 9, shade=0.30, sheen=0.14, outline=False)
    pen.ink(path, 2.8)
