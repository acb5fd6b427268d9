"""Stable Diffusion 1.5 and what was trained on from it. Compact has its shapes."""

from ...base import Canvas
from ..family import Family, Identity

SD = Family(
    name="sd",
    title="Stable Diffusion 1.5",
    about="Small and quick: 512 px, the largest choice of adapters, hands and small faces are often wrong.",
    canvas=Canvas(least=256, most=1024, grid=8, area=512**2),
    steps=25,
    guidance=7.0,
    text="StableDiffusionPipeline",
    image="StableDiffusionImg2ImgPipeline",
    inpaint="StableDiffusionInpaintPipeline",
    denoiser="unet",
    identity=Identity.EMBEDDING,
    regions=True,
    marks=(
        ("cond_stage_model.transformer.text_model.embeddings.token_embedding.weight",),
        ("conv_in.weight", "down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.weight"),
    ),
    lacks=("add_embedding.linear_1.weight",),
)
