"""Pictures nobody asked to keep: what a preset looks like on this persona, and what a request would look like if it were sent now.

The illustrator draws them in the web process in a few hundredths of a second. They are signed like everything that leaves, but there is
no row, no ledger line and no likeness score: they are not assets.
"""

from collections.abc import Sequence

from django.core.cache import cache

from accounts.domain.errors import DomainError
from personas.domain.consent import require_consent
from personas.models import Persona, PersonaVersion, Preset

from ...atelier.character import Identity, Look
from ...engines.atelier import AtelierEngine, illustrate
from ...engines.base import GenerationSpec
from ...provenance.encode import finish
from ...provenance.formats import WEBP
from ..people.drawable import require_drawable
from ..prompt import Composed
from ..request.choice import Choice, compose_for
from ..request.placement import Placement
from ..request.spec import person
from .signing import manifest_of_new, signer

LONGEST = 640  # pixels: what the stage shows
THUMB = 192
SCENE_SIZE = (192, 144)
KEEP = 24 * 3600  # seconds a preset's thumbnail is remembered
SEED = 7  # any will do, as long as it is always the same: thumbnails of two presets differ by the presets alone


def sketch(
    *,
    version: PersonaVersion,
    companions: Sequence[PersonaVersion] = (),
    composed: Composed,
    place: Placement,
    likeness: float = 0.7,
    seed: int | None = None,
    longest: int = LONGEST,
) -> bytes:
    """A small signed WebP of what would be drawn, in the placement's proportions. Raises EngineError for values nobody can draw, and
    DomainError for people who may not be shown, or whose face comes from photographs."""
    illustrator = AtelierEngine()
    for one in (version, *companions):
        require_consent(one.persona)
    require_drawable(illustrator, (version, *companions))
    scale = longest / max(place.width, place.height)
    spec = GenerationSpec(
        prompt=composed.prompt,
        negative_prompt=composed.negative_prompt,
        width=max(64, round(place.width * scale)),
        height=max(64, round(place.height * scale)),
        seed=SEED if seed is None else seed,
        ip_adapter_scale=likeness,
        identity_embedding=version.identity.embedding_vector,
        character=version.identity.parameters,
        look=version.look,
        fields=composed.fields,
        companions=tuple(person(companion) for companion in companions),
        safe_area=place.safe_area,
    )
    result = illustrator.generate(spec, lambda *_: None)
    return finish(result.image, WEBP, spec=manifest_of_new("Sketch", engine="atelier"), signer=signer(), quality=82)


def unsketchable(persona: Persona) -> str:
    """Why there is no sketch of this persona, as a sentence; empty when there is one."""
    try:
        require_consent(persona)
        require_drawable(AtelierEngine(), [persona.current])
    except DomainError as refusal:
        return refusal.message
    return ""


def thumbnail(*, version: PersonaVersion, preset: Preset, place: Placement) -> bytes:
    """What the preset makes of this persona; drawn once per pair of versions and remembered for a day."""
    require_consent(version.persona)  # what is remembered is no longer shown, either
    key = f"sketch/{version.pk}/{preset.current_id}"
    found = cache.get(key)
    if found is None:
        composed = compose_for(choices=[Choice(preset)], prompt="", worn=version.look)
        found = sketch(version=version, composed=composed, place=place, likeness=1.0, longest=THUMB)
        cache.set(key, found, KEEP)
    return found


def scene_look(scene: str) -> bytes:
    """What a scene looks like with nobody in it: a small signed WebP, remembered for a day. Raises ValueError for one that is not there."""
    key = f"scene/{scene}"
    found = cache.get(key)
    if found is None:
        drawn = illustrate(Identity(), Look.from_dict({"scene": scene, "seed": SEED}), *SCENE_SIZE).layers["background"]()
        found = finish(drawn[..., :3], WEBP, spec=manifest_of_new("Scene", engine="atelier"), signer=signer(), quality=80)
        cache.set(key, found, KEEP)
    return found
