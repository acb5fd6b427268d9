"""Forecasts of memory: weights counted to the byte, the rest followed, and a refusal before anything is loaded."""

import subprocess
import sys
from pathlib import Path

import pytest

from accounts.domain.errors import DomainError
from generation.domain.engine.pool import engine
from generation.domain.model.memory import DRIVER, _table, expected, forecast, in_gigabytes, too_large
from generation.domain.model.quantisation import require_fitting
from generation.domain.model.reading import check_model
from generation.domain.model.record import enable_model, import_model
from generation.domain.work.drawing import loaded_engine, memory
from generation.engines.base import EngineError
from generation.engines.diffusion.families import FAMILIES
from generation.engines.diffusion.quantisation import QUANTISATIONS, unfit_for
from generation.models import ImageModel
from tests.models.weights import add_pipeline

pytestmark = pytest.mark.django_db
UNET, WORDS, DECODER = 2_000_000_000, 500_000_000, 80_000_000
RSS = Path(__file__).parent / "resident_memory.py"


def sdxl(quantisation: str = "none", **more) -> ImageModel:
    parts = [("unet", UNET), ("text_encoder", WORDS), ("vae", DECODER)]
    components = [{"name": name, "title": "", "dtype": "float16", "parameters": count, "bytes": 2 * count} for name, count in parts]
    return ImageModel(title="SDXL", family="sdxl", layout="folder", components=components, quantisation=quantisation, **more)


def weights(quantisation: str, device: str = "cuda") -> int:
    return forecast(sdxl(quantisation), width=1024, height=1024, device=device).weights


def test_weights_are_counted_in_the_types_they_will_be_held_in():
    plain = UNET + WORDS + DECODER
    assert weights("none") == weights("bf16") == weights("bf16", "cpu") == 2 * plain
    assert weights("none", "cpu") == 4 * plain
    linear = _table()["sdxl"]["linear"]
    for name, bits in (("int8", 8.1), ("fp8", 8.1), ("nf4", 4.2)):
        assert weights(name) == round(UNET * (linear * bits / 8 + (1 - linear) * 2)) + round(WORDS * bits / 8) + 2 * DECODER


def test_a_denoiser_alone_counts_with_the_parts_it_borrows_and_as_it_is_quantised():
    base = sdxl(kind="pipeline")
    model = ImageModel(
        title="Q4", family="sdxl", layout="gguf", dtype="q4_k", parameters=UNET, bytes=1_200_000_000, base=base, quantisation="none"
    )
    assert forecast(model, width=1024, height=1024).weights == 1_200_000_000 + 2 * (WORDS + DECODER)


def test_a_batch_and_a_larger_picture_take_more_to_work_with_and_the_same_weights():
    small, large = (forecast(sdxl(), width=side, height=side) for side in (512, 1024))
    many = forecast(sdxl(), width=1024, height=1024, batch=8)
    assert small.weights == large.weights == many.weights
    assert small.working < large.working < many.working
    assert large.total == round((large.weights + large.working) * 1.1) + DRIVER


def test_twenty_gigabytes_on_a_card_of_ten_are_refused_before_anything_is_loaded():
    model = sdxl()
    model.components = [{"name": "unet", "title": "", "dtype": "bfloat16", "parameters": 10_000_000_000, "bytes": 20_000_000_000}]
    refused = too_large(model, free=10_000_000_000, width=1024, height=1024)
    assert refused.startswith("SDXL is forecast to need 2") and "and 10.0 GB are free. Quantise it" in refused
    assert too_large(sdxl(), free=24_000_000_000, width=1024, height=1024) == ""


def test_every_family_has_its_line():
    for name in FAMILIES:
        needed = forecast(sdxl_of(name), width=1024, height=1024)
        assert 10**8 < needed.working < 10**10, name


def sdxl_of(family: str) -> ImageModel:
    model = sdxl()
    model.family = family
    return model


def test_what_runs_where_is_said_plainly():
    assert unfit_for("nf4", compute_capability=None) == "Weights held as nf4 need a graphics card: a processor takes none, bf16 or int8."
    ampere = unfit_for("fp8", compute_capability=(8, 6))
    assert ampere == "Weights held as fp8 need a card of compute capability 8.9 or later; this one has 8.6."
    assert [name for name in QUANTISATIONS if unfit_for(name, compute_capability=(9, 0))] == []


def test_what_is_quantised_on_disk_is_not_quantised_again():
    require_fitting("none", layout="gguf", dtype="q4_k")
    for layout, dtype in (("gguf", "q4_k"), ("folder", "float8_e4m3fn")):
        with pytest.raises(DomainError, match="on disk already"):
            require_fitting("int8", layout=layout, dtype=dtype)


def test_sizes_are_said_as_people_say_them():
    assert [in_gigabytes(count) for count in (12_345, 12_345_678, 12_345_678_901)] == ["12 kB", "12 MB", "12.3 GB"]


@pytest.mark.long
def test_what_was_followed_is_what_the_machine_really_took_but_for_its_workspaces():
    """A decoder of 384 px on a processor, in a process of its own: the line is followed on fake tensors, this on real ones."""
    told = subprocess.run([sys.executable, str(RSS)], capture_output=True, text=True, check=True).stdout
    followed, rose = map(int, told.split())
    assert 1.2 < rose / followed < 2.2


def test_a_worker_refuses_what_is_forecast_not_to_fit_and_counts_quantised_weights(owner, place, settings):
    """Its files are a hundred bytes long; the record says what they would hold."""
    add_pipeline(place / "sdxl-base")
    settings.WORKER_MEMORY_GB = 3
    memory.cache_clear()
    model = enable_model(member=owner, model=check_model(import_model(member=owner, path="sdxl-base")))
    ImageModel.objects.update(components=sdxl().components)

    with pytest.raises(EngineError, match="this worker cannot hold it") as refused:
        loaded_engine(model.name, (1024, 1024, 1))
    assert (refused.value.code, refused.value.permanent) == ("model_too_large", True)

    ImageModel.objects.update(quantisation="int8")
    artist = engine(model.name)
    assert expected(artist, (1024, 1024, 1), device="cuda")[0] == weights("int8")
    memory.cache_clear()
