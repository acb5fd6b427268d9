"""Putting a picture away: encode, sign as the last write, save, and write every row that tells of it in one transaction."""

import hashlib
import io
from collections.abc import Mapping

import numpy as np
from django.db import transaction
from PIL import Image

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member
from personas.models import Persona

from ...engines.base import Result, Sighting
from ...engines.own import OwnPictureEngine
from ...models import Appearance, Asset, GenerationRequest, Job
from ...provenance.encode import encode, finish
from ...provenance.manifest import ManifestSpec
from ..engine.pool import engine
from ..event.log import announce, log_event
from ..face.likeness import Jury, Likeness, least_like
from ..model.materials import materials
from ..money import cost
from ..people.drawable import require_people
from ..work import job as jobs
from ..work.job import Claim
from . import blob
from .signing import manifest_of_edit, manifest_of_new, signer

MASTER = "image/webp"  # lossless: half the time of the fastest PNG, and smaller


def store(
    claim: Claim, job: Job, result: Result, likenesses: tuple[Likeness, ...], *, attempts: int, seconds: float, receipt: Mapping
) -> Asset:
    """Save the files first, then end the job: asset, ledger line, event and state together or not at all. `likenesses`: of everyone in
    the picture, the persona it is of first. `receipt`: of an edit; one for which no engine was asked has no ledger line.

    Raises LeaseLost when the job is someone else's by now (the files stay as orphans until they are swept), OSError when storage is full.
    """
    request = job.request
    manifest = manifest_of_edit("Portrait", receipt, engine=request.engine) if request.parent else None
    data, name = _sign_and_save(result, workspace_id=job.workspace_id, engine_name=request.engine, manifest=manifest, parent=request.parent)
    parts = _save_parts(result, workspace_id=job.workspace_id)
    layers = _save_layers(result, workspace_id=job.workspace_id) if request.parent else {}
    with transaction.atomic():
        require_people(request, storing=True)  # a picture that is not there yet could not be put in quarantine
        ended = jobs.end(claim, Job.State.SUCCEEDED, engine_seconds=seconds)
        asset = Asset.objects.create(
            workspace_id=job.workspace_id,
            kind=Asset.Kind.OUTPUT,
            persona_version_id=request.persona_version_id,
            job=ended,
            parts=parts,
            engine=request.engine,
            attempts=attempts,
            spec=_recipe(request, result),
            receipt=receipt,
            **layers,
            **_file_fields(data, name, result),
            **_likeness_fields(least_like(likenesses)),
        )
        _note_everyone(asset, request, result, likenesses)
        if not request.recomposes:
            cost.book(ended, engine=request.engine, seconds=seconds)
        announce(ended, "job.succeeded", asset_id=asset.pk, verdict=asset.verdict)
    return asset


def _note_everyone(asset: Asset, request: GenerationRequest, result: Result, likenesses: tuple[Likeness, ...]) -> None:
    """A line for each person of a picture that shows several."""
    if not result.companions:
        return
    versions = [request.persona_version_id, *(pin["persona_version"] for pin in request.companions)]
    seen = (Sighting(result.landmarks, result.face_box, result.pose), *result.companions)
    Appearance.objects.bulk_create(
        Appearance(
            asset=asset,
            persona_version_id=version,
            position=position,
            likeness=likeness.score,
            margin=likeness.margin,
            nearest_id=likeness.nearest_id,
            verdict=likeness.verdict,
            pose=dict(sighting.pose),
            face=_face_fields(sighting.face_box, sighting.landmarks),
        )
        for position, (version, sighting, likeness) in enumerate(zip(versions, seen, likenesses, strict=True))
    )


def store_hero(*, persona: Persona, result: Result, engine_name: str) -> Asset:
    """The picture a persona is known by, in the caller's transaction. It is scored like any other."""
    workspace_id = persona.workspace_id
    data, name = _sign_and_save(result, workspace_id=workspace_id, engine_name=engine_name)
    return Asset.objects.create(
        workspace_id=workspace_id,
        kind=Asset.Kind.HERO,
        persona_version=persona.current,
        parts=_save_parts(result, workspace_id=workspace_id),
        engine=engine_name,
        spec={**result.recipe, "part_names": list(result.part_names)},
        **_file_fields(data, name, result),
        **_likeness_fields(Jury.of(persona.current).score(result)),
    )


def store_own(*, persona: Persona, result: Result, manifest: ManifestSpec, came_as: bytes) -> Asset:
    """A picture that was brought along, in the caller's transaction; `came_as`: the file it was made of, the parent in its manifest."""
    data = finish(result.image, MASTER, spec=manifest, signer=signer(), parent=came_as)
    name = blob.put(data, workspace_id=persona.workspace_id, folder="assets", mime=MASTER)
    return Asset.objects.create(
        workspace_id=persona.workspace_id,
        kind=Asset.Kind.UPLOAD,
        persona_version=persona.current,
        engine=OwnPictureEngine.name,
        spec=dict(result.recipe),
        **_file_fields(data, name, result),
        **_likeness_fields(Jury.of(persona.current, own=True).score(result)),
    )


@transaction.atomic
def judge_asset(*, member: Member, asset: Asset, accept: bool) -> Asset:
    """A person decides about a picture the gate held back. Raises DomainError when the picture does not wait for review."""
    verdict = Asset.Verdict.ACCEPTED if accept else Asset.Verdict.REJECTED
    changed = Asset.objects.filter(pk=asset.pk, verdict=Asset.Verdict.REVIEW).update(verdict=verdict)
    asset.refresh_from_db()
    if not changed:
        raise DomainError("asset_not_waiting", f"This picture does not wait for review; it is {asset.get_verdict_display().lower()}.")
    verb = "asset.accepted" if accept else "asset.rejected"
    log_event(workspace_id=asset.workspace_id, kind=verb, asset_id=asset.pk, request_id=asset.job.request_id if asset.job else "")
    record(
        member=member,
        verb=verb,
        target=asset,
        before={"verdict": Asset.Verdict.REVIEW},
        after={"verdict": verdict},
    )
    return asset


def require_delivered(asset: Asset) -> None:
    """Raises DomainError for a picture that waits for review or was rejected: it is looked at here, and not taken along."""
    if not asset.delivered:
        raise DomainError("asset_not_delivered", f"This picture is not delivered: {asset.get_verdict_display().lower()}.")


def sign_and_put(image: np.ndarray, *, workspace_id: str, folder: str, title: str, engine_name: str = "atelier", quality: int = 90) -> str:
    """A small signed WebP that is not an asset (a casting candidate). Returns its storage name."""
    data = finish(image, MASTER, spec=manifest_of_new(title, engine=engine_name), signer=signer(), quality=quality)
    return blob.put(data, workspace_id=workspace_id, folder=folder, mime=MASTER)


def _sign_and_save(
    result: Result, *, workspace_id: str, engine_name: str, manifest: ManifestSpec | None = None, parent: Asset | None = None
) -> tuple[bytes, str]:
    image = result.image if result.alpha is None else np.dstack([result.image, result.alpha])
    spec = manifest or manifest_of_new("Portrait", engine=engine_name)
    data = finish(image, MASTER, spec=spec, signer=signer(), parent=parent and blob.get(parent.file))
    return data, blob.put(data, workspace_id=workspace_id, folder="assets", mime=MASTER)


def _save_layers(result: Result, *, workspace_id: str) -> dict:
    """Subject and background of an edit, lossless, unsigned: they never leave as they are."""
    return {
        name: blob.put(encode(result.layers[name](), MASTER), workspace_id=workspace_id, folder="layers", mime=MASTER)
        for name in ("subject", "background")
        if name in result.layers
    }


def _save_parts(result: Result, *, workspace_id: str) -> str:
    """The part map as an indexed PNG; the recipe holds its legend. It never leaves as a picture."""
    if result.parts is None:
        return ""
    out = io.BytesIO()
    Image.fromarray(result.parts, mode="L").save(out, "PNG", compress_level=1)
    return blob.put(out.getvalue(), workspace_id=workspace_id, folder="parts", mime="image/png")


def _file_fields(data: bytes, name: str, result: Result) -> dict:
    height, width = result.image.shape[:2]
    return {
        "file": name,
        "mime": MASTER,
        "width": width,
        "height": height,
        "bytes": len(data),
        "file_hash": blob.digest(data),
        "pixel_hash": hashlib.sha256(result.image.tobytes()).hexdigest(),
        "seed": result.seed,
        "pose": dict(result.pose),
        "face": _face_fields(_box_of_faces(result), result.landmarks),
    }


def _box_of_faces(result: Result) -> tuple[float, float, float, float] | None:
    """Around everyone's face: where a crop must not cut."""
    boxes = [box for box in (result.face_box, *(seen.face_box for seen in result.companions)) if box]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _face_fields(box: tuple[float, float, float, float] | None, landmarks: Mapping[str, tuple[float, float]]) -> dict:
    return {
        "box": box and [round(float(v), 1) for v in box],
        "landmarks": {name: [round(float(v), 1) for v in point] for name, point in landmarks.items()},
    }


def _likeness_fields(likeness: Likeness) -> dict:
    return {
        "likeness": likeness.score,
        "threshold": likeness.threshold,
        "far": likeness.far,
        "scorer": likeness.scorer,
        "verdict": likeness.verdict,
        "margin": likeness.margin,
        "nearest_id": likeness.nearest_id,
    }


def _recipe(request: GenerationRequest, result: Result) -> dict:
    """Everything needed to draw it again, and with which version of the engine."""
    made_from = {"parent": request.parent_id, "mask": request.mask_id}
    edit = {"edit": made_from | result.recipe.get("edit", {})} if request.parent_id else {}
    return {
        **result.recipe,
        **edit,
        "seed": result.seed,
        "width": request.width,
        "height": request.height,
        "safe_area": request.safe_area,
        "part_names": list(result.part_names),
        "engine": request.engine,
        "engine_version": engine(request.engine).version,
        **materials(request),
    }
