"""Engines for tests, registered by name like any other. They are slow, fail, hang or end their process when the prompt asks for it."""

import json
import os
import re
import signal
import time
from functools import cache

import numpy as np

from generation.atelier.character import Identity, Look
from generation.engines.atelier import illustrate
from generation.engines.base import Canvas, Capability, EngineError, GenerationSpec, OnStep, Resource, Result

SIDE = 96


class ScriptedEngine:
    """Draws one portrait of the persona and marks it with the seed, after doing what the prompt says:

    "8 steps of 20 ms" (or "busy ms": with the core at work, not asleep) | "fails twice" | "refuses" | "crashes" | "hangs" | "dies"
    """

    name = "scripted"
    version = "1"
    title = "Scripted"
    about = "Does what the prompt says."
    capabilities = frozenset({Capability.TEXT, Capability.IDENTITY})
    canvas = Canvas()
    resource = Resource.CPU

    def missing(self) -> str:
        return ""

    def load(self, device: str, dtype: str) -> None:
        self.failures: dict[int, int] = {}

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        script = spec.prompt
        steps, milliseconds, busy = self._pace(script)
        for step in range(steps):
            on_step("draw", step, steps)
            _work(milliseconds / 1000, busy=busy)
            if step == steps // 2:
                self._act(script, spec.seed)
        on_step("draw", steps, steps)
        return _marked(_portrait(json.dumps(dict(spec.character), sort_keys=True)), spec)

    def _pace(self, script: str) -> tuple[int, float, bool]:
        found = re.search(r"(\d+) steps? of (\d+) (busy )?ms", script)
        return (int(found[1]), float(found[2]), bool(found[3])) if found else (1, 0.0, False)

    def _act(self, script: str, seed: int) -> None:
        if "refuses" in script:
            raise EngineError("invalid_spec", "This cannot be drawn.", permanent=True)
        if "fails twice" in script and self.failures.setdefault(seed, 0) < 2:
            self.failures[seed] += 1
            raise EngineError("engine_busy", "The engine is busy.")
        if "always fails" in script:
            raise EngineError("engine_busy", "The engine is busy.")
        if "crashes" in script:
            raise ZeroDivisionError("a bug")
        if "hangs" in script:
            time.sleep(3600)
        if "dies" in script:
            os.kill(os.getpid(), signal.SIGKILL)


def _work(seconds: float, *, busy: bool) -> None:
    if not busy:
        return time.sleep(seconds)
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


@cache
def _portrait(character: str) -> Result:
    """Drawn once per persona and process: the tests are about jobs, not about drawing."""
    return illustrate(Identity.from_dict(json.loads(character)), Look(), SIDE, SIDE)


def _marked(portrait: Result, spec: GenerationSpec) -> Result:
    """Another picture for every seed, the same for the same one: 32 pixels along the top edge spell it."""
    image = portrait.image.copy()
    image[0, :32] = np.array([255 * (spec.seed >> bit & 1) for bit in range(32)], np.uint8)[:, None]
    return Result(image=image, seed=spec.seed, landmarks=portrait.landmarks, face_box=portrait.face_box, pose=portrait.pose)
