from .identity import Identity
from .persona import Persona, PersonaVersion
from .preset import Preset, PresetVersion

__all__ = ["Identity", "Persona", "PersonaVersion", "Preset", "PresetVersion"]
