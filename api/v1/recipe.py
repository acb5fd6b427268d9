"""Recipes: what a generation was made from, and the same once more."""

from functools import partial

from django.db import models
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from accounts.access import Permission
from accounts.models import Scope
from generation.access import request_for
from generation.domain.request.check import MOST_COMPANIONS
from generation.domain.request.choice import Choice
from generation.domain.request.recipe import recipe_of, replay_recipe
from personas.access import personas_of, presets_of

from ..errors import NotFound
from ..serializers import Input, ObjectField, Output
from ..view import ApiView
from .generation import KEY_HEADER, WAIT_HEADER, made_once
from .generation_input import (
    MOST_PRESETS,
    AdapterScaleField,
    CountField,
    EngineField,
    LikenessField,
    SeedField,
    SideField,
    StrengthField,
    WeightField,
)
from .generation_output import GenerationDetailOutput, PinnedPersona, PinnedPreset
from .wish import adapter_named, rows_named


@extend_schema_field({"type": "integer", "minimum": 1, "maximum": 2**31 - 1})
class NumberField(serializers.IntegerField):
    """Of a version."""

    def __init__(self):
        super().__init__(min_value=1, max_value=2**31 - 1)


class PersonaPinInput(Input):
    id = serializers.CharField(max_length=80)
    version = NumberField()


class PresetPinInput(PersonaPinInput):
    weight = WeightField(default=1.0)


class RecipeInput(Input):
    """A recipe as it was told. Persona and presets are taken in the versions it names."""

    object = serializers.ChoiceField(["recipe"], required=False)
    persona = PersonaPinInput()
    companions = PersonaPinInput(many=True, required=False, max_length=MOST_COMPANIONS)
    presets = PresetPinInput(many=True, required=False, max_length=MOST_PRESETS)
    prompt = serializers.CharField(required=False, allow_blank=True)
    negative_prompt = serializers.CharField(required=False, allow_blank=True)
    placement = serializers.CharField(max_length=80)
    width = SideField()
    height = SideField()
    count = CountField()
    seed = SeedField()
    likeness = LikenessField()
    engine = EngineField()
    strength = StrengthField(required=False)
    adapter = serializers.CharField(required=False, max_length=40)
    adapter_scale = AdapterScaleField(required=False)
    fields = serializers.DictField(required=False, help_text="what the words were understood as; `recipe_outdated` when that has changed")


class RecipeOutput(Output):
    object = ObjectField("recipe")
    persona = serializers.SerializerMethodField()
    companions = serializers.SerializerMethodField()
    presets = serializers.SerializerMethodField()
    prompt = serializers.CharField()
    negative_prompt = serializers.CharField()
    placement = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    count = serializers.IntegerField()
    seed = serializers.IntegerField(help_text="of the whole: each picture's own follows from it")
    likeness = serializers.FloatField()
    engine = serializers.CharField()
    strength = serializers.FloatField(required=False)
    adapter = serializers.CharField(required=False)
    adapter_scale = serializers.FloatField(required=False)
    fields = serializers.DictField(help_text="what the words were understood as")

    def get_persona(self, recipe: dict) -> PinnedPersona:
        return recipe["persona"]

    def get_companions(self, recipe: dict) -> list[PinnedPersona]:
        return recipe["companions"]

    def get_presets(self, recipe: dict) -> list[PinnedPreset]:
        return recipe["presets"]


class RecipeView(ApiView):
    @extend_schema(
        operation_id="get_recipe",
        summary="All that decides how the pictures of a generation look",
        description="422 `recipe_of_edit` for an edit, which starts from a picture.",
        responses=RecipeOutput,
    )
    def get(self, request, key: str):
        return Response(RecipeOutput(recipe_of(request_for(self.member, key))).data)


class ReplayView(ApiView):
    scope, permission = Scope.GENERATE, Permission.CREATE
    keeps_keys = False  # as with generations

    @extend_schema(
        operation_id="create_generation_from_recipe",
        summary="The very same pictures once more",
        description="Personas and presets as they were in the versions the recipe names. An engine that draws gives the same pixels.",
        parameters=[KEY_HEADER, WAIT_HEADER],
        request=RecipeInput,
        responses={202: GenerationDetailOutput, 200: GenerationDetailOutput},
    )
    def post(self, request):
        recipe = self.read(RecipeInput, request.data)
        return made_once(request, self.member, route="recipes", create=partial(self.create, recipe))

    def create(self, recipe: dict):
        return replay_recipe(member=self.member, token=self.request.auth, **_keywords_of(self.member, recipe))


def _keywords_of(member, recipe: dict) -> dict:
    """The keywords of `replay_recipe`. Raises NotFound, naming the field."""
    recipe = dict(recipe)
    recipe.pop("object", None)
    persona, companions, presets = recipe.pop("persona"), recipe.pop("companions", []), recipe.pop("presets", [])
    people = _pinned(personas_of(member), {"persona": persona, **_numbered("companions", companions)})
    kinds = _pinned(presets_of(member), _numbered("presets", presets))
    return {
        "persona": people[0][0],
        "companions": [companion for companion, _ in people[1:]],
        "versions": {each.pk: version for each, version in people},
        "choices": [Choice(preset, pin["weight"], version) for (preset, version), pin in zip(kinds, presets, strict=True)],
        "placement_key": recipe.pop("placement"),
        **adapter_named(member, recipe),
        **recipe,
    }


def _numbered(field: str, pins: list[dict]) -> dict[str, dict]:
    return {f"{field}.{number}": pin for number, pin in enumerate(pins)}


def _pinned(rows: models.QuerySet, pins: dict[str, dict]) -> list[tuple]:
    """(row, version) of each field's pin."""
    found = rows_named(rows, {field: pin["id"] for field, pin in pins.items()})
    return [(row, _version(row, field, pin["version"])) for row, (field, pin) in zip(found, pins.items(), strict=True)]


def _version(row, field: str, number: int):
    version = row.versions.filter(number=number).first()
    if version is None:
        raise NotFound(field)
    return version
