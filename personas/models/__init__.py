from .consent import Consent, Erasure
from .identity import Identity
from .persona import Persona, PersonaVersion
from .preset import Preset, PresetVersion
from .reference_image import ReferenceImage

__all__ = ["Consent", "Erasure", "Identity", "Persona", "PersonaVersion", "Preset", "PresetVersion", "ReferenceImage"]
