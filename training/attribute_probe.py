"""The attribute probe: two small trunks, one for each view, and a linear head per attribute on the features that can see it."""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.attributes import HEADS
from training.networks import Conv, Residual

OF_THE_HEAD = ("hair_colour", "beard", "glasses", "expression", "skin", "age", "turn")
# Long hair hangs out of the head's view, and broad shoulders are broad beside a head. What is not named is of the whole.
OF_BOTH = ("hair", "headwear", "style", "light", "build", "presentation")
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
        self.whole_tokens = Tokens(192, 32, 5 * 5)
        self.head_tokens = Tokens(256, 64, 4 * 4)
        self.heads = nn.ModuleDict({name: nn.Linear(self._width(name), len(classes)) for name, classes in HEADS.items()})

    @staticmethod
    def _width(head: str) -> int:
        return 2 * FEATURES if head in OF_BOTH else FEATURES

    def forward(self, whole: Tensor, head: Tensor) -> tuple[Tensor, ...]:
        """(B, 3, 160, 160) and (B, 3, 128, 128) in -1..1 -> logits (B, classes) of every head, in the order of HEADS."""
        around, close = self.whole_tokens(self.whole(whole)), self.head_tokens(self.head(head))
        both = torch.cat([around, close], 1)
        seen = {name: both if name in OF_BOTH else close if name in OF_THE_HEAD else around for name in HEADS}
        return tuple(self.heads[name](seen[name]) for name in HEADS)

    def start_from(self, *, whole: Path, head: Path) -> None:
        """Takes over the trunks of two checkpoints: of version 1 of the probe, and of the conditioning embedder; never of the scoring one,
        which judges."""
        for part, path in ((self.whole, whole), (self.head, head)):
            weights = torch.load(path, weights_only=False)["ema"]
            part.load_state_dict({name: weights[f"trunk.{name}"] for name in part.state_dict()})
            part[:SETTLED].requires_grad_(False)
        self.settled = SETTLED

    def train(self, mode: bool = True) -> "AttributeProbe":
        super().train(mode)
        for part in (self.whole, self.head):
            part[: self.settled].eval()
        return self
