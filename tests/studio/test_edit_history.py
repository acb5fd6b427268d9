"""The strip of steps: branches as lanes."""

from dataclasses import dataclass

from studio.history import lanes


@dataclass(frozen=True)
class Step:
    key: str
    parent: str = ""


def shown(*steps: Step) -> list:
    numbers = {step.key: number for number, step in enumerate(steps, start=1)}
    return [(lane.offset, lane.leaves, "".join(step.key for step in lane.steps)) for lane in lanes(steps, numbers)]


def test_steps_one_after_another_are_one_lane():
    assert shown(Step("a"), Step("b", "a"), Step("c", "b")) == [(0, None, "abc")]


def test_a_branch_begins_below_the_step_it_left_and_the_older_child_goes_on():
    assert shown(Step("a"), Step("b", "a"), Step("c", "b"), Step("x", "a"), Step("y", "x")) == [(0, None, "abc"), (1, 1, "xy")]


def test_branches_of_branches_stand_below_their_own():
    steps = Step("a"), Step("b", "a"), Step("c", "b"), Step("d", "b"), Step("e", "a"), Step("f", "d"), Step("g", "d")
    assert shown(*steps) == [(0, None, "abc"), (2, 2, "df"), (3, 4, "g"), (1, 1, "e")]


def test_hundreds_of_steps_in_a_row_are_no_deeper_for_the_program_than_one():
    steps = [Step("0"), *(Step(str(n), str(n - 1)) for n in range(1, 500))]
    assert len(lanes(steps, {step.key: 0 for step in steps})) == 1
