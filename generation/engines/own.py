"""Pictures that nobody here drew. They have an engine like any other, so that whoever asks a picture's engine what it can is answered:
nothing but what needs no engine."""

from .base import Canvas, Capability, EngineError, GenerationSpec, OnStep, Resource, Result


class OwnPictureEngine:
    """In no list that anybody chooses from."""

    name = "own"
    version = ""
    title = "Own picture"
    about = "A picture that was brought along: parts of it can be taken away, and its light can be changed."
    capabilities: frozenset[Capability] = frozenset()
    canvas = Canvas()
    resource = Resource.CPU

    def missing(self) -> str:
        return "Nothing can be drawn as an own picture."

    def load(self, device: str, dtype: str) -> None:
        """Nothing to make ready."""

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        raise EngineError("engine_unavailable", self.missing())
