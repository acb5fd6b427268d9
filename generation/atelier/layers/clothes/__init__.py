"""Neck and clothes: one function per outfit, all drawn on the same Body.

draw_neck draws the skin that the outfit leaves bare, draw_clothes the outfit over it.
"""

from ...canvas import Pen
from ...figure import Figure
from . import festive, knits, tailoring, workwear
from .body import FLOOR, Body
from .legs import draw_legs
from .neck import draw_bare_body

OUTFITS = {
    "t-shirt": knits.draw_t_shirt,
    "striped top": knits.draw_striped_top,
    "turtleneck": knits.draw_turtleneck,
    "v-neck sweater": knits.draw_v_neck_sweater,
    "hoodie": knits.draw_hoodie,
    "suit": tailoring.draw_suit,
    "blazer": tailoring.draw_blazer,
    "shirt": tailoring.draw_shirt,
    "polo": tailoring.draw_polo,
    "overalls": workwear.draw_overalls,
    "apron": workwear.draw_apron,
    "work vest": workwear.draw_work_vest,
    "lab coat": workwear.draw_lab_coat,
    "scrubs": workwear.draw_scrubs,
    "chef jacket": workwear.draw_chef_jacket,
    "denim jacket": workwear.draw_denim_jacket,
    "dress": festive.draw_dress,
    "saree": festive.draw_saree,
    "thobe": festive.draw_thobe,
    "sports jersey": festive.draw_sports_jersey,
    "gown": festive.draw_gown,
    "armour": festive.draw_armour,
}
BARE_ARMS = frozenset({"t-shirt", "polo", "overalls", "scrubs", "dress", "saree", "sports jersey", "work vest", "apron"})


def draw_neck(pen: Pen, fig: Figure) -> None:
    draw_bare_body(pen, fig, Body.of(fig), arms=fig.look.outfit in BARE_ARMS)


def draw_clothes(pen: Pen, fig: Figure) -> None:
    body = Body.of(fig)
    if body.posed and body.foot < FLOOR:
        draw_legs(pen, fig, body)
    OUTFITS[fig.look.outfit](pen, fig, body)
