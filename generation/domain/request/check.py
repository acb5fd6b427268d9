"""What may be asked for. Each raises DomainError with a code, a sentence and a way out."""

from collections.abc import Sequence

from accounts.domain.errors import DomainError
from personas.domain.persona import require_active
from personas.models import Persona, Preset

from ...engines.base import Capability, ImageEngine
from .choice import Choice

MAX_COUNT = 24
MOST_COMPANIONS = 2
MAX_PROMPT = 2000
MAX_SIDE, MIN_SIDE = 4096, 64


def check_people(persona: Persona, companions: Sequence[Persona]) -> None:
    people = [persona, *companions]
    if len(companions) > MOST_COMPANIONS:
        raise DomainError(
            "too_many_companions", f"{len(people)} people in one picture are too many.", hint=f"Choose up to {MOST_COMPANIONS} companions."
        )
    if len({one.pk for one in people}) < len(people):
        raise DomainError("companion_twice", "The same persona cannot stand in a picture twice.", hint="Choose another persona.")
    for one in people:
        require_active(one)


def check_words(prompt: str, negative_prompt: str, choices: list[Choice], *, needed: bool = True) -> None:
    if needed and not prompt.strip() and not choices:
        raise DomainError(
            "prompt_missing",
            "Say what the picture should show, or choose a preset.",
            hint='For example: "smiling, in a kitchen, holding still".',
        )
    for what, text in (("prompt", prompt), ("negative prompt", negative_prompt)):
        if len(text) > MAX_PROMPT:
            raise DomainError(
                "prompt_too_long",
                f"The {what} has {len(text):,} characters; {MAX_PROMPT:,} is the most.",
                hint="Keep what can be seen in the picture.",
            )
    for choice in choices:
        if choice.preset.status != Preset.Status.ACTIVE:
            raise DomainError("preset_retired", f"The preset {choice.preset.name} is retired.", hint="Choose another preset.")


def check_numbers(*, count: int, likeness: float, seed: int | None, choices: list[Choice]) -> None:
    if not 1 <= count <= MAX_COUNT:
        raise DomainError("count_out_of_range", f"{count:,} pictures cannot be asked for at once.", hint=f"Ask for 1 to {MAX_COUNT}.")
    if not 0 <= likeness <= 1:
        raise DomainError("likeness_out_of_range", f"Likeness lies between 0 and 1, not {likeness}.", hint="0 is free, 1 is closest.")
    if seed is not None and not 0 <= seed < 2**31:
        raise DomainError("seed_out_of_range", f"A seed lies between 0 and {2**31 - 1:,}, not {seed}.", hint="Leave it empty for chance.")
    for choice in choices:
        if not 0 < choice.weight <= 10:
            raise DomainError(
                "weight_out_of_range", f"The weight of {choice.preset.name} is {choice.weight}.", hint="Weights lie above 0, up to 10."
            )


def check_strength(strength: float) -> float:
    """Raises DomainError for what is not above 0, up to 1."""
    if not 0 < strength <= 1:
        raise DomainError("strength_out_of_range", f"Strength lies above 0, up to 1, not {strength}.", hint="0.2 keeps most.")
    return strength


def require_knows_faces(artist: ImageEngine) -> None:
    """Raises DomainError for an engine that draws people, but nobody in particular."""
    if not artist.capabilities & {Capability.IDENTITY, Capability.REFERENCES}:
        message = f"{artist.title} takes no face and no reference pictures, so it cannot draw a persona."
        raise DomainError("identity_impossible", message, hint="Choose another engine.")


def require_group(artist: ImageEngine) -> None:
    """Raises DomainError for an engine that cannot show several people."""
    if Capability.GROUP not in artist.capabilities:
        raise DomainError("group_impossible", f"{artist.title} shows one person per picture.", hint="Atelier draws up to three.")
