"""The nets that read drawings: what each pixel shows, and where the face is. Shapes stand at the end of the line."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.networks import Conv, Residual
from training.parts_data import CLASSES

LANDMARK_SIDE = 64  # pixels of the picture the landmarks are read from
HEATMAP = 32


class Up(nn.Module):
    """Twice the side, added to what the way down had seen at that size."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.narrow = Conv(inputs, outputs, 1)
        self.body = Residual(outputs)

    def forward(self, x: Tensor, seen: Tensor) -> Tensor:
        return self.body(F.interpolate(self.narrow(x), scale_factor=2.0, mode="nearest") + seen)


class PartSegmenter(nn.Module):
    """A small U-Net: 0.9 M weights, most of its work at a quarter of the side."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = Conv(3, 16, 3, 2)  # (B, 16, 128, 128)
        self.down4 = nn.Sequential(Conv(16, 32, 3, 2), Residual(32))  # (B, 32, 64, 64)
        self.down8 = nn.Sequential(Conv(32, 64, 3, 2), Residual(64))  # (B, 64, 32, 32)
        self.down16 = nn.Sequential(Conv(64, 128, 3, 2), Residual(128), Residual(128))  # (B, 128, 16, 16)
        self.up8, self.up4 = Up(128, 64), Up(64, 32)
        self.coarse = nn.Sequential(nn.Conv2d(32, 4 * len(CLASSES), 3, padding=1), nn.PixelShuffle(2))
        self.fine = nn.Conv2d(16, len(CLASSES), 3, padding=1)  # outlines are only seen before the second halving

    def forward(self, x: Tensor) -> Tensor:
        """(B, 3, 256, 256) in -1..1 -> logits (B, classes, 128, 128)."""
        half = self.stem(x)
        quarter = self.down4(half)
        eighth = self.down8(quarter)
        return self.coarse(self.up4(self.up8(self.down16(eighth), eighth), quarter)) + self.fine(half)


class LandmarkNetwork(nn.Module):
    """Five points, each the mean place of a heat map, and whether a face is there at all."""

    def __init__(self) -> None:
        super().__init__()
        self.down2 = nn.Sequential(Conv(3, 32, 3, 2), Residual(32))  # (B, 32, 32, 32)
        self.down4 = nn.Sequential(Conv(32, 64, 3, 2), Residual(64))  # (B, 64, 16, 16)
        self.down8 = nn.Sequential(Conv(64, 128, 3, 2), Residual(128))  # (B, 128, 8, 8)
        self.up4, self.up2 = Up(128, 64), Up(64, 32)
        self.heat = nn.Conv2d(32, 5, 3, padding=1)
        self.face = nn.Linear(128, 1)
        self.register_buffer("places", (torch.arange(HEATMAP) + 0.5) / HEATMAP)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """(B, 3, 64, 64) in -1..1 -> x, y as fractions of the side (B, 10), in the order of LANDMARKS; logit of a face (B, 1)."""
        half = self.down2(x)
        quarter = self.down4(half)
        deep = self.down8(quarter)
        heat = self.heat(self.up2(self.up4(deep, quarter), half)).float().flatten(2).softmax(2).view(-1, 5, HEATMAP, HEATMAP)
        across, down = (heat.sum(2) * self.places).sum(2), (heat.sum(3) * self.places).sum(2)
        return torch.stack((across, down), 2).flatten(1), self.face(deep.mean((2, 3))).float()


NETWORKS = {"parts": PartSegmenter, "landmarks": LandmarkNetwork}
