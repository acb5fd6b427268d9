"""Compact's autoencoder: pictures to latents of an eighth of their side and back, and, with the same latents, to twice the side.

Importing this module imports torch.
"""

import torch
import torch.nn.functional as F
from diffusers import AutoencoderTiny
from diffusers.configuration_utils import register_to_config
from torch import Tensor, nn

LATENT_CHANNELS = 4


class Residual(nn.Module):
    """Starts as the identity."""

    def __init__(self, channels: int):
        super().__init__()
        self.norm = nn.GroupNorm(16, channels)
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        nn.init.zeros_(self.second.weight)
        nn.init.zeros_(self.second.bias)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.second(F.silu(self.first(F.silu(self.norm(x)))))


class Encoder(nn.Module):
    """Pictures in 4 x 4 patches first, so that no convolution ever runs at full size."""

    def __init__(self, fine: int, coarse: int):
        super().__init__()
        self.layers = nn.Sequential(
            nn.PixelUnshuffle(4),
            nn.Conv2d(48, fine, 3, padding=1),  # (B, fine, H/4, W/4)
            Residual(fine),
            nn.Conv2d(fine, coarse, 3, stride=2, padding=1),  # (B, coarse, H/8, W/8)
            Residual(coarse),
            Residual(coarse),
            nn.SiLU(),
            nn.Conv2d(coarse, LATENT_CHANNELS, 3, padding=1),
        )
        self.register_buffer("mean", torch.zeros(1, LATENT_CHANNELS, 1, 1))
        self.register_buffer("std", torch.ones(1, LATENT_CHANNELS, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        """(B, 3, H, W) in -1..1 -> (B, 4, H/8, W/8), per channel of mean 0 and deviation 1 once these are set."""
        return (3 * torch.tanh(self.layers(x) / 3) - self.mean) / self.std


LAST = 3  # layers of the decoder that turn what it has seen into pixels


class Decoder(nn.Module):
    def __init__(self, fine: int, coarse: int):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(LATENT_CHANNELS, coarse, 3, padding=1),  # (B, coarse, h, w)
            *(Residual(coarse) for _ in range(3)),
            nn.Conv2d(coarse, 4 * fine, 1),
            nn.PixelShuffle(2),  # (B, fine, 2h, 2w)
            *(Residual(fine) for _ in range(3)),
            nn.SiLU(),
            nn.Conv2d(fine, 48, 3, padding=1),
            nn.PixelShuffle(4),  # (B, 3, 8h, 8w)
        )
        self.register_buffer("mean", torch.zeros(1, LATENT_CHANNELS, 1, 1))
        self.register_buffer("std", torch.ones(1, LATENT_CHANNELS, 1, 1))

    def forward(self, z: Tensor) -> Tensor:
        """(B, 4, h, w) -> (B, 3, 8h, 8w) in about -1..1."""
        return self.drawn(self.seen(z))

    def seen(self, z: Tensor) -> Tensor:
        """(B, 4, h, w) -> (B, fine, 2h, 2w), all but the last layers: what the doubler reads, too."""
        return self.layers[:-LAST](z * self.std + self.mean)

    def drawn(self, seen: Tensor) -> Tensor:
        return self.layers[-LAST:](seen)


class Detail(nn.Module):
    """Starts as the identity, and looks at nothing but what is near: no norm."""

    def __init__(self, channels: int):
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        nn.init.zeros_(self.second.weight)
        nn.init.zeros_(self.second.bias)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.second(F.silu(self.first(F.silu(x))))


class Doubler(nn.Module):
    """Decodes to twice the side: the picture enlarged by interpolation, and what that leaves out."""

    def __init__(self, fine: int):
        super().__init__()
        finer = fine // 2
        self.layers = nn.Sequential(
            *(Detail(fine) for _ in range(2)),  # (B, fine, 2h, 2w)
            nn.Conv2d(fine, 4 * finer, 1),
            nn.PixelShuffle(2),  # (B, finer, 4h, 4w)
            *(Detail(finer) for _ in range(2)),
            nn.SiLU(),
            nn.Conv2d(finer, 48, 3, padding=1),
            nn.PixelShuffle(4),  # (B, 3, 16h, 16w)
        )
        nn.init.zeros_(self.layers[-2].weight)
        nn.init.zeros_(self.layers[-2].bias)

    def forward(self, seen: Tensor, picture: Tensor) -> Tensor:
        """What `Decoder.seen` found in latents (B, fine, 2h, 2w) and `Decoder.drawn` made of it (B, 3, 8h, 8w) -> (B, 3, 16h, 16w)."""
        return enlarged(picture) + self.layers(seen)


def enlarged(picture: Tensor) -> Tensor:
    """(B, 3, H, W) -> (B, 3, 2H, 2W) by interpolation."""
    return F.interpolate(picture.contiguous(), scale_factor=2.0, mode="bicubic", align_corners=False)


class PatchAutoencoder(AutoencoderTiny):
    """AutoencoderTiny with an encoder and a decoder that work on patches: nine to fourteen times as fast on a processor."""

    @register_to_config
    def __init__(
        self, codec: tuple[int, int] = (64, 128), latent_channels: int = LATENT_CHANNELS, scaling_factor: float = 1.0, doubles: bool = False
    ):
        small = {"encoder_block_out_channels": (8,) * 4, "decoder_block_out_channels": (8,) * 4}
        blocks = {"num_encoder_blocks": (1,) * 4, "num_decoder_blocks": (1,) * 4}
        super().__init__(latent_channels=latent_channels, scaling_factor=scaling_factor, **small, **blocks)
        self.encoder, self.decoder = Encoder(*codec), Decoder(*codec)
        self.doubler = Doubler(codec[0]) if doubles else None

    def standardise(self, mean: Tensor, std: Tensor) -> None:
        """From now on latents have mean 0 and deviation 1, given what they had so far, each (4,)."""
        for part in (self.encoder, self.decoder):
            old_mean, old_std = part.mean.clone(), part.std.clone()
            part.mean.copy_(old_mean + old_std * mean.view_as(old_mean))
            part.std.copy_(old_std * std.view_as(old_std))


class DoublingAutoencoder(AutoencoderTiny):
    """The same latents, pictures of twice the side: 16 pixels to a latent. Pipelines that hold it paint at that size, unchanged. It shares
    the layers of the autoencoder it is made of, which must have a doubler."""

    def __init__(self, codec: PatchAutoencoder):
        channels, blocks = (8,) * 5, (1,) * 5  # one level more, by which pipelines reckon the 16
        super().__init__(
            encoder_block_out_channels=channels, decoder_block_out_channels=channels, num_encoder_blocks=blocks, num_decoder_blocks=blocks,
            latent_channels=codec.config.latent_channels, scaling_factor=codec.config.scaling_factor,
        )  # fmt: skip
        self.encoder = nn.Sequential(nn.AvgPool2d(2), codec.encoder)
        self.decoder = DoublingDecoder(codec.decoder, codec.doubler)


class DoublingDecoder(nn.Module):
    def __init__(self, decoder: Decoder, doubler: Doubler):
        super().__init__()
        self.decoder, self.doubler = decoder, doubler

    def forward(self, z: Tensor) -> Tensor:
        """(B, 4, h, w) -> (B, 3, 16h, 16w) in about -1..1."""
        seen = self.decoder.seen(z)
        return self.doubler(seen, self.decoder.drawn(seen))
