"""Engines that know how long they were busy, so that everything else can be told apart from them."""

import re
import time
from functools import cached_property

from generation.engines.atelier import AtelierEngine
from generation.engines.base import GenerationSpec, OnStep, Result


class TimedAtelier(AtelierEngine):
    """The illustrator with a stop-watch: wall and core seconds of all its pictures so far."""

    name = "timed-atelier"

    def load(self, device: str, dtype: str) -> None:
        self.wall = self.core = 0.0

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        wall, core = time.perf_counter(), time.thread_time()
        try:
            return self.make(spec, on_step)
        finally:
            self.wall += time.perf_counter() - wall
            self.core += time.thread_time() - core

    def make(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        return super().generate(spec, on_step)


class TimedSleeper(TimedAtelier):
    """Stands in for a model on a graphics card: takes the milliseconds the prompt names ("10 steps of 150 ms") without using the core,
    then hands out one drawing of the persona."""

    name = "timed-sleeper"

    def make(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        found = re.search(r"(\d+) steps of (\d+) ms", spec.prompt)
        steps, seconds = int(found[1]), int(found[2]) / 1000
        for step in range(steps):
            on_step("draw", step, steps)
            time.sleep(seconds)
        on_step("draw", steps, steps)
        self.spec = spec
        return self.portrait

    @cached_property
    def portrait(self) -> Result:
        return AtelierEngine.generate(self, self.spec, lambda *_: None)
