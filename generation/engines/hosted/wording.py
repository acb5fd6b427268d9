"""What a provider is told: whom the reference pictures show, what is to be seen, and the user's own words."""

from collections.abc import Sequence

from ...atelier.character import Identity, Look
from ..base import GenerationSpec
from ..compact.wording import describe

NUMBERS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def told(spec: GenerationSpec, identity: Identity, look: Look, *, shown: Sequence[int]) -> str:
    """The prompt. `shown`: how many reference pictures there are of each person, whom the picture is of first; they are sent in that
    order, after the picture that is edited, if one is."""
    sentences = [*_whom(shown, before=0 if spec.image is None else 1)]
    if spec.image is None:
        if spec.character:  # of a face that comes from photographs nobody knows more than they show
            sentences.append(f"{describe(identity, look)}.")
    elif spec.mask_image is None:
        sentences.append("Change the first picture, and keep the person's face exactly as it is.")
    if spec.prompt.strip():
        sentences.append(spec.prompt.strip().rstrip(".") + ".")
    if spec.negative_prompt.strip():
        sentences.append(f"Not in the picture: {spec.negative_prompt.strip().rstrip('.')}.")
    return " ".join(sentences)


def _whom(shown: Sequence[int], *, before: int) -> list[str]:
    sentences, number = [], before
    for person, count in enumerate(shown):
        names = [NUMBERS[number + place] for place in range(count)]
        number += count
        if names:
            who = "the person" if len(shown) == 1 else f"person {person + 1}, from the left"
            pictures = f"The {' and the '.join(names)} picture show{'s' if count == 1 else ''}"
            sentences.append(f"{pictures} {who}: draw this very face, with the same features.")
    return sentences
