"""Whose face it is, and what allows it. The rules live in personas.domain.consent."""

from dataclasses import fields

from django import forms

from generation import decoding
from generation.domain.people.paper import MOST_BYTES, Paper
from personas.domain.consent import Term
from personas.domain.reference import MOST
from personas.models import Consent, Persona

from .casting import PersonaForm

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
REAL_KINDS = [(kind, kind.label) for kind in (Persona.Kind.REAL, Persona.Kind.LICENSED)]


class ConsentForm(forms.Form):
    subject = forms.CharField(
        required=False,
        max_length=Consent._meta.get_field("subject").max_length,
        label="Who gave it",
        widget=forms.TextInput(attrs={"placeholder": "The person, or who holds the rights", "autocomplete": "off"}),
    )
    scope = forms.CharField(
        required=False,
        max_length=Consent._meta.get_field("scope").max_length,
        label="What it covers",
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "Pictures for our website and job advertisements, in Europe"}),
    )
    valid_from = forms.DateField(label="From", widget=DAY, error_messages={"required": "Choose its first day."})
    valid_until = forms.DateField(label="Until", widget=DAY, error_messages={"required": "Choose its last day."})
    paper = forms.FileField(
        required=False,
        allow_empty_file=True,
        label="The signed paper",
        help_text="PDF, JPEG or PNG, up to 10 MB. It is kept with its hash and shown only to those who manage personas.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )
    adult = forms.BooleanField(required=False, label="The person is of age. The likeness of a minor is refused.")

    def told(self) -> dict:
        """The term and its paper, as the domain takes them."""
        clean, file = self.cleaned_data, self.cleaned_data["paper"]
        # One byte more than is taken says that it is too much.
        paper = Paper(file.read(MOST_BYTES + 1), file.name) if file else Paper(b"", "")
        return {"term": Term(**{field.name: clean[field.name] for field in fields(Term)}), "paper": paper}


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Any number of files; what each holds is the domain's question."""

    widget = SeveralFilesInput

    def clean(self, data, initial=None) -> list:
        return [super(SeveralFilesField, self).clean(each, initial) for each in data or []]


PHOTOGRAPHS = {
    "required": False,
    "allow_empty_file": True,
    "label": "Photographs",
    "help_text": "JPEG, PNG or WebP, up to 25 MB each. One person per picture, seen from the front.",
    "widget": SeveralFilesInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
}


class ReferencesForm(forms.Form):
    photographs = SeveralFilesField(**PHOTOGRAPHS)

    def sent(self) -> list[tuple[str, bytes]]:
        """Of each what it was called and its bytes; of too many or too large ones no more than shows that."""
        return [(file.name, file.read(decoding.MOST_BYTES + 1)) for file in self.cleaned_data["photographs"][: MOST + 1]]


class PhotographCastingForm(PersonaForm, ConsentForm, ReferencesForm):
    """A persona, the consent behind it and the photographs, at once."""

    kind = forms.ChoiceField(label="Whose face is it?", choices=REAL_KINDS, widget=forms.RadioSelect, initial=Persona.Kind.REAL)

    words = ("name", "role", "story")
    term = ("subject", "scope", "valid_from", "valid_until", "paper", "adult")

    def told(self) -> dict:
        words = {name: self.cleaned_data[name] for name in (*self.words, "kind")}
        return {**words, **super().told(), "sent": self.sent()}
