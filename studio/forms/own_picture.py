"""A picture of one's own, and whom it shows. What the file may be is the domain's question."""

from django import forms

from personas.models import Persona


class OwnPictureForm(forms.Form):
    persona = forms.ModelChoiceField(
        Persona.objects.none(),
        to_field_name="slug",
        empty_label="Choose a persona",
        label="Whom it shows",
        error_messages={"required": "Say whom it shows."},
    )
    picture = forms.FileField(
        allow_empty_file=True,
        label="Picture",
        error_messages={"required": "No file was chosen."},
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    def __init__(self, *args, personas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["persona"].queryset = personas
        self.fields["persona"].label_from_instance = lambda persona: persona.name
        if len(personas) == 1:
            self.fields["persona"].empty_label = None
