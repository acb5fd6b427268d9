"""How well prompts are read that nobody tuned for: the frozen third, measured through the composition every request goes through."""

from generation.atelier.character import Look
from generation.domain.prompt import compose

from .expectation import score
from .unseen_prompts import UNSEEN

LEAST_ACCURACY = 0.95


def read_back(prompt: str, base: dict) -> tuple[dict, list[str]]:
    """What holds once this prompt is said about a persona who looks like `base`; {} where nobody is there yet."""
    composed = compose([], prompt, base=Look().to_dict() | base if base else {})
    return base | composed.fields | composed.identity | composed.asked, [word["word"] for word in composed.unknown]


def test_nineteen_of_twenty_attributes_are_honoured_in_prompts_nobody_tuned_for():
    total = score(UNSEEN, read_back)
    assert total.accuracy >= LEAST_ACCURACY, f"{total.honoured} of {total.attributes}:\n" + "\n".join(total.misses)
