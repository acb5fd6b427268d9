"""The pictures by which an engine with REFERENCES knows a person: photographs where the face comes from photographs, else the hero."""

import io

import numpy as np
from PIL import Image

from personas.models import PersonaVersion, ReferenceImage

from ...models import Asset
from ..picture import blob

MOST = 4  # of one person


def reference_pictures(version: PersonaVersion) -> tuple[np.ndarray, ...]:
    """uint8 (H, W, 3) each; none where there is none, and then an engine refuses to draw the person."""
    return tuple(np.asarray(Image.open(io.BytesIO(blob.get(name))).convert("RGB")) for name in _files(version))


def _files(version: PersonaVersion) -> list[str]:
    if not version.identity.is_drawn:
        kept = ReferenceImage.objects.filter(persona=version.persona_id, status=ReferenceImage.Status.KEPT)
        return list(kept.values_list("file", flat=True)[:MOST])
    heroes = Asset.objects.filter(kind=Asset.Kind.HERO, persona_version__identity=version.identity_id, quarantined_at=None)
    own = heroes.filter(persona_version=version)
    return list((own or heroes).order_by("-created_at").values_list("file", flat=True)[:1])
