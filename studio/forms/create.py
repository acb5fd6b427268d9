"""What is asked for on the create page. Kept forgiving: the rules, and their sentences, live in generation.domain.request."""

from django import forms
from django.http import QueryDict

from accounts.domain.errors import DomainError
from accounts.models import Workspace
from generation.domain.engine.pool import engine, engine_names
from generation.domain.model.adapter import MOST_SCALE, USUAL_SCALE, enabled_adapters
from generation.domain.request.choice import Choice
from generation.domain.request.create import USUAL_STRENGTH
from generation.domain.request.placement import placements
from generation.engines.base import Capability, ImageEngine
from generation.models import Adapter

GROUPS = ("Portrait", "Illustration", "Character", "Scene")  # as a chooser shows them; a brand's own groups follow by name


class CreateForm(forms.Form):
    persona = forms.CharField(required=True, error_messages={"required": "Choose who the picture shows."})
    prompt = forms.CharField(
        required=False,
        label="What should it show?",
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "laughing in a sunny kitchen, mint apron, looking left"}),
    )
    negative_prompt = forms.CharField(
        required=False, label="What should it not show?", widget=forms.TextInput(attrs={"placeholder": "glasses, hat"})
    )
    placement = forms.CharField(required=True)
    count = forms.IntegerField(label="How many", widget=forms.NumberInput(attrs={"min": 1, "max": 24, "inputmode": "numeric"}))
    likeness = forms.FloatField(label="Likeness", widget=forms.NumberInput(attrs={"type": "range", "min": 0, "max": 1, "step": 0.05}))
    seed = forms.IntegerField(
        required=False, label="Seed", widget=forms.NumberInput(attrs={"inputmode": "numeric", "placeholder": "chance"})
    )
    engine = forms.CharField(required=False)
    strength = forms.FloatField(
        required=False,
        label="How far it is painted over",
        widget=forms.NumberInput(attrs={"type": "range", "min": 0.1, "max": 0.6, "step": 0.05}),
    )

    adapter = forms.CharField(required=False)
    adapter_scale = forms.FloatField(
        required=False, label="How strongly", widget=forms.NumberInput(attrs={"type": "range", "min": 0, "max": MOST_SCALE, "step": 0.1})
    )

    def wishes(self) -> dict:
        """The domain's own arguments; persona, presets and adapter apart."""
        said = self.cleaned_data
        return {
            "prompt": said["prompt"],
            "negative_prompt": said["negative_prompt"],
            "placement_key": said["placement"],
            "count": said["count"],
            "likeness": said["likeness"],
            "seed": said["seed"],
            "engine_name": said["engine"] or DEFAULT_ENGINE,
            "strength": said["strength"] if paints_over(said["engine"]) else None,
            "adapter_scale": USUAL_SCALE if said["adapter_scale"] is None else said["adapter_scale"],
        }


DEFAULT_ENGINE = "atelier"
START = {"placement": "square", "count": "4", "likeness": "0.7", "engine": DEFAULT_ENGINE, "strength": str(USUAL_STRENGTH)}
START |= {"adapter_scale": str(USUAL_SCALE)}


def asked_engine(data: QueryDict, workspace: Workspace) -> ImageEngine:
    """The engine that is ticked; the usual one in place of one that nobody knows or that has gone since the draft was kept."""
    name = data.get("engine", "")
    return engine(name if name in engine_names(workspace) and not engine(name).missing() else DEFAULT_ENGINE)


def asked_adapter(data: QueryDict, workspace: Workspace) -> Adapter | None:
    """The adapter that is chosen. Raises DomainError for one that is not there: it may not be left out in silence."""
    if not (name := data.get("adapter", "")):
        return None
    if found := enabled_adapters(workspace).filter(name=name).first():
        return found
    raise DomainError("adapter_unknown", f"There is no adapter called “{name[:60]}” here.", hint="Choose from those shown.")


def paints_over(name: str) -> bool:
    """Whether the engine has a use for the strength, which the form always sends. No model has."""
    return name in engine_names() and Capability.DRAFT in engine(name).capabilities


def chosen_presets(data: QueryDict, presets) -> list[Choice]:
    """The presets ticked in `data`, each with its weight; a weight that is no number counts as 1."""
    ticked = set(data.getlist("preset"))
    return [Choice(preset, _weight(data.get(f"weight-{preset.slug}"))) for preset in presets if preset.slug in ticked]


def asked_presets(data: QueryDict, presets) -> list[Choice]:
    """The same for a request that is sent. Raises DomainError for a preset that is not there: none may be left out in silence."""
    choices = chosen_presets(data, presets)
    if missing := set(data.getlist("preset")) - {choice.preset.slug for choice in choices}:
        raise DomainError("preset_unknown", f"There is no preset called “{min(missing)[:60]}” here.", hint="Choose from the presets shown.")
    return choices


def asked_company(data: QueryDict) -> list[str]:
    """Slugs of who else is ticked. Whoever the picture is of does not also stand beside themselves."""
    return [slug for slug in dict.fromkeys(data.getlist("with")) if slug != data.get("persona")]


def drawable(choices: list[Choice]) -> list[Choice]:
    """Those whose weight counts: while someone types, the others are left aside; when they send, the domain refuses them."""
    return [choice for choice in choices if 0 < choice.weight <= 10]


def grouped_presets(presets, choices: list[Choice]) -> list[dict]:
    """The gallery's groups in order, each preset with its weight and whether it is chosen."""
    weights = {choice.preset.slug: choice.weight for choice in choices}
    groups: dict[str, list] = {}
    for preset in presets:
        groups.setdefault(preset.group or "Other", []).append(
            {"preset": preset, "on": preset.slug in weights, "weight": weights.get(preset.slug, 1)}
        )
    order = sorted(groups, key=lambda name: (GROUPS.index(name) if name in GROUPS else len(GROUPS), name))
    return [{"name": name, "cards": groups[name], "chosen": sum(card["on"] for card in groups[name])} for name in order]


def grouped_placements() -> dict[str, list]:
    groups: dict[str, list] = {}
    for place in placements():
        groups.setdefault(place.group, []).append(place)
    return groups


def _weight(text: str | None) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 1.0
