"""The card of a persona in the format that is asked for, by Accept or by extension."""

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema

from generation.cards import FORMATS, Format, accepted, of_extension
from generation.domain.share.card import card_of, render_card
from generation.domain.share.link import lasting_link
from personas.access import persona_for

from ..errors import Refusal
from ..limits import Bucket
from ..view import ApiView

IMAGES = ("image/", "application/pdf")
EXTENSION = OpenApiParameter("extension", str, OpenApiParameter.PATH, enum=[each.extension for each in FORMATS])
TOLD = (
    "Every format tells the same: words, picture, version, likeness, provenance, and that the persona is fictional. While a share link is "
    "open the addresses in it are the link's and last as long; without one they are the studio's, and the picture's lives 15 minutes. "
    "Pictures of the card are signed as children of the persona's own."
)


def _schema(form: Format) -> OpenApiTypes | dict:
    if form.content_type.startswith(IMAGES):
        return OpenApiTypes.BINARY
    return OpenApiTypes.ANY if form.content_type.endswith("json") or "card.adaptive" in form.content_type else OpenApiTypes.STR


ANSWERS = {(200, each.content_type): _schema(each) for each in reversed(FORMATS)}


class CardView(ApiView):
    bucket = Bucket.RENDITIONS

    def answer(self, request, key: str, form: Format) -> HttpResponse:
        persona = persona_for(self.member, key)
        card = card_of(persona, address=request.build_absolute_uri, link=lasting_link(persona))
        return HttpResponse(render_card(card, form), content_type=form.content_type, headers={"Vary": "Accept"})


class NegotiatedCardView(CardView):
    @extend_schema(
        operation_id="get_card",
        summary="A persona's card, in the format that Accept wishes",
        description=f"{TOLD} 406 `format_unknown` names what there is.",
        responses=ANSWERS,
    )
    def get(self, request, key: str):
        form = accepted(request.headers.get("Accept", ""))
        if form is None:
            there_is = ", ".join(dict.fromkeys(each.content_type for each in FORMATS))
            raise Refusal(406, "format_unknown", "There is no card in a format that Accept names.", hint=f"There is {there_is}.")
        return self.answer(request, key, form)


class CardAsView(CardView):
    @extend_schema(
        operation_id="get_card_as",
        summary="The same, in the format of its extension",
        description=TOLD,
        parameters=[EXTENSION],
        responses=ANSWERS,
    )
    def get(self, request, key: str, extension: str):
        form = of_extension(extension)
        if form is None:
            there_is = ", ".join(each.extension for each in FORMATS)
            raise Refusal(404, "format_unknown", f"There is no card as .{extension[:20]}.", hint=f"There is {there_is}.")
        return self.answer(request, key, form)
