"""The layers of a picture, drawn again from its recipe: an engine that draws needs to store none of them."""

import io
import zipfile

import numpy as np

from accounts.domain.errors import DomainError

from ..engines.atelier import made_of_shapes, redraw
from ..engines.base import Capability, Result
from ..models import Asset
from ..provenance.encode import finish
from ..provenance.manifest import Action, ManifestSpec
from ..provenance.vocabulary import ActionName, DigitalSourceType
from . import blob
from .engine_pool import engine
from .signing import signer, source_of

ONE_LAYER = Action(ActionName.EDITED, DigitalSourceType.ALGORITHMICALLY_ENHANCED, "one layer, the others left out")


def layer(*, asset: Asset, name: str) -> np.ndarray:
    """uint8 (H, W, 4), straight alpha; `subject` is everyone and everything but the background. Raises DomainError where there is none."""
    layers = _drawn_again(asset).layers
    if name not in layers:
        raise DomainError("layer_unknown", f"This picture has no layer called {name}.", hint=f"It has {', '.join(layers)}.")
    return layers[name]()


def is_vector(asset: Asset) -> bool:
    """Whether `vector` can write it: told from the recipe, without drawing."""
    return Capability.VECTOR in engine(asset.engine).capabilities and not _is_masked(asset) and made_of_shapes(asset.spec)


def vector(*, asset: Asset) -> str:
    """The picture as an SVG document with named layers. Raises DomainError for styles that are more than shapes."""
    write = _drawn_again(asset).vector
    if write is None:
        raise DomainError(
            "vector_missing",
            "This picture's style is more than shapes, so there is no SVG of it.",
            hint="Flat vector, line art and paper cut have one.",
        )
    return write()


def layers_zip(*, asset: Asset) -> bytes:
    """Every layer as a PNG, back to front by number, each signed with the original as its parent."""
    parent, out = blob.get(asset.file), io.BytesIO()
    manifest = ManifestSpec(title="Layer", digital_source_type=source_of(asset.engine), actions=(ONE_LAYER,))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as folder:
        drawn = {name: paint() for name, paint in _drawn_again(asset).layers.items() if name != "subject"}
        for number, (name, pixels) in enumerate((name, pixels) for name, pixels in drawn.items() if pixels[..., 3].any()):
            folder.writestr(f"{number:02}-{name}.png", finish(pixels, "image/png", spec=manifest, signer=signer(), parent=parent))
    return out.getvalue()


def _drawn_again(asset: Asset) -> Result:
    if Capability.LAYERS not in engine(asset.engine).capabilities:
        raise DomainError("layers_missing", f"Pictures of the engine {asset.engine} have no layers.", hint="Atelier's have.")
    if _is_masked(asset):
        message = "This picture was edited within a mask, so it is no longer one drawing."
        raise DomainError("layers_missing", message, hint="Its parent has layers.")
    return redraw(asset.spec, asset.width, asset.height)


def _is_masked(asset: Asset) -> bool:
    return bool(asset.spec.get("edit", {}).get("mask"))
