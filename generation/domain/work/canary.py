"""A known answer after each load: one step from a known seed. A card that answers, but wrongly, is found before it draws for people."""

from importlib.metadata import PackageNotFoundError, version

import numpy as np
from django.conf import settings
from PIL import Image

from ...engines.base import Capability, EngineError, GenerationSpec, Heavy, ImageEngine
from ...models import Canary

FIELDS = 8  # a side
UNTRUSTED = "engine_untrusted"
OFF = 6.0  # grey levels that the mean of a field may differ: rounding moves it by less than one
LIBRARIES = ("torch", "diffusers")


def require_known_answer(artist: ImageEngine) -> None:
    """The first load of a version on a kind of device says what is known. An engine that draws nobody without a face has no canary. Raises
    EngineError `engine_untrusted`."""
    if not isinstance(artist, Heavy) or Capability.TEXT not in artist.capabilities:
        return
    try:
        tones = _tones(artist)
    except EngineError as problem:
        if problem.code != "not_finite":
            return
        raise EngineError(UNTRUSTED, f"{artist.title} drew no numbers after it was loaded here, so nothing of it is used.") from problem
    known, _ = Canary.objects.get_or_create(engine=artist.name, version=artist.version, place=_place(), defaults={"tones": tones.tolist()})
    off = float(np.abs(np.asarray(known.tones) - tones).max())
    if off > OFF or np.ptp(tones) == 0:
        why = "nothing but one colour" if np.ptp(tones) == 0 else f"its known picture {off:.0f} grey levels off"
        raise EngineError(UNTRUSTED, f"{artist.title} drew {why} after it was loaded here, so nothing of it is used.")


def _tones(artist: ImageEngine) -> np.ndarray:
    """(FIELDS, FIELDS, 3) of a picture in one step, as small as it draws."""
    side = artist.canvas.least
    width, height = (side, side) if artist.canvas.holds(side, side) else artist.canvas.fitted(side, side)
    spec = GenerationSpec(prompt="a portrait", width=width, height=height, seed=1, num_inference_steps=1)
    image = artist.generate(spec, lambda *_: None).image
    small = Image.fromarray(image).resize((FIELDS, FIELDS), Image.Resampling.BOX)
    return np.asarray(small, float)


def _place() -> str:
    return " ".join([settings.WORKER_DEVICE, *(f"{name} {_version(name)}" for name in LIBRARIES)])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
