"""Draws the pictures Compact learns from: many faces, each in several looks that share nothing else, with everything known about them.

    python -m training.compact_data --split compact --personas 6000 --looks 4 --recipe narrow --out training/out/compact

Persona k of split s is `random.Random(f"{s}/{k}")`. A shard holds uint8 pictures of SIZE pixels, and what is known of each: the traits of
the identity code, the embedding that the conditioning embedder reads off the picture, the landmarks, and the parameters themselves.
"""

import argparse
import json
import os
import random
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from generation.atelier import character, identity_code
from generation.atelier.character import Identity, Look
from generation.atelier.colour import CLOTH, HAIR, SCENE
from personas.faces import load_embedder
from training import shards
from training.data import draw_picture, identity_of
from training.looks import RECIPES as LOOKS
from training.looks import random_look

SIZE = 256
SHARD_PERSONAS = 32

# What the CPU route teaches: enough to show the way, few enough to be learnt in hours. Every other field keeps the look's default.
NARROW = {
    "style": ("soft 3d", "flat vector", "watercolour", "duotone"),
    "scene": ("plain", "gradient", "halo", "office", "park", "beach", "night sky", "mountains"),
    "hair": ("bald", "short crop", "side part", "short curls", "afro", "long straight", "long wavy", "bob", "ponytail", "top bun"),
    "hair_colour": tuple(HAIR),
    "beard": ("none", "stubble", "moustache", "short beard", "full beard"),
    "expression": ("neutral", "smile", "big smile", "serious", "surprised"),
    "glasses": ("none", "round glasses", "square glasses", "sunglasses"),
    "outfit": ("t-shirt", "hoodie", "suit", "blazer", "turtleneck", "shirt"),
    "outfit_colour": tuple(CLOTH),
    "accent_colour": tuple(CLOTH),
    "scene_colour": tuple(SCENE),
    "framing": ("face", "bust"),
}


# What the recipe "posed" holds still, so that it need not be learnt.
POSE = {"style": ("soft 3d", "flat vector"), "yaw": (0.0, -24.0, 24.0), "pitch": (0.0,), "roll": (0.0,)}


def narrow_look(rng: random.Random, identity: Identity) -> Look:
    """A look of NARROW's words: as independent of the face as `random_look`, in three turns of the head and one light."""
    chosen = {name: rng.choice(values) for name, values in NARROW.items()}
    if rng.random() < 0.7:
        chosen["glasses"] = "none"
    if identity.feminine or rng.random() < 0.5:
        chosen["beard"] = "none"
    chosen["framing"] = rng.choices(NARROW["framing"], (6, 4))[0]
    chosen["style"] = rng.choices(NARROW["style"], (8, 5, 4, 3))[0]  # duotone tells least of a face
    yaw = rng.choice((0, 0, -24, 24)) + rng.triangular(-7, 7, 0)
    pose = {"yaw": yaw, "pitch": rng.triangular(-4, 4, 0), "roll": rng.triangular(-4, 4, 0), "gaze": (rng.triangular(-0.3, 0.3, 0), 0.0)}
    return Look(**chosen, **pose, seed=rng.randrange(1 << 30))


def posed_look(rng: random.Random, identity: Identity) -> Look:
    """What is learnt first: NARROW's words in two styles, and nothing that words and face leave open but four arrangements of the scene.
    The head holds still, so features always stand where words and face put them."""
    look = narrow_look(rng, identity)
    yaw, style = rng.choice((0.0, *POSE["yaw"])), rng.choices(POSE["style"], (2, 1))[0]
    return replace(look, style=style, yaw=yaw, pitch=0.0, roll=0.0, gaze=(0.0, 0.0), seed=rng.randrange(4))


def wide_look(rng: random.Random, identity: Identity) -> Look:
    """All the illustrator can draw of one person, but for lettering and mouth shapes."""
    look = random_look(rng, identity, LOOKS["even"])
    still = "none" if look.prop == "sign" else look.prop
    return replace(look, viseme="none", prop=still, yaw=max(-40.0, min(40.0, look.yaw)))


RECIPES = {"posed": posed_look, "narrow": narrow_look, "wide": wide_look}


def words_of(recipe: str) -> dict[str, tuple[str, ...]]:
    """Field -> the values that pictures of this recipe show; fields without a list are free."""
    if recipe != "wide":
        fixed = {f.name: (f.default,) for f in fields(Look) if f.name in ("headwear", "prop", "mobility", "prosthesis", "light", "build")}
        return fixed | NARROW | (POSE if recipe == "posed" else {})
    plural = {"style": character.STYLES, "scene": character.SCENES, "hair": character.HAIRS, "beard": character.BEARDS}
    plural |= {"expression": character.EXPRESSIONS, "glasses": character.GLASSES, "outfit": character.OUTFITS}
    return plural | {"framing": character.FRAMINGS, "light": character.LIGHTS, "headwear": character.HEADWEARS}


def render_shard(task: tuple[str, int, int, int, str, Path]) -> int:
    """Draws personas first..first+count of a split and writes `pictures-`, `facts-` and `people-<first>`; an existing shard is kept."""
    split, first, count, looks, recipe, out = task
    path = out / f"pictures-{first:06d}.npy"
    if path.exists():
        return 0
    people = [draw_persona(split, first + k, looks, recipe) for k in range(count)]
    told = [[identity.to_dict(), [look.to_dict() for look in worn]] for identity, worn, _ in people]
    (out / f"people-{first:06d}.json").write_text(json.dumps(told))
    drawn = [picture for _, _, pictures in people for picture in pictures]
    pixels, landmarks = [p.pixels for p in drawn], [p.face.landmarks for p in drawn]
    np.savez(
        out / f"facts-{first:06d}.npz",
        traits=np.stack([identity_code.traits(identity) for identity, _, _ in people]),
        embeddings=load_embedder("conditioning").embed_batch(pixels, landmarks).reshape(count, looks, -1).astype(np.float16),
        landmarks=np.stack(landmarks).reshape(count, looks, 5, 2),
        boxes=np.array([p.face.box for p in drawn], np.float32).reshape(count, looks, 4),
    )
    shards.save_whole(path, np.stack(pixels).reshape(count, looks, SIZE, SIZE, 3))
    return count * looks


def draw_persona(split: str, index: int, looks: int, recipe: str) -> tuple:
    identity = identity_of(split, index)
    worn = [RECIPES[recipe](random.Random(f"{split}/{index}/{k}"), identity) for k in range(looks)]
    return identity, worn, [draw_picture(identity, look, SIZE) for look in worn]


def render(*, split: str, personas: int, looks: int, recipe: str, out: Path, workers: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    firsts = range(0, personas, SHARD_PERSONAS)
    tasks = [(split, first, min(SHARD_PERSONAS, personas - first), looks, recipe, out) for first in firsts]
    shards.draw(render_shard, tasks, split=split, workers=workers)


@dataclass(frozen=True)
class Known:
    """What is known of one picture, but for its pixels."""

    identity: Identity
    look: Look


class Pictures:
    """The shards of a folder as one array of personas x looks, memory-mapped; picture n is look n % looks of persona n // looks."""

    def __init__(self, folder: Path, first_personas: int | None = None) -> None:
        paths = sorted(Path(folder).glob("pictures-*.npy"))
        paths = paths if first_personas is None else paths[: -(-first_personas // SHARD_PERSONAS)]
        if not paths:
            raise FileNotFoundError(f"no pictures in {folder}; draw them with python -m training.compact_data")
        self._shards = [np.load(path, mmap_mode="r") for path in paths]
        self._paths = paths
        facts = [np.load(shards.beside(path, "facts", ".npz")) for path in paths]
        self.traits = np.concatenate([f["traits"] for f in facts])  # (personas, traits)
        self.embeddings = np.concatenate([f["embeddings"] for f in facts])  # (personas, looks, 512)
        self.landmarks = np.concatenate([f["landmarks"] for f in facts])  # (personas, looks, 5, 2)
        self.boxes = np.concatenate([f["boxes"] for f in facts])  # (personas, looks, 4)
        self.personas, self.looks = self.embeddings.shape[:2]

    def __len__(self) -> int:
        return self.personas * self.looks

    def pixels(self, n: int) -> np.ndarray:
        """uint8 (SIZE, SIZE, 3)."""
        persona, look = divmod(n, self.looks)
        return self._shards[persona // SHARD_PERSONAS][persona % SHARD_PERSONAS, look]

    def doubled(self, n: int) -> np.ndarray:
        """The same at twice the side, where training.compact_doubled drew it: uint8 (2 SIZE, 2 SIZE, 3)."""
        persona, look = divmod(n, self.looks)
        return self._doubled[persona // SHARD_PERSONAS][persona % SHARD_PERSONAS, look]

    @cached_property
    def _doubled(self) -> list[np.ndarray]:
        return [np.load(shards.beside(path, "doubled"), mmap_mode="r") for path in self._paths]

    def latents(self) -> np.ndarray:
        """What training.compact_latents made of the pictures: float16 (personas, looks, 4, SIZE / 8, SIZE / 8)."""
        return self._beside("latents")

    def words(self) -> np.ndarray:
        """What training.compact_words wrote about the pictures: uint16 (personas, looks, WORDINGS, TOKENS)."""
        return self._beside("words")

    def _beside(self, kind: str) -> np.ndarray:
        return np.concatenate([np.load(shards.beside(path, kind)) for path in self._paths])

    @cached_property
    def known(self) -> list[Known]:
        """In the order of the pictures."""
        people = [one for path in self._paths for one in json.loads(shards.beside(path, "people", ".json").read_text())]
        return [Known(identity, Look.from_dict(look)) for face, worn in people for identity in (Identity.from_dict(face),) for look in worn]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", required=True)
    parser.add_argument("--personas", type=int, required=True)
    parser.add_argument("--looks", type=int, default=4)
    parser.add_argument("--recipe", choices=RECIPES, default="narrow")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    render(**vars(parser.parse_args()))
