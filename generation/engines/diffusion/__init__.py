"""Other people's diffusion models: one engine, one small declaration per family, torch only once a model is loaded."""

from .engine import DiffusionEngine

__all__ = ["DiffusionEngine"]
