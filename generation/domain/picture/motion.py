"""A persona that moves: a few seconds of breath, blinks and speech, as one signed animation."""

import os
from collections.abc import Sequence

from accounts.domain.errors import DomainError
from personas.domain.persona import require_active
from personas.models import Persona

from ...atelier.character import Identity, Look
from ...atelier.motion import animate, idle, speech
from ...engines.atelier import AtelierEngine
from ...provenance.encode import finish_animation
from ..people.drawable import require_drawable
from ..request.choice import compose_for
from .signing import manifest_of_new, signer

LONGEST = 30  # seconds
WORTH_SHARING = 3.0  # seconds of film from which several processes save more than they cost to start
SIZES = (64, 1024)


def moving_portrait(
    *,
    persona: Persona,
    prompt: str = "",
    seconds: float = 4.0,
    sounds: Sequence[tuple[str, float, float]] = (),
    fps: float = 24,
    size: int = 512,
    seed: int = 0,
) -> bytes:
    """An animated WebP, square, signed, that plays in a loop. `sounds`: what the mouth says, (viseme, start, end in seconds) in order;
    the portrait lasts as long as they do, or `seconds`. It is no asset: no row, no likeness score. Raises DomainError."""
    require_active(persona)
    require_drawable(AtelierEngine(), [persona.current])
    if not 0 < seconds <= LONGEST:
        raise DomainError("seconds_out_of_range", f"A portrait of {seconds:g} seconds cannot be made.", hint=f"Ask for up to {LONGEST}.")
    if not SIZES[0] <= size <= SIZES[1]:
        raise DomainError("size_out_of_range", f"{size} pixels are not a size portraits move at.", hint=f"Use {SIZES[0]} to {SIZES[1]}.")
    version = persona.current
    composed = compose_for(choices=[], prompt=prompt, worn=version.look)
    try:
        look = Look.from_dict({**version.look, **composed.fields, "seed": seed})
        track = idle(seconds, seed=seed)
        if sounds:
            track = speech(sounds).over(track)
        cores = (os.cpu_count() or 1) if track.seconds >= WORTH_SHARING else 1
        frames = list(animate(Identity.from_dict(version.identity.parameters), look, track, fps, width=size, height=size, processes=cores))
    except (TypeError, ValueError) as problem:
        raise DomainError("motion_impossible", f"This motion cannot be drawn: {problem}.") from problem
    return finish_animation(frames, fps, spec=manifest_of_new("Moving portrait", engine="atelier"), signer=signer())
