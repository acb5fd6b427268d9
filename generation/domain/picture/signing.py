"""With which credentials this installation signs: the customer's chain when settings name one, our own otherwise."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings

from ...engines.own import OwnPictureEngine
from ...provenance.credentials import Credentials, load_credentials, own_credentials
from ...provenance.edited import actions_of
from ...provenance.manifest import ManifestSpec, created
from ...provenance.sign import Signer
from ...provenance.vocabulary import DigitalSourceType

# What each engine's pictures are, in IPTC's words. An engine that is not listed is a trained model; of a picture that was brought along
# nobody here knows.
SOURCES = {"atelier": DigitalSourceType.ALGORITHMIC_MEDIA, OwnPictureEngine.name: None}


@cache
def signer() -> Signer:
    """Raises CredentialsError when the configured chain cannot sign."""
    return Signer(credentials())


def credentials() -> Credentials:
    if settings.C2PA_CHAIN:
        return load_credentials(settings.C2PA_CHAIN, settings.C2PA_KEY)
    return own_credentials(settings.KEYS_DIR / "c2pa")


def manifest_of_new(title: str, *, engine: str) -> ManifestSpec:
    return created(title, source_of(engine))


def manifest_of_edit(title: str, receipt: Mapping, *, engine: str) -> ManifestSpec:
    """Of a picture that was made from another one of ours: what its receipt tells, in C2PA's words. `engine`: whose picture it is."""
    source = source_of(engine)
    return ManifestSpec(title=title, digital_source_type=source, actions=actions_of(receipt, source))


def source_of(engine: str) -> DigitalSourceType | None:
    return SOURCES.get(engine, DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA)
