"""Shaders on the CPU: premultiplied RGBA arrays in, premultiplied RGBA arrays out. Skia runs SkSL vectorised, without a float copy of a
4096 px picture."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import skia

CLAMP, REPEAT = skia.TileMode.kClamp, skia.TileMode.kRepeat
LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)
TILE = 512  # pixels of a texture that repeats without a seam


def surface_of(pixels: np.ndarray) -> skia.Surface:
    """A Skia surface that draws into the array (premultiplied)."""
    return skia.Surface(pixels, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)


def image_of(pixels: np.ndarray, copy: bool = False) -> skia.Image:
    """Without a copy the image reads the array, which must then outlive it."""
    return skia.Image.fromarray(pixels, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType, copy=copy)


def shade(source: str, pixels: np.ndarray, children: Mapping[str, skia.Shader], uniforms: Mapping) -> np.ndarray:
    """The SkSL shader over the pixels, which it sees as its child `picture` (between pixels) or `exact` (whole pixels: much cheaper). It
    runs only where there is paint, and near it."""
    builder = skia.RuntimeEffectBuilder(_effect(source))
    image = image_of(pixels)
    own = {"picture": LINEAR, "exact": skia.SamplingOptions()}
    pictures = {name: image.makeShader(CLAMP, CLAMP, how) for name, how in own.items() if f"shader {name};" in source}
    for name, child in {**children, **pictures}.items():
        builder.setChild(name, child)
    for name, value in uniforms.items():
        builder.setUniform(name, [float(v) for v in value] if isinstance(value, tuple) else float(value))
    painted = np.zeros_like(pixels)
    surface = surface_of(painted)
    canvas = surface.getCanvas()
    canvas.clipRegion(painted_region(pixels))
    canvas.drawPaint(skia.Paint(Shader=builder.makeShader(), BlendMode=skia.BlendMode.kSrc))
    del canvas, surface
    return painted


def blurred(pixels: np.ndarray, sigma: float) -> skia.Shader:
    """Blurred at a quarter of the size, stretched back: the difference cannot be seen and a large picture stays cheap."""
    height, width = pixels.shape[:2]
    step = 4 if min(width, height) >= 512 else 2
    small = np.zeros((-(-height // step), -(-width // step), 4), np.uint8)
    canvas = (surface := surface_of(small)).getCanvas()
    canvas.scale(small.shape[1] / width, small.shape[0] / height)
    canvas.drawImage(image_of(pixels), 0, 0, skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear))
    del canvas, surface
    soft = np.zeros_like(small)
    canvas = (surface := surface_of(soft)).getCanvas()
    blur = skia.ImageFilters.Blur(sigma / step, sigma / step, CLAMP)
    canvas.drawImage(image_of(small), 0, 0, skia.SamplingOptions(), skia.Paint(ImageFilter=blur))
    del canvas, surface
    stretch = skia.Matrix.Scale(width / small.shape[1], height / small.shape[0])
    return image_of(soft, copy=True).makeShader(CLAMP, CLAMP, LINEAR, stretch)


@lru_cache(maxsize=1)
def clouds() -> skia.Shader:
    """A tile of three independent cloud fields, each stretched over 0..1."""
    rng, n = np.random.RandomState(7), TILE
    f = np.fft.fftfreq(n) * n
    radius = np.hypot(f[:, None], f[None, :])
    channels = []
    for falloff in (1.7, 1.7, 1.35):
        spectrum = np.fft.fft2(rng.randn(n, n)) / np.maximum(radius, 2.5) ** falloff
        field = np.real(np.fft.ifft2(spectrum))
        low, high = np.percentile(field, (1, 99))
        channels.append(np.clip((field - low) / (high - low), 0, 1))
    return texture(np.stack(channels, -1))


def texture(channels: np.ndarray) -> skia.Shader:
    """A repeating shader of an array (TILE, TILE, 3) in 0..1."""
    tile = np.ones((TILE, TILE, 4))
    tile[..., :3] = channels
    return image_of(np.ascontiguousarray((tile * 255).astype(np.uint8)), copy=True).makeShader(REPEAT, REPEAT, LINEAR)


def enlarged(pixels: np.ndarray, width: int, height: int) -> np.ndarray:
    large = np.zeros((height, width, 4), np.uint8)
    surface, smooth = surface_of(large), skia.SamplingOptions(skia.CubicResampler.Mitchell())
    surface.getCanvas().drawImageRect(image_of(pixels), skia.Rect.MakeWH(width, height), smooth)
    del surface
    return large


def over(front: np.ndarray, back: np.ndarray) -> np.ndarray:
    """`front` laid over `back`, both premultiplied; `back` is painted on."""
    surface = surface_of(back)
    surface.getCanvas().drawImage(image_of(front), 0, 0)
    del surface
    return back


def straightened(pixels: np.ndarray) -> np.ndarray:
    """Premultiplied to straight alpha, in place, in bands so that a 4096 px layer needs little extra memory."""
    for y in range(0, len(pixels), 256):
        band = pixels[y : y + 256]
        alpha = np.maximum(band[..., 3:], 1).astype(np.uint16)
        band[..., :3] = np.minimum(255, (band[..., :3].astype(np.uint16) * 255 + alpha // 2) // alpha)
    return pixels


@lru_cache(maxsize=16)
def _effect(source: str) -> skia.RuntimeEffect:
    return skia.RuntimeEffect.MakeForShader(source)


def painted_region(pixels: np.ndarray) -> skia.Region:
    """Where there is any paint, in blocks, with a block around it for edges that wander: shaders and light need not run elsewhere."""
    height, width = pixels.shape[:2]
    step = max(16, min(height, width) // 32)
    words = pixels.view("<u4")[..., 0]  # alpha is the highest byte, and whole words compare far faster
    lines = np.maximum.reduceat(words, np.arange(0, height, step), axis=0)
    blocks = np.maximum.reduceat(lines, np.arange(0, width, step), axis=1) >= 1 << 24
    grown = np.pad(blocks, 1)
    grown = grown[:-2] | grown[1:-1] | grown[2:]
    grown = np.pad(grown[:, :-2] | grown[:, 1:-1] | grown[:, 2:], ((0, 0), (1, 1)))
    row, edge = np.nonzero(grown[:, 1:] != grown[:, :-1])  # where a run begins and, in turn, ends
    region = skia.Region()
    runs = zip((row[::2] * step).tolist(), (edge[::2] * step).tolist(), (edge[1::2] * step).tolist(), strict=True)
    region.setRects([skia.IRect.MakeLTRB(left, top, right, top + step) for top, left, right in runs])
    return region
