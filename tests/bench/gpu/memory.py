"""What the forecast said of a model's memory against the most that was allocated. A processor does not count, so a smoke run only tells
the forecast."""

import django
import torch

from generation.engines.diffusion import DiffusionEngine

from . import models
from .bench import Bench, silent

ASKED = ((512, 1), (1024, 1), (1024, 4))


def memory(bench: Bench) -> None:
    django.setup()
    for family, make, guidance in (("sdxl", models.sdxl, 5.0), ("flux-dev", models.flux, 3.5)):
        _peaks(bench, family, make(bench), guidance)
        bench.free()


def _peaks(bench: Bench, family: str, pipe, guidance: float) -> None:
    engine = bench.engine(pipe, family)
    for side, batch in ASKED:
        specs = [bench.spec(bench.seed + n, steps=2, guidance=guidance, side=bench.scale(side, 64)) for n in range(batch)]
        _tell(bench, engine, specs)


def _tell(bench: Bench, engine: DiffusionEngine, specs: list) -> None:
    from generation.domain.model.memory import forecast
    from generation.models import ImageModel

    family = engine.family.name
    components = _components(engine.painter.pipe)
    record = ImageModel(family=family, layout="folder", dtype="bfloat16", quantisation="none", components=components)
    said = forecast(record, width=specs[0].width, height=specs[0].height, batch=len(specs))
    expected = said.weights + said.working
    if not bench.smoke:
        torch.cuda.reset_peak_memory_stats()
    engine.generate_batch(specs, [silent] * len(specs))
    peak = None if bench.smoke else torch.cuda.max_memory_allocated()
    bench.tell(
        f"{family}, {specs[0].width} px, {len(specs)} at once", forecast_bytes=expected, with_margin_bytes=said.total, peak_bytes=peak,
        off=peak and round(expected / peak - 1, 4), aim=0.05,
    )  # fmt: skip


def _components(pipe) -> list[dict]:
    parts = {name: part for name, part in pipe.components.items() if isinstance(part, torch.nn.Module)}
    counts = {name: sum(weights.numel() for weights in part.parameters()) for name, part in parts.items()}
    return [{"name": name, "dtype": "bfloat16", "parameters": count, "bytes": 2 * count} for name, count in counts.items()]
