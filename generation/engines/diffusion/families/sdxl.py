"""Stable Diffusion XL."""

from ...base import Canvas
from ..family import Family, Identity

SDXL = Family(
    name="sdxl",
    title="SDXL",
    about="Photographs and illustrations of a megapixel with a face held by its embedding, several people by regions.",
    canvas=Canvas(least=512, most=2048, grid=8, area=1024**2),
    steps=30,
    guidance=5.0,
    text="StableDiffusionXLPipeline",
    image="StableDiffusionXLImg2ImgPipeline",
    inpaint="StableDiffusionXLInpaintPipeline",
    denoiser="unet",
    identity=Identity.EMBEDDING,
    regions=True,
    marks=(("conditioner.embedders.1.model.ln_final.weight",), ("conv_in.weight", "add_embedding.linear_1.weight")),
)
