"""What is wrong with a wish to edit, said before anything is made. Each raises DomainError with a code, a sentence and a way out."""

import numpy as np

from accounts.domain.errors import DomainError

from ...atelier.character import Identity, Look
from ...editing.change import Change, as_stored
from ...editing.masks import MaskError, require_partial
from ...editing.parts import in_the_map, pickable
from ...editing.removal import can_be_filled
from ...engines.atelier import AtelierEngine
from ...engines.base import ImageEngine
from ...models import Asset
from ..picture.mask import parts_in
from ..picture.part_map import part_map
from ..prompt import Composed

# What may differ when only the background is to be another one. Light belongs to the place: a street at night is not lit by the sun.
BACKGROUND = frozenset({"scene", "scene_colour", "light", "light_from"})


def check_known(parent: Asset, change: Change, *, joined: bool) -> None:
    """Of a picture whose look nobody knows only what needs none can be changed."""
    if "look" in parent.spec or not (joined or change.redraws or change.is_nothing):
        return
    message = "What this picture shows is not known here, so it cannot be drawn again with a change."
    raise DomainError("picture_foreign", message, hint="Mark what shall be taken away, or change the light of all of it.")


def check_change(
    composed: Composed, change: Change, parent: Asset, artist: ImageEngine, *, joined: bool, background_only: bool
) -> None:
    if "look" in parent.spec:
        _check_values(change, parent)
    redrawn = artist.name == AtelierEngine.name
    if background_only and not redrawn and change.redraws:
        raise DomainError("background_only", f"{artist.title} paints people and background alike.", hint="Send a mask of the background.")
    if background_only and (set(change.look) - BACKGROUND or change.identity or joined):
        more = {*change.look, *change.identity} - BACKGROUND
        also = ", ".join(sorted(name.replace("_", " ") for name in more)) or "who is in the picture"
        raise DomainError("background_only", f"These words change more than the background: {also}.", hint='Say a place: "at the beach".')
    if redrawn and not joined and _shows_already(change, parent):
        unknown = ", ".join(one["word"] for one in composed.to_dict().get("unknown", []))
        raise DomainError(
            "edit_changes_nothing",
            f"Nothing in these words changes the picture{f' (not understood: {unknown})' if unknown else ''}.",
            hint='Say what shall be different: "in a blue shirt", "at the beach", "laughing". The face itself never changes.',
        )


def check_mask(mask: np.ndarray) -> None:
    """bool (H, W), True where the picture may change."""
    try:
        require_partial(mask)
    except MaskError as problem:
        empty = problem.code == "mask_empty"
        hint = "Mark where it may change." if empty else "Send no mask: then all of it may change."
        raise DomainError(problem.code, str(problem), hint=hint) from None


def check_removal(change: Change, hole: np.ndarray | None) -> None:
    """`hole`: bool (H, W), True where something shall be taken away; None where nothing was marked."""
    if change.redraws or change.background or change.grade:
        message = "What is taken away is a step of its own, and here something else is asked too."
        raise DomainError("edit_contradicts", message, hint="Make one step after the other.")
    if hole is None or not hole.any():
        raise DomainError("mask_empty", "Nothing is marked that could be taken away.", hint="Paint over it, or pick a part.")
    if not can_be_filled(hole):
        message = "Too little of the picture is left around what shall be taken away to fill its place from."
        raise DomainError("mask_everything", message, hint="Mark less.")


def check_whole(parent: Asset, change: Change, *, joined: bool) -> None:
    """A picture that was painted by hand cannot be drawn again as a whole: that would undo it."""
    whole = joined or (change.redraws and change.touched is None)
    if whole and (parent.spec.get("edit") or {}).get("painted", bool((parent.spec.get("edit") or {}).get("mask"))):
        raise DomainError(
            "mask_missing",
            "This picture was itself edited within a mask, so drawing it again as a whole would undo that.",
            hint="Send a mask, or edit the picture it was made from.",
        )


def check_parts(parent: Asset, change: Change) -> None:
    """An engine that paints over pixels must be shown where: a part has to be there to be changed."""
    if not change.parts:
        return
    if part_map(parent) is None:
        message = f"Nobody knows where the parts of this picture are, so {', '.join(change.parts)} cannot be found."
        raise DomainError("parts_unknown", message, hint="Mark them with the brush.")
    if missing := [part for part in change.parts if not parts_in(parent, in_the_map((part,))).any()]:
        raise DomainError("part_absent", f"There is no {missing[0]} in this picture.", hint=f"It shows {', '.join(parts_present(parent))}.")


def parts_present(asset: Asset) -> tuple[str, ...]:
    """The pickable parts that a picture shows; none where nobody knows."""
    found = part_map(asset)
    return () if found is None else pickable(found.names[n] for n in np.unique(found.index).tolist() if n < len(found.names))


def _check_values(change: Change, parent: Asset) -> None:
    try:
        Look.from_dict({**parent.spec["look"], **change.look})
        Identity.from_dict({**parent.spec["identity"], **change.identity})
    except (TypeError, ValueError) as problem:
        raise DomainError("edit_unknown_value", f"This cannot be drawn: {problem}.", hint="Choose one of those.") from None


def _shows_already(change: Change, parent: Asset) -> bool:
    look, face = parent.spec["look"], parent.spec["identity"]
    same = all(as_stored(look.get(name)) == as_stored(value) for name, value in change.look.items())
    if not same or any(face.get(name) != value for name, value in change.identity.items()) or change.placement or change.remove:
        return False
    own = change.background is not None and change.background.kind != "scene"
    if own and change.background.to_dict() != parent.spec.get("backdrop"):
        return False
    if change.background and not own and parent.spec.get("backdrop"):
        return False
    return change.grade is None or change.grade.is_none
