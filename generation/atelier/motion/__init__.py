"""Motion: what a face does over time, and the frames of it.

    track = speech([("PP", 0.2, 0.3), ("aa", 0.3, 0.6)]).over(idle(3, seed=1))
    for frame in animate(identity, look, track, fps=24):  # uint8 (512, 512, 3)
        ...

Only numbers and blends move, and whatever does not move gives the same pixels again: nothing shimmers. The background is drawn once.
"""

from .film import animate
from .track import Track, idle, interpolate, speech

__all__ = ["Track", "animate", "idle", "interpolate", "speech"]
