"""Our own small diffusion model, run by unchanged diffusers pipelines."""

from .engine import CompactEngine
from .guided_draft import GuidedDraftEngine

__all__ = ["CompactEngine", "GuidedDraftEngine"]
