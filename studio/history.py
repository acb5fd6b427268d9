"""The tree of a picture's steps as lanes for a strip: each branch is a lane that begins below the step it left."""

from collections.abc import Sequence
from dataclasses import dataclass, field

STEP_WIDTH = 100  # pixels of a step with its gap, as in static/css/edit.css


@dataclass(frozen=True)
class Lane:
    """Steps in a row. `offset` is how many steps stand left of the first in the lanes above; `leaves` the number of the step it left."""

    offset: int
    leaves: int | None
    steps: list = field(default_factory=list)

    @property
    def width(self) -> int:
        return self.offset * STEP_WIDTH


def lanes(steps: Sequence, numbers: dict) -> list[Lane]:
    """`steps` have `key` and `parent`, the first is the root; `numbers` says which number each key is shown with. The oldest child goes
    on in its parent's lane, the others begin their own, in the order they came."""
    children: dict = {}
    for step in steps:
        children.setdefault(step.parent, []).append(step)
    found: list[Lane] = []
    waiting = [(steps[0], 0, None)] if steps else []
    while waiting:
        step, depth, leaves = waiting.pop(0)
        lane = Lane(depth, leaves)
        branches = []
        while step:
            lane.steps.append(step)
            first, *others = children.get(step.key) or (None,)
            branches = [(other, depth + 1, numbers[step.key]) for other in others] + branches
            step, depth = first, depth + 1
        found.append(lane)
        waiting = branches + waiting
    return found
