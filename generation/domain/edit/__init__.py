"""Editing a picture: a step is a generation request with a parent, and the history of a picture is the tree of its assets."""

from .draft import draft_of, drop_draft, save_draft
from .history import Editor, EngineChoice, Step, editor_state, history_of
from .parts import part_map_png
from .prepare import create_edit, prepare_edit, recognised
from .preview import preview_edit

__all__ = [
    "Editor",
    "EngineChoice",
    "Step",
    "create_edit",
    "draft_of",
    "drop_draft",
    "editor_state",
    "history_of",
    "part_map_png",
    "prepare_edit",
    "preview_edit",
    "recognised",
    "save_draft",
]
