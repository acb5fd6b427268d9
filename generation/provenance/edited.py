"""The actions of an edit, from its receipt (generation/editing/receipt.py, as plain values)."""

from collections.abc import Mapping

from .manifest import Action
from .vocabulary import ActionName, DigitalSourceType


def actions_of(receipt: Mapping, source: DigitalSourceType) -> tuple[Action, ...]:
    """What was done, in order: drawn or painted, framed anew, light changed. `source`: of what the engine made."""
    change, told = receipt.get("understood", {}), _parameters(receipt)
    made = source if receipt.get("engine") else DigitalSourceType.ALGORITHMICALLY_ENHANCED
    actions = []
    if change.get("placement"):
        actions.append(Action(ActionName.EDITED, made, "the frame was extended", told))
    if change.get("fields") or change.get("identity") or change.get("background") or change.get("remove"):
        actions.append(Action(ActionName.EDITED, made, _where(receipt), told))
    if change.get("grade"):
        light = DigitalSourceType.ALGORITHMICALLY_ENHANCED
        actions.append(Action(ActionName.COLOR_ADJUSTMENTS, light, "warmth and strength of the light", told))
    return tuple(actions) or (Action(ActionName.EDITED, made, _where(receipt), told),)


def _where(receipt: Mapping) -> str:
    if receipt.get("whole", True):
        return "changed by words, as a whole"
    parts = receipt.get("parts")
    return f"changed: {', '.join(parts)}" if parts else "changed within a mask"


def _parameters(receipt: Mapping) -> dict:
    """Numbers and hashes only: nothing that was typed leaves with the picture."""
    if not receipt:
        return {}
    identity, outside, mask = receipt["identity"], receipt["outside"], receipt["mask"]
    told = {"app.troupe.mask.sha256": mask["sha256"], "app.troupe.outside.equal": outside["equal"]}
    told |= {"app.troupe.outside.sha256": outside["sha256"]} if outside["pixels"] and "sha256" in outside else {}
    return told | ({"app.troupe.identity.delta": round(identity["delta"], 4)} if identity["delta"] is not None else {})
