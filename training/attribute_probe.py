"""The attribute probe: four small trunks, one for each view, and a linear head per attribute on what they found."""

from collections.abc import Iterable
from pathlib import Path

import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import Tensor, nn

from training.attributes import HEADS
from training.networks import Conv, Residual

FEATURES = 256
SETTLED = 2  # stages
VIEWS = ("whole", "head", "body", "face")


class Tokens(nn.Module):
    """What a trunk found, and roughly where: a coarse grid of local means beside the strongest answers anywhere."""

    def __init__(self, channels: int, kept: int, cells: int) -> None:
        super().__init__()
        self.kept = Conv(channels, kept, 1, 1, F.silu)
        self.mixed = nn.Sequential(nn.Dropout(0.1), nn.Linear(kept * cells + 2 * channels, FEATURES), nn.SiLU())

    def forward(self, x: Tensor) -> Tensor:
        grid = F.avg_pool2d(self.kept(x), 3, 2)
        return self.mixed(torch.cat([grid.flatten(1), x.mean((2, 3)), x.amax((2, 3))], 1).float())


class Refinement(nn.Module):
    """A residual block that begins as nothing, so that a trunk which has learnt already can be made deeper."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.body = nn.Sequential(Conv(channels, channels // 2, activation=F.silu), Conv(channels // 2, channels, activation=None))
        nn.init.zeros_(self.body[1].norm.weight)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.body(x)


def trunk(channels: int) -> nn.Sequential:
    """(B, 3, S, S) -> (B, channels, s, s), where s is about a sixteenth of S."""
    return nn.Sequential(
        Conv(3, 64, 8, 4, F.silu),
        Residual(64, F.silu),
        Conv(64, 128, 3, 2, F.silu),
        Residual(128, F.silu),
        Conv(128, channels, 3, 2, F.silu),
        Residual(channels, F.silu),
        Refinement(channels),
    )


class AttributeProbe(nn.Module):
    """Its first stages may be taken over from a network that knows drawings, and then stay as they are: half the work of a step saved."""

    def __init__(self) -> None:
        super().__init__()
        self.settled = 0  # stages of each trunk that training leaves alone
        self.whole = trunk(192)  # (B, 192, 11, 11)
        self.head = trunk(256)  # (B, 256, 9, 9)
        self.body = trunk(192)  # (B, 192, 13, 13)
        self.face = trunk(256)  # (B, 256, 9, 9)
        self.whole_tokens = Tokens(192, 32, 5 * 5)
        self.head_tokens = Tokens(256, 64, 4 * 4)
        self.body_tokens = Tokens(192, 32, 6 * 6)
        self.face_tokens = Tokens(256, 64, 4 * 4)
        self.heads = nn.ModuleDict({name: nn.Linear(len(VIEWS) * FEATURES, len(classes)) for name, classes in HEADS.items()})

    def forward(self, whole: Tensor, head: Tensor, body: Tensor, face: Tensor) -> tuple[Tensor, ...]:
        """(B, 3, size, size) in -1..1 of every view -> logits (B, classes) of every head, in the order of HEADS."""
        seen = dict(zip(VIEWS, (whole, head, body, face), strict=True))
        features = torch.cat([getattr(self, f"{view}_tokens")(getattr(self, view)(x)) for view, x in seen.items()], 1)
        return tuple(self.heads[name](features) for name in HEADS)

    def settle(self) -> None:
        """From here on training leaves the first stages of every trunk as they are."""
        for view in VIEWS:
            getattr(self, view)[:SETTLED].requires_grad_(False)
        self.settled = SETTLED

    @torch.no_grad()
    def start_from(self, path: Path, batches: Iterable[tuple[Tensor, ...]]) -> None:
        """Goes on from an exported `probe.onnx`. Version 3 (commit dea4e5b) saw no face and was less deep: the face's trunk starts as the
        head's, and its features count for nothing at first. An exported convolution holds its batch norm; what that normalises by is
        found again from `batches` of inputs of `forward`."""
        graph = onnx.load(path).graph
        exported = {tensor.name.removesuffix(".half"): numpy_helper.to_array(tensor) for tensor in graph.initializer}
        known = {name: torch.from_numpy(values.astype("float32")) for name, values in exported.items()}
        known |= {node.output[0]: known[node.input[0]] for node in graph.node if node.op_type == "Identity"}  # what two views share
        given = iter([node.input[1:] for node in graph.node if node.op_type == "Conv"])
        saw_faces = "face_tokens.mixed.1.weight" in known
        read = [conv for view in (VIEWS if saw_faces else VIEWS[:3]) for conv in self._convolutions(view, refined=saw_faces)]
        for conv, names in zip(read, given, strict=True):
            conv.conv.weight.copy_(known[names[0]])
            conv.norm.bias.copy_(known[names[1]])
        for name, value in self.named_parameters():
            if name in known:
                value.zero_()[..., : known[name].shape[-1]] = known[name]
        if not saw_faces:
            self.face[:-1].load_state_dict(self.head[:-1].state_dict())
            self.face_tokens.load_state_dict(self.head_tokens.state_dict())
            read += self._convolutions("face", refined=False)
        self._find([conv.norm for conv in read], batches)

    def _convolutions(self, view: str, *, refined: bool) -> list[Conv]:
        """Those of a view's trunk and tokens in the order of the computation, with or without the trunk's last stage."""
        stages = [*getattr(self, view)[: None if refined else -1], getattr(self, f"{view}_tokens").kept]
        return [part for stage in stages for part in stage.modules() if isinstance(part, Conv)]

    def _find(self, norms: list[nn.BatchNorm2d], batches: Iterable[tuple[Tensor, ...]]) -> None:
        """Gives the norms the mean and variance they meet, and scale and shift so that they still change nothing but by their shift."""
        met: dict[nn.Module, list[Tensor]] = {norm: [] for norm in norms}

        def look(norm: nn.Module, inputs: tuple[Tensor]) -> None:
            met[norm].append(torch.stack([inputs[0].mean((0, 2, 3)), inputs[0].square().mean((0, 2, 3))]))

        hooks = [norm.register_forward_pre_hook(look) for norm in norms]
        self.eval()
        for batch in batches:
            self(*batch)
        for hook in hooks:
            hook.remove()
        for norm in norms:
            mean, square = torch.stack(met[norm]).mean(0)
            norm.running_mean.copy_(mean)
            norm.running_var.copy_(square - mean.square())
            norm.weight.copy_((norm.running_var + norm.eps).sqrt())
            norm.bias.add_(mean)

    def train(self, mode: bool = True) -> "AttributeProbe":
        super().train(mode)
        for view in VIEWS:
            getattr(self, view)[: self.settled].eval()
        return self
