"""Changing a picture: words or a change in, a request with everything checked and pinned out.

Three ways. Atelier draws its own pictures again from their recipe, and what the change touches is laid into the picture. An engine that
changes pixels starts from the picture itself: repainted within the mask, or as a whole as far as `strength` says. And a background, light
and what is taken away are made of what is there, without an engine. Whose face a picture shows must be known: a stranger's is refused, and
never answered with another one.
"""

from collections.abc import Sequence

import numpy as np
from django.db import transaction
from django.db.models import Q

from accounts.domain.errors import DomainError
from accounts.domain.token import require_persona_allowed
from accounts.models import AccessToken, Member
from personas.domain.persona import require_active
from personas.models import Persona

from ...access import assets_of, uploads_of
from ...editing.change import Change
from ...engines.atelier import AtelierEngine
from ...engines.base import Capability, ImageEngine
from ...models import Asset, GenerationRequest, Upload
from ..engine.permission import require_permitted
from ..engine.pool import engine
from ..engine.vocabulary import with_what_is_untaught
from ..picture.asset import require_delivered
from ..picture.mask import opacity, parts_in
from ..picture.part_map import part_map
from ..picture.plan import can_be_planned, starts_from_a_draft
from ..request.check import check_numbers, check_words
from ..request.choice import compose_for
from ..request.company import joining
from ..request.create import pin_companion, submit
from ..request.placement import placement
from ..webhook.endpoint import require_address
from .artist import require_able, route_for, strength_for
from .check import check_change, check_known, check_mask, check_parts, check_removal, check_whole
from .frame import frame_to
from .mask import keep_mask, read_mask
from .reading import read_change

NEEDED = "Pictures that were made here can be changed: it must be known whose face they show."


def recognised(*, member: Member, upload: Upload) -> Asset:
    """The picture of this workspace that was sent: the same file, or the same pixels in another lossless file. Raises DomainError
    `picture_foreign`."""
    same = Q(pixel_hash=upload.pixel_hash) | Q(file_hash=upload.source_hash)
    found = assets_of(member).filter(same).first()
    if found is None:
        raise DomainError("picture_foreign", "This picture was not drawn here, so there is nothing to draw it again from.", hint=NEEDED)
    return found


@transaction.atomic
def create_edit(*, member: Member, token: AccessToken | None = None, mask_png: bytes | None = None, **wish) -> GenerationRequest:
    """Write the request and its jobs, as `create_request` does. `wish`: the keywords of `prepare_edit`; `mask_png`, in place of its `mask`:
    the editor's 1-bit PNG of the picture's size. Raises DomainError; nothing is stored then."""
    marked = read_mask(wish["picture"], mask_png) if mask_png else None
    request = prepare_edit(member=member, token=token, marked=marked, **wish)
    if marked is not None:
        request.mask = keep_mask(member=member, mask=marked)
    return submit(request, member=member)


def prepare_edit(
    *,
    member: Member,
    token: AccessToken | None = None,
    picture: Asset | Upload,
    mask: Upload | None = None,
    marked: np.ndarray | None = None,
    companions: Sequence[Persona] = (),
    prompt: str = "",
    negative_prompt: str = "",
    change: Change | None = None,
    background_only: bool = False,
    count: int = 1,
    seed: int | None = None,
    engine_name: str | None = None,
    strength: float | None = None,
    webhook_url: str = "",
) -> GenerationRequest:
    """The request with everything checked and pinned, not saved. The persona's version, the people and the size are the picture's.

    `change`: what the step asks; without one it is read from the words, and with one the words are only kept. `companions` join those in
    the picture; who is there already is there once. `background_only`: words for anything but the place and its light are refused.
    `mask`: an upload with transparency; only where it is transparent the picture changes, everything else stays as it is to the bit. Of
    another size it is stretched to the picture's. `marked`: the same as bool (H, W), True where it may change, while it is no upload yet.
    `seed`: of the arrangement; without one the picture's own, so that nothing moves.
    `engine_name`: without one the picture's own engine, or the first that changes pixels; only those take a `strength`, and can vary a
    picture without a word. `auto` leaves the choice to the router, which says why. Raises DomainError; `edit_changes_nothing` when
    nothing is asked for that can be seen.
    """
    parent = picture if isinstance(picture, Asset) else recognised(member=member, upload=picture)
    composed = compose_for(choices=[], prompt=prompt, negative_prompt=negative_prompt, worn=parent.spec.get("look"))
    change = read_change(parent, prompt, composed) if change is None else change
    check_known(parent, change, joined=bool(companions))
    place = placement(change.placement) if change.placement else None
    by_hand = mask is not None or marked is not None
    masked = by_hand or place is not None or (bool(change.painted_parts) and part_map(parent) is not None)
    version, asked = parent.persona_version, parent.job.request if parent.job else None
    pins = asked.companions if asked else []
    there = [version.persona, *Persona.objects.filter(pk__in=[pin["persona"] for pin in pins])]
    new = joining(companions, there=there, masked=by_hand)
    people, wish = [*there, *new], {"masked": masked, "prompt": prompt, "count": count}
    chosen = route_for(parent, change, engine_name, member=member, token=token, people=people, **wish)
    artist = engine(chosen.name)
    redrawn = artist.name == AtelierEngine.name
    left, top, right, bottom = frame = frame_to(parent, place, drawn=redrawn) if place else (0, 0, 0, 0)
    _check_parent(parent, mask)
    _check_people(member, token, artist, people, painting=not redrawn and change.redraws)
    check_words(prompt, negative_prompt, [], needed=redrawn and change.is_nothing and not new)
    check_numbers(count=count, likeness=1.0, seed=seed, choices=[])
    if webhook_url:
        require_address(webhook_url)
    check_change(composed, change, parent, artist, joined=bool(new), background_only=background_only)
    require_able(artist, parent, change)
    _check_upload(member, change)
    if mask is not None:
        marked = opacity(mask.file, parent.width, parent.height) < 255
    _check_where(parent, change, marked, redrawn=redrawn, joined=bool(new))
    plan = can_be_planned(parent, change, frame)
    strength = strength_for(artist, change, strength, masked=masked, planned=plan)
    shown = {"character": parent.spec.get("identity", {}), "worn": {}, "fields": change.look}
    composed = with_what_is_untaught(composed, artist, **shown, over_a_drawing=plan and starts_from_a_draft(artist, strength))
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
        change=change.to_dict(),
        placement=place.key if place else asked.placement if asked else "square",
        width=left + parent.width + right,
        height=top + parent.height + bottom,
        safe_area=list(place.safe_area) if place else parent.spec.get("safe_area") or [0.0, 0.0, 1.0, 1.0],
        count=count,
        seed=parent.seed if seed is None else seed,
        likeness=1.0,
        engine=artist.name,
        engine_why=chosen.why[:300],
        strength=strength,
        webhook_url=webhook_url,
        composed=composed.to_dict() | {"fields": dict(change.look)} | ({"frame": list(frame)} if place else {}),
    )


def _check_parent(parent: Asset, mask: Upload | None) -> None:
    require_delivered(parent)
    if mask is not None and not mask.has_alpha:
        raise DomainError("mask_opaque", "A mask says by transparency where the picture may change; this one has none.")


def _check_people(member: Member, token: AccessToken | None, artist: ImageEngine, people: list[Persona], *, painting: bool) -> None:
    if painting and len(people) > 1 and Capability.GROUP not in artist.capabilities:
        raise DomainError("group_impossible", f"{artist.title} repaints one person, and here are more.", hint="Atelier can.")
    for one in people:
        require_active(one)
    require_permitted(workspace=member.workspace, artist=artist, people=people)
    require_persona_allowed(token, [one.pk for one in people])


def _check_where(parent: Asset, change: Change, marked: np.ndarray | None, *, redrawn: bool, joined: bool) -> None:
    """`marked`: by hand, bool (H, W); None: where the parts are that change, or everywhere."""
    if change.remove:
        check_removal(change, parts_in(parent, change.masked_parts) if marked is None and part_map(parent) else marked)
    if marked is not None:
        check_mask(marked)
    elif redrawn:
        check_whole(parent, change, joined=joined)
    else:
        check_parts(parent, change)


def _check_upload(member: Member, change: Change) -> None:
    wanted = change.background.upload if change.background else ""
    if wanted and not uploads_of(member).filter(pk=wanted).exists():
        raise DomainError("background_unknown", "The picture for the background is not there.", hint="Upload it, then choose it again.")
