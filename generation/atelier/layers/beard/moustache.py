"""The moustache, on the upper lip as the mouth moves it."""

from ...canvas import Pen
from ...colour import RGB, darker, lighter
from ...figure import Figure
from ..mouth import lips_of


def draw_moustache(pen: Pen, fig: Figure, colour: RGB, size: float) -> None:
    lips, face = lips_of(fig), fig.face
    top = lips.top
    half = face.mouth_w * (0.76 + 0.38 * size)
    lip, base = top[3][1] + 1.5, face.nose_y + 7
    height = min(20.0, max(8.0, lip - base)) * (0.70 + 0.30 * size)
    left, right = top[0][1] + 7 * size, top[-1][1] + 7 * size
    shape = [
        (-half, left),
        (-half * 0.82, top[1][1] - height * 0.05),
        (-half * 0.56, top[1][1] - height * 0.55),
        (-half * 0.26, lip - height * 0.96),
        (0, lip - height * 0.93),
        (half * 0.26, lip - height * 0.96),
        (half * 0.56, top[5][1] - height * 0.55),
        (half * 0.82, top[5][1] - height * 0.05),
        (half, right),
        (half * 0.60, top[5][1] + 5),
        (half * 0.20, lip + 2),
        (0, lip),
        (-half * 0.20, lip + 2),
        (-half * 0.60, top[1][1] + 5),
    ]
    path = fig.head.curve([(x + top[3][0], y) for x, y in shape], tension=0.95)
    pen.shadow(path, 0, 2.5, 2.5, 0.25)
    pen.form(path, colour, 7, shade=0.30, sheen=0.16, outline=False)
    pen.ink(path, 2.8)
    if pen.hand.soft:
        with pen.clip(path):
            for s in (-1, 1):
                for k, tone in enumerate((lighter(colour, 0.3), darker(colour, 0.4))):
                    line = fig.head.curve(
                        [
                            (s * 2, lip - height * (0.7 - 0.25 * k)),
                            (s * half * 0.5, top[3][1] - height * (0.45 - 0.2 * k)),
                            (s * half, (left if s < 0 else right) - 3),
                        ],
                        closed=False,
                    )
                    pen.stroke(line, tone, 2.0, 0.35, blur=0.6)
