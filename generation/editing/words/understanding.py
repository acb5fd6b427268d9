"""What is understood of a sentence: chips that people can correct, and what could not be read, said plainly."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..change import Background

FACE_ASKED = "This asks the face itself to change; the likeness check will judge it."
OWN_PICTURE = "Choose the picture that shall stand behind."


@dataclass(frozen=True)
class Chip:
    """One thing that a sentence asks for. `part` is one of PICKABLE, or "picture" for what concerns all of it; `words` are the piece of
    the sentence it comes from. `fields` and `identity` set the look and the face, `grade` holds what `Grade` takes; `note` is a sentence
    people should see beside it. A chip without any value asks for something that is not in the words: an upload, or a marked place."""

    part: str
    title: str
    words: str
    fields: Mapping = field(default_factory=dict)
    identity: Mapping = field(default_factory=dict)
    background: Background | None = None
    grade: Mapping = field(default_factory=dict)
    placement: str = ""
    remove: bool = False
    note: str = ""

    def to_dict(self) -> dict:
        """JSON's own types; what is not asked is left out."""
        said = {name: getattr(self, name) for name in ("fields", "identity", "grade", "placement", "remove", "note")}
        said |= {"background": self.background and self.background.to_dict()}
        return {"part": self.part, "title": self.title, "words": self.words} | {name: value for name, value in said.items() if value}


@dataclass(frozen=True)
class Unknown:
    """A word that was not understood, and the known word nearest to it, if any is near."""

    word: str
    nearest: str | None = None


@dataclass(frozen=True)
class Understanding:
    """`chips` in the order of their words; `contradictions` and `absent` are sentences for people; `protected` are the parts that were to
    be left alone, which no chip touches; `locked` is what was asked of the face and no edit may change; `notes` say so, as sentences."""

    chips: tuple[Chip, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    contradictions: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    locked: Mapping = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Everything was understood and can be done."""
        return bool(self.chips) and not (self.unknown or self.contradictions or self.absent or self.locked)
