"""What is asked on the editor's page. Every control shows what the picture is like now; what is left like that is not asked for."""

from collections.abc import Mapping

from django import forms

from accounts.domain.errors import DomainError
from generation.atelier.character import (
    BEARDS,
    EXPRESSIONS,
    GLASSES,
    HAIRS,
    HEADWEARS,
    LIGHTS,
    MOST_MIXED_STYLES,
    OUTFITS,
    PROPS,
    SCENES,
    STYLES,
)
from generation.atelier.colour import CLOTH, HAIR, SCENE
from generation.editing.change import PICKABLE, Background, Change, Grade
from generation.models import EditDraft

from .create import grouped_placements

AS_IT_IS = ("", "as it is")
GAZES = {"ahead": (0.0, 0.0), "left": (-0.8, 0.0), "right": (0.8, 0.0), "up": (0.0, -0.7), "down": (0.0, 0.7)}
BACKGROUNDS = (
    ("", "As it is"),
    ("scene", "Scene"),
    ("colour", "Colour"),
    ("gradient", "Gradient"),
    ("picture", "Own picture"),
    ("transparent", "Transparent"),
)
# Look fields with a list of their own: (name, label, choices, the part that is picked when somebody wants it).
LISTS = (
    ("expression", "Expression", EXPRESSIONS, "face"),
    ("hair", "Hair", HAIRS, "hair"),
    ("hair_colour", "Hair colour", tuple(HAIR), "hair"),
    ("beard", "Beard", BEARDS, "beard"),
    ("glasses", "Glasses", GLASSES, "glasses"),
    ("headwear", "Headwear", HEADWEARS, "headwear"),
    ("outfit", "Outfit", OUTFITS, "clothes"),
    ("outfit_colour", "Colour of the outfit", tuple(CLOTH), "clothes"),
    ("accent_colour", "Second colour", tuple(CLOTH), "clothes"),
    ("prop", "In the hands", PROPS, "prop"),
    ("light", "Mood of the light", LIGHTS, ""),
)
CONTROLLED = frozenset({"gaze", "light_from", "style", "style_weights", *(name for name, _, _, _ in LISTS)})
SLIDER = {"type": "range", "step": 0.05}
STILL = 0.04  # of a slider: less than a step is where it was


class EditForm(forms.Form):
    """Initial values are the picture's own look with what a draft sets in it. `look` empty: nobody knows what the picture shows."""

    words = forms.CharField(
        required=False,
        label="What shall be different?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": "make the hair auburn, and give her round glasses"}),
    )
    background = forms.ChoiceField(required=False, choices=BACKGROUNDS, widget=forms.RadioSelect)
    scene = forms.ChoiceField(required=False, choices=[(name, name) for name in SCENES], widget=forms.RadioSelect)
    scene_colour = forms.ChoiceField(required=False, label="Colour of the scene", choices=[AS_IT_IS, *((name, name) for name in SCENE)])
    colour = forms.CharField(required=False, label="Colour", initial="#dfe3ea", widget=forms.TextInput(attrs={"type": "color"}))
    second_colour = forms.CharField(required=False, label="To", initial="#9fb4d8", widget=forms.TextInput(attrs={"type": "color"}))
    angle = forms.FloatField(
        required=False, label="Angle", initial=0, widget=forms.NumberInput(attrs={"type": "range", "min": 0, "max": 345, "step": 15})
    )
    own_picture = forms.FileField(
        required=False, label="Own picture", widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
    )
    upload = forms.CharField(required=False, widget=forms.HiddenInput)
    light_from = forms.FloatField(
        required=False, label="From", min_value=-1, max_value=1, widget=forms.NumberInput(attrs=SLIDER | {"min": -1, "max": 1})
    )
    warmth = forms.FloatField(
        required=False, label="Warmth", min_value=-1, max_value=1, widget=forms.NumberInput(attrs=SLIDER | {"min": -1, "max": 1})
    )
    brightness = forms.FloatField(
        required=False, label="Strength", min_value=-1, max_value=1, widget=forms.NumberInput(attrs=SLIDER | {"min": -1, "max": 1})
    )
    grade_of = forms.ChoiceField(
        required=False,
        label="Of",
        choices=[("picture", "the whole picture"), ("subject", "the person"), ("background", "the background")],
    )
    gaze = forms.ChoiceField(required=False, label="Gaze", choices=[AS_IT_IS, *((name, name) for name in GAZES)])
    placement = forms.ChoiceField(required=False, label="Extend the frame to")
    remove = forms.BooleanField(required=False, label="Take away what is marked, and fill the place from around it")
    part = forms.MultipleChoiceField(required=False, choices=[(name, name) for name in PICKABLE], widget=forms.CheckboxSelectMultiple)
    style = forms.MultipleChoiceField(required=False, choices=[(name, name) for name in STYLES], widget=forms.CheckboxSelectMultiple)
    edge_auto = forms.BooleanField(required=False, label="Edge by itself")
    grow = forms.IntegerField(required=False, label="Grow", min_value=-100, max_value=100)
    feather = forms.IntegerField(required=False, label="Feather", min_value=0, max_value=100)
    engine = forms.CharField(required=False, max_length=EditDraft._meta.get_field("engine").max_length)
    more = forms.JSONField(required=False, widget=forms.HiddenInput)  # fields that have no control of their own: corrected chips

    def __init__(self, data=None, files=None, *, look: Mapping, initial: Mapping | None = None, **kwargs):
        super().__init__(data, files, initial=initial, **kwargs)
        self.look = look
        if not look:
            del self.fields["words"].widget.attrs["placeholder"]  # nothing of what it proposes can be drawn here
        for name, label, choices, _ in LISTS:
            there = look.get(name)
            named = [(value, value) for value in choices] + ([(there, there)] if there and there not in choices else [])
            self.fields[name] = forms.ChoiceField(required=False, label=label, choices=[*([] if there else [AS_IT_IS]), *named])
        self.fields["placement"].choices = [
            AS_IT_IS,
            *(
                (group, [(place.key, f"{place.label}, {place.width} × {place.height}") for place in places])
                for group, places in grouped_placements().items()
            ),
        ]
        self._remember_starts()
        for name in STYLES:
            self.fields[f"weight-{name}"] = forms.FloatField(
                required=False, min_value=0.05, max_value=1, widget=forms.NumberInput(attrs=SLIDER | {"min": 0.05, "max": 1})
            )

    def _remember_starts(self):
        """Each control knows what it shows of the picture as it is, so that the page can put it back."""
        starts = {name: self.look.get(name, "") for name, _, _, _ in LISTS}
        starts |= {"light_from": self.look.get("light_from", -1.0), "warmth": 0, "brightness": 0}
        starts |= {"gaze": "", "placement": "", "remove": "off"}
        for name, start in starts.items():
            self.fields[name].widget.attrs["data-start"] = start

    def look_fields(self):
        """The lists, each with the part it belongs to."""
        return [(self[name], part) for name, _, _, part in LISTS if name != "light"]

    def styles(self):
        """(name, weight field, chosen, whether the picture is drawn in it) of each style."""
        chosen, own = set(self["style"].value() or ()), styles_of(self.look)
        return [(name, self[f"weight-{name}"], name in chosen, name in own) for name in STYLES]

    def change(self, *, upload: str = "", unfinished: bool = False) -> Change:
        """What is asked beside the words. `upload`: the id of the background picture that came with this form. `unfinished`: a background
        picture that is still to be chosen is none yet. Raises DomainError."""
        if not self.is_valid():
            field, problems = next(iter(self.errors.items()))
            raise DomainError("edit_invalid", f"{self[field].label}: {problems[0]}", hint="Mend this and try again.")
        said = self.cleaned_data
        more = said["more"] if isinstance(said["more"], dict) else {}
        try:
            return Change(
                fields=_object(more, "fields") | self._fields(said),
                identity=_object(more, "identity"),
                background=_background(said, upload or said["upload"], self.look, unfinished=unfinished),
                grade=_grade(said),
                placement=said["placement"],
                remove=said["remove"],
                parts=tuple(said["part"]),
                **({} if said["edge_auto"] else {"grow": said["grow"] or 0, "feather": said["feather"] or 0}),
            )
        except (TypeError, ValueError) as problem:
            raise DomainError("edit_invalid", f"{str(problem)[:1].upper()}{str(problem)[1:]}.") from problem

    def _fields(self, said: Mapping) -> dict:
        """Look fields that differ from the picture's own."""
        asked = {name: said[name] for name, _, _, _ in LISTS if said[name] and said[name] != self.look.get(name)}
        if said["gaze"]:
            asked["gaze"] = GAZES[said["gaze"]]
        if said["light_from"] is not None and abs(said["light_from"] - self.look.get("light_from", -1.0)) > STILL:
            asked["light_from"] = said["light_from"]
        return asked | self._style(said)

    def _style(self, said: Mapping) -> dict:
        if len(said["style"]) > MOST_MIXED_STYLES:
            raise DomainError("edit_invalid", f"{len(said['style'])} styles were chosen; {MOST_MIXED_STYLES} is the most.")
        weights = {name: said[f"weight-{name}"] or 1.0 for name in said["style"]}
        if not weights or shares(weights) == shares(styles_of(self.look)):
            return {}
        if len(weights) == 1:
            return {"style": next(iter(weights)), "style_weights": {}}
        return {"style": max(weights, key=weights.get), "style_weights": weights}


def _object(more: Mapping, name: str) -> dict:
    return dict(more.get(name) or {})


def styles_of(look: Mapping) -> dict[str, float]:
    """Each style a look is drawn in, with its weight."""
    return dict(look.get("style_weights") or {}) or ({look["style"]: 1.0} if "style" in look else {})


def shares(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {name: round(weight / total, 2) for name, weight in weights.items()}


def initial_of(look: Mapping, change: Change, words: str, engine: str) -> dict:
    """What the controls show for a picture with this look and a draft on it."""
    worn = {**look, **change.fields}
    behind, light = change.background, change.grade or Grade()
    mixed = styles_of(worn)
    rest = {name: value for name, value in change.fields.items() if name not in CONTROLLED}
    return {
        "words": words,
        "engine": engine,
        **{name: worn.get(name, "") for name, _, _, _ in LISTS},
        **_behind(look, behind),
        "light_from": worn.get("light_from", -1.0),
        "warmth": light.warmth,
        "brightness": light.strength,
        "grade_of": light.of,
        "gaze": next((name for name, where in GAZES.items() if tuple(change.fields.get("gaze", ())) == where), ""),
        "placement": change.placement,
        "remove": change.remove,
        "part": list(change.parts),
        "style": list(mixed),
        **{f"weight-{name}": mixed.get(name, 1.0) for name in STYLES},
        "more": {"fields": rest, "identity": dict(change.identity)},
        "edge_auto": change.grow is None and change.feather is None,
        "grow": change.grow or 0,
        "feather": change.feather or 0,
    }


def _behind(look: Mapping, behind: Background | None) -> dict:
    colours = dict(zip(("colour", "second_colour"), behind.colours, strict=False)) if behind and behind.kind != "scene" else {}
    return {
        "background": behind.kind if behind else "",
        "scene": behind.scene if behind and behind.scene else look.get("scene", ""),
        "scene_colour": behind.colours[0] if behind and behind.kind == "scene" and behind.colours else "",
        "colour": "#dfe3ea",
        "second_colour": "#9fb4d8",
        "angle": behind.angle if behind else 0,
        "upload": behind.upload if behind else "",
    } | colours


def _background(said: Mapping, upload: str, look: Mapping, *, unfinished: bool) -> Background | None:
    kind = said["background"]
    if not kind or (kind == "scene" and said["scene"] == look.get("scene") and not said["scene_colour"]):
        return None
    if kind == "scene":
        return Background("scene", scene=said["scene"], colours=tuple(filter(None, [said["scene_colour"]])))
    if kind == "colour":
        return Background("colour", colours=(said["colour"],))
    if kind == "gradient":
        return Background("gradient", colours=(said["colour"], said["second_colour"]), angle=said["angle"] or 0.0)
    if kind == "picture" and not upload:
        if unfinished:
            return None
        raise DomainError("edit_invalid", "No picture was chosen for the background.", hint="Choose a file, or another background.")
    return Background(kind, upload=upload if kind == "picture" else "")


def _grade(said: Mapping) -> Grade | None:
    warmth, strength = said["warmth"] or 0.0, said["brightness"] or 0.0
    return Grade(warmth, strength, said["grade_of"] or "picture") if abs(warmth) > STILL or abs(strength) > STILL else None


def mask_of(files: Mapping) -> bytes | None:
    """The mask as it came, unread."""
    return files["mask"].read() if "mask" in files else None
