"""Z-Image and Z-Image-Turbo."""

from ...base import Canvas
from ..family import Family

Z_IMAGE = Family(
    name="z-image",
    title="Z-Image",
    about="Photographs of a megapixel in few steps on a small graphics card; it takes no face.",
    canvas=Canvas(least=256, most=2048, grid=16, area=1024**2),
    steps=9,
    guidance=0.0,
    text="ZImagePipeline",
    image="ZImageImg2ImgPipeline",
    inpaint="ZImageInpaintPipeline",
    marks=(("cap_pad_token", "cap_embedder.0.weight"),),
)
