"""The casting brief: free words, and a form for those who would rather choose."""

from django import forms

from generation.atelier.character import BEARDS, GLASSES, HAIRS
from generation.atelier.colour import EYE, HAIR, SKIN
from personas.domain.persona import MOST_LINES

AGES = {"18-29": (18, 29), "30-39": (30, 39), "40-49": (40, 49), "50-64": (50, 64), "65-90": (65, 90)}
PRESENTATIONS = {"feminine": (0.7, 1.0), "masculine": (0.0, 0.3), "androgynous": (0.4, 0.6)}


def _choices(names, blank: str = "Any"):
    return [("", blank), *((name, name.capitalize()) for name in names)]


class CastingForm(forms.Form):
    brief = forms.CharField(
        required=False,
        strip=True,
        label="Who are you looking for?",
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "a warm-hearted nurse in her fifties, silver curls, round glasses"}),
    )
    presentation = forms.ChoiceField(required=False, choices=_choices(PRESENTATIONS))
    age = forms.ChoiceField(required=False, choices=_choices(AGES))
    skin = forms.ChoiceField(required=False, choices=_choices(SKIN))
    eyes = forms.ChoiceField(required=False, choices=_choices(EYE))
    hair = forms.ChoiceField(required=False, choices=_choices(HAIRS))
    hair_colour = forms.ChoiceField(required=False, choices=_choices(HAIR))
    beard = forms.ChoiceField(required=False, choices=_choices(BEARDS))
    glasses = forms.ChoiceField(required=False, choices=_choices(GLASSES))

    def traits(self) -> dict:
        """Identity traits that were chosen: values, or (low, high)."""
        chosen = self.cleaned_data
        found = {name: chosen[name] for name in ("skin", "eyes") if chosen[name]}
        if chosen["age"]:
            found["age"] = AGES[chosen["age"]]
        if chosen["presentation"]:
            found["presentation"] = PRESENTATIONS[chosen["presentation"]]
        return found

    def look(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("hair", "hair_colour", "beard", "glasses") if self.cleaned_data[name]}


class PersonaForm(forms.Form):
    """The words around a face. The rules about them live in personas.domain.persona."""

    name = forms.CharField(
        required=False, label="Name", widget=forms.TextInput(attrs={"placeholder": "Nora Lindqvist", "autocomplete": "off"})
    )
    role = forms.CharField(
        required=False, max_length=120, label="Role", widget=forms.TextInput(attrs={"placeholder": "Head nurse, the calm one"})
    )
    story = forms.CharField(
        required=False,
        max_length=2000,
        label="Story",
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": "Two or three sentences that writers can lean on."}),
    )


class LinesField(forms.CharField):
    """A list, typed as one line each. What a list may hold is the domain's rule."""

    def __init__(self, *, label: str, placeholder: str):
        widget = forms.Textarea(attrs={"rows": 3, "placeholder": placeholder})
        super().__init__(required=False, label=label, widget=widget, help_text=f"One per line, at most {MOST_LINES}.")

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value) -> list[str]:
        return super().to_python(value).splitlines()


class WordsForm(PersonaForm):
    """Everything that is said of a persona: its card shows it."""

    quote = forms.CharField(required=False, label="Quote", widget=forms.TextInput(attrs={"placeholder": "Breathe first. Then we look."}))
    goals = LinesField(label="Goals", placeholder="Hand over without a gap")
    pains = LinesField(label="Pains", placeholder="Five systems, five passwords")
    channels = LinesField(label="Channels", placeholder="Ward tablet")
