"""The two face networks. Small on purpose: they read drawings on a laptop. Shapes stand at the end of the line;
widths are multiples of 64 because oneDNN runs those markedly faster."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from generation.atelier import identity_code

TRAITS = len(identity_code.TRAITS)


class Conv(nn.Module):
    """Convolution, batch norm, activation."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 3, stride: int = 1, activation=F.relu) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)
        self.norm = nn.BatchNorm2d(outputs)
        self.activation = activation

    def forward(self, x: Tensor) -> Tensor:
        x = self.norm(self.conv(x))
        return self.activation(x) if self.activation else x


class Residual(nn.Module):
    def __init__(self, channels: int, activation=F.relu) -> None:
        super().__init__()
        self.body = nn.Sequential(Conv(channels, channels, activation=activation), Conv(channels, channels, activation=None))
        self.activation = activation

    def forward(self, x: Tensor) -> Tensor:
        return self.activation(x + self.body(x))


class ConditioningNetwork(nn.Module):
    """Reads the canonical identity code: regresses the traits, then maps them with the code's own fixed basis."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = nn.Sequential(
            Conv(3, 64, 8, 4, F.silu),  # (B, 64, 29, 29): patches of 8 pixels, half overlapping
            Residual(64, F.silu),
            Conv(64, 128, 3, 2, F.silu),  # (B, 128, 15, 15)
            Residual(128, F.silu),
            Conv(128, 256, 3, 2, F.silu),  # (B, 256, 8, 8)
            Residual(256, F.silu),
            Conv(256, 64, 1, 1, F.silu),
            nn.Flatten(),  # place matters on an aligned face, so no pooling
        )
        self.traits = nn.Linear(64 * 8 * 8, TRAITS)
        self.register_buffer("basis", torch.from_numpy(np.array(identity_code.basis())))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """(B, 3, 112, 112) -> embedding (B, 512) of unit length, traits (B, TRAITS)."""
        traits = self.traits(self.trunk(x)).float()
        with torch.autocast("cpu", enabled=False):
            return F.normalize(traits @ self.basis.T, dim=1), traits


class ScoringNetwork(nn.Module):
    """A residual network with a free embedding; the traits are a second head that only training uses."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = nn.Sequential(
            Conv(3, 32, 5, 2),  # (B, 32, 56, 56)
            Conv(32, 64, 3, 2),  # (B, 64, 28, 28)
            Residual(64),
            Conv(64, 128, 3, 2),  # (B, 128, 14, 14)
            Residual(128),
            Residual(128),
            Conv(128, 256, 3, 2),  # (B, 256, 7, 7)
            Residual(256),
            Conv(256, 64, 1, 1),
            nn.Flatten(),
        )
        self.embedding = nn.Linear(64 * 7 * 7, 512)
        self.traits = nn.Linear(512, TRAITS)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """(B, 3, 112, 112) -> embedding (B, 512) of unit length, traits (B, TRAITS)."""
        features = self.embedding(self.trunk(x)).float()
        return F.normalize(features, dim=1), self.traits(features)


NETWORKS = {"conditioning": ConditioningNetwork, "scoring": ScoringNetwork}


class IdentityProxies(nn.Module):
    """Where each training identity ought to lie in the scoring space, as a function of its traits. Shared by all identities, it starts to
    learn at once (a weight per class did not), and it weighs traits by how well pictures show them."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(TRAITS, 256), nn.SiLU(), nn.Linear(256, 512))
        self.straight = nn.Linear(TRAITS, 512, bias=False)

    def forward(self, traits: Tensor) -> Tensor:
        """(N, TRAITS) -> (N, 512) of unit length."""
        return F.normalize(self.straight(traits) + self.layers(traits), dim=1)
