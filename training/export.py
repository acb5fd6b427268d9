"""Turns a checkpoint into the ONNX file the product reads.

    python -m training.export --net scoring --checkpoint training/out/run_b/checkpoint.pt --out personas/faces/weights

insightface's recogniser signature: one input (B, 3, 112, 112), one output (B, 512). Weights are stored as float16 and widened when the
file is loaded, so the file is half as large and the arithmetic stays float32.
"""

import argparse
import json
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from personas.faces.align import TEMPLATE_SIZE
from training.networks import NETWORKS

OPSET = 17
FACE_INPUT = {"input": TEMPLATE_SIZE}
SMALL = 256  # values; biases are not worth a node


class EmbeddingOnly(torch.nn.Module):
    def __init__(self, network: torch.nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.network(x)[0]


def load_network(net: str, checkpoint: Path) -> torch.nn.Module:
    """The averaged weights of a run, in evaluation mode."""
    network = NETWORKS[net]()
    network.load_state_dict(torch.load(checkpoint, weights_only=False)["ema"])
    return network.eval()


def to_onnx(
    module: torch.nn.Module, path: Path, *, inputs: Mapping[str, int] = FACE_INPUT, outputs: Sequence[str] = ("embedding",)
) -> None:
    """Per input name its side in pixels: (B, 3, size, size); one output per name; the batch is free."""
    examples = tuple(torch.zeros(2, 3, size, size) for size in inputs.values())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the new exporter needs onnxscript for nothing we use
        torch.onnx.export(
            module, examples, str(path), dynamo=False, opset_version=OPSET, input_names=list(inputs), output_names=list(outputs),
            dynamic_axes={name: {0: "batch"} for name in (*inputs, *outputs)},
        )  # fmt: skip
    model = onnx.load(path)
    halve(model)
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, path)


def halve(model: onnx.ModelProto) -> None:
    """Stores the large float32 weights as float16, each followed by a cast back. ONNX Runtime folds the casts when it loads the file."""
    casts = []
    for tensor in model.graph.initializer:
        if tensor.data_type == TensorProto.FLOAT and np.prod(tensor.dims) > SMALL:
            name = tensor.name
            tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float16), f"{name}.half"))
            casts.append(helper.make_node("Cast", [f"{name}.half"], [name], name=f"widen {name}", to=TensorProto.FLOAT))
    for cast in reversed(casts):
        model.graph.node.insert(0, cast)


def export(*, net: str, checkpoint: Path, zoom: float, version: str, out: Path) -> None:
    """Writes `<net>.onnx` and its card `<net>.json`; figures that an older card held are dropped, for they belong to older weights."""
    out.mkdir(parents=True, exist_ok=True)
    to_onnx(EmbeddingOnly(load_network(net, checkpoint)), out / f"{net}.onnx")
    card = {"name": f"atelier-{net}", "version": version, "zoom": zoom}
    (out / f"{net}.json").write_text(json.dumps(card, indent=2) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--net", choices=NETWORKS, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--zoom", type=float, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--out", type=Path, required=True)
    export(**vars(parser.parse_args()))
