"""The prompts the words were tuned by, read through the composition every request goes through.

At first reading 778 of the 824 attributes of WRITTEN were honoured (94.4 %), 552 of the 612 of FOURTH (90.2 %) and 1,258 of the 1,365 of
FIFTH (92.2 %), before anything was tuned by them.
"""

from generation.atelier.character import Look
from generation.domain.prompt import compose

from .expectation import score
from .fifth_prompts import FIFTH
from .fourth_prompts import FOURTH
from .written_prompts import WRITTEN


def read_back(prompt: str, base: dict) -> tuple[dict, list[str]]:
    composed = compose([], prompt, base=Look().to_dict() | base if base else {})
    return base | composed.fields | composed.identity | composed.asked, [word["word"] for word in composed.unknown]


def test_what_was_learned_is_not_forgotten():
    total = score(WRITTEN, read_back)
    assert total.honoured >= 821, f"{total.honoured} of {total.attributes}:\n" + "\n".join(total.misses)


def test_what_the_fourth_table_taught_is_not_forgotten():
    total = score(FOURTH, read_back)
    assert total.honoured >= 608, f"{total.honoured} of {total.attributes}:\n" + "\n".join(total.misses)


def test_what_the_fifth_table_taught_is_not_forgotten():
    total = score(FIFTH, read_back)
    assert total.honoured >= 1356, f"{total.honoured} of {total.attributes}:\n" + "\n".join(total.misses)
