"""What a picture that is being drawn will look like, small and soon. The illustrator draws the same picture at any size, at once; engines
whose pictures appear little by little show how far they are.

Signed like everything that leaves, and gone when the picture ends: from then on the likeness gate decides what may be seen.
"""

import dataclasses

import numpy as np
from PIL import Image

from ...engines.atelier import AtelierEngine, moved
from ...models import Job, Preview
from ...provenance.encode import finish
from ...provenance.formats import WEBP
from ..request.spec import build_spec
from .mask import is_partial
from .signing import manifest_of_new, signer

LONGEST = 256  # pixels


def preview(job: Job) -> bytes | None:
    """A WebP of at most 256 px: of the illustrator with the job's first seed, else what was shown last; None when the job has ended, or
    there is nothing to see yet, or it is an edit that keeps some of the picture."""
    request = job.request
    if job.ended or is_partial(request):
        return None
    if request.engine != AtelierEngine.name:
        shown = Preview.objects.filter(pk=job.pk).first()
        return bytes(shown.image) if shown else None
    spec = build_spec(request, seed=job.seed)
    scale = min(1.0, LONGEST / max(spec.width, spec.height))
    small = dataclasses.replace(spec, width=max(64, round(spec.width * scale)), height=max(64, round(spec.height * scale)))
    if spec.stance:
        small = dataclasses.replace(small, stance=moved(spec.stance, scale=scale))
    return _signed(AtelierEngine().generate(small, lambda *_: None).image, engine=request.engine)


def show(job: Job, picture: np.ndarray, *, step: int) -> None:
    """Keeps uint8 (H, W, 3) as what the job looks like after `step`, in place of what it showed before."""
    small = Image.fromarray(picture)
    small.thumbnail((LONGEST, LONGEST))
    image = _signed(np.asarray(small), engine=job.request.engine)
    Preview.objects.update_or_create(job=job, defaults={"image": image, "step": step})


def _signed(picture: np.ndarray, *, engine: str) -> bytes:
    return finish(picture, WEBP, spec=manifest_of_new("Preview", engine=engine), signer=signer(), quality=80)
