"""Seconds of a picture, as ratios to the bare pipeline in bfloat16 with the same weights in the same run."""

import numpy as np

from generation.engines.diffusion.quantize import once_loaded
from generation.engines.diffusion.tuning import UNTUNED, Tuning

from . import models
from .bench import AS_LOADED, Bench, bare, silent

QUEUE = 8


def sdxl(bench: Bench) -> None:
    plain = models.sdxl(bench)
    spec = bench.spec(bench.seed, steps=bench.scale(30, 2), guidance=5.0)

    def compare(variant: str, pipe, tuning: Tuning, aim: float | None) -> None:
        engine = bench.engine(pipe, "sdxl", tuning)
        bench.compare(variant, lambda: [engine.generate(spec, silent).image], lambda: [bare(plain, spec)], pairs=7, aim=aim)
        bench.free()

    compare("the engine untuned", models.twin(plain), UNTUNED, None)
    compare("the engine laid out", models.twin(plain), Tuning(layout=True), None)
    compare("the engine as it loads a model: laid out, compiled", models.twin(plain), AS_LOADED, 1.6)
    compare("the same around fused projections, compiled", models.fused(models.twin(plain)), AS_LOADED, None)


def micro_batch(bench: Bench) -> None:
    plain = models.sdxl(bench)
    specs = [bench.spec(bench.seed + n, steps=bench.scale(30, 2), guidance=5.0) for n in range(bench.scale(QUEUE, 2))]

    def one_by_one() -> list[np.ndarray]:
        return [bare(plain, spec) for spec in specs]

    def compare(variant: str, pipe, tuning: Tuning, aim: float | None) -> None:
        engine = bench.engine(pipe, "sdxl", tuning)
        together = lambda: [one.image for one in engine.generate_batch(specs, [silent] * len(specs))]  # noqa: E731
        bench.compare(variant, together, one_by_one, pairs=3, aim=aim)

    compare("in one call", models.twin(plain), UNTUNED, None)
    bench.free()
    smaller = models.twin(plain)
    once_loaded(eight_bit(bench), [smaller.unet])
    compare(f"in one call, {eight_bit(bench)}, compiled", smaller, AS_LOADED, 2.9)


def flux(bench: Bench) -> None:
    plain = models.flux(bench)
    spec = bench.spec(bench.seed, steps=bench.scale(28, 2), guidance=3.5)

    def compare(variant: str, pipe, aim: float) -> None:
        engine = bench.engine(pipe, "flux-dev", AS_LOADED)
        bench.compare(variant, lambda: [engine.generate(spec, silent).image], lambda: [bare(plain, spec)], pairs=5, aim=aim)

    # One at a time: the card holds the bare one and one other.
    compare("the engine as it loads a model: laid out, compiled", models.twin(plain), 1.75)
    bench.free()
    smaller = models.twin(plain)
    once_loaded(eight_bit(bench), [smaller.transformer])
    compare(f"the same, {eight_bit(bench)}, compiled", smaller, 2.6)


def eight_bit(bench: Bench) -> str:
    """A processor computes with none of float8."""
    return "int8" if bench.smoke else "fp8"
