"""What the editor's templates are told: the chips, the strip of steps, the receipt."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from accounts.domain.errors import DomainError
from generation.domain.edit.check import parts_present
from generation.domain.edit.history import Editor, Step
from generation.domain.engine.pool import title_of
from generation.domain.picture.rendition import signed_urls
from generation.editing.change import Change
from generation.editing.receipt import doubts, sentences
from generation.editing.wishes import merged, overruled
from generation.editing.words import Understanding, alternatives, understand
from generation.models import Asset

from ..forms.edit import EditForm
from ..forms.edit_settings import controls_of, reach, settings_of
from ..history import lanes

SAID = {"queued": "waits", "held": "waits for approval", "running": "is drawn", "failed": "failed", "blocked": "refused"}
OPEN = ("queued", "held", "running")
THUMB = "w192.webp"


@dataclass(frozen=True)
class ShownStep:
    """A picture of the tree, or a job that is to become one (`asset_id` is empty then)."""

    key: str
    parent: str
    number: int
    title: str
    by: str
    own: bool
    asset_id: str
    job_id: str
    state: str
    picture: str
    here: bool

    @property
    def said(self) -> str:
        return SAID.get(self.state, self.state)


def understood(asset: Asset, form: EditForm) -> dict:
    """The chips of words and controls, and what could not be read. A form that is half filled in is normal here."""
    problem, change = "", Change()
    try:
        change = form.change()
    except DomainError as refusal:
        problem = str(refusal)
    found = _read(asset, form)
    chips = [chip for chip in found.chips if not overruled(chip, change)]
    return {
        "chips": [{"chip": chip, "alternatives": [_other(other) for other in alternatives(chip)]} for chip in chips],
        "settings": settings_of(change),
        "unknown": found.unknown,
        "contradictions": found.contradictions,
        "absent": [*found.absent, *found.notes],
        "problem": problem,
        "reach": reach(change, chips),
    }


def asked(asset: Asset, form: EditForm, *, upload: str = "") -> tuple[str, Change]:
    """The words, and all that is asked by words and controls together. Raises DomainError, also for words that contradict each other."""
    change, found = form.change(upload=upload), _read(asset, form)
    if found.contradictions:
        raise DomainError("edit_contradicts", found.contradictions[0], hint="Say one of the two.")
    words = form.cleaned_data["words"].strip()
    if change.is_nothing and not words:
        raise DomainError("edit_changes_nothing", "Nothing is asked for yet.", hint="Say what shall be different, or set a control.")
    try:
        look, own_ground = asset.spec.get("look", {}), bool(asset.spec.get("backdrop"))
        return words, merged(change, found.chips, look=look, own_ground=own_ground)
    except ValueError as problem:
        raise DomainError("edit_invalid", f"{str(problem)[:1].upper()}{str(problem)[1:]}.") from problem


def strip(state: Editor, user) -> dict:
    """The steps as lanes, with what undo and redo lead to."""
    steps = [_shown(state, str(user), number, step) for number, step in enumerate(state.tree, start=1)]
    here = next((step for step in steps if step.here), None)
    after = [step for step in steps if here and step.parent == here.key]
    made = [step.asset_id for step in after if step.asset_id]
    told = [(step.key, step.state, step.title, step.here) for step in steps]
    return {
        "lanes": lanes(steps, {step.key: step.number for step in steps}),
        "back": here.parent if here else "",
        "forth": made[-1] if made else "",
        "running": next((step.job_id for step in after if step.own and step.state in OPEN), ""),
        "stamp": hashlib.sha256(repr(told).encode()).hexdigest()[:16],
    }


def receipt_of(asset: Asset) -> dict:
    """In plain words, and where its heat map is; empty for a picture that no edit made."""
    if not asset.receipt:
        return {}
    told, looked_after = _titled(asset.receipt), doubts(asset.receipt)
    lines = [{"words": line, "doubt": line in looked_after} for line in sentences(told)]
    return {"lines": lines, "heat": reverse("asset-edit-heat", args=[asset.pk])}


def _titled(receipt: Mapping) -> dict:
    """With the names of engines as people read them."""
    told = dict(receipt)
    if "engine" in told:
        told["engine"] = title_of(told["engine"])
    if "draft" in told:
        told["draft"] = {**told["draft"], "engine": title_of(told["draft"]["engine"])}
    return told


def _read(asset: Asset, form: EditForm) -> Understanding:
    words = str(form["words"].value() or "")
    if not words.strip():
        return Understanding()
    look, identity = asset.spec.get("look", {}), asset.spec.get("identity", {})
    present, picked = frozenset(parts_present(asset)), frozenset(form["part"].value() or ())
    return understand(words, identity=identity, look=look, parts_present=present, picked=picked)


def _other(chip) -> dict:
    """An alternative, with the controls that the page sets for it."""
    return {"title": chip.title, "controls": json.dumps(controls_of(chip))}


def _shown(state: Editor, user: str, number: int, step: Step) -> ShownStep:
    return ShownStep(
        key=step.asset_id or step.job_id,
        parent=step.parent_id,
        number=number,
        title=step.title,
        by=step.by,
        own=step.by == user,
        asset_id=step.asset_id,
        job_id=step.job_id,
        state=step.state,
        picture=signed_urls(asset_ids=[step.asset_id], specs=[THUMB])[step.asset_id][THUMB] if step.asset_id else "",
        here=step.asset_id == state.asset.pk,
    )
