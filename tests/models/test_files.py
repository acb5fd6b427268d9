"""What may be brought in from the models directory, and what is refused before it is opened."""

import os

import pytest

from accounts.domain.errors import DomainError
from generation.domain.model import files


def refusal(path) -> str:
    with pytest.raises(DomainError) as refused:
        files.require_harmless(path)
    return refused.value.code


@pytest.mark.parametrize("path", ["../secret", "sdxl-base/../../secret", "/etc/passwd", "", ".", "..", "sdxl-base/../..", "\0"])
def test_a_path_that_leads_out_of_the_models_directory_is_refused(sdxl, path):
    with pytest.raises(DomainError) as refused:
        files.resolved(path)
    assert refused.value.code in ("model_outside", "model_not_found")


def test_a_link_that_leads_out_of_the_models_directory_is_refused_wherever_it_stands(sdxl, tmp_path, place):
    outside = tmp_path / "elsewhere.safetensors"
    outside.write_bytes(b"x")
    (place / "linked.safetensors").symlink_to(outside)
    (sdxl / "unet" / "more.safetensors").symlink_to(outside)

    with pytest.raises(DomainError, match="outside the models directory"):
        files.resolved("linked.safetensors")
    assert refusal(sdxl) == "model_outside"
    assert files.offered() == ["sdxl-base"]


def test_a_link_within_the_models_directory_is_followed(sdxl, place):
    (place / "same").symlink_to(sdxl)
    assert files.resolved("same") == sdxl
    files.require_harmless(files.resolved("same"))


@pytest.mark.parametrize("name", ["model.ckpt", "model.PT", "pytorch_model.bin", "a.pkl", "b.pth"])
def test_a_pickle_is_refused_unread(sdxl, name):
    pickle = sdxl / "unet" / name
    pickle.write_bytes(b"boom")
    os.utime(pickle, (1, 1))
    pickle.chmod(0)  # who opens it fails, as root by its time of access
    assert refusal(sdxl) == "model_pickled"
    assert pickle.stat().st_atime == 1


@pytest.mark.parametrize(
    ("name", "code"), [("weights.zip", "model_packed"), ("pipeline.py", "model_with_code"), ("run.sh", "model_with_code")]
)
def test_archives_and_programs_are_refused(sdxl, name, code):
    (sdxl / name).write_bytes(b"x")
    assert refusal(sdxl) == code


def test_what_is_neither_file_nor_folder_is_refused(sdxl):
    os.mkfifo(sdxl / "unet" / "pipe")
    assert refusal(sdxl) == "model_not_a_file"


def test_a_circle_of_links_ends_in_a_refusal(sdxl):
    (sdxl / "again").symlink_to(sdxl)
    assert refusal(sdxl) == "model_linked"


def test_the_hash_of_a_folder_changes_with_a_byte_and_with_a_name_and_with_nothing_else(sdxl):
    first = files.fingerprint(sdxl)
    assert files.fingerprint(sdxl) == first
    card = sdxl / "README.md"
    card.rename(sdxl / "CARD.md")
    renamed = files.fingerprint(sdxl)
    (sdxl / "CARD.md").write_text("other")
    assert len({first, renamed, files.fingerprint(sdxl)}) == 3


def test_a_folder_that_is_not_there_offers_nothing(settings, tmp_path):
    settings.MODELS_DIR = tmp_path / "nowhere"
    assert files.offered() == []
