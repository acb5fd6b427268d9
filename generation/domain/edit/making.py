"""What a worker does with an edit: the engine's drawing, if there is one, goes into the picture where the edit may be seen."""

import dataclasses
from collections.abc import Callable

import numpy as np
from PIL import Image

from ...editing.change import Change, Grade
from ...editing.layered import Layered
from ...editing.masks import of_parts
from ...editing.step import Step
from ...engines.atelier import AtelierEngine, moved, redraw, stance_of
from ...engines.base import GenerationSpec, Result, Sighting
from ...models import Asset, GenerationRequest, Upload
from ..picture.layer import layered
from ..picture.mask import change_of, frame_of, hand_mask, joins, new_area, parts_in, parts_mask
from ..picture.part_map import part_map
from ..picture.pixels import pixels_of
from ..picture.plan import planned
from ..request.spec import build_spec

BOOKKEEPING = ("edit", "seed", "width", "height", "safe_area", "part_names", "engine", "engine_version")  # written anew for each picture


def made(request: GenerationRequest, *, seed: int, generate: Callable[[GenerationSpec], Result]) -> Result:
    """The picture of a request: what the engine makes; of an edit, what that makes of the picture it starts from. `generate` asks the
    engine; it is not called for a step that is made of what is there."""
    if request.recomposes:
        return _stepped(request, None)
    painted = request.parent is not None and request.engine != AtelierEngine.name
    plan = planned(request) if painted else None  # tells where to paint, what over, and which parts are there then: drawn once
    spec = build_spec(request, seed=seed, plan=plan)
    drawn = generate(spec)
    if painted:
        return _repainted(request, drawn, plan, spec.mask_image)
    return drawn if request.parent is None else _stepped(request, drawn)


def step_of(request: GenerationRequest, drawn: Result | None, *, hand: np.ndarray | None, scale: float = 1.0, flat: bool = False) -> Step:
    """The step of an edit by the illustrator or by nobody, with all it is made of. `hand`, uint8 (H, W), in the new frame: where anything
    may change. `scale`: of a preview, whose `drawn` is that much smaller. `flat`: without layers, which cost as much as the picture."""
    parent, change = request.parent, change_of(request)
    before = Layered(pixels_of(parent.file)) if flat else layered(parent)
    frame = tuple(round(side * scale) for side in frame_of(request))
    parts = None if drawn is None else parts_mask(request, drawn, _was_drawn(request, drawn))
    if hand is None and drawn is None and (change.remove or (change.grade and not change.background)):
        hand = parts_mask(request)
    if scale != 1.0:
        before = before.resized(max(1, round(parent.width * scale)), max(1, round(parent.height * scale)))
    new = None if drawn is None else Layered(drawn.image) if flat else _as_it_was_graded(parent, drawn)
    if any(frame):
        before = before.framed(*frame, drawn=new, own=bool(parent.spec.get("backdrop")))
    return Step(
        change=change,
        before=before,
        drawn=new,
        parts=_fitted(parts, before.size),
        hand=_fitted(hand, before.size),
        ground=_ground(request, change),
        keeps_ground=bool(parent.spec.get("backdrop")),
        joined=joins(request),
    )


def _was_drawn(request: GenerationRequest, drawn: Result) -> np.ndarray | None:
    """The illustrator's drawing of what the picture shows before the step, as large as `drawn`: what differs between the two is what the
    step changes. None in a new frame, where the two do not lie on each other."""
    parent = request.parent
    if any(frame_of(request)) or joins(request) or not change_of(request).masked_parts:
        return None
    height, width = drawn.image.shape[:2]
    stance = moved(stance_of(parent.spec, parent.width, parent.height), scale=width / parent.width)
    return redraw({**parent.spec, "stance": stance}, width, height).image


def _fitted(mask: np.ndarray | None, size: tuple[int, int]) -> np.ndarray | None:
    if mask is None or mask.shape == size[::-1]:
        return mask
    return np.asarray(Image.fromarray(mask).resize(size, Image.Resampling.BOX))


def _as_it_was_graded(parent: Asset, drawn: Result) -> Layered:
    """A drawing with its two layers, in the light that earlier steps put on the picture."""
    new = Layered(drawn.image, drawn.layers["subject"](), drawn.layers["background"]()[..., :3])
    for grade in parent.spec.get("grades", ()):
        new = new.graded(Grade.from_dict(grade))
    return new


def _ground(request: GenerationRequest, change: Change) -> np.ndarray | None:
    if change.background is None or not change.background.upload:
        return None
    return pixels_of(Upload.objects.get(workspace_id=request.workspace_id, pk=change.background.upload).file)


def _repainted(request: GenerationRequest, drawn: Result, plan: Result | None, mask: np.ndarray | None) -> Result:
    """By an engine that paints over pixels: within the mask, and where the frame is new. A face outside of it stays where it was."""
    if mask is None:
        return dataclasses.replace(drawn, changed=np.full(drawn.image.shape[:2], 255, np.uint8))
    before, frame, told = layered(request.parent), frame_of(request), drawn.recipe | _behind_and_light(request)
    before = Layered(before.framed(*frame).image if any(frame) else before.image)
    after = before.painted(Layered(drawn.image), mask)
    return dataclasses.replace(
        drawn, image=after.image, changed=mask, laid=mask, layers={}, vector=None, recipe=told,
        **(_parts(request, plan if request.parent.parts else None, mask) | _where_people_stand(request)),
    )  # fmt: skip


def _behind_and_light(request: GenerationRequest) -> dict:
    """What earlier steps put behind the person and on the picture, where this one leaves it: no engine's recipe tells."""
    kept = {"grades"} if change_of(request).behind else {"grades", "backdrop"}
    return {name: value for name, value in request.parent.spec.items() if name in kept}


def _stepped(request: GenerationRequest, drawn: Result | None) -> Result:
    """By the illustrator or by nobody: the picture after the step as an engine's Result, with the recipe of the state it is in."""
    step = step_of(request, drawn, hand=hand_mask(request))
    after = step.taken()
    parent, change, changed = request.parent, step.change, step.changed(after)
    if any(frame_of(request)):
        changed = np.maximum(changed, new_area(request))
    layers = {} if after.subject is None else {"subject": lambda: after.subject, "background": lambda: after.background}
    recipe = {key: value for key, value in (drawn.recipe if drawn else parent.spec).items() if key not in BOOKKEEPING}
    fields = {"image": after.image, "layers": layers, "vector": None, "changed": changed, "laid": step.laid, "alpha": after.alpha}
    origin = {"drawing": _is_drawing(drawn, after), "painted": _is_painted(request, change, step, drawn)}
    fields["recipe"] = _state(parent, change, recipe, hand=step.hand is not None) | {"edit": origin}
    if drawn is None:
        return Result(seed=parent.seed, **_parts(request, None), **_where_people_stand(request), **fields)
    return dataclasses.replace(drawn, **fields, **_parts(request, drawn, step.hand))


def _state(parent: Asset, change: Change, recipe: dict, *, hand: bool) -> dict:
    """What of the picture is not the engine's drawing: its own background, and the light that was put on all of it."""
    backdrop = parent.spec.get("backdrop")
    if change.background is not None and change.background.kind != "scene":
        backdrop = change.background.to_dict()
    elif {"scene", "scene_colour"} & set(change.look):
        backdrop = None
    grades = list(parent.spec.get("grades", ()))
    if change.grade and not change.grade.is_none and not hand:
        grades.append(change.grade.to_dict())
    rest = {key: value for key, value in recipe.items() if key not in ("backdrop", "grades")}
    return rest | ({"backdrop": backdrop} if backdrop else {}) | ({"grades": grades} if grades else {})


def _is_drawing(drawn: Result | None, after: Layered) -> bool:
    """Whether the recipe alone gives this very picture."""
    return drawn is not None and not after.clear and np.array_equal(drawn.image, after.image)


def _is_painted(request: GenerationRequest, change: Change, step: Step, drawn: Result | None) -> bool:
    """Whether the picture shows what no recipe and no layer gives again: a mask by hand cut through what changed, now or before."""
    if (request.parent.spec.get("edit") or {}).get("painted", request.parent.engine != AtelierEngine.name):
        return True
    if step.hand is None:
        return False
    if not change.masked_parts or change.behind or change.grade or change.remove:
        return True
    marked = parts_in(request.parent, change.masked_parts)
    if drawn is not None:
        marked = marked | of_parts(drawn.parts, drawn.part_names, change.masked_parts, *step.before.size)
    return bool((marked & (step.hand == 0)).any())


def _parts(request: GenerationRequest, drawn: Result | None, changed: np.ndarray | None = None) -> dict:
    """The part map after the step: the drawing's where it is seen, the parent's elsewhere."""
    parent = request.parent
    if not parent.parts:
        return {} if drawn is None else {"parts": drawn.parts, "part_names": drawn.part_names}
    names, old = tuple(parent.spec["part_names"]), part_map(parent).index
    left, top, right, bottom = (round(side * old.shape[1] / parent.width) for side in frame_of(request))
    old = np.pad(old, ((top, bottom), (left, right)))
    if drawn is None or drawn.parts is None:
        return {"parts": old, "part_names": names}
    if changed is None or names != tuple(drawn.part_names):
        return {"parts": drawn.parts, "part_names": drawn.part_names}
    size = drawn.parts.shape[::-1]
    old, seen = (np.asarray(Image.fromarray(one).resize(size, Image.Resampling.NEAREST)) for one in (old, changed))
    return {"parts": np.where(seen >= 128, drawn.parts, old), "part_names": names}


def _where_people_stand(request: GenerationRequest) -> dict:
    """The parent's faces, in the new frame."""
    left, top, _, _ = frame_of(request)
    first, *others = _sightings(request.parent)
    shifted = [_shifted(seen, left, top) for seen in (first, *others)]
    return {"landmarks": shifted[0].landmarks, "face_box": shifted[0].face_box, "pose": shifted[0].pose, "companions": tuple(shifted[1:])}


def _sightings(asset: Asset) -> list[Sighting]:
    rows = list(asset.appearances.order_by("position"))
    if not rows:
        return [_sighting(asset.face, asset.pose)]
    return [_sighting(row.face, row.pose) for row in rows]


def _sighting(face: dict, pose: dict) -> Sighting:
    box = face.get("box")
    return Sighting({name: tuple(point) for name, point in face.get("landmarks", {}).items()}, box and tuple(box), pose)


def _shifted(seen: Sighting, x: float, y: float) -> Sighting:
    box = seen.face_box and (seen.face_box[0] + x, seen.face_box[1] + y, seen.face_box[2] + x, seen.face_box[3] + y)
    return Sighting({name: (px + x, py + y) for name, (px, py) in seen.landmarks.items()}, box, seen.pose)
