"""What an engine of few words was never shown, said before the picture is made."""

import dataclasses
from collections.abc import Mapping

from ...engines.base import Capability, EngineError, GenerationSpec, ImageEngine, Taught
from ..prompt import Composed


def with_what_is_untaught(
    composed: Composed, artist: ImageEngine, *, character: Mapping, worn: Mapping, fields: Mapping, over_a_drawing: bool = False
) -> Composed:
    """The same with a note on what of it this engine will show otherwise. `worn`: what the person wears whatever the words say; of an
    edit nothing, since that is in the picture already. `over_a_drawing`: it paints over the illustrator's, which shows all of it."""
    if not isinstance(artist, Taught):
        return composed
    try:
        instead = artist.instead(GenerationSpec(character=character, look=worn, fields=fields))
    except EngineError:  # the worker says it when it fails
        return composed
    if not instead:
        return composed
    sentence = _sentence(artist, instead, over_a_drawing=over_a_drawing or Capability.DRAFT in artist.capabilities)
    return dataclasses.replace(composed, notes=(*composed.notes, sentence))


def _sentence(artist: ImageEngine, instead: Mapping[str, str], *, over_a_drawing: bool) -> str:
    never = _listed([f"“{word}”" for word in instead])
    if over_a_drawing:
        return f"{artist.title} paints with a model that never learnt {never}: the bolder it paints, the less of that is left."
    done = [f"draws “{other}” in place of “{word}”" for word, other in instead.items() if other != "none"]
    if left_out := [f"“{word}”" for word, other in instead.items() if other == "none"]:
        done.append(f"leaves out {_listed(left_out)}")
    return f"{artist.title} never learnt all of this: it {_listed(done)}. Atelier can draw what was asked."


def _listed(parts: list[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
