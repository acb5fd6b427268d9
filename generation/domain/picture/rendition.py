"""Other sizes, crops and formats of an original: made on demand, once, signed again with the original as parent.

A spec is a short closed grammar, the same in URLs, the API and the database: `original`, `w640`, `w640-square`, or `cutout` (the person
without the background), each with an extension. `original.svg` is the drawing itself, for styles that are made of shapes.
"""

import io
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hmac import HMAC

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.crypto import salted_hmac
from PIL import Image

from accounts.domain.errors import DomainError

from ...models import Asset, Rendition
from ...provenance.encode import finish, finish_vector
from ...provenance.formats import EXTENSIONS, SIGNABLE, SVG
from ...provenance.manifest import Action, ManifestSpec
from ...provenance.vocabulary import ActionName, DigitalSourceType
from . import blob
from .layer import layer, vector
from .signing import signer, source_of

WIDTHS = (64, 96, 128, 192, 256, 320, 384, 480, 512, 640, 768, 960, 1024, 1280, 1600, 1920, 2560, 4096)
MIMES = {EXTENSIONS[mime]: mime for mime in SIGNABLE}
_GRAMMAR = re.compile(
    r"^(original|(?P<cutout>cutout)|w(?P<width>\d{2,4})(?P<square>-square)?)\.(?P<ext>png|jpg|webp|avif)$|^original\.(?P<vector>svg)$"
)
SALT = "rendition"
LIFE = 15 * 60  # seconds a signed URL lives at least; studio pages mint new ones
ROUNDED = 10 * 60  # seconds it may live longer: addresses made within these are equal
CUT_OUT = (Action(ActionName.EDITED, DigitalSourceType.ALGORITHMICALLY_ENHANCED, "background taken away"),)
AS_SHAPES = (Action(ActionName.CONVERTED, description="the same drawing as SVG shapes in named layers"),)


@dataclass(frozen=True)
class RenditionSpec:
    """Width in pixels (None: the original's), whether cropped square around the face or cut out of its background, and the format."""

    width: int | None
    square: bool
    ext: str
    cutout: bool = False

    @classmethod
    def parse(cls, text: str) -> "RenditionSpec":
        """Raises DomainError for anything outside the grammar or the ladder of widths."""
        found = _GRAMMAR.match(text)
        width = int(found["width"]) if found and found["width"] else None
        if not found or (width is not None and width not in WIDTHS) or (found["cutout"] and found["ext"] == "jpg"):
            raise DomainError(
                "rendition_unknown",
                f"{text} is not a rendition we make.",
                hint=f"Write original.webp, w640.jpg, w256-square.png, cutout.png, original.svg; widths: {', '.join(map(str, WIDTHS))}.",
            )
        return cls(width, bool(found["square"]), found["ext"] or found["vector"], bool(found["cutout"]))

    def __str__(self):
        stem = f"w{self.width}{'-square' if self.square else ''}" if self.width else "cutout" if self.cutout else "original"
        return f"{stem}.{self.ext}"

    @property
    def mime(self) -> str:
        return MIMES[self.ext]


def rendition(*, asset: Asset, spec: RenditionSpec) -> Rendition | Asset:
    """The one row for this original and spec, made now if nobody asked before. The original itself needs no row. Raises DomainError
    `quarantined` for what is shown to nobody."""
    if asset.quarantined_at:
        raise _quarantined()
    if str(spec) == f"original.{EXTENSIONS[asset.mime]}":
        return asset
    found = Rendition.objects.filter(asset=asset, spec=str(spec)).first()
    return found or _make(asset, spec)


def signed_url(*, asset: Asset, spec: str) -> str:
    """A short-lived address of one rendition of one asset; it opens nothing else."""
    return signed_urls(asset_ids=[asset.pk], specs=[spec])[asset.pk][spec]


def signed_urls(*, asset_ids: Iterable[str], specs: Iterable[str]) -> dict[str, dict[str, str]]:
    """asset id -> spec -> address, by the hundred: a page of a list shows five for each of its pictures."""
    named = {spec: str(RenditionSpec.parse(spec)) for spec in specs}
    start = reverse("rendition", args=["ASSET", "SPEC"]).removesuffix("ASSET/SPEC")
    mac, stamp = _mac(settings.SECRET_KEY), _Signer().timestamp()

    def address(asset_id: str, spec: str) -> str:
        what = f"{asset_id}/{spec}"
        return f"{start}{what}?s={stamp}:{_signature(mac, f'{what}:{stamp}')}"

    return {pk: {spec: address(pk, exact) for spec, exact in named.items()} for pk in asset_ids}


def check_url(*, asset_id: str, spec: str, token: str) -> bool:
    """Whether the signature of an address holds and is not too old."""
    try:
        _Signer().unsign(f"{asset_id}/{spec}:{token}", max_age=LIFE + ROUNDED)
    except signing.BadSignature:
        return False
    return True


class _Signer(signing.TimestampSigner):
    """Addresses made within the same ten minutes are equal, so that browsers find in their cache what they have seen."""

    def timestamp(self):
        return signing.b62_encode(int(time.time()) // ROUNDED * ROUNDED)

    def signature(self, value, key=None):
        return _signature(_mac(key or self.key), value)


@lru_cache(maxsize=8)
def _mac(secret: str) -> HMAC:
    """The key's part of a signature, which is most of its work."""
    return salted_hmac(SALT, "", secret=secret, algorithm="sha256")


def _signature(mac: HMAC, value: str) -> str:
    mac = mac.copy()
    mac.update(value.encode())
    return signing.b64_encode(mac.digest()).decode()


def keep_rendition(*, asset: Asset, spec: str, data: bytes, mime: str, size: tuple[int, int]) -> Rendition:
    """The one row for what was made of this original, and its file. Raises DomainError `quarantined` when the original went there
    meanwhile: the file stays as an orphan until it is swept."""
    file = blob.put(data, workspace_id=asset.workspace_id, folder="renditions", mime=mime)
    width, height = size
    try:
        with transaction.atomic():
            if not Asset.objects.select_for_update(no_key=True).filter(pk=asset.pk, quarantined_at=None).exists():
                raise _quarantined()
            return Rendition.objects.create(asset=asset, spec=spec, file=file, mime=mime, width=width, height=height, bytes=len(data))
    except IntegrityError:  # someone asked at the same moment; theirs is as good
        return Rendition.objects.get(asset=asset, spec=spec)


def _quarantined() -> DomainError:
    return DomainError("quarantined", "Who is in this picture took their likeness back; it is shown to nobody.")


def _make(asset: Asset, spec: RenditionSpec) -> Rendition:
    data, size = _vector(asset) if spec.mime == SVG else _pixels(asset, spec)
    return keep_rendition(asset=asset, spec=str(spec), data=data, mime=spec.mime, size=size)


def _vector(asset: Asset) -> tuple[bytes, tuple[int, int]]:
    manifest = ManifestSpec(title="Portrait", digital_source_type=source_of(asset.engine), actions=AS_SHAPES)
    data = finish_vector(vector(asset=asset), spec=manifest, signer=signer(), parent=blob.get(asset.file))
    return data, (asset.width, asset.height)


def _pixels(asset: Asset, spec: RenditionSpec) -> tuple[bytes, tuple[int, int]]:
    parent = blob.get(asset.file)
    if spec.cutout:
        picture, actions = Image.fromarray(layer(asset=asset, name="subject")), CUT_OUT
    else:
        picture, actions = _derive(_opened(parent), asset, spec)
    manifest = ManifestSpec(title="Portrait", digital_source_type=source_of(asset.engine), actions=actions)
    data = finish(picture, spec.mime, spec=manifest, signer=signer(), parent=parent, quality=None if spec.ext == "png" else 90)
    return data, picture.size


def _opened(data: bytes) -> Image.Image:
    """An original, with its transparency where a background was taken away."""
    picture = Image.open(io.BytesIO(data))
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _derive(picture: Image.Image, asset: Asset, spec: RenditionSpec) -> tuple[Image.Image, tuple[Action, ...]]:
    """The new pixels, and what was done in C2PA's words. Never upscales."""
    actions = []
    if spec.square and picture.width != picture.height:
        picture = picture.crop(_square(picture.size, asset.face.get("box")))
        actions.append(Action(ActionName.CROPPED, DigitalSourceType.ALGORITHMICALLY_ENHANCED, "cropped to a square around the face"))
    if spec.width and spec.width < picture.width:
        height = max(1, round(picture.height * spec.width / picture.width))
        picture = picture.resize((spec.width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        actions.append(Action(ActionName.RESIZED_PROPORTIONAL, description=f"{spec.width} x {height}"))
    actions.append(Action(ActionName.CONVERTED, description=spec.mime))
    return picture, tuple(actions)


def _square(size: tuple[int, int], box: list | None) -> tuple[int, int, int, int]:
    """The largest square of the picture whose middle is as near to the face's as the edges allow."""
    width, height = size
    side = min(size)
    cx, cy = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) if box else (width / 2, height / 2)
    left = min(max(0, round(cx - side / 2)), width - side)
    top = min(max(0, round(cy - side / 2)), height - side)
    return left, top, left + side, top + side
