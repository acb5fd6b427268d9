"""What we say about a picture before we sign it: a frozen spec, checked when built, and its C2PA form.

The rules come from C2PA 2.4 and the conformance programme 0.2: one inception action first, a digitalSourceType on every perceptible
action and never on `c2pa.opened`, `allActionsIncluded`, actions among the created (not gathered) assertions, `specVersion` stated.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .vocabulary import NON_EDITORIAL, ActionName, DigitalSourceType

SPEC_VERSION = "2.4.0"
PARENT = "parent"  # the label by which `c2pa.opened` finds its ingredient inside one manifest
_PROMPT_PARAMETER = "app.troupe.prompt"  # a private parameter must carry a dot (C2PA 2.4, 18.15.4.7)


@dataclass(frozen=True)
class Action:
    """One thing done to a picture. `description` is shown to people, e.g. "1200 x 630 for a LinkedIn banner"; `parameters` are for
    programs, their names with a dot as private ones must (C2PA 2.4, 18.15.4.7).

    Raises ValueError when a perceptible action lacks its `digital_source_type`.
    """

    name: ActionName
    digital_source_type: DigitalSourceType | None = None
    description: str = ""
    parameters: Mapping = field(default_factory=dict)

    def __post_init__(self):
        if self.digital_source_type is None and self.name not in NON_EDITORIAL:
            raise ValueError(f"{self.name} changes what one sees: say its digital source type")


@dataclass(frozen=True)
class ManifestSpec:
    """Everything a manifest will say. Nothing about the prompt or the persona enters unless it is put here.

    `digital_source_type`: of the picture as a whole, None where nobody knows; written to XMP too.
    `actions`: what was done, in order. A new picture starts with CREATED; a derived one holds only what was done to its parent.
    `made_at`: when (aware datetime). Left out, the same pixels and spec sign to the same bytes at any time.
    `prompt`: only when its author asked for it to be public.
    """

    title: str
    digital_source_type: DigitalSourceType | None
    actions: tuple[Action, ...]
    generator: str = "Troupe"
    generator_version: str = "0.1.0"
    made_at: datetime | None = None
    prompt: str | None = None

    def __post_init__(self):
        if not self.actions:
            raise ValueError("a manifest says at least one thing that was done")
        if any(action.name is ActionName.CREATED for action in self.actions[1:]):
            raise ValueError("a picture is created once, and first")
        if self.made_at is not None and self.made_at.tzinfo is None:
            raise ValueError("made_at needs a time zone")

    @property
    def is_new(self) -> bool:
        """True for a new picture, False for one derived from a parent."""
        return self.actions[0].name is ActionName.CREATED


def created(title: str, source: DigitalSourceType, **fields) -> ManifestSpec:
    """The spec of a new picture. `fields`: the other fields of ManifestSpec."""
    return ManifestSpec(title=title, digital_source_type=source, actions=(Action(ActionName.CREATED, source),), **fields)


def definition(spec: ManifestSpec, *, label: str, instance_id: str) -> dict:
    """The spec as c2pa's manifest definition. `label`: urn:c2pa:<uuid4>; `instance_id`: xmp:iid:<uuid4>."""
    opened = [] if spec.is_new else [{"action": "c2pa.opened", "parameters": {"ingredientIds": [PARENT]}}]
    actions = opened + [_action(action, spec) for action in spec.actions]
    return {
        "claim_version": 2,
        "label": label,
        "instance_id": instance_id,
        "title": spec.title,
        "claim_generator_info": [{"name": spec.generator, "version": spec.generator_version, "specVersion": SPEC_VERSION}],
        "assertions": [{"label": "c2pa.actions.v2", "created": True, "data": {"actions": actions, "allActionsIncluded": True}}],
    }


def _action(action: Action, spec: ManifestSpec) -> dict:
    data: dict = {"action": str(action.name)}
    if action.digital_source_type:
        data["digitalSourceType"] = str(action.digital_source_type)
    if action.description:
        data["description"] = action.description
    if spec.made_at:
        data["when"] = spec.made_at.isoformat(timespec="seconds").replace("+00:00", "Z")
    parameters = dict(action.parameters)
    if spec.prompt is not None and action.name in (ActionName.CREATED, ActionName.EDITED):
        parameters[_PROMPT_PARAMETER] = spec.prompt
    if parameters:
        data["parameters"] = parameters
    return data
