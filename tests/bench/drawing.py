"""The illustrator's figures: core seconds of a picture, and what the largest one costs in time and memory."""

import json
import random
import statistics
import subprocess
import sys
import time
from dataclasses import replace

from generation.atelier.character import STYLES, Look, sample_identity
from generation.atelier.motion import animate, idle
from generation.atelier.sample import sample_look
from generation.engines.atelier import illustrate
from tests.bench.row import Row

SIDE, LARGEST = 1024, 4096
AIMS = {"soft 3d": "<= 0.25 s of one core", "flat vector": "<= 0.1 s of one core"}
ONE_LARGE_PICTURE = """
import json, sys, time
from generation.atelier import Look, draw
from generation.atelier.character import Identity
look = Look(hair="long curls", glasses="round glasses", outfit="blazer", scene="office", style=sys.argv[1])
began = time.process_time()
draw(Identity(skin="brown"), look, 4096, 4096).image()
took = time.process_time() - began
peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([took, peak / 1024]))
"""


def pictures(seed: int, count: int = 12) -> list[Row]:
    """Core seconds of one picture with its part map, as the engine makes it."""
    medians, rows = {}, []
    for style in STYLES:
        dice, took = random.Random(seed), []
        for _ in range(count):
            identity = sample_identity(dice)
            look = replace(sample_look(dice, identity), style=style)
            began = time.process_time()
            illustrate(identity, look, SIDE, SIDE)
            took.append(time.process_time() - began)
        medians[style] = statistics.median(took)
        if style in AIMS:
            how = f"process time, median of {count} random people and looks"
            rows.append(Row(f"Atelier, {SIDE} px, {style}", f"{medians[style]:.3f} s (slowest {max(took):.3f} s)", AIMS[style], how))
    others = ", ".join(f"{style} {median:.2f}" for style, median in medians.items() if style not in AIMS)
    return [*rows, Row(f"Atelier, {SIDE} px, the other styles", f"{others} s", "", "the same people and looks")]


def motion(seed: int, seconds: float = 3.0, film: float = 10.0) -> list[Row]:
    """A moving portrait in every style: core seconds for one second of it, and how long a whole film takes on two cores."""
    who, look = sample_identity(random.Random(seed)), Look(hair="long wavy", scene="office", yaw=8.0, seed=seed)
    cost, waited = {}, {}
    for style in STYLES:
        styled = replace(look, style=style)
        began = time.process_time()
        for _ in animate(who, styled, idle(seconds, seed=seed), 24):
            pass
        cost[style] = (time.process_time() - began) / seconds
        began = time.perf_counter()
        for _ in animate(who, styled, idle(film, seed=seed), 24, processes=2):
            pass
        waited[style] = (time.perf_counter() - began) / film
    told, shared = (", ".join(f"{style} {figures[style]:.2f}" for style in sorted(STYLES, key=figures.get)) for figures in (cost, waited))
    what = "Motion, 24 frames a second at 512 px"
    return [
        Row(f"{what}, one core", told, "", f"core seconds per second of film, {seconds:g} s of waiting"),
        Row(f"{what}, two processes", shared, "below 1: faster than real time", f"wall clock per second of a film of {film:g} s"),
    ]


def large_pictures() -> list[Row]:
    """Every style at the largest size, each in a process of its own, so that the peak is that picture's."""
    cost = {}
    for style in STYLES:
        done = subprocess.run([sys.executable, "-c", ONE_LARGE_PICTURE, style], check=True, capture_output=True, text=True)
        cost[style] = json.loads(done.stdout)
    slowest, largest = max(STYLES, key=lambda style: cost[style][0]), max(STYLES, key=lambda style: cost[style][1])
    return [
        Row(
            f"Atelier, {LARGEST} px, slowest style",
            f"{cost[slowest][0]:.1f} s ({slowest}); " + ", ".join(f"{style} {cost[style][0]:.1f}" for style in STYLES if style != slowest),
            "<= 4 s of one core",
            "process time of one picture, a fresh process for each style",
        ),
        Row(f"Atelier, {LARGEST} px, peak memory", f"{cost[largest][1]:.0f} MiB ({largest})", "<= 400 MiB", "VmHWM of that process"),
    ]
