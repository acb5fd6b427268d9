"""Changing a picture by words; with a mask only where it is transparent.

Two ways. Atelier draws its own pictures again from their recipe, with what the words ask for. An engine that changes pixels starts from the
picture itself: repainted within the mask, or as a whole as far as `strength` says. Whose face it shows must be known: a stranger's picture
is refused, and never answered with another picture.
"""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q

from accounts.domain.errors import DomainError
from accounts.domain.token import require_persona_allowed
from accounts.models import AccessToken, Member
from personas.domain.persona import require_active
from personas.models import Persona

from ..access import assets_of
from ..engines.atelier import AtelierEngine
from ..engines.base import Capability, ImageEngine
from ..models import Asset, GenerationRequest, Upload
from .asset import require_delivered
from .company import joining
from .engine_pool import usable_engine, usable_engines_with
from .prompt import Composed
from .request import check_numbers, check_strength, check_words, compose_for, pin_companion, submit
from .webhook.endpoint import require_address

NEEDED = "Pictures that were made here can be changed: it must be known whose face they show."
# What may differ when only the background is to be another one. Light belongs to the place: a street at night is not lit by the sun.
BACKGROUND = frozenset({"scene", "scene_colour", "light", "light_from"})
VARIED = 0.45  # strength of a variation where nobody says one: the same picture, painted anew
REPAINTED = 1.0  # and within a mask: what was there shall not shine through


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
    companions: Sequence[Persona] = (),
    prompt: str,
    negative_prompt: str = "",
    background_only: bool = False,
    count: int = 1,
    seed: int | None = None,
    engine_name: str | None = None,
    strength: float | None = None,
    webhook_url: str = "",
) -> GenerationRequest:
    """The request with everything checked and pinned, not saved. The persona's version, the people and the size are the picture's.

    `companions` join them; who is there already is there once. `background_only`: words for anything but the place and its light are
    refused. `mask`: an upload with transparency; only where it is transparent the picture changes, everything else stays as it is to the
    bit. Of another size it is stretched to the picture's. `seed`: of the arrangement; without one the picture's own, so that nothing moves.
    `engine_name`: without one the picture's own engine, or the first that changes pixels; only those take a `strength`, and can vary a
    picture without a word. Raises DomainError; `edit_changes_nothing` when Atelier is asked for nothing that can be seen.
    """
    parent = picture if isinstance(picture, Asset) else recognised(member=member, upload=picture)
    artist = _artist_for(parent, mask, engine_name)
    redrawn = artist.name == AtelierEngine.name
    _check_parent(parent, mask, redrawn=redrawn)
    version, asked = parent.persona_version, parent.job.request if parent.job else None
    pins = asked.companions if asked else []
    people = [version.persona, *Persona.objects.filter(pk__in=[pin["persona"] for pin in pins])]
    new = joining(companions, there=people, masked=mask is not None)
    if (pins or new) and Capability.GROUP not in artist.capabilities:
        raise DomainError("group_impossible", f"{artist.title} repaints one person, and here are more.", hint="Atelier can.")
    for one in [*people, *new]:
        require_active(one)
    require_persona_allowed(token, [one.pk for one in [*people, *new]])
    check_words(prompt, negative_prompt, [], needed=redrawn)
    check_numbers(count=count, likeness=1.0, seed=seed, choices=[])
    if webhook_url:
        require_address(webhook_url)
    composed = compose_for(choices=[], prompt=prompt, negative_prompt=negative_prompt, worn=parent.spec["look"])
    if redrawn:
        _check_change(composed, parent, bool(new), background_only)
    elif background_only:
        raise DomainError("background_only", f"{artist.title} paints people and background alike.", hint="Send a mask of the background.")
    return GenerationRequest(
        workspace=member.workspace,
        created_by=member.user,
        token=token,
        persona_version=version,
        companions=[*pins, *map(pin_companion, new)],
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
        engine=artist.name,
        strength=_strength(artist, strength, masked=mask is not None),
        webhook_url=webhook_url,
        composed=composed.to_dict(),
    )


def _artist_for(parent: Asset, mask: Upload | None, name: str | None) -> ImageEngine:
    """Who changes it: as asked, else whoever drew it, else the first that can. Raises DomainError."""
    needed = Capability.IMAGE if mask is None else Capability.INPAINT
    if name is None and parent.engine == AtelierEngine.name:
        return usable_engine(AtelierEngine.name)
    able = usable_engines_with(needed)
    if name is None:
        if not able:
            message = f"Pictures of the engine {parent.engine} need an engine that changes pixels, and none is installed here."
            raise DomainError("picture_foreign", message, hint="Pictures that Atelier drew can be changed.")
        return next((one for one in able if one.name == parent.engine), able[0])
    artist = usable_engine(name)
    if artist.name == AtelierEngine.name:
        if parent.engine != artist.name:
            message = f"Atelier draws its own pictures again, and {parent.engine} made this one."
            raise DomainError("picture_foreign", message, hint="Name no engine, and one that changes pixels takes it.")
    elif needed not in artist.capabilities:
        hint = f"{', '.join(one.title for one in able) or 'None that is installed here'} can."
        raise DomainError("edit_impossible", f"{artist.title} cannot change {'a part of ' if mask else ''}a picture.", hint=hint)
    return artist


def _strength(artist: ImageEngine, strength: float | None, *, masked: bool) -> float | None:
    if artist.name == AtelierEngine.name:
        if strength is not None:
            raise DomainError("strength_unused", "Atelier draws the picture again from its recipe, all of it.", hint="Leave strength out.")
        return None
    return check_strength((REPAINTED if masked else VARIED) if strength is None else strength)


def _check_parent(parent: Asset, mask: Upload | None, *, redrawn: bool) -> None:
    if "look" not in parent.spec:
        raise DomainError("picture_foreign", f"Pictures of the engine {parent.engine} cannot be drawn again with a change.", hint=NEEDED)
    require_delivered(parent)
    if mask is not None and not mask.has_alpha:
        raise DomainError("mask_opaque", "A mask says by transparency where the picture may change; this one has none.")
    if redrawn and mask is None and parent.spec.get("edit", {}).get("mask"):
        raise DomainError(
            "mask_missing",
            "This picture was itself edited within a mask, so drawing it again as a whole would undo that.",
            hint="Send a mask, or edit the picture it was made from.",
        )


def _check_change(composed: Composed, parent: Asset, joined: bool, background_only: bool) -> None:
    look = parent.spec["look"]
    changed = {name for name, value in composed.to_dict()["fields"].items() if look.get(name) != value}
    if background_only and (changed - BACKGROUND or joined):
        also = ", ".join(sorted(name.replace("_", " ") for name in changed - BACKGROUND)) or "who is in the picture"
        raise DomainError("background_only", f"These words change more than the background: {also}.", hint='Say a place: "at the beach".')
    if not changed and not joined:
        unknown = ", ".join(one["word"] for one in composed.to_dict().get("unknown", []))
        raise DomainError(
            "edit_changes_nothing",
            f"Nothing in these words changes the picture{f' (not understood: {unknown})' if unknown else ''}.",
            hint='Say what shall be different: "in a blue shirt", "at the beach", "laughing". The face itself never changes.',
        )
