"""The layers of a picture: drawn again from its recipe, and of an edit stored, since no recipe holds what was kept from before."""

import io
import zipfile

import numpy as np
from PIL import Image

from accounts.domain.errors import DomainError

from ...editing.layered import Layered
from ...engines.atelier import made_of_shapes, redraw
from ...engines.base import Capability, Result
from ...models import Asset
from ...provenance.encode import finish
from ...provenance.manifest import Action, ManifestSpec
from ...provenance.vocabulary import ActionName, DigitalSourceType
from ..engine.pool import engine
from . import blob
from .signing import signer, source_of

ONE_LAYER = Action(ActionName.EDITED, DigitalSourceType.ALGORITHMICALLY_ENHANCED, "one layer, the others left out")


def layer(*, asset: Asset, name: str) -> np.ndarray:
    """uint8 (H, W, 4), straight alpha; `subject` is everyone and everything but the background. Raises DomainError where there is none."""
    if (stored := {"subject": asset.subject, "background": asset.background}.get(name)):
        return _stored(stored)
    layers = _drawn_again(asset).layers
    if name not in layers:
        raise DomainError("layer_unknown", f"This picture has no layer called {name}.", hint=f"It has {', '.join(layers)}.")
    return layers[name]()


def has_layers(asset: Asset) -> bool:
    """Whether subject and background can be had apart: stored, or drawn again."""
    return bool(asset.subject) or (Capability.LAYERS in engine(asset.engine).capabilities and is_drawing(asset))


def layered(asset: Asset) -> Layered:
    """The picture's own pixels with its two layers, where it has them."""
    image = np.asarray(Image.open(io.BytesIO(blob.get(asset.file))).convert("RGB"))
    if not has_layers(asset):
        return Layered(image)
    clear = (asset.spec.get("backdrop") or {}).get("kind") == "transparent"
    if asset.subject:
        return Layered(image, _stored(asset.subject), _stored(asset.background)[..., :3], clear)
    layers = _drawn_again(asset).layers
    return Layered(image, layers["subject"](), layers["background"]()[..., :3], clear)


def _stored(name: str) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(blob.get(name))).convert("RGBA"))


def is_vector(asset: Asset) -> bool:
    """Whether `vector` can write it: told from the recipe, without drawing."""
    return Capability.VECTOR in engine(asset.engine).capabilities and is_drawing(asset) and made_of_shapes(asset.spec)


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
    if not is_drawing(asset):
        message = "This picture was edited, so it is no longer one drawing."
        raise DomainError("layers_missing", message, hint="It may have the layers subject and background; all others are its parent's.")
    return redraw(asset.spec, asset.width, asset.height)


def is_drawing(asset: Asset) -> bool:
    """Whether its recipe gives this very picture again, and not only what was drawn of it."""
    edit = asset.spec.get("edit") or {}
    return edit.get("drawing", not edit.get("mask"))
