"""Finding by words: names, descriptions, prompts. One list, the newest of each kind first."""

from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from generation.access import assets_of, requests_of
from generation.models import Asset
from personas.access import personas_of, presets_of

from ..errors import Refusal
from ..limits import Bucket
from ..links import link
from ..pagination import list_of
from ..serializers import Input, ObjectField, Output
from ..view import ApiView

# kind -> where its words stand
WORDS = {
    "persona": ("name", "role", "story", "slug"),
    "preset": ("name", "description", "group", "slug"),
    "generation": ("prompt", "persona_version__persona__name"),
    "asset": ("job__request__prompt", "persona_version__persona__name"),
}
LONGEST_STORY = 200


class SearchInput(Input):
    q = serializers.CharField(max_length=200, help_text="words that must all be found, in any order")
    types = serializers.CharField(required=False, max_length=80, help_text="with commas: persona, preset, generation, asset")
    limit = serializers.IntegerField(min_value=1, max_value=50, default=10, help_text="of each kind")


class FoundOutput(Output):
    """Something that holds the words; its address tells the rest."""

    object = ObjectField("found")
    type = serializers.CharField()
    id = serializers.CharField()
    title = serializers.CharField()
    text = serializers.CharField()
    created_at = serializers.DateTimeField()
    url = serializers.CharField()


class SearchView(ApiView):
    bucket = Bucket.SEARCH

    @extend_schema(operation_id="search", summary="Find by words", parameters=[SearchInput], responses=list_of(FoundOutput))
    def get(self, request):
        query = self.read(SearchInput, request.query_params)
        wanted = [kind.strip() for kind in query.get("types", ",".join(WORDS)).split(",") if kind.strip()]
        if unknown := [kind for kind in wanted if kind not in WORDS]:
            raise Refusal(
                422, "type_unknown", f"There is no kind {unknown[0][:40]!r}.", hint=f"There are {', '.join(WORDS)}.", param="types"
            )
        found = [self.tell(kind, row) for kind in WORDS if kind in wanted for row in self.rows(kind, query["q"])[: query["limit"]]]
        return Response({"object": "list", "data": FoundOutput(found, many=True).data, "has_more": False})

    def rows(self, kind: str, q: str) -> QuerySet:
        every = {
            "persona": personas_of(self.member),
            "preset": presets_of(self.member),
            "generation": requests_of(self.member),
            "asset": assets_of(self.member).filter(kind=Asset.Kind.OUTPUT),
        }[kind]
        for word in q.split():
            every = every.filter(_any(WORDS[kind], word))
        return every.order_by("-created_at", "-pk")

    def tell(self, kind: str, row) -> dict:
        match kind:
            case "persona":
                title, text = row.name, row.role or row.story
            case "preset":
                title, text = row.name, row.description
            case "generation":
                title, text = row.persona_version.persona.name, row.prompt
            case _:
                title, text = row.persona_version.persona.name, row.job.request.prompt if row.job else ""
        url = link(self.request, f"api-{kind}", row.pk)
        return {"type": kind, "id": row.pk, "title": title, "text": text[:LONGEST_STORY], "created_at": row.created_at, "url": url}


def _any(fields: tuple[str, ...], word: str) -> Q:
    found = Q()
    for field in fields:
        found |= Q(**{f"{field}__icontains": word})
    return found
