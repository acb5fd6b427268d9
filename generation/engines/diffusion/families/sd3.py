"""Stable Diffusion 3 and 3.5, medium and large: one class, told apart by nothing but their size."""

from ...base import Canvas
from ..family import Family, Identity

SD3 = Family(
    name="sd3",
    title="Stable Diffusion 3.5",
    about="A megapixel that follows long wishes and writes short words; a face enters as a reference picture.",
    canvas=Canvas(least=512, most=1536, grid=16, area=1024**2),
    steps=28,
    guidance=4.5,
    text="StableDiffusion3Pipeline",
    image="StableDiffusion3Img2ImgPipeline",
    inpaint="StableDiffusion3InpaintPipeline",
    identity=Identity.IMAGE,
    marks=(("joint_blocks.0.x_block.attn.qkv.weight",), ("pos_embed.proj.weight", "transformer_blocks.0.attn.add_q_proj.weight")),
)
