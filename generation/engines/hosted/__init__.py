"""Engines that are somebody else's: their answer comes over the network, and costs what their price card says."""

from .black_forest_labs import BlackForestLabsEngine
from .engine import HostedEngine
from .imagen import ImagenEngine
from .openai import OpenAIEngine

__all__ = ["BlackForestLabsEngine", "HostedEngine", "ImagenEngine", "OpenAIEngine"]
