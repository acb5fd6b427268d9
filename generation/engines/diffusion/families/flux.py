"""FLUX.1: [dev] and [schnell] draw, Kontext changes a picture it is shown, Fill paints within a mask."""

from dataclasses import replace

from ...base import Canvas
from ..family import Family, Identity

BLOCKS = ("double_blocks.0.img_attn.qkv.weight", "vector_in.in_layer.weight")
STOCK_BLOCKS = ("single_transformer_blocks.0.attn.to_q.weight", "time_text_embed.text_embedder.linear_1.weight")  # in diffusers' layout
GUIDED, STOCK_GUIDED = "guidance_in.in_layer.weight", "time_text_embed.guidance_embedder.linear_1.weight"  # [schnell] lacks it

FLUX_DEV = Family(
    name="flux-dev",
    title="FLUX.1 [dev]",
    about="Photographs of a megapixel, sure with hands and writing; a face enters as a reference picture.",
    canvas=Canvas(least=256, most=2048, grid=16, area=1024**2),
    steps=28,
    guidance=3.5,
    text="FluxPipeline",
    image="FluxImg2ImgPipeline",
    inpaint="FluxInpaintPipeline",
    negative_prompt=False,
    identity=Identity.IMAGE,
    config={"guidance_embeds": True},
    marks=((*BLOCKS, GUIDED), (*STOCK_BLOCKS, STOCK_GUIDED)),
)
FLUX_SCHNELL = replace(
    FLUX_DEV,
    name="flux-schnell",
    title="FLUX.1 [schnell]",
    about="FLUX.1 in four steps: quick photographs of a megapixel, a little plainer than [dev].",
    steps=4,
    guidance=0.0,
    config={"guidance_embeds": False},
    marks=(BLOCKS, STOCK_BLOCKS),
    lacks=(GUIDED, STOCK_GUIDED),
)
FLUX_KONTEXT = replace(
    FLUX_DEV,
    name="flux-kontext",
    title="FLUX.1 Kontext",
    about="Changes a picture as told in words and keeps whom it shows: the face enters as one reference picture.",
    guidance=2.5,
    text="FluxKontextPipeline",
    image="FluxKontextPipeline",
    inpaint="FluxKontextInpaintPipeline",
    identity=Identity.REFERENCES,
    references=1,
    marks=(),  # its tensors have the names of [dev]'s
)
FLUX_FILL = replace(
    FLUX_DEV,
    name="flux-fill",
    title="FLUX.1 Fill",
    about="Paints within a mask and beyond a picture's edges; it draws nothing from words alone.",
    steps=50,
    guidance=30.0,
    text="",
    image="",
    inpaint="FluxFillPipeline",
    identity=None,
    config={"guidance_embeds": True, "in_channels": 384},
    marks=(),
)
