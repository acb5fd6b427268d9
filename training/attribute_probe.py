"""The attribute probe: three small trunks, one for each view, and a linear head per attribute on what they found."""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.attributes import HEADS
from training.networks import Conv, Residual

OF_THE_HEAD = ("hair_colour", "beard", "glasses", "expression", "skin", "age", "turn")  # in version 2, where the rest began with the whole
FEATURES = 256
SETTLED = 2  # stages


class Tokens(nn.Module):
    """What a trunk found, and roughly where: a coarse grid of local means beside the strongest answers anywhere."""

    def __init__(self, channels: int, kept: int, cells: int) -> None:
        super().__init__()
        self.kept = Conv(channels, kept, 1, 1, F.silu)
        self.mixed = nn.Sequential(nn.Dropout(0.1), nn.Linear(kept * cells + 2 * channels, FEATURES), nn.SiLU())

    def forward(self, x: Tensor) -> Tensor:
        grid = F.avg_pool2d(self.kept(x), 3, 2)
        return self.mixed(torch.cat([grid.flatten(1), x.mean((2, 3)), x.amax((2, 3))], 1).float())


def trunk(channels: int) -> nn.Sequential:
    """(B, 3, S, S) -> (B, channels, s, s), where s is about a sixteenth of S."""
    return nn.Sequential(
        Conv(3, 64, 8, 4, F.silu),
        Residual(64, F.silu),
        Conv(64, 128, 3, 2, F.silu),
        Residual(128, F.silu),
        Conv(128, channels, 3, 2, F.silu),
        Residual(channels, F.silu),
    )


class AttributeProbe(nn.Module):
    """Its first stages may be taken over from a network that knows drawings, and then stay as they are: half the work of a step saved."""

    def __init__(self) -> None:
        super().__init__()
        self.settled = 0  # stages of each trunk that training leaves alone
        self.whole = trunk(192)  # (B, 192, 11, 11)
        self.head = trunk(256)  # (B, 256, 9, 9)
        self.body = trunk(192)  # (B, 192, 13, 13)
        self.whole_tokens = Tokens(192, 32, 5 * 5)
        self.head_tokens = Tokens(256, 64, 4 * 4)
        self.body_tokens = Tokens(192, 32, 6 * 6)
        self.heads = nn.ModuleDict({name: nn.Linear(3 * FEATURES, len(classes)) for name, classes in HEADS.items()})

    def forward(self, whole: Tensor, head: Tensor, body: Tensor) -> tuple[Tensor, ...]:
        """(B, 3, size, size) in -1..1 of every view -> logits (B, classes) of every head, in the order of HEADS."""
        seen = [self.whole_tokens(self.whole(whole)), self.head_tokens(self.head(head)), self.body_tokens(self.body(body))]
        features = torch.cat(seen, 1)
        return tuple(self.heads[name](features) for name in HEADS)

    def start_from(self, path: Path) -> None:
        """Goes on from a checkpoint of this version or of version 2, which saw no body: the body's trunk starts as the whole's, and its
        features count for nothing at first."""
        weights = torch.load(path, weights_only=False)["ema"]
        missing, _ = self.load_state_dict(weights if "body_tokens.kept.conv.weight" in weights else _widened(weights), strict=False)
        assert all(name.startswith("body_tokens.") for name in missing), missing
        for part in (self.whole, self.head, self.body):
            part[:SETTLED].requires_grad_(False)
        self.settled = SETTLED

    def train(self, mode: bool = True) -> "AttributeProbe":
        super().train(mode)
        for part in (self.whole, self.head, self.body):
            part[: self.settled].eval()
        return self


def _widened(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Those of version 2 in the shapes of today."""
    body = {name.replace("whole.", "body.", 1): value for name, value in weights.items() if name.startswith("whole.")}
    heads = {}
    for name in HEADS:
        known = weights[f"heads.{name}.weight"]
        heads[f"heads.{name}.weight"] = wide = torch.zeros(len(known), 3 * FEATURES)
        first = FEATURES if name in OF_THE_HEAD else 0
        wide[:, first : first + known.shape[1]] = known
    return weights | body | heads
