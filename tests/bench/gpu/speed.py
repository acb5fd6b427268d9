"""Seconds of a picture, as ratios to the bare pipeline in bfloat16 with the same weights in the same run."""

import numpy as np

from generation.engines.diffusion.quantize import once_loaded

from . import models
from .bench import Bench, bare, silent

QUEUE = 8


def sdxl(bench: Bench) -> None:
    plain = models.sdxl(bench)
    spec = bench.spec(bench.seed, steps=bench.scale(30, 2), guidance=5.0)

    def compare(variant: str, pipe, aim: float | None) -> None:
        engine = bench.engine(pipe, "sdxl")
        bench.compare(variant, lambda: [engine.generate(spec, silent).image], lambda: [bare(plain, spec)], pairs=9, aim=aim)

    compare("the engine as it stands", models.twin(plain), None)
    bench.free()
    compare("channels last, fused", models.laid_out(models.twin(plain)), None)
    bench.free()
    compare("channels last, fused, compiled", models.compiled(models.laid_out(models.twin(plain)), bench.backend), 1.6)


def micro_batch(bench: Bench) -> None:
    plain = models.sdxl(bench)
    specs = [bench.spec(bench.seed + n, steps=bench.scale(30, 2), guidance=5.0) for n in range(bench.scale(QUEUE, 2))]

    def one_by_one() -> list[np.ndarray]:
        return [bare(plain, spec) for spec in specs]

    def compare(variant: str, pipe, aim: float | None) -> None:
        engine = bench.engine(pipe, "sdxl")
        together = lambda: [one.image for one in engine.generate_batch(specs, [silent] * len(specs))]  # noqa: E731
        bench.compare(variant, together, one_by_one, pairs=3, aim=aim)

    compare("in one call", models.twin(plain), None)
    bench.free()
    tuned = models.laid_out(models.twin(plain))
    once_loaded(eight_bit(bench), [tuned.unet])
    compare(f"in one call, {eight_bit(bench)}, compiled", models.compiled(tuned, bench.backend), 2.9)


def flux(bench: Bench) -> None:
    plain = models.flux(bench)
    spec = bench.spec(bench.seed, steps=bench.scale(28, 2), guidance=3.5)

    def compare(variant: str, pipe, aim: float | None) -> None:
        engine = bench.engine(pipe, "flux-dev")
        bench.compare(variant, lambda: [engine.generate(spec, silent).image], lambda: [bare(plain, spec)], pairs=5, aim=aim)

    # One at a time: the card holds the bare one and one other.
    compare("fused, compiled", models.compiled(models.laid_out(models.twin(plain)), bench.backend), 1.75)
    bench.free()
    tuned = models.laid_out(models.twin(plain))
    once_loaded(eight_bit(bench), [tuned.transformer])
    compare(f"fused, {eight_bit(bench)}, compiled", models.compiled(tuned, bench.backend), 2.6)


def eight_bit(bench: Bench) -> str:
    """A processor computes with none of float8."""
    return "int8" if bench.smoke else "fp8"
