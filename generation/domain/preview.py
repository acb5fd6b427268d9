"""What a picture that is being drawn will look like, small and at once. Only the illustrator can: it draws the same picture at any size.

Signed like everything that leaves, and gone when the picture ends: from then on the likeness gate decides what may be seen.
"""

import dataclasses

from ..engines.atelier import AtelierEngine
from ..models import Job
from ..provenance.encode import finish
from ..provenance.formats import WEBP
from .signing import manifest_of_new, signer
from .spec import build_spec

LONGEST = 256  # pixels


def preview(job: Job) -> bytes | None:
    """A WebP of at most 256 px, drawn with the job's first seed; None when it has ended, or its engine draws only whole pictures, or
    it is edited within a mask."""
    request = job.request
    if job.ended or request.mask_id or request.engine != AtelierEngine.name:
        return None
    spec = build_spec(request, seed=job.seed)
    scale = min(1.0, LONGEST / max(spec.width, spec.height))
    small = dataclasses.replace(spec, width=max(64, round(spec.width * scale)), height=max(64, round(spec.height * scale)))
    result = AtelierEngine().generate(small, lambda *_: None)
    return finish(result.image, WEBP, spec=manifest_of_new("Preview", engine=request.engine), signer=signer(), quality=80)
