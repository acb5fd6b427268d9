"""What a client may ask for. The limits are the domain's: it refuses with its own codes, and the schema tells the same numbers."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from generation.domain.model.adapter import MOST_SCALE, USUAL_SCALE
from generation.domain.request.check import MAX_COUNT, MAX_SIDE, MIN_SIDE, MOST_COMPANIONS

from ..pagination import ListInput
from ..serializers import Input
from .event import LONGEST_WAIT
from .expand import ExpandField

MOST_PRESETS = 20


@extend_schema_field({"type": "integer", "minimum": 1, "maximum": MAX_COUNT, "default": 1})
class CountField(serializers.IntegerField):
    pass


@extend_schema_field({"type": "integer", "minimum": MIN_SIDE, "maximum": MAX_SIDE})
class SideField(serializers.IntegerField):
    """Pixels."""


@extend_schema_field({"type": "integer", "minimum": 0, "maximum": 2**31 - 1})
class SeedField(serializers.IntegerField):
    pass


@extend_schema_field({"type": "number", "minimum": 0, "maximum": 1, "default": 0.7})
class LikenessField(serializers.FloatField):
    pass


@extend_schema_field({"type": "number", "exclusiveMinimum": 0, "maximum": 1})
class StrengthField(serializers.FloatField):
    pass


@extend_schema_field({"type": "number", "minimum": 0, "maximum": MOST_SCALE, "default": USUAL_SCALE})
class AdapterScaleField(serializers.FloatField):
    pass


class EngineField(serializers.CharField):
    """What the domain calls `engine_name`."""

    def __init__(self, **said):
        super().__init__(max_length=40, source="engine_name", **said)


@extend_schema_field({"type": "number", "exclusiveMinimum": 0, "maximum": 10, "default": 1})
class WeightField(serializers.FloatField):
    pass


class WeightedPresetInput(Input):
    preset = serializers.CharField(max_length=80, help_text="id or slug")
    weight = WeightField(default=1.0, help_text="weights are compared, not summed")


class GenerationInput(Input):
    persona = serializers.CharField(max_length=80, help_text="id or slug")
    companions = serializers.ListField(
        child=serializers.CharField(max_length=80),
        required=False,
        max_length=MOST_COMPANIONS,
        help_text="ids or slugs of personas who are in the picture too",
    )
    presets = WeightedPresetInput(many=True, required=False, max_length=MOST_PRESETS)
    prompt = serializers.CharField(required=False, allow_blank=True, help_text="needed unless a preset is given")
    negative_prompt = serializers.CharField(required=False, allow_blank=True)
    placement = serializers.CharField(default="square", max_length=80, help_text="a key of /placements")
    width = SideField(required=False, help_text="with height, in place of the placement's own size")
    height = SideField(required=False)
    count = CountField(default=1)
    seed = SeedField(required=False, help_text="the same seed draws the same pictures; absent: chance")
    likeness = LikenessField(default=0.7, help_text="0 free .. 1 closest")
    engine = EngineField(default="atelier", help_text="a name of /engines, or `auto`: chosen by what the order needs")
    strength = StrengthField(required=False, help_text="of a guided draft: how far the drawing is painted over; usually 0.2")
    adapter = serializers.CharField(required=False, max_length=40, help_text="id or name of /adapters: a style laid over the engine")
    adapter_scale = AdapterScaleField(default=USUAL_SCALE, help_text="how strongly; 1 is as it was trained")
    webhook_url = serializers.CharField(
        required=False, max_length=2000, help_text="https address that is told how this one ended, besides the workspace's endpoints"
    )
    dry_run = serializers.BooleanField(default=False, help_text="check everything, tell the price, make nothing")


class GenerationListInput(ListInput):
    persona = serializers.CharField(required=False, max_length=80, help_text="id or slug")
    expand = ExpandField("persona", "presets")


class WaitInput(Input):
    expand = ExpandField("persona", "presets")
    wait = serializers.IntegerField(min_value=0, max_value=LONGEST_WAIT, default=0, help_text="seconds to wait for the end")
