"""A face model pack of the right signature, made of a few ONNX nodes: it finds faces that carry a mark, and reads them by their colours.

The detector answers as SCRFD does (9 outputs, strides 8, 16, 32, two anchors per cell). A face is marked by a block of MARK x MARK pixels
on its nose, on the grid of stride 32: red says a face is here and how surely, blue says how large it is. The recogniser answers as ArcFace
does; what it reads is the mean colours of the aligned face, through random weights.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from PIL import Image, ImageFilter

SIDE, MARK, STRIDES, ANCHORS = 640, 32, (8, 16, 32), 2
# Where the landmarks of a marked face are, in halves of its side from the mark: eyes, nose, mouth; the picture's left first.
POINTS = np.array([(-0.36, -0.32), (0.36, -0.32), (0.0, 0.0), (-0.28, 0.34), (0.28, 0.34)], np.float32)
LARGEST = 160  # pixels from the mark to the edge of the box at full blue


def write_pack(folder: Path, *, seed: int = 0, tasks: tuple[str, ...] = ("detection", "recognition")) -> Path:
    """A folder as packs are: one ONNX file per model. `seed`: of the recogniser's weights; another seed is another eye."""
    folder.mkdir(parents=True, exist_ok=True)
    if "detection" in tasks:
        onnx.save(detector(), folder / "det.onnx")
    if "recognition" in tasks:
        onnx.save(recogniser(seed), folder / "rec.onnx")
    return folder


def photograph(*, person: int = 1, take: int = 1, faces: int = 1, half: int = 128, sure: float = 0.95, blur: float = 0.0) -> Image.Image:
    """640 x 640 pixels. `person`: whose face; `take`: another picture of the same one. `half`: pixels from nose to the edge of the face."""
    noise = np.random.default_rng(1000 * person + take)
    pixels = noise.integers(90, 150, (SIDE, SIDE, 3), np.uint8)
    centres = {0: (), 1: ((320, 320),), 2: ((160, 320), (480, 320))}[faces]
    for number, centre in enumerate(centres):
        _paint_face(pixels, centre, half, person + number, noise)
    picture = Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(blur)) if blur else Image.fromarray(pixels)
    for centre in centres:
        mark = (round(255 * sure), 0, round(255 * half / LARGEST))
        picture.paste(mark, (centre[0] - MARK // 2, centre[1] - MARK // 2, centre[0] + MARK // 2, centre[1] + MARK // 2))
    return picture


def _paint_face(pixels: np.ndarray, centre: tuple[int, int], half: int, person: int, noise) -> None:
    tile = np.random.default_rng(person).integers(40, 215, (8, 8, 3), np.uint8)
    side = 2 * half
    face = np.asarray(Image.fromarray(tile).resize((side, side), Image.Resampling.NEAREST), np.int16)
    face = (face + noise.integers(-12, 13, face.shape)).clip(0, 255).astype(np.uint8)
    x, y = centre
    pixels[y - half : y + half, x - half : x + half] = face


def detector() -> onnx.ModelProto:
    nodes, weights, outputs = [], {}, []
    heads = {"score": _score, "box": _box, "points": _points}
    for what, head in heads.items():
        for stride in STRIDES:
            nodes += head(f"{what}{stride}", stride, weights)
            width = {"score": 1, "box": 4, "points": 10}[what]
            outputs.append(helper.make_tensor_value_info(f"{what}{stride}", TensorProto.FLOAT, [(SIDE // stride) ** 2 * ANCHORS, width]))
    return _model(nodes, weights, outputs, [1, 3, SIDE, SIDE])


def _head(name: str, stride: int, weights: dict, kernel: np.ndarray, bias: np.ndarray, squash: bool) -> list:
    """Mean colour of each cell -> `kernel` (n, 3) and `bias` (n,) for both anchors -> (cells x anchors, n)."""
    count = len(bias)
    weights[f"{name}_w"] = np.tile(kernel, (ANCHORS, 1))[:, :, None, None].astype(np.float32)
    weights[f"{name}_b"] = np.tile(bias, ANCHORS).astype(np.float32)
    weights[f"{name}_s"] = np.array([-1, count], np.int64)
    # The grid's points are the corners of its cells, and a mark is centred on one: so the cells are taken half a cell earlier.
    half = stride // 2
    return [
        helper.make_node("AveragePool", ["input"], [f"{name}_p"], kernel_shape=[stride] * 2, strides=[stride] * 2, pads=[half, half, 0, 0]),
        helper.make_node("Conv", [f"{name}_p", f"{name}_w", f"{name}_b"], [f"{name}_c"]),
        *([helper.make_node("Clip", [f"{name}_c", "low", "high"], [f"{name}_q"])] if squash else []),
        helper.make_node("Transpose", [f"{name}_q" if squash else f"{name}_c"], [f"{name}_t"], perm=[0, 2, 3, 1]),
        helper.make_node("Reshape", [f"{name}_t", f"{name}_s"], [name]),
    ]


def _score(name: str, stride: int, weights: dict) -> list:
    weights["low"], weights["high"] = np.float32(0), np.float32(1)
    if stride != MARK:
        return _head(name, stride, weights, np.zeros((1, 3)), np.zeros(1), squash=True)
    # (x - 127.5) / 128: pure red is 0.996, no green -0.996. Red 255 and green 0 say 1; grey says less than half of that.
    return _head(name, stride, weights, np.array([[128 / 255, -4.0, 0]]), np.array([0.5 - 4.0 * 127.5 / 128]), squash=True)


def _box(name: str, stride: int, weights: dict) -> list:
    return _head(name, stride, weights, *_scaled(np.ones(4), stride), squash=False)


def _points(name: str, stride: int, weights: dict) -> list:
    return _head(name, stride, weights, *_scaled(POINTS.ravel(), stride), squash=False)


def _scaled(directions: np.ndarray, stride: int) -> tuple[np.ndarray, np.ndarray]:
    """Blue becomes a length: 255 is LARGEST pixels, told in strides."""
    length = LARGEST / stride * directions
    return np.outer(length, (0, 0, 128 / 255)), length * 127.5 / 255


def recogniser(seed: int) -> onnx.ModelProto:
    weight = np.random.default_rng(seed).normal(size=(3 * 14 * 14, 512)).astype(np.float32)
    nodes = [
        helper.make_node("AveragePool", ["input"], ["cells"], kernel_shape=[8, 8], strides=[8, 8]),
        helper.make_node("Flatten", ["cells"], ["flat"]),
        helper.make_node("MatMul", ["flat", "weight"], ["embedding"]),
    ]
    output = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, [1, 512])
    return _model(nodes, {"weight": weight}, [output], [1, 3, 112, 112])


def _model(nodes: list, weights: dict, outputs: list, shape: list[int]) -> onnx.ModelProto:
    told = [numpy_helper.from_array(np.asarray(value), name) for name, value in weights.items()]
    graph = helper.make_graph(nodes, "pack", [helper.make_tensor_value_info("input", TensorProto.FLOAT, shape)], outputs, told)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
