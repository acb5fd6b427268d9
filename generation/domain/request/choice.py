"""Presets that were chosen, and what they and a person's words become together."""

from dataclasses import dataclass

from personas.models import Preset, PresetVersion

from ...models import Adapter
from ..prompt import Composed, PresetParts, called, compose


@dataclass(frozen=True)
class Choice:
    """A preset and how much it counts; weights are compared, not summed. `version`: an older one than the preset's current."""

    preset: Preset
    weight: float = 1.0
    version: PresetVersion | None = None

    @property
    def pinned(self) -> PresetVersion:
        return self.version or self.preset.current


def compose_for(
    *, choices: list[Choice], prompt: str, negative_prompt: str = "", worn: dict | None = None, adapter: Adapter | None = None
) -> Composed:
    """What presets and words become together on a persona whose own look is `worn`, with the words that call the adapter: shown before the
    run, pinned in the request."""
    composed = compose([(_parts(c), c.weight) for c in choices], prompt, negative_prompt, base=worn or {})
    if adapter is None:
        return composed
    return called(composed, name=adapter.name, title=adapter.title, words=adapter.trigger_words, typed=prompt)


def pin_choice(choice: Choice) -> dict:
    """As it stands in the request's `presets`."""
    preset = choice.preset
    return {"preset": preset.pk, "slug": preset.slug, "name": preset.name, "version": choice.pinned.number, "weight": choice.weight}


def _parts(choice: Choice) -> PresetParts:
    version = choice.pinned
    return PresetParts(
        slug=choice.preset.slug,
        name=choice.preset.name,
        prompt=version.prompt,
        negative_prompt=version.negative_prompt,
        style=version.style,
        palette=version.palette,
        parameters=version.parameters,
        locks=version.locks,
    )
