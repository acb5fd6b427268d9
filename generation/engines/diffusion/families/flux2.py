"""FLUX.2: [dev], and [klein], which is small. Both look at several reference pictures."""

from dataclasses import replace

from ...base import Canvas, Resource
from ..family import Family, Identity

MODULATION, STOCK_MODULATION = "double_stream_modulation_img.lin.weight", "double_stream_modulation_img.linear.weight"
GUIDED, STOCK_GUIDED = "guidance_in.in_layer.weight", "time_guidance_embed.guidance_embedder.linear_1.weight"  # [klein] lacks it

FLUX2_DEV = Family(
    name="flux2-dev",
    title="FLUX.2 [dev]",
    about="Photographs up to four megapixels from words and up to ten reference pictures, several people in one.",
    canvas=Canvas(least=256, most=2048, grid=16, area=1024**2),
    steps=28,
    guidance=4.0,
    text="Flux2Pipeline",
    image="Flux2Pipeline",
    negative_prompt=False,
    identity=Identity.REFERENCES,
    references=10,
    resource=Resource.GPU_LARGE,
    marks=((MODULATION, GUIDED), (STOCK_MODULATION, STOCK_GUIDED)),
)
FLUX2_KLEIN = replace(
    FLUX2_DEV,
    name="flux2-klein",
    title="FLUX.2 [klein]",
    about="FLUX.2 in four steps on a small graphics card, with up to four reference pictures.",
    steps=4,
    guidance=1.0,
    text="Flux2KleinPipeline",
    image="Flux2KleinPipeline",
    inpaint="Flux2KleinInpaintPipeline",
    references=4,
    resource=Resource.GPU,
    marks=((MODULATION,), (STOCK_MODULATION,)),
    lacks=(GUIDED, STOCK_GUIDED),
)
