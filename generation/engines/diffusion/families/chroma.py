"""Chroma: FLUX.1 [schnell] pruned and trained on, with guidance and negative prompts again."""

from ...base import Canvas
from ..family import Family, Identity

CHROMA = Family(
    name="chroma",
    title="Chroma",
    about="Photographs and illustrations of a megapixel under a free licence; a face enters as a reference picture.",
    canvas=Canvas(least=256, most=2048, grid=16, area=1024**2),
    steps=35,
    guidance=5.0,
    text="ChromaPipeline",
    image="ChromaImg2ImgPipeline",
    inpaint="ChromaInpaintPipeline",
    identity=Identity.IMAGE,
    marks=("distilled_guidance_layer.in_proj.weight",),
)
