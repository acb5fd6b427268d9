"""What a model can do here: one noun per file, and one order for everyone."""

from . import batch, generation, persona, picture, preset, provenance, usage
from .tool import Tool, checked

_ALL = (*persona.TOOLS, *preset.TOOLS, *picture.TOOLS, *batch.TOOLS, *generation.TOOLS, *provenance.TOOLS, persona.CARD, *usage.TOOLS)
TOOLS = {tool.name: tool for tool in _ALL}

__all__ = ["TOOLS", "Tool", "checked"]
