"""One chain and one small picture for all provenance tests; the reader is always the real c2pa library."""

import io
import json

import c2pa
import numpy as np
import pytest

from generation.provenance.credentials import own_credentials
from generation.provenance.manifest import Action, ManifestSpec, created
from generation.provenance.sign import Signer
from generation.provenance.vocabulary import ActionName, DigitalSourceType


@pytest.fixture(scope="session")
def credentials(tmp_path_factory):
    return own_credentials(tmp_path_factory.mktemp("provenance") / "credentials")


@pytest.fixture(scope="session")
def signer(credentials):
    return Signer(credentials)


@pytest.fixture(scope="session")
def pixels():
    """(48, 64, 3) uint8: a gradient with some texture, so every codec has something to do."""
    y, x = np.mgrid[0:48, 0:64]
    noise = np.random.default_rng(7).integers(0, 40, (48, 64))
    return np.stack([x * 3 + noise, y * 4 + noise, (x + y) * 2], axis=2).astype(np.uint8)


@pytest.fixture(scope="session")
def new_spec():
    return created("Nora, portrait", DigitalSourceType.ALGORITHMIC_MEDIA)


@pytest.fixture(scope="session")
def crop_spec():
    return ManifestSpec(
        title="Nora, square",
        digital_source_type=DigitalSourceType.ALGORITHMIC_MEDIA,
        actions=(
            Action(ActionName.CROPPED, DigitalSourceType.ALGORITHMICALLY_ENHANCED, "48 x 48 for an avatar"),
            Action(ActionName.CONVERTED),
        ),
    )


@pytest.fixture(scope="session")
def told(credentials):
    """What the official reader says of a file: told(file, mime) -> crJSON; told(file, mime, trusted=False) without our root."""

    def read(file: bytes, mime: str, *, trusted: bool = True) -> dict:
        settings = {"trust": {"user_anchors": credentials.anchor}} if trusted else {}
        context = c2pa.Context.from_dict({"version": 1, **settings})
        with c2pa.Reader(mime, io.BytesIO(file), context=context) as reader:
            return {**json.loads(reader.crjson()), "state": reader.get_validation_state()}

    return read


@pytest.fixture(scope="session")
def store_span():
    """store_span(file) -> (start, end) of the manifest store in a small signed file."""

    def find(file: bytes) -> tuple[int, int]:
        start = file.index(b"jumb\0\0\0\x1ejumdc2pa") - 4
        return start, start + int.from_bytes(file[start : start + 4])

    return find
