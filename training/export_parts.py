"""Turns a run of training.train_parts into an ONNX file, with a card beside it.

    python -m training.export_parts --net parts --run training/out/parts --out generation/editing/weights
    python -m training.export_parts --net landmarks --run training/out/landmarks --out personas/faces/weights

Both take RGB as (x - 127.5) / 127.5. `parts.onnx`: `picture` (B, 3, 256, 256) -> `parts` (B, classes, 128, 128), logits.
`landmarks.onnx`: `picture` (B, 3, 64, 64) -> `landmarks` (B, 10), x and y of the five points as fractions of the side, and `face` (B, 1), a
logit. What the product makes of them is measured by training.evaluate_parts, which completes the card.
"""

import argparse
import json
from pathlib import Path

import torch

from personas.faces.base import LANDMARKS
from training.export import to_onnx
from training.part_networks import LANDMARK_SIDE, NETWORKS
from training.parts_data import CLASSES, SIZE

INPUTS = {"parts": {"picture": SIZE}, "landmarks": {"picture": LANDMARK_SIDE}}
OUTPUTS = {"parts": ("parts",), "landmarks": ("landmarks", "face")}
NAMED = {"parts": {"classes": CLASSES}, "landmarks": {"landmarks": LANDMARKS}}


def export(net: str, run: Path, out: Path) -> None:
    state = torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=False)
    network = NETWORKS[net]()
    network.load_state_dict(state["net"])
    out.mkdir(parents=True, exist_ok=True)
    to_onnx(network.eval(), out / f"{net}.onnx", inputs=INPUTS[net], outputs=OUTPUTS[net])
    (out / f"{net}.json").write_text(json.dumps({"version": "1", "steps": state["step"]} | NAMED[net], indent=1) + "\n")
    print(json.dumps({"net": net, "bytes": (out / f"{net}.onnx").stat().st_size}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--net", choices=NETWORKS, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    export(**vars(parser.parse_args()))
