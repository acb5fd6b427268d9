"""Changing a picture by words: drawn again from its own recipe with what the words ask for; with a mask only where it is transparent.

This works for pictures whose recipe is known, which are Atelier's. A stranger's picture needs an engine that changes pixels, and none is
installed: it is refused, and never answered with another picture.
"""

import dataclasses
import io

import numpy as np
from django.db import transaction
from django.db.models import Q
from PIL import Image

from accounts.domain.errors import DomainError
from accounts.domain.token import require_persona_allowed
from accounts.models import AccessToken, Member
from personas.domain.persona import require_active
from personas.models import Persona

from ..access import assets_of
from ..engines.atelier import AtelierEngine
from ..engines.base import Result
from ..models import Asset, GenerationRequest, Upload
from . import blob
from .asset import require_delivered
from .prompt import Composed
from .request import check_numbers, check_words, compose_for, submit
from .webhook.endpoint import require_address

NEEDED = "An engine that changes pixels (diffusion with inpainting) could; none is installed here. Pictures that Atelier drew can."


def recognised(*, member: Member, upload: Upload) -> Asset:
    """The picture of this workspace that was sent: the same file, or the same pixels in another lossless file. Raises DomainError
    `picture_foreign`."""
    same = Q(pixel_hash=upload.pixel_hash) | Q(file_hash=upload.source_hash)
    found = assets_of(member).filter(same).first()
    if found is None:
        raise DomainError("picture_foreign", "This picture was not drawn here, so there is nothing to draw it again from.", hint=NEEDED)
    return found


@transaction.atomic
def create_edit(*, member: Member, token: AccessToken | None = None, **wish) -> GenerationRequest:
    """Write the request and its jobs, as `create_request` does. `wish`: the keywords of `prepare_edit`. Raises DomainError."""
    return submit(prepare_edit(member=member, token=token, **wish), member=member)


def prepare_edit(
    *,
    member: Member,
    token: AccessToken | None = None,
    picture: Asset | Upload,
    mask: Upload | None = None,
    prompt: str,
    negative_prompt: str = "",
    count: int = 1,
    seed: int | None = None,
    webhook_url: str = "",
) -> GenerationRequest:
    """The request with everything checked and pinned, not saved. The persona's version, the companions and the size are the picture's.

    `mask`: an upload with transparency; only where it is transparent the picture changes, everything else stays as it is to the bit. Of
    another size it is stretched to the picture's. `seed`: of the arrangement; without one the picture's own, so that nothing moves.
    Raises DomainError; `edit_changes_nothing` when no word asks for anything that can be seen.
    """
    parent = picture if isinstance(picture, Asset) else recognised(member=member, upload=picture)
    _check_parent(parent, mask)
    version, asked = parent.persona_version, parent.job.request if parent.job else None
    companions = asked.companions if asked else []
    people = [version.persona, *Persona.objects.filter(pk__in=[pin["persona"] for pin in companions])]
    for one in people:
        require_active(one)
    require_persona_allowed(token, [one.pk for one in people])
    check_words(prompt, negative_prompt, [])
    check_numbers(count=count, likeness=1.0, seed=seed, choices=[])
    if webhook_url:
        require_address(webhook_url)
    composed = compose_for(choices=[], prompt=prompt, negative_prompt=negative_prompt, worn=parent.spec["look"])
    _check_change(composed, parent)
    return GenerationRequest(
        workspace=member.workspace,
        created_by=member.user,
        token=token,
        persona_version=version,
        companions=companions,
        prompt=prompt.strip(),
        negative_prompt=negative_prompt.strip(),
        parent=parent,
        mask=mask,
        placement=asked.placement if asked else "square",
        width=parent.width,
        height=parent.height,
        safe_area=parent.spec.get("safe_area") or [0.0, 0.0, 1.0, 1.0],
        count=count,
        seed=parent.seed if seed is None else seed,
        likeness=1.0,
        engine=AtelierEngine.name,
        webhook_url=webhook_url,
        composed=composed.to_dict(),
    )


def within_mask(request: GenerationRequest, result: Result) -> Result:
    """What was drawn where the mask is transparent, the parent everywhere else. Without a mask: what was drawn.

    Layers, part map and vector are of the whole drawing, which this is no longer: they go.
    """
    if request.mask is None:
        return result
    before = np.asarray(_opened(request.parent.file).convert("RGB"))
    size = (request.width, request.height)
    kept = np.asarray(_opened(request.mask.file).getchannel("A").resize(size, Image.Resampling.NEAREST)).astype(np.uint16)[..., None]
    image = ((before * kept + result.image * (255 - kept) + 127) // 255).astype(np.uint8)
    return dataclasses.replace(result, image=image, layers={}, vector=None, parts=None, part_names=())


def _opened(name: str) -> Image.Image:
    return Image.open(io.BytesIO(blob.get(name)))


def _check_parent(parent: Asset, mask: Upload | None) -> None:
    if parent.engine != AtelierEngine.name or "look" not in parent.spec:
        raise DomainError("picture_foreign", f"Pictures of the engine {parent.engine} cannot be drawn again with a change.", hint=NEEDED)
    require_delivered(parent)
    if mask is not None and not mask.has_alpha:
        raise DomainError("mask_opaque", "A mask says by transparency where the picture may change; this one has none.")
    if mask is None and parent.spec.get("edit", {}).get("mask"):
        raise DomainError(
            "mask_missing",
            "This picture was itself edited within a mask, so drawing it again as a whole would undo that.",
            hint="Send a mask, or edit the picture it was made from.",
        )


def _check_change(composed: Composed, parent: Asset) -> None:
    look = parent.spec["look"]
    plain = composed.to_dict()["fields"]
    if all(look.get(name) == value for name, value in plain.items()):
        unknown = ", ".join(one["word"] for one in composed.to_dict().get("unknown", []))
        raise DomainError(
            "edit_changes_nothing",
            f"Nothing in these words changes the picture{f' (not understood: {unknown})' if unknown else ''}.",
            hint='Say what shall be different: "in a blue shirt", "at the beach", "laughing". The face itself never changes.',
        )
