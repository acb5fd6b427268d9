"""A small network that reads off the latents of a picture who it shows, and what of a look: the denoiser's second teacher.

The mean square of latents says little of a face: a jaw a twentieth wider moves few of them, and so does a smile. What this network sees of
a latent picture, and what it sees of the true one, should be alike, too. It is trained on the training split alone, by parameters, and has
nothing to do with the embedder that scores and the probe that reads pictures back.
"""

from collections.abc import Iterable, Mapping

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from generation.atelier.character import Look
from generation.engines.compact.model import LATENT_CHANNELS
from personas.faces.align import TEMPLATE_SIZE, similarity_transform, template
from training.compact_data import SIZE, Known

CROP = 16  # places a side of the upright face
WHOLE = ("style", "scene", "hair", "hair_colour", "outfit")  # fields of a look that are read off the whole picture
FACE = ("beard", "glasses", "expression")  # and off the upright face
UNSEEN = -100  # of a field that the picture does not show


def upright(landmarks: np.ndarray) -> np.ndarray:
    """Landmarks in pixels (N, 5, 2) -> what `F.affine_grid` needs to cut the upright faces out of latents, float32 (N, 2, 3)."""
    to_pixels = np.array([(TEMPLATE_SIZE / 2, 0, TEMPLATE_SIZE / 2), (0, TEMPLATE_SIZE / 2, TEMPLATE_SIZE / 2), (0, 0, 1)])
    to_unit = np.array([(2 / SIZE, 0, -1), (0, 2 / SIZE, -1), (0, 0, 1)])
    backward = [np.vstack([similarity_transform(template(TEMPLATE_SIZE), points), (0, 0, 1)]) for points in landmarks]
    return np.stack([(to_unit @ one @ to_pixels)[:2] for one in backward]).astype(np.float32)


def emphasis(landmarks: np.ndarray, side: int) -> np.ndarray:
    """How much each latent counts, float32 (N, 1, side, side), mean 1: faces more than the rest, eyes, nose and mouth most of all."""
    grid = (np.arange(side, dtype=np.float32) + 0.5) * SIZE / side

    def bumps(points: np.ndarray, width: np.ndarray) -> np.ndarray:
        """(N, K, 2), (N,) pixels -> (N, K, side, side)."""
        across, down = (np.exp(-(((grid - points[..., axis, None]) / width[:, None, None]) ** 2) / 2) for axis in (0, 1))
        return down[..., :, None] * across[..., None, :]

    eyes = np.linalg.norm(landmarks[:, 1] - landmarks[:, 0], axis=1)
    face = bumps(landmarks.mean(1, keepdims=True), eyes)[:, :1]
    features = bumps(landmarks, 0.2 * eyes + 4).max(1, keepdims=True)
    weight = 1 + 2 * face + 4 * features
    return (weight / weight.mean((2, 3), keepdims=True)).astype(np.float32)


class LatentTeacher(nn.Module):
    """Latents (B, 4, 32, 32) and `upright` matrices (B, 2, 3) -> traits (B, traits), logits of every field of a look (B, its values), and
    the features they were read off. `values`: how many each field has."""

    def __init__(self, traits: int, values: Mapping[str, int], width: int = 48):
        super().__init__()
        self.of_face = {"traits": traits} | {field: values[field] for field in FACE}
        self.of_whole = {field: values[field] for field in WHOLE}
        self.face = _Reader(nn.Conv2d(LATENT_CHANNELS, width, 3, padding=1), width, sum(self.of_face.values()))
        self.whole = _Reader(nn.Conv2d(LATENT_CHANNELS, width, 4, stride=2, padding=1), width, sum(self.of_whole.values()))

    def forward(self, latents: Tensor, matrices: Tensor) -> tuple[Tensor, dict[str, Tensor], list[Tensor]]:
        places = F.affine_grid(matrices, [len(latents), LATENT_CHANNELS, CROP, CROP], align_corners=False)
        face, face_features = self.face(F.grid_sample(latents, places, align_corners=False))
        whole, whole_features = self.whole(latents)
        told = _parted(face, self.of_face) | _parted(whole, self.of_whole)
        return told.pop("traits"), told, face_features + whole_features


def _parted(numbers: Tensor, sizes: Mapping[str, int]) -> dict[str, Tensor]:
    return dict(zip(sizes, numbers.split(list(sizes.values()), 1), strict=True))


class _Reader(nn.Module):
    def __init__(self, stem: nn.Conv2d, width: int, outputs: int):
        super().__init__()
        self.stem = stem  # leaves CROP places a side
        self.fine = _Block(width)
        self.smaller = nn.Conv2d(width, 2 * width, 3, stride=2, padding=1)
        self.coarse = nn.Sequential(_Block(2 * width), _Block(2 * width))
        self.smallest = nn.Sequential(nn.SiLU(), nn.Conv2d(2 * width, 2 * width, 3, stride=2, padding=1), nn.SiLU(), nn.Flatten())
        self.read = nn.Linear(2 * width * (CROP // 4) ** 2, outputs)

    def forward(self, x: Tensor) -> tuple[Tensor, list[Tensor]]:
        fine = self.fine(self.stem(x))
        coarse = self.coarse(self.smaller(fine))
        return self.read(self.smallest(coarse)), [fine, coarse]


class _Block(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.layers = nn.Sequential(
            nn.GroupNorm(8, channels), nn.SiLU(), nn.Conv2d(channels, channels, 3, padding=1),
            nn.GroupNorm(8, channels), nn.SiLU(), nn.Conv2d(channels, channels, 3, padding=1),
        )  # fmt: skip

    def forward(self, x: Tensor) -> Tensor:
        return x + self.layers(x)


def vocabulary(known: Iterable[Known]) -> dict[str, list[str]]:
    """Of every field the values that a folder's pictures show, in alphabetical order."""
    looks = [one.look for one in known]
    return {field: sorted({getattr(look, field) for look in looks}) for field in (*WHOLE, *FACE)}


def labels(known: Iterable[Known], vocabulary: Mapping[str, list[str]]) -> dict[str, Tensor]:
    """Field -> which of its values each picture shows, int64 (N,); UNSEEN where nobody could tell, or it is not among them."""
    return {field: torch.tensor([_label(one.look, field, values) for one in known]) for field, values in vocabulary.items()}


def _label(look: Look, field: str, values: list[str]) -> int:
    hidden = field == "outfit" and look.framing == "face" or field == "hair_colour" and look.hair == "bald"
    value = getattr(look, field)
    return UNSEEN if hidden or value not in values else values.index(value)


def surprise(logits: Mapping[str, Tensor], truth: Mapping[str, Tensor]) -> Tensor:
    """Mean cross entropy of the fields that can be seen, per picture (B,)."""
    of_fields = [F.cross_entropy(logits[field], truth[field], ignore_index=UNSEEN, reduction="none") for field in logits]
    return torch.stack(of_fields).mean(0)


def unlikeness(net: LatentTeacher, guess: Tensor, truth: Tensor, matrices: Tensor, looks: Mapping[str, Tensor]) -> tuple[Tensor, Tensor]:
    """Of guessed latents, per picture (B,): how differently the network sees them and the true ones (traits, and features as a share of
    their own size), and how surprised it is by what the picture should show."""
    with torch.no_grad():
        traits, _, features = net(truth, matrices)
    seen, logits, guessed = net(guess, matrices)
    apart = (seen - traits).pow(2).mean(1)
    for mine, right in zip(guessed, features, strict=True):
        apart = apart + (mine - right).pow(2).mean((1, 2, 3)) / right.pow(2).mean((1, 2, 3))
    return apart, surprise({field: told.float() for field, told in logits.items()}, looks)
