"""A signed file read back by the real reader: trusted with our root, merely valid without, and spoiled by one flipped bit."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context

import numpy as np
import pytest

from generation.provenance.encode import encode, finish
from generation.provenance.formats import AVIF, JPEG, PNG, WEBP, WRITABLE
from generation.provenance.manifest import Action, ManifestSpec, created
from generation.provenance.sign import SigningError
from generation.provenance.verify import State, VerifyError, verify
from generation.provenance.vocabulary import ActionName, DigitalSourceType

FLIPS = 40
_CONTAINER_HEADER = 48  # the longest is AVIF's uuid box


@pytest.mark.parametrize("mime", WRITABLE)
def test_every_format_is_trusted_with_our_root_and_valid_but_unknown_without(mime, pixels, new_spec, signer, told):
    file = finish(pixels, mime, spec=new_spec, signer=signer)
    assert told(file, mime)["state"] == "Trusted"
    stranger = told(file, mime, trusted=False)
    assert stranger["state"] == "Valid"
    assert [failure["code"] for failure in stranger["manifests"][0]["validationResults"]["failure"]] == ["signingCredential.untrusted"]


def _intact(file, root):
    try:
        return verify(file, own_root=root).state in (State.TRUSTED, State.VALID)
    except VerifyError:
        return False


def _flipped(file, at):
    return file[:at] + bytes([file[at] ^ 1 << at % 8]) + file[at + 1 :]


@pytest.mark.parametrize("mime", WRITABLE)
def test_one_flipped_bit_anywhere_outside_the_manifest_is_noticed(mime, pixels, new_spec, signer, credentials, store_span):
    signed = finish(pixels, mime, spec=new_spec, signer=signer)
    start, end = store_span(signed)
    # Left out: the container's header around the store, and AVIF's `ftyp` box, which C2PA does not hash (it only names the format).
    positions = [*range(32 if mime == AVIF else 0, start - _CONTAINER_HEADER), *range(end + 4, len(signed))]
    chosen = [positions[k * len(positions) // FLIPS] for k in range(FLIPS)]
    assert _intact(signed, credentials.anchor)
    assert [at for at in chosen if _intact(_flipped(signed, at), credentials.anchor)] == []


@pytest.mark.parametrize("mime", WRITABLE)
def test_one_flipped_bit_in_what_the_history_says_is_noticed(mime, pixels, new_spec, signer, credentials):
    signed = finish(pixels, mime, spec=new_spec, signer=signer)
    words = [b"c2pa.created", b"algorithmicMedia", b"Nora, portrait", b"allActionsIncluded", b"specVersion", b"dhashX"]
    store = signed.index(b"urn:c2pa:")
    chosen = [signed.index(word, store) + len(word) // 2 for word in words]
    assert [at for at in chosen if _intact(_flipped(signed, at), credentials.anchor)] == []


@pytest.mark.parametrize("mime", WRITABLE)
def test_the_same_pixels_and_spec_sign_to_the_same_bytes(mime, pixels, new_spec, crop_spec, signer):
    first = finish(pixels, mime, spec=new_spec, signer=signer)
    assert finish(pixels.copy(), mime, spec=new_spec, signer=signer) == first
    derived = finish(pixels[:, :48], mime, spec=crop_spec, signer=signer, parent=first)
    assert finish(pixels[:, :48], mime, spec=crop_spec, signer=signer, parent=first) == derived


def test_another_picture_or_another_spec_gets_another_manifest_id(pixels, new_spec, signer, told):
    files = [
        finish(pixels, PNG, spec=new_spec, signer=signer),
        finish(255 - pixels, PNG, spec=new_spec, signer=signer),
        finish(pixels, PNG, spec=created("Another title", DigitalSourceType.ALGORITHMIC_MEDIA), signer=signer),
    ]
    assert len({told(file, PNG)["manifests"][0]["label"] for file in files}) == 3


@pytest.mark.parametrize("mime", WRITABLE)
def test_a_derived_file_names_its_parent_and_what_was_done(mime, pixels, new_spec, crop_spec, signer, told):
    parent = finish(pixels, PNG, spec=new_spec, signer=signer)
    child = finish(pixels[:, :48], mime, spec=crop_spec, signer=signer, parent=parent)
    story = told(child, mime)
    newest, oldest = story["manifests"]
    assert story["state"] == "Trusted"
    actions = newest["assertions"]["c2pa.actions.v2"]["actions"]
    assert [action["action"] for action in actions] == ["c2pa.opened", "c2pa.cropped", "c2pa.converted"]
    assert actions[1]["description"] == "48 x 48 for an avatar"
    ingredient = newest["assertions"]["c2pa.ingredient.v3"]
    assert ingredient["relationship"] == "parentOf"
    assert ingredient["activeManifest"]["url"].endswith(oldest["label"])
    assert ingredient["validationResults"]["activeManifest"]["failure"] == []
    assert [action["action"] for action in oldest["assertions"]["c2pa.actions.v2"]["actions"]] == ["c2pa.created"]


def test_a_parent_without_credentials_is_named_all_the_same(pixels, crop_spec, signer, told):
    child = finish(pixels, JPEG, spec=crop_spec, signer=signer, parent=encode(pixels, PNG))
    ingredient = told(child, JPEG)["manifests"][0]["assertions"]["c2pa.ingredient.v3"]
    assert ingredient["relationship"] == "parentOf"
    assert "activeManifest" not in ingredient


def test_a_parent_that_was_tampered_with_stays_visible_in_the_child(pixels, new_spec, crop_spec, signer, told):
    parent = finish(pixels, JPEG, spec=new_spec, signer=signer)
    child = finish(pixels, JPEG, spec=crop_spec, signer=signer, parent=_flipped(parent, len(parent) - 20))
    ingredient = told(child, JPEG)["manifests"][0]["assertions"]["c2pa.ingredient.v3"]
    assert "assertion.dataHash.mismatch" in [f["code"] for f in ingredient["validationResults"]["activeManifest"]["failure"]]


def test_a_history_longer_than_a_jpeg_segment_still_verifies_and_repeats(pixels, new_spec, crop_spec, signer, credentials):
    def chain():
        file = finish(pixels[:16, :16], JPEG, spec=new_spec, signer=signer)
        for _ in range(15):
            file = finish(pixels[:16, :16], JPEG, spec=crop_spec, signer=signer, parent=file)
        return file

    file = chain()
    assert len(file) > 70_000
    assert verify(file, own_root=credentials.anchor).state is State.TRUSTED
    assert chain() == file


def test_no_thumbnail_and_no_prompt_inside_unless_asked(pixels, new_spec, signer):
    file = finish(pixels, PNG, spec=new_spec, signer=signer)
    assert b"thumbnail" not in file
    assert b"prompt" not in file
    assert len(file) - len(encode(pixels, PNG)) < 6_000  # XMP and manifest together
    asked = created("Nora", DigitalSourceType.ALGORITHMIC_MEDIA, prompt="a nurse by the sea")
    assert b"a nurse by the sea" in finish(pixels, PNG, spec=asked, signer=signer)


def test_the_time_is_written_only_when_given(pixels, signer, told):
    timed = created("Nora", DigitalSourceType.ALGORITHMIC_MEDIA, made_at=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC))
    action = told(finish(pixels, WEBP, spec=timed, signer=signer), WEBP)["manifests"][0]["assertions"]["c2pa.actions.v2"]["actions"][0]
    assert action["when"] == "2026-03-04T05:06:07Z"


def test_many_threads_may_share_one_signer(pixels, new_spec, signer):
    unsigned = encode(pixels, WEBP)
    with ThreadPoolExecutor(8) as pool:
        files = list(pool.map(lambda _: signer.sign(unsigned, WEBP, new_spec), range(64)))
    assert set(files) == {signer.sign(unsigned, WEBP, new_spec)}


_shared = {}


def _sign_in_child(_):
    return _shared["signer"].sign(_shared["unsigned"], WEBP, _shared["spec"])


def test_forked_workers_may_share_one_signer(pixels, new_spec, signer):
    unsigned = encode(pixels, WEBP)
    here = signer.sign(unsigned, WEBP, new_spec)  # the parent has used the library before it forks
    _shared.update(signer=signer, unsigned=unsigned, spec=new_spec)
    with ProcessPoolExecutor(3, mp_context=get_context("fork")) as pool:
        assert set(pool.map(_sign_in_child, range(9))) == {here}


def test_bytes_that_are_not_the_stated_format_are_not_signed(pixels, new_spec, signer):
    for data, mime in [(encode(pixels, PNG), JPEG), (b"", PNG), (b"GIF89a", "image/gif"), (b"\x89PNG\r\n\x1a\nrest", PNG)]:
        with pytest.raises(SigningError):
            signer.sign(data, mime, new_spec)


def test_a_new_picture_takes_no_parent_and_a_derived_one_needs_it(pixels, new_spec, crop_spec, signer):
    file = encode(pixels, PNG)
    with pytest.raises(ValueError, match="no parent"):
        signer.sign(file, PNG, new_spec, parent=file)
    with pytest.raises(ValueError, match="exactly one"):
        signer.sign(file, PNG, crop_spec)
    with pytest.raises(SigningError, match="derived from"):
        signer.sign(file, PNG, crop_spec, parent=b"not a picture")


def test_a_spec_that_breaks_the_rules_cannot_be_built():
    media = DigitalSourceType.ALGORITHMIC_MEDIA
    with pytest.raises(ValueError, match="digital source type"):
        Action(ActionName.CROPPED)
    with pytest.raises(ValueError, match="at least one"):
        ManifestSpec("Nora", media, ())
    with pytest.raises(ValueError, match="created once"):
        ManifestSpec("Nora", media, (Action(ActionName.CONVERTED), Action(ActionName.CREATED, media)))
    with pytest.raises(ValueError, match="time zone"):
        created("Nora", media, made_at=datetime(2026, 1, 1))


def test_a_large_picture_costs_a_few_kilobytes(signer, new_spec):
    big = np.zeros((1024, 1024, 3), np.uint8)
    unsigned = encode(big, PNG)
    assert len(signer.sign(unsigned, PNG, new_spec)) - len(unsigned) < 3_500
