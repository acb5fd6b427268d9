"""Chroma: FLUX.1 [schnell] pruned and trained on, with guidance and negative prompts again.

diffusers 0.42.1 has a pipeline of it that paints within a mask, but that one asks for a setting which Chroma's transformer does not have.
"""

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
    identity=Identity.IMAGE,
    marks=(("distilled_guidance_layer.in_proj.weight",),),
)
