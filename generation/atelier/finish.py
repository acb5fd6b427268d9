"""What happens to pixels: the light's grade on every style, and the styles that are rasters by nature.

Everything here works on premultiplied RGBA arrays, keeps transparent pixels transparent, and measures its texture in figure units
times `unit` (pixels per 1/512 of the picture's shorter side), so that a thumbnail and a poster show the same grain.
Shaders are SkSL: Skia runs them on the CPU, vectorised, without a float copy of a 4096 px picture.
"""

import colorsys
from functools import lru_cache

import numpy as np
import skia
from PIL import Image

from .canvas import colour4f
from .character import Look
from .colour import CLOTH, RGB, SCENE, WHITE, luminance, mix, named, rgb

# Per light: washes as (colour, strength, where, lays). "lit" is the upper corner on the lit side, "far" the lower corner on
# the other, "edge" a vignette. A wash either glows (covers, like light in the air) or shades (multiplies, which keeps skin warm and alive).
GRADES = {
    "soft": (("#ffffff", 0.06, "lit", "glow"),),
    "bright": (("#fffdf4", 0.20, "lit", "glow"), ("#ffffff", 0.05, "far", "glow")),
    "warm": (("#ffb163", 0.24, "lit", "glow"), ("#ffe0b8", 0.9, "lit", "shade"), ("#d98a94", 0.55, "far", "shade")),
    "cool": (("#cfe6ff", 0.16, "lit", "glow"), ("#cfe0ff", 0.75, "lit", "shade"), ("#8d9be0", 0.6, "far", "shade")),
    "dramatic": (("#2c1f52", 0.92, "far", "shade"), ("#4a3d70", 0.7, "edge", "shade"), ("#ffd9a8", 0.10, "lit", "glow")),
    "rim": (("#4b5490", 0.8, "edge", "shade"), ("#8f98cc", 0.5, "lit", "shade")),
}
PALE = frozenset({"line art", "watercolour", "duotone"})  # styles whose paper a heavy grade would soil


def grade(canvas: skia.Canvas, look: Look, width: int, height: int) -> None:
    """The look's light as thin washes over what is painted. Each wash is an affine change of colour that leaves alpha alone, so graded
    layers still add up to the graded picture."""
    reach, share = float(np.hypot(width, height)), 0.35 if look.style in PALE else 1.0
    lit = (0.0, 0.0) if look.light_from <= 0 else (float(width), 0.0)
    places = {
        "lit": (lit, 0.8 * reach, [1, 0.45, 0], [0, 0.4, 1]),
        "far": ((width - lit[0], float(height)), 0.8 * reach, [1, 0.45, 0], [0, 0.4, 1]),
        "edge": ((width / 2, height * 0.42), 0.62 * reach, [0, 0, 1], [0, 0.45, 1]),
    }
    for hue, strength, where, lays in GRADES[look.light]:
        centre, radius, falloff, positions = places[where]
        colour = rgb(hue)
        if lays == "glow":
            stops, mode = [(colour, strength * share * f) for f in falloff], skia.BlendMode.kSrcATop
        else:
            stops, mode = [(mix(WHITE, colour, strength * share * f), 1.0) for f in falloff], skia.BlendMode.kModulate
        canvas.drawPaint(skia.Paint(Shader=_fade(centre, radius, stops, positions), BlendMode=mode, Dither=False))


def _fade(centre, radius: float, stops: list[tuple[RGB, float]], positions: list[float]) -> skia.Shader:
    return skia.GradientShader.MakeRadial(
        center=centre, radius=radius, colors=[colour4f(c, a).toColor() for c, a in stops], positions=positions
    )


def finish(pixels: np.ndarray, look: Look, *, ground: bool, levels: tuple[float, float]) -> np.ndarray:
    """A raster style's own paint over premultiplied pixels, either of the background (`ground`) or of layers of the person.
    `levels` are the darkest and the lightest tone (0..1) of the whole picture."""
    return duotone(pixels, look, levels) if look.style == "duotone" else watercolour(pixels, look, ground)


def tone_levels(pixels: np.ndarray, skin: RGB) -> tuple[float, float]:
    """Second and ninety-eighth percentile of the picture's tones, 0..1, at least 0.4 apart, and the lower one far enough below the skin
    that a dark face keeps its modelling."""
    low, high = np.percentile(pixels[..., :3] @ np.array([0.30, 0.59, 0.11]), (2, 98)) / 255
    low = min(low, (luminance(skin) - 0.25 * high) / 0.75)  # skin no darker than a quarter of the scale
    spare = max(0.0, 0.4 - (high - low)) / 2
    return float(low - spare), float(high + spare)


def enlarged(pixels: np.ndarray, width: int, height: int) -> np.ndarray:
    large = np.zeros((height, width, 4), np.uint8)
    surface, smooth = _surface(large), skia.SamplingOptions(skia.CubicResampler.Mitchell())
    surface.getCanvas().drawImageRect(_image(pixels), skia.Rect.MakeWH(width, height), smooth)
    del surface
    return large


def over(front: np.ndarray, back: np.ndarray) -> np.ndarray:
    """`front` laid over `back`, both premultiplied; `back` is painted on."""
    surface = _surface(back)
    surface.getCanvas().drawImage(_image(front), 0, 0)
    del surface
    return back


# ---- duotone

DUOTONE = """
uniform shader picture; uniform float3 ink; uniform float3 middle; uniform float3 pale; uniform float2 levels;
half4 main(float2 p) {
  half4 c = picture.eval(p);
  float g = dot(float3(c.rgb), float3(0.30, 0.59, 0.11)) / max(float(c.a), 0.004);
  g = clamp((g - levels.x) / (levels.y - levels.x), 0.0, 1.0);
  g = pow(g, 0.82);
  float3 tone = g < 0.5 ? mix(ink, middle, g * 2.0) : mix(middle, pale, g * 2.0 - 1.0);
  return half4(half3(tone) * c.a, c.a);
}
"""


def duotone(pixels: np.ndarray, look: Look, levels: tuple[float, float]) -> np.ndarray:
    ink, middle, pale = duotone_inks(look)
    return _shade(DUOTONE, pixels, {}, {"ink": ink, "middle": middle, "pale": pale, "levels": levels})


def duotone_inks(look: Look) -> tuple[RGB, RGB, RGB]:
    """Dark, middle and light tone from the look's two colours: the outfit's makes the ink, the scene's the paper."""
    ink = _toned(named(CLOTH, look.outfit_colour), 0.17, 0.62, 0.68)
    pale = _toned(named(SCENE, look.scene_colour), 0.90, 0.75, 0.12)
    middle = mix(_toned(named(SCENE, look.scene_colour), 0.58, 0.5, 0.68), _toned(named(CLOTH, look.outfit_colour), 0.48, 0.45, 0.68), 0.35)
    return ink, middle, pale


def _toned(colour: RGB, lightness: float, saturation: float, hue_of_grey: float) -> RGB:
    """The colour's hue at another lightness; greys, having no hue, borrow one."""
    hue, _, own = colorsys.rgb_to_hls(*colour)
    return colorsys.hls_to_rgb(hue if own > 0.12 else hue_of_grey, lightness, saturation * min(1.0, 0.55 + own))


# ---- watercolour

WATERCOLOUR = """
uniform shader picture; uniform shader soft; uniform shader noise;
uniform float unit; uniform float2 size; uniform float2 shift; uniform float3 paper; uniform float loose;
half4 main(float2 p) {
  float2 u = p / unit;
  float3 wide = float3(noise.eval(u * 0.36 + shift).rgb);
  float3 fine = float3(noise.eval(u * 2.1 + shift.yx).rgb);
  float grain = float(noise.eval(u * 4.1).b);
  float2 q = p + ((wide.rg - 0.5) * mix(3.4, 12.0, loose) + (fine.rg - 0.5) * mix(1.6, 3.0, loose)) * unit;
  float4 c = float4(picture.eval(q));
  float4 s = float4(soft.eval(q));
  float a = c.a;
  float3 col = c.rgb / max(a, 0.004);
  float3 around = s.rgb / max(s.a, 0.004);

  float tone = dot(col, float3(0.30, 0.59, 0.11));
  float3 bright = clamp(mix(float3(tone), col, 1.18), 0.0, 1.0);
  bright = pow(bright, float3(mix(0.84, 0.70, loose)));
  float pool = smoothstep(0.25, 0.8, wide.b);
  float thin = mix((0.05 + 0.16 * pool) * (0.3 + 0.7 * tone), 0.14 + 0.46 * pool, loose);
  float3 wash = mix(bright, paper, thin);
  float edge = clamp(dot(abs(col - around), float3(1.0)) - 0.04, 0.0, 0.45) + 0.5 * a * (1.0 - s.a);
  wash = mix(wash, wash * wash * 0.82, clamp(edge * (0.65 + fine.b), 0.0, 1.0));
  wash -= (grain - 0.5) * 0.06 * (1.1 - tone);

  float2 rim = min(p, size - p) / unit;
  float border = min(rim.x, rim.y) + (wide.g - 0.5) * mix(16.0, 52.0, loose) + (fine.r - 0.5) * 9.0;
  float start = mix(2.0, 22.0, loose);
  float painted = smoothstep(start, start + mix(3.0, 9.0, loose), border);
  float puddle = painted * (1.0 - smoothstep(start + 4.0, start + 16.0, border));
  wash = mix(wash, wash * wash, 0.35 * puddle);
  wash = mix(paper, wash, painted);

  if (loose > 0.5) {
    return half4(half3(clamp(wash - (grain - 0.5) * 0.02, 0.0, 1.0)), 1.0);
  }
  a *= painted;
  return half4(half3(clamp(wash, 0.0, 1.0) * a), a);
}
"""
PAPER = (0.988, 0.980, 0.958)


def watercolour(pixels: np.ndarray, look: Look, ground: bool) -> np.ndarray:
    """Edges wander, pigment pools along them and thins between them. The background is washed in loosely and leaves a ragged border
    of paper; the person is painted with a steadier hand, because a face must stay itself."""
    height, width = pixels.shape[:2]
    unit = min(width, height) / 512
    start = float(np.random.RandomState(look.seed & 0x7FFFFFFF).randint(0, 256))
    return _shade(
        WATERCOLOUR, pixels, {"soft": _blurred(pixels, 3.0 * unit), "noise": _noise()},
        {"unit": unit, "size": (width, height), "shift": (start, start * 0.37), "paper": PAPER, "loose": float(ground)},
    )


def _blurred(pixels: np.ndarray, sigma: float) -> skia.Shader:
    """Blurred at a quarter of the size, stretched back: the difference cannot be seen and a large picture stays cheap."""
    height, width = pixels.shape[:2]
    step = 4 if min(width, height) >= 512 else 2
    small = np.zeros((-(-height // step), -(-width // step), 4), np.uint8)
    canvas = (surface := _surface(small)).getCanvas()
    canvas.scale(small.shape[1] / width, small.shape[0] / height)
    canvas.drawImage(_image(pixels), 0, 0, skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear))
    del canvas, surface
    soft = np.zeros_like(small)
    canvas = (surface := _surface(soft)).getCanvas()
    blur = skia.ImageFilters.Blur(sigma / step, sigma / step, skia.TileMode.kClamp)
    canvas.drawImage(_image(small), 0, 0, skia.SamplingOptions(), skia.Paint(ImageFilter=blur))
    del canvas, surface
    stretch = skia.Matrix.Scale(width / small.shape[1], height / small.shape[0])
    clamp = skia.TileMode.kClamp
    return _image(soft, copy=True).makeShader(clamp, clamp, skia.SamplingOptions(skia.FilterMode.kLinear), stretch)


@lru_cache(maxsize=1)
def _noise() -> skia.Shader:
    """A 512 px tile of three independent cloud fields, each stretched over 0..1; it repeats without a seam."""
    rng, n = np.random.RandomState(7), 512
    f = np.fft.fftfreq(n) * n
    radius = np.hypot(f[:, None], f[None, :])
    channels = []
    for falloff in (1.7, 1.7, 1.35):
        spectrum = np.fft.fft2(rng.randn(n, n)) / np.maximum(radius, 2.5) ** falloff
        field = np.real(np.fft.ifft2(spectrum))
        low, high = np.percentile(field, (1, 99))
        channels.append(np.clip((field - low) / (high - low), 0, 1))
    tile = np.ascontiguousarray((np.stack([*channels, np.ones((n, n))], -1) * 255).astype(np.uint8))
    return _image(tile, copy=True).makeShader(skia.TileMode.kRepeat, skia.TileMode.kRepeat, skia.SamplingOptions(skia.FilterMode.kLinear))


# ---- pixel art

CELL = 4.8  # figure units per cell: a face is about 42 cells wide, an eye nine


def pixel_art(pixels: np.ndarray, subject: np.ndarray | None, colours: int) -> np.ndarray:
    """Cells (already one pixel each) with few colours and hard edges. `subject` is the mask whose edge is inked, or None."""
    alpha = pixels[..., 3:] >= 128
    colour = np.where(alpha, _crisp(pixels[..., :3]), 0).astype(np.uint8)
    image = Image.fromarray(np.ascontiguousarray(colour))
    colour = np.asarray(image.quantize(colours, Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE).convert("RGB"))
    if subject is not None:
        rim = subject & ~_eroded(subject)
        colour = np.where(rim[..., None], (colour * np.array([0.46, 0.40, 0.50])).astype(np.uint8), colour)
    return np.dstack([colour * alpha, alpha.astype(np.uint8) * 255])


def _crisp(colour: np.ndarray) -> np.ndarray:
    """More contrast between neighbouring cells: eyes and lips must survive the palette."""
    c = colour.astype(np.float32)
    padded = np.pad(c, ((1, 1), (1, 1), (0, 0)), mode="edge")
    around = (padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]) / 4
    return np.clip((c + 0.55 * (c - around) - 128) * 1.06 + 130, 0, 255)


def _eroded(mask: np.ndarray) -> np.ndarray:
    inner = np.pad(mask, 1, mode="edge")
    return inner[:-2, 1:-1] & inner[2:, 1:-1] & inner[1:-1, :-2] & inner[1:-1, 2:]


# ---- skia

def _surface(pixels: np.ndarray) -> skia.Surface:
    return skia.Surface(pixels, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)


def _image(pixels: np.ndarray, copy: bool = False) -> skia.Image:
    """Without a copy the image reads the array, which must then outlive it."""
    return skia.Image.fromarray(pixels, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType, copy=copy)


@lru_cache(maxsize=4)
def _effect(source: str) -> skia.RuntimeEffect:
    return skia.RuntimeEffect.MakeForShader(source)


def _shade(source: str, pixels: np.ndarray, children: dict[str, skia.Shader], uniforms: dict) -> np.ndarray:
    builder = skia.RuntimeEffectBuilder(_effect(source))
    picture = _image(pixels).makeShader(skia.TileMode.kClamp, skia.TileMode.kClamp, skia.SamplingOptions(skia.FilterMode.kLinear))
    for name, child in (children | {"picture": picture}).items():
        builder.setChild(name, child)
    for name, value in uniforms.items():
        builder.setUniform(name, [float(v) for v in value] if isinstance(value, tuple) else float(value))
    painted = np.zeros_like(pixels)
    surface = _surface(painted)
    surface.getCanvas().drawRect(_painted_box(pixels), skia.Paint(Shader=builder.makeShader(), BlendMode=skia.BlendMode.kSrc))
    del surface
    return painted


def _painted_box(pixels: np.ndarray) -> skia.Rect:
    """Where there is any paint, with room for edges that wander: shaders need not run elsewhere."""
    rows, columns = np.flatnonzero(pixels[..., 3].any(1)), np.flatnonzero(pixels[..., 3].any(0))
    if not len(rows):
        return skia.Rect.MakeEmpty()
    room = 8 + min(pixels.shape[:2]) // 64
    return skia.Rect.MakeLTRB(columns[0] - room, rows[0] - room, columns[-1] + room, rows[-1] + room)


