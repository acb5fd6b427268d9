"""What an edit asked for and did, as a document that stays with the picture, and in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from . import masks, measure
from .change import Change

MOST_STEP, MOST_SHIFT = 1.1, 1.0  # of an edge that nobody sees: its step by the source's, its shift of colour in dE


@dataclass(frozen=True)
class Mapped:
    """A picture with its part map, (h, w) of any size, which indexes `names`; None where nobody knows."""

    image: np.ndarray
    parts: np.ndarray | None
    names: Sequence[str] = ()

    def colours(self, picked: Sequence[str]) -> dict[str, np.ndarray]:
        return {} if self.parts is None else measure.part_colours(self.image, self.parts, self.names, picked)


def seen(source: np.ndarray, after: np.ndarray, changed: np.ndarray) -> dict:
    """What of a receipt the pixels tell: (H, W, 3) twice in one frame, and (H, W), how much of each may have changed."""
    support = changed > 0
    return {
        "mask": {"sha256": masks.digest(support), "share": round(float(support.mean()), 4)},
        "outside": _outside(source, after, changed),
    }


def seam(source: np.ndarray, after: np.ndarray, laid: np.ndarray) -> dict:
    """How the edge of what was `laid` in, (H, W), shows; nothing where it has no edge."""
    ratio, shift = measure.seam_ratio(source, after, laid), measure.ring_shift(source, after, laid)
    return {} if None in (ratio, shift) else {"seam": {"gradient_ratio": round(ratio, 3), "delta_e": round(shift, 3)}}


def frame_seam(after: np.ndarray, frame: tuple[int, int, int, int]) -> dict:
    """How the edge of the old frame shows in the new one: the step over it by the step beside it, within the old picture."""
    return {"seam": {"gradient_ratio": round(measure.frame_ratio(after, *frame), 3)}}


def _outside(source: np.ndarray, after: np.ndarray, changed: np.ndarray) -> dict:
    hashes = {measure.outside_hash(image, changed) for image in (source, after)}
    said = {"pixels": int((changed == 0).sum()), "equal": len(hashes) == 1}
    return said | ({"sha256": hashes.pop()} if said["equal"] else {})


def colours(source: Mapped, after: Mapped, picked: Sequence[str]) -> dict:
    """Part -> its median colour before and after, "" where it was not there, and their distance where it was there both times."""
    before, now = (one.colours(picked) for one in (source, after))
    return {part: _shift(before.get(part), now.get(part)) for part in picked if part in before or part in now}


def _shift(before: np.ndarray | None, after: np.ndarray | None) -> dict:
    said = {"before": "" if before is None else _hex(before), "after": "" if after is None else _hex(after)}
    if before is None or after is None:
        return said
    return said | {"delta_e": round(float(measure.delta_e(before, after)), 1)}


def sentences(receipt: Mapping) -> list[str]:
    """A receipt in plain words, the most important first."""
    if not receipt:
        return []
    told = [_where(receipt), _outside_told(receipt["outside"], receipt["mask"]["share"])]
    if identity := receipt.get("identity"):
        told.append(_identity_told(identity))
    if seam := receipt.get("seam"):
        told.append(_seam_told(seam))
    told += [sentence for part, one in receipt.get("colours", {}).items() if (sentence := _colour_told(part, one))]
    engine = receipt.get("engine")
    told.append(_artist_told(receipt) if engine else "Made of what was there: no engine, nothing charged.")
    return told + ([f"Chosen automatically. {receipt['why']}"] if receipt.get("why") else [])


def _artist_told(receipt: Mapping) -> str:
    engine, seed, draft = receipt["engine"], receipt["seed"], receipt.get("draft")
    if not draft:
        return f"Drawn by {engine}, seed {seed}."
    return f"Drawn by {draft['engine']} and painted over by {engine} at strength {receipt['strength']:g}, seed {seed}."


def doubts(receipt: Mapping) -> list[str]:
    """Those of its sentences that somebody should look after: pixels outside that differ, a face that is not sure, an edge that shows."""
    told, outside = [], receipt.get("outside", {})
    if outside.get("pixels") and not outside["equal"]:
        told.append(_outside_told(outside, receipt["mask"]["share"]))
    if (identity := receipt.get("identity")) and (identity.get("after") is None or identity["after"] < identity["threshold"]):
        told.append(_identity_told(identity))
    if (seam := receipt.get("seam")) and (seam["gradient_ratio"] > MOST_STEP or seam.get("delta_e", 0) > MOST_SHIFT):
        told.append(_seam_told(seam))
    return told


def _seam_told(seam: Mapping) -> str:
    shift = f", the colour shift {seam['delta_e']:.2f} dE" if "delta_e" in seam else ""
    return f"At the edge the step is {seam['gradient_ratio']:.2f} times the source's{shift}."


def _colour_told(part: str, one: Mapping) -> str:
    if not one["before"]:
        return f"The {part} came: {one['after']}."
    if not one["after"]:
        return f"The {part} is gone."
    return f"The {part} went from {one['before']} to {one['after']} ({one['delta_e']:.0f} dE)." if one["delta_e"] >= 1 else ""


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
        told.append(f"extended to {change.placement.replace('_', ' ').replace('-', ' ')}")
    return told + (["removed what the mask covers"] if change.remove else [])


def _said(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {weight:.0%}" if isinstance(weight, float) else str(name) for name, weight in value.items()) or "none"
    if isinstance(value, list | tuple):
        return ", ".join(map(_said, value)) or "none"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _hex(colour: np.ndarray) -> str:
    return "#" + "".join(f"{int(level):02x}" for level in colour)
