"""Choosing a face: a brief becomes faces that fit, faces become more faces, one becomes a persona."""

import random

from django.db import IntegrityError, transaction
from django.db.models import Max

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member
from personas.domain.identity import Nearest
from personas.domain.persona import create_persona
from personas.models import Persona

from ...atelier.blend import mix_identities, near_identity
from ...atelier.character import Identity, Look, sample_identity
from ...atelier.lexicon import read
from ...atelier.sample import sample_look
from ...engines.atelier import illustrate
from ...models import Asset, Candidate, Casting
from ..picture.asset import sign_and_put, store_hero
from .enrolment import sit_for

BATCH = 12
MAX_CANDIDATES = 120
MAX_BRIEF = 2000
CARD = 384  # pixels: what a candidate's card shows
PORTRAIT = {
    "expression": "smile",
    "yaw": 0.0,
    "pitch": 0.0,
    "roll": 0.0,
    "gaze": (0.0, 0.0),
    "framing": "bust",
    "style": "soft 3d",
    "light": "soft",
}


def start_casting(
    *, member: Member, brief: str = "", traits: dict | None = None, look: dict | None = None, seed: int | None = None, count: int = BATCH
) -> Casting:
    """Read the brief, let the form's `traits` and `look` win over it, and draw the first `count` faces. Raises DomainError."""
    if len(brief) > MAX_BRIEF:
        raise DomainError(
            "brief_too_long", f"The description has {len(brief):,} characters; {MAX_BRIEF:,} is the most.", hint="Keep what can be seen."
        )
    _check_room(0, count)
    reading = read(brief)
    casting = Casting.objects.create(
        workspace=member.workspace,
        created_by=member.user,
        brief=brief.strip(),
        seed=random.randrange(2**31) if seed is None else seed,
        traits=_plain(reading.identity | (traits or {})),
        look=_plain(reading.look | (look or {})),
        unknown=[{"word": u.word, "nearest": u.nearest} for u in reading.unknown],
        notes=[note.sentence for note in reading.notes],
    )
    more_candidates(casting=casting, count=count)
    return casting


def more_candidates(*, casting: Casting, count: int = BATCH) -> list[Candidate]:
    """More faces that fit the brief, different from those already there."""
    return _draw_all(casting, count, lambda rng: (_fitting_identity(casting, rng), None), how="brief")


def more_like(*, candidate: Candidate, count: int = BATCH) -> list[Candidate]:
    """Faces a small step away from this one, wearing its hair."""
    origin = Identity.from_dict(candidate.identity)
    return _draw_all(candidate.casting, count, lambda rng: (near_identity(origin, rng), candidate.look), how=f"like #{candidate.number}")


def mix_two(*, first: Candidate, second: Candidate, count: int = BATCH) -> list[Candidate]:
    """Faces between two of the same casting. Raises DomainError when they are the same one or of different castings."""
    if first.casting_id != second.casting_id or first.pk == second.pk:
        raise DomainError("mix_needs_two", "A mix needs two different faces of the same casting.", hint="Select exactly two.")
    a, b = Identity.from_dict(first.identity), Identity.from_dict(second.identity)
    looks = (first.look, second.look)
    return _draw_all(
        first.casting, count, lambda rng: (mix_identities(a, b, rng), rng.choice(looks)), how=f"mix of #{first.number} and #{second.number}"
    )


def choose_candidate(*, member: Member, candidate: Candidate, name: str, **words) -> tuple[Persona, Nearest | None]:
    """This face becomes a persona: locked as version 1, with its hero picture. `words`: role, story, quote, goals, pains and channels, as
    `create_persona` takes them. Raises LookAlike or DomainError; nothing is stored then."""
    identity, look = Identity.from_dict(candidate.identity), Look.from_dict(candidate.look)
    # Drawn before the transaction: it holds the database's write lock, and workers wait for that.
    samples, hero = sit_for(identity, look), illustrate(identity, look, 1024, 1024)
    with transaction.atomic():
        persona, near = create_persona(
            member=member, name=name, **words, parameters=candidate.identity, look=candidate.look, samples=samples
        )
        store_hero(persona=persona, result=hero, engine_name="atelier")
        record(member=member, verb="casting.chosen", target=persona, after={"candidate": candidate.pk})
    return persona, near


def hero_of(personas: list[Persona]) -> dict[str, Asset]:
    """persona id -> hero asset of its current version, in one query."""
    current = Asset.objects.filter(kind=Asset.Kind.HERO, persona_version__in=[p.current_id for p in personas])
    heroes = current.filter(quarantined_at=None).select_related("persona_version")
    return {hero.persona_version.persona_id: hero for hero in heroes}


def _fitting_identity(casting: Casting, rng: random.Random) -> Identity:
    fixed = {name: _within(value, rng) for name, value in casting.traits.items()}
    return sample_identity(rng, **fixed)


def _within(value, rng: random.Random):
    """A value of the brief: itself, or a draw from its [low, high]."""
    return rng.uniform(*value) if isinstance(value, list) else value


def _draw_all(casting: Casting, count: int, conceive, *, how: str) -> list[Candidate]:
    have = casting.candidates.aggregate(newest=Max("number"))["newest"] or 0  # not their count: one may have been erased
    _check_room(have, count)
    rng = random.Random(f"{casting.seed}/{have}")
    made = []
    for number in range(have + 1, have + count + 1):
        identity, worn = conceive(rng)
        look = Look.from_dict(worn) if worn else _fitting_look(casting, identity, rng)
        picture = illustrate(identity, look, CARD, CARD)
        name = sign_and_put(picture.image, workspace_id=casting.workspace_id, folder="castings", title="Casting candidate")
        made.append(
            Candidate(
                casting=casting,
                number=number,
                identity=identity.to_dict(),
                look=look.to_dict(),
                how=how,
                picture=name,
                width=CARD,
                height=CARD,
            )
        )
    try:
        with transaction.atomic():
            return Candidate.objects.bulk_create(made)
    except IntegrityError as problem:  # two windows asked at once, and the other one's faces have these numbers now
        raise DomainError(
            "casting_busy", "More faces of this casting were drawn at the same moment.", hint="Look at them, then ask again."
        ) from problem


def _check_room(have: int, count: int) -> None:
    if count < 1:
        raise DomainError("count_out_of_range", f"{count:,} faces cannot be drawn.", hint=f"Ask for 1 to {MAX_CANDIDATES}.")
    if have + count > MAX_CANDIDATES:
        raise DomainError(
            "casting_full",
            f"This casting shows {have} faces and cannot show {count:,} more; {MAX_CANDIDATES} is the most.",
            hint="Choose one, or start a new casting.",
        )


def _fitting_look(casting: Casting, identity: Identity, rng: random.Random) -> Look:
    colour = rng.choice(("teal", "blue", "beige", "purple", "pink", "grey", "green", "orange"))
    fixed = PORTRAIT | {"scene": "gradient", "scene_colour": colour, "headwear": "none", "accessories": ()} | casting.look
    return sample_look(rng, identity, **{key: tuple(value) if isinstance(value, list) else value for key, value in fixed.items()})


def _plain(values: dict) -> dict:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
