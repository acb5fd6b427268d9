"""What an edit asked for and did, as a document that stays with the picture, and in plain words."""

from collections.abc import Mapping, Sequence

import numpy as np

from . import masks, measure
from .change import Change
from .parts import PICKABLE


def seen(
    source: np.ndarray,
    after: np.ndarray,
    changed: np.ndarray,
    *,
    parts: np.ndarray | None,
    names: Sequence[str],
    picked: Sequence[str],
) -> dict:
    """The part of a receipt that pixels tell. `source` and `after` (H, W, 3), `changed` (H, W), `parts` (h, w) indexing `names`: the map of
    the picture after."""
    support = changed > 0
    told = {
        "mask": {"sha256": masks.digest(support), "share": round(float(support.mean()), 4)},
        "outside": _outside(source, after, changed),
    }
    if support.any() and not support.all():
        ratio, shift = measure.seam_ratio(source, after, changed), measure.ring_shift(source, after, changed)
        told["seam"] = {"gradient_ratio": round(ratio, 3), "delta_e": round(shift, 3)}
    if parts is not None:
        told["colours"] = _colours(source, after, parts, names, picked or PICKABLE)
    return told


def _outside(source: np.ndarray, after: np.ndarray, changed: np.ndarray) -> dict:
    hashes = {measure.outside_hash(image, changed) for image in (source, after)}
    said = {"pixels": int((changed == 0).sum()), "equal": len(hashes) == 1}
    return said | ({"sha256": hashes.pop()} if said["equal"] else {})


def _colours(source: np.ndarray, after: np.ndarray, parts: np.ndarray, names: Sequence[str], picked: Sequence[str]) -> dict:
    before, now = (measure.part_colours(image, parts, names, picked) for image in (source, after))
    return {
        part: {"before": _hex(before[part]), "after": _hex(now[part]), "delta_e": round(float(measure.delta_e(before[part], now[part])), 1)}
        for part in now
    }


def sentences(receipt: Mapping) -> list[str]:
    """A receipt in plain words, the most important first."""
    if not receipt:
        return []
    told = [_where(receipt), _outside_told(receipt["outside"], receipt["mask"]["share"])]
    if identity := receipt.get("identity"):
        told.append(_identity_told(identity))
    if seam := receipt.get("seam"):
        step, shift = seam["gradient_ratio"], seam["delta_e"]
        told.append(f"At the mask's edge the step is {step:.2f} times the source's, the colour shift {shift:.2f} dE.")
    told += [
        f"The {part} went from {one['before']} to {one['after']} ({one['delta_e']:.0f} dE)."
        for part, one in receipt.get("colours", {}).items()
        if one["delta_e"] >= 1
    ]
    engine = receipt.get("engine")
    told.append(f"Drawn by {engine}, seed {receipt['seed']}." if engine else "Made of what was there: no engine, nothing charged.")
    return told


def _where(receipt: Mapping) -> str:
    if receipt.get("frame"):
        return "The frame was extended; every old pixel stands where it stood."
    if receipt.get("whole"):
        return "This changes the whole picture, so all of it was made anew."
    parts = receipt.get("parts") or []
    return f"Only this may have changed: {', '.join(parts)}." if parts else "Only what the mask covers may have changed."


def _outside_told(outside: Mapping, share: float) -> str:
    if not outside["pixels"]:
        return "Nothing of the picture was kept out of it."
    if outside["equal"]:
        return f"Outside of it every pixel equals the source: {outside['pixels']:,} of them, {1 - share:.0%} of the picture."
    return "Outside of it pixels differ from the source, which must not be."


def _identity_told(identity: Mapping) -> str:
    if identity.get("after") is None:
        return "No face was found in it, so a person has to look."
    change = identity.get("delta")
    moved = "" if change is None else f", {change:+.3f} against the picture before"
    return f"Likeness {identity['after']:.3f}{moved}; {identity['threshold']:.3f} is needed."


def understood(change: Change) -> list[str]:
    """A change as short titles: "hair colour: auburn", "background: #224466"."""
    told = [f"{name.replace('_', ' ')}: {_said(value)}" for name, value in {**change.look, **change.identity}.items()]
    if change.background and change.background.kind != "scene":
        detail = " to ".join(change.background.colours)
        told.append(f"background: {detail or {'picture': 'own picture', 'transparent': 'none'}[change.background.kind]}")
    if change.grade and not change.grade.is_none:
        of = "" if change.grade.of == "picture" else f" of the {change.grade.of}"
        told.append(f"light{of}: warmth {change.grade.warmth:+.2f}, strength {change.grade.strength:+.2f}")
    if change.placement:
        told.append(f"extended to {change.placement}")
    return told + (["removed what the mask covers"] if change.remove else [])


def _said(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {weight:.0%}" if isinstance(weight, float) else str(name) for name, weight in value.items()) or "none"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value)


def _hex(colour: np.ndarray) -> str:
    return "#" + "".join(f"{int(level):02x}" for level in colour)
