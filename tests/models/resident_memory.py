"""Prints the bytes that were followed through a decoder of 384 px, and by how much the process really grew meanwhile."""

import gc
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import torch
from diffusers import AutoencoderKL

from tests.bench.memory import Followed

SIDE, WARM = 384, 64
PAGE = resource.getpagesize()


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def most() -> int:
    """The high-water mark of this program's own memory; what getrusage tells begins with that of the process which started it."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


torch.set_num_threads(1)
model = AutoencoderKL(
    block_out_channels=(32, 64, 64, 64),
    latent_channels=4,
    norm_num_groups=8,
    down_block_types=("DownEncoderBlock2D",) * 4,
    up_block_types=("UpDecoderBlock2D",) * 4,
).eval()
with torch.inference_mode():
    model.decode(torch.randn(1, 4, WARM // 8, WARM // 8))
    gc.collect()
    before = max(resident(), most())
    model.decode(torch.randn(1, 4, SIDE // 8, SIDE // 8))
    rose = most() - before
    with Followed(model) as followed:
        model.decode(torch.randn(1, 4, SIDE // 8, SIDE // 8))
print(followed.most, rose)
