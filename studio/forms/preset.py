"""A preset's words, colours and locks as fields."""

from django import forms

from generation.atelier.character import STYLES, Look
from generation.atelier.colour import CLOTH
from generation.domain.prompt.check import is_colour

LOCKABLE = sorted(set(Look.__dataclass_fields__) - {"seed"})


class PresetForm(forms.Form):
    prompt = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    negative_prompt = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    style = forms.ChoiceField(required=False, choices=[("", "Whatever is asked"), *((style, style.capitalize()) for style in STYLES)])
    palette = forms.CharField(required=False, help_text="Colours by name or #rrggbb, with commas: background, clothes, accent.")
    locks = forms.MultipleChoiceField(
        required=False,
        choices=[(name, name.replace("_", " ")) for name in LOCKABLE],
        widget=forms.CheckboxSelectMultiple,
        help_text="What nobody may override, not even through the API.",
    )
    note = forms.CharField(required=False, max_length=240, label="What changed and why")

    @classmethod
    def start(cls, version) -> dict:
        return {
            "prompt": version.prompt,
            "negative_prompt": version.negative_prompt,
            "style": version.style,
            "palette": ", ".join(version.palette),
            "locks": version.locks,
        }

    def clean_palette(self) -> list[str]:
        colours = [word.strip() for word in self.cleaned_data["palette"].split(",") if word.strip()]
        for colour in colours:
            if not is_colour(colour):
                raise forms.ValidationError(f"{colour} is not a colour known here. Write #rrggbb, or one of {', '.join(CLOTH)}.")
        return colours

    def parts(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("prompt", "negative_prompt", "style", "palette", "locks")}
