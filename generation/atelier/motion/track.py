"""Tracks: what a face does over time, as keyframes by channel."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise

from ..character import EXPRESSIONS, VISEMES, Look
from ..mimic import Mimic, mixed

Keys = tuple[tuple[float, float], ...]
Names = tuple[tuple[float, str], ...]

TURNS = ("yaw", "pitch", "roll")
LIMITS = {"yaw": 70.0, "pitch": 20.0, "roll": 25.0}


@dataclass(frozen=True)
class Track:
    """Keyframes by channel, each (second, value), in order of time; between two of them values ease from one to the other.

    `yaw`, `pitch`, `roll` (degrees) and `gaze_x`, `gaze_y` (-1..1) are added to the look's own; `blink` runs from 0 to 1 (shut), `breath`
    from 0 to 1 (out); `expression` and `viseme` are names, blended on the way. A channel without keys stays as the look has it.
    Raises ValueError for a time outside the track, keys out of order, or a name nobody can make.
    """

    seconds: float
    yaw: Keys = ()
    pitch: Keys = ()
    roll: Keys = ()
    gaze_x: Keys = ()
    gaze_y: Keys = ()
    blink: Keys = ()
    breath: Keys = ()
    expression: Names = ()
    viseme: Names = ()

    def __post_init__(self):
        if not 0 < self.seconds <= 600:
            raise ValueError(f"a track lasts up to 600 seconds, not {self.seconds}")
        for channel in CHANNELS:
            keys = getattr(self, channel)
            times = [time for time, _ in keys]
            if times != sorted(times) or (times and not 0 <= times[0] <= times[-1] <= self.seconds):
                raise ValueError(f"the keys of {channel} must follow one another within 0 and {self.seconds} seconds")
        for channel, known in (("expression", EXPRESSIONS), ("viseme", VISEMES)):
            for _, name in getattr(self, channel):
                if name not in known:
                    raise ValueError(f"{channel} must be one of {', '.join(known)}; not {name!r}")

    def over(self, other: "Track") -> "Track":
        """Both at once: this track's channels, and the other's where this one has no keys. As long as the longer of the two."""
        kept = {channel: getattr(self, channel) or getattr(other, channel) for channel in CHANNELS}
        return Track(max(self.seconds, other.seconds), **kept)

    def number(self, channel: str, time: float) -> float:
        keys = getattr(self, channel)
        a, b, t = _between(keys, time) if keys else (0.0, 0.0, 0.0)
        return a + (b - a) * t

    def mimic(self, look: Look, time: float) -> Mimic:
        """The blend of expressions and visemes at that second."""
        expressions = _blend(self.expression, time, look.expression, lambda name: Mimic(((name, 1.0),)))
        visemes = _blend(self.viseme, time, look.viseme, lambda name: Mimic(((look.expression, 1.0),), ((name, 1.0),)))
        return Mimic(expressions.expressions, visemes.visemes, self.number("blink", time))

    def look(self, look: Look, time: float) -> Look:
        """The look with the head and the eyes turned as they are at that second."""
        turned = {name: _within(getattr(look, name) + self.number(name, time), LIMITS[name]) for name in TURNS}
        gaze = tuple(_within(own + self.number(channel, time), 1.0) for own, channel in zip(look.gaze, ("gaze_x", "gaze_y"), strict=True))
        return replace(look, **turned, gaze=gaze)


CHANNELS = tuple(channel.name for channel in fields(Track) if channel.name != "seconds")


def interpolate(a: Look, b: Look, t: float) -> tuple[Look, Mimic]:
    """Between two looks, `a` at t = 0 and `b` at t = 1: pose, gaze and light move, expression and mouth are blended. ValueError when they
    differ in what cannot change half way (hair, clothes, style, scene)."""
    moving = {name: _mix(getattr(a, name), getattr(b, name), t) for name in (*TURNS, "light_from")}
    moving["gaze"] = tuple(_mix(one, other, t) for one, other in zip(a.gaze, b.gaze, strict=True))
    between = replace(a, **moving)
    at_rest = {"expression": a.expression, "viseme": a.viseme}
    if stiff := [name for name, value in replace(b, **moving, **at_rest).to_dict().items() if value != between.to_dict()[name]]:
        raise ValueError(f"{', '.join(stiff)} cannot change half way")
    return between, mixed(Mimic.of(a), Mimic.of(b), t)


def idle(seconds: float, *, seed: int = 0) -> Track:
    """Someone who waits: breath, blinks, small movements of head and eyes. It ends as it begins, so it can be played in a loop."""
    rng = random.Random(f"idle/{seed}")
    breaths = max(1, round(seconds / 4.2))
    half = seconds / breaths / 2
    return Track(
        seconds,
        yaw=_wander(rng, seconds, 3.2),
        pitch=_wander(rng, seconds, 1.4),
        roll=_wander(rng, seconds, 1.1),
        gaze_x=_glances(rng, seconds, 0.22),
        gaze_y=_glances(rng, seconds, 0.10),
        blink=_blinks(rng, seconds),
        breath=tuple((min(seconds, k * half), float(k % 2)) for k in range(2 * breaths + 1)),
    )


def speech(sounds: Sequence[tuple[str, float, float]]) -> Track:
    """The mouth of someone who says these (viseme, start, end in seconds), in order. Each shape is reached in the middle of its sound and
    runs into the next; the mouth rests before, after, and in pauses of a quarter of a second."""
    keys: list[tuple[float, str]] = []
    ended = 0.0
    for viseme, start, end in sounds:
        if start - ended > 0.25 or not keys:
            keys += [(ended + 0.1 if keys else 0.0, "none"), (max(ended + 0.1 if keys else 0.0, start - 0.07), "none")]
        keys.append(((start + end) / 2, viseme))
        ended = end
    return Track(ended + 0.2, viseme=(*keys, (ended + 0.12, "none")))


def _between(keys: Sequence[tuple[float, object]], time: float) -> tuple:
    """The values before and after, and how far (0..1, eased) the time lies between them."""
    if time <= keys[0][0]:
        return keys[0][1], keys[0][1], 0.0
    for (start, a), (end, b) in pairwise(keys):
        if time < end:
            t = (time - start) / (end - start)
            return a, b, t * t * (3 - 2 * t)
    return keys[-1][1], keys[-1][1], 0.0


def _blend(keys: Names, time: float, own: str, shown) -> Mimic:
    a, b, t = _between(keys, time) if keys else (own, own, 0.0)
    return mixed(shown(a), shown(b), t)


def _mix(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def _within(value: float, limit: float) -> float:
    return max(-limit, min(limit, value))


def _wander(rng: random.Random, seconds: float, reach: float) -> Keys:
    """A slow drift that comes back to where it began."""
    stops = max(1, round(seconds / 1.7))
    middle = [(seconds * (k + rng.uniform(0.3, 0.7)) / stops, rng.uniform(-reach, reach)) for k in range(stops)]
    return ((0.0, 0.0), *middle, (seconds, 0.0))


def _glances(rng: random.Random, seconds: float, reach: float) -> Keys:
    """Eyes jump in a twelfth of a second and rest in between."""
    keys, time, at = [(0.0, 0.0)], rng.uniform(0.6, 1.4), 0.0
    while time < seconds - 0.5:
        target = rng.uniform(-reach, reach)
        keys += [(time, at), (time + 0.08, target)]
        time, at = time + rng.uniform(0.8, 1.8), target
    return (*keys, (seconds - 0.12, at), (seconds, 0.0)) if seconds > 1 else ((0.0, 0.0),)


def _blinks(rng: random.Random, seconds: float) -> Keys:
    """Shut within a twelfth of a second, open a little slower, every two to four seconds."""
    keys, time = [(0.0, 0.0)], rng.uniform(0.5, 1.5)
    while time < seconds - 0.3:
        keys += [(time, 0.0), (time + 0.085, 1.0), (time + 0.125, 1.0), (time + 0.27, 0.0)]
        time += rng.uniform(2.0, 4.0)
    return (*keys, (seconds, 0.0))
