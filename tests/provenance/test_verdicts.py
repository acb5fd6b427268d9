"""What the verify page will say of anyone's file."""

import io
import random
import socket
from datetime import UTC, datetime

import c2pa
import pytest

from generation.provenance.credentials import own_credentials
from generation.provenance.encode import encode, finish
from generation.provenance.formats import AVIF, JPEG, PNG, WEBP, WRITABLE
from generation.provenance.manifest import created
from generation.provenance.sign import Signer, SigningError
from generation.provenance.verify import MAX_BYTES, State, VerifyError, verify
from generation.provenance.vocabulary import DigitalSourceType, describe_action, describe_source_type, describe_status


def test_our_own_file_is_trusted_and_told_in_plain_words(pixels, signer, credentials):
    spec = created("Nora", DigitalSourceType.ALGORITHMIC_MEDIA, made_at=datetime(2026, 3, 4, tzinfo=UTC))
    verdict = verify(finish(pixels, PNG, spec=spec, signer=signer), own_root=credentials.anchor)
    assert verdict.state is State.TRUSTED
    assert verdict.ours
    assert verdict.summary == "Signed here, and not changed since."
    assert (verdict.title, verdict.issuer, verdict.claim_generator) == ("Nora", "Troupe", "Troupe 0.1.0")
    assert (verdict.made_at, verdict.signed_at) == ("2026-03-04T00:00:00Z", "")
    assert [action.words for action in verdict.actions] == ["Made"]
    assert verdict.source_words == ("Drawn by an algorithm that was not trained on pictures",)
    assert not verdict.made_with_generative_ai
    assert verdict.problems == ()


def test_elsewhere_the_same_file_is_intact_but_from_an_unknown_issuer(pixels, new_spec, signer):
    verdict = verify(finish(pixels, PNG, spec=new_spec, signer=signer))
    assert verdict.state is State.VALID
    assert not verdict.ours
    assert [problem.sentence for problem in verdict.problems] == ["The signer is not on the list of issuers this reader trusts."]
    assert verdict.summary == "Not changed since it was signed by Troupe, but this reader does not know that issuer."


def test_a_stranger_with_our_name_is_not_us(tmp_path, pixels, new_spec, credentials):
    impostor = own_credentials(tmp_path / "c2pa")
    file = finish(pixels, PNG, spec=new_spec, signer=Signer(impostor))
    verdict = verify(file, own_root=credentials.anchor)
    assert (verdict.state, verdict.issuer, verdict.ours) == (State.VALID, "Troupe", False)
    friend = verify(file, own_root=credentials.anchor, trust_anchors=impostor.anchor)
    assert (friend.state, friend.ours) == (State.TRUSTED, False)
    assert friend.summary == "Signed by Troupe, whom this reader trusts, and not changed since."


def test_our_file_changed_afterwards_is_still_recognised_as_ours(pixels, new_spec, signer, credentials):
    file = bytearray(finish(pixels, JPEG, spec=new_spec, signer=signer))
    file[-30] ^= 1
    verdict = verify(bytes(file), own_root=credentials.anchor)
    assert (verdict.state, verdict.ours) == (State.INVALID, True)
    assert verdict.summary == "Do not rely on what this file says. The picture was changed after it was signed."


def test_the_family_tree_is_told_from_the_newest_to_the_oldest(pixels, new_spec, crop_spec, signer, credentials):
    parent = finish(pixels, WEBP, spec=new_spec, signer=signer)
    child = finish(pixels[:, :48], JPEG, spec=crop_spec, signer=signer, parent=parent)
    verdict = verify(child, own_root=credentials.anchor)
    assert [action.words for action in verdict.actions] == ["Opened from an earlier file", "Cropped", "Saved in another format"]
    assert verdict.actions[1].description == "48 x 48 for an avatar"
    (earlier,) = verdict.ingredients
    assert (earlier.relationship, earlier.issuer) == ("parentOf", "Troupe")
    assert [action.words for action in earlier.actions] == ["Made"]
    assert verdict.digital_source_types == (DigitalSourceType.ALGORITHMIC_MEDIA, DigitalSourceType.ALGORITHMICALLY_ENHANCED)


def test_generative_ai_in_an_earlier_version_is_not_forgotten(pixels, crop_spec, signer):
    parent = finish(pixels, PNG, spec=created("Nora", DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA), signer=signer)
    child = finish(pixels[:, :48], PNG, spec=crop_spec, signer=signer, parent=parent)
    assert verify(child).made_with_generative_ai


@pytest.mark.parametrize("mime", WRITABLE)
def test_an_unsigned_file_is_said_to_be_unsigned_and_no_more(mime, pixels):
    verdict = verify(encode(pixels, mime), own_root=None)
    assert (verdict.state, verdict.ours, verdict.problems) == (State.NOT_PRESENT, False, ())
    assert "does not make it real or false" in verdict.summary


def test_encoding_again_loses_the_credentials_but_the_xmp_note_can_remain(pixels, new_spec, signer):
    verdict = verify(encode(pixels, PNG, xmp=b"<x:xmpmeta><a DigitalSourceType='http://x.org/screenCapture'/></x:xmpmeta>"))
    assert verdict.state is State.NOT_PRESENT
    assert verdict.xmp.words == "A capture of a screen"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"hello", "unsupported_type"),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>", "unsupported_type"),
        (b"<svg>" + b"<g/>" * 300_000 + b"</svg>", "too_complex"),
        (b"%PDF-1.7", "unsupported_type"),
        (b"\0\0\0\x20ftypisom", "unsupported_type"),
        (b"\xff\xd8\xff" + bytes(MAX_BYTES), "too_large"),
    ],
    ids=["empty", "text", "svg with a document type", "svg in too many pieces", "pdf", "mp4", "too large"],
)
def test_what_cannot_be_looked_at_is_refused_with_a_code(data, code):
    with pytest.raises(VerifyError, match=r"\.$") as refused:
        verify(data)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "bomb",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(200_000),
        b"\xff\xd8" + b"\xff\xeb\x00\x02" * 50_000,
        b"RIFF\0\0\0\1WEBP" + b"ABCD\0\0\0\0" * 25_000,
        b"\0\0\0\x0cftypavif" + b"\0\0\0\x08free" * 25_000,
        b"\0\0\0\x0cftypavif" + (12 + 200_000).to_bytes(4) + b"meta\0\0\0\0" + b"\0\0\0\x08free" * 25_000,
    ],
    ids=["png", "jpeg", "webp", "avif", "inside avif's meta box"],
)
def test_a_file_cut_into_absurdly_many_pieces_is_refused_before_it_is_parsed(bomb, signer, pixels, crop_spec):
    with pytest.raises(VerifyError) as refused:
        verify(bomb)
    assert refused.value.code == "too_complex"
    with pytest.raises(SigningError, match="not a picture we can read"):
        finish(pixels, PNG, spec=crop_spec, signer=signer, parent=bomb)


def _damage(file, start, chance):
    """Cut, overwrite, repeat or blot from a position on: what broken transfers and bored people do to files."""
    length = chance.randrange(1, 400)
    kind = chance.randrange(4)
    if kind == 0:
        return file[:start]
    if kind == 1:
        return file[:start] + chance.randbytes(length) + file[start + length :]
    if kind == 2:
        return file[:start] + file[start : start + length] * 3 + file[start + length :]
    return file[:start] + b"\xff\xff\xff\xff" + file[start + 4 :]


@pytest.mark.parametrize("mime", WRITABLE)
def test_damaged_files_get_a_verdict_or_a_code_and_no_damage_outside_the_manifest_is_trusted(
    mime, pixels, new_spec, crop_spec, signer, credentials, store_span
):
    parent = finish(pixels, PNG, spec=new_spec, signer=signer)
    file = finish(pixels[:, :48], mime, spec=crop_spec, signer=signer, parent=parent)
    chance, seen = random.Random(2026), set()
    for _ in range(150):
        at = chance.randrange(len(file))
        try:
            state = verify(_damage(file, at, chance), own_root=credentials.anchor).state
        except VerifyError as refused:
            assert refused.code in ("unsupported_type", "empty", "too_complex")
            continue
        seen.add(state)
        if state is State.TRUSTED:  # padding in the store belongs to nobody; AVIF's first box only names the format
            start, end = store_span(file)
            assert start - 48 <= at < end or (mime == AVIF and at < 32)
    assert {State.INVALID, State.UNREADABLE} <= seen


def test_credentials_on_another_server_are_named_and_never_fetched(pixels, signer):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        verdict = verify(_pointing_to(f"http://127.0.0.1:{server.getsockname()[1]}/manifest.c2pa", pixels, signer.credentials))
        with pytest.raises(BlockingIOError):  # nobody knocked
            server.accept()
    assert verdict.state is State.UNREADABLE
    assert [problem.code for problem in verdict.problems] == ["manifest.remote"]


def _pointing_to(url, pixels, credentials):
    """A JPEG whose only credential is the address of one."""
    out = io.BytesIO()
    info = c2pa.C2paSignerInfo(b"es256", credentials.chain.encode(), credentials.private_key.encode(), None)
    action = {"action": "c2pa.created", "digitalSourceType": DigitalSourceType.ALGORITHMIC_MEDIA}
    manifest = {"assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [action]}}]}
    with c2pa.Signer.from_info(info) as signer, c2pa.Builder(manifest) as builder:
        builder.set_no_embed()
        builder.set_remote_url(url)
        builder.sign(signer, JPEG, io.BytesIO(encode(pixels, JPEG)), out)
    return out.getvalue()


def test_words_nobody_told_us_about_are_quoted_and_not_guessed():
    assert describe_source_type("http://example.org/dreamt") == "Source type “dreamt”"
    assert describe_action("com.acme.glittered") == "“com.acme.glittered”"
    assert describe_status("new.code") == "A check of the signed history failed (new.code)."


def test_a_strangers_svg_is_read_and_carries_nothing():
    svg = b"<?xml version='1.0'?><!-- made by hand --><svg xmlns='http://www.w3.org/2000/svg'><rect width='1' height='1'/></svg>"

    assert (verify(svg).state, verify(svg).mime) == (State.NOT_PRESENT, "image/svg+xml")
