"""Qwen-Image, and Qwen-Image-Edit, which looks at pictures."""

from dataclasses import replace

from ...base import Canvas
from ..family import Family, Identity

QWEN_IMAGE = Family(
    name="qwen-image",
    title="Qwen-Image",
    about="Pictures of a megapixel and more with long, well-set writing in them; it takes no face.",
    canvas=Canvas(least=256, most=2048, grid=16, area=1328**2),
    steps=50,
    guidance=4.0,
    text="QwenImagePipeline",
    image="QwenImageImg2ImgPipeline",
    inpaint="QwenImageInpaintPipeline",
    guidance_argument="true_cfg_scale",
    marks=(("transformer_blocks.0.img_mod.1.weight", "txt_norm.weight"),),
)
QWEN_IMAGE_EDIT = replace(
    QWEN_IMAGE,
    name="qwen-image-edit",
    title="Qwen-Image-Edit",
    about="Changes and joins up to three pictures as told in words; the face enters as a reference picture.",
    canvas=Canvas(least=256, most=2048, grid=16, area=1024**2),
    steps=40,
    text="QwenImageEditPlusPipeline",
    image="QwenImageEditPlusPipeline",
    inpaint="",
    identity=Identity.REFERENCES,
    references=3,
    needs_picture=True,
    batches=False,
    marks=(),  # its tensors have the names of Qwen-Image's
)
