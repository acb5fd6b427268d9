"""Faces as numbers: find the person in a picture again, and say how sure we are. No Django, no torch."""

from .align import align
from .atelier import ROLES, OnnxEmbedder, card, load_embedder
from .base import DIMENSIONS, LANDMARKS, Face, FaceEmbedder, centroid, normalize, similarity

__all__ = [
    "DIMENSIONS", "LANDMARKS", "ROLES", "Face", "FaceEmbedder", "OnnxEmbedder", "align", "card", "centroid", "load_embedder",
    "normalize", "similarity",
]
