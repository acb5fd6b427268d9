"""Personal access tokens: what a member's programs may do, seen and ended."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from accounts.access import Permission
from accounts.domain.token import make_token, revoke_token, roll_token
from accounts.models import AccessToken, Scope
from personas.access import personas_of

from ..errors import NotFound, Refusal
from ..links import link
from ..pagination import ListInput, list_of, page
from ..serializers import Input, ObjectField, Output
from ..view import ApiView, by_id_or_slug


class TokenInput(Input):
    name = serializers.CharField(max_length=80, help_text="what it is for")
    scopes = serializers.ListField(
        child=serializers.ChoiceField(Scope.choices), min_length=1, help_text="none beyond those of the token that asks"
    )
    personas = serializers.ListField(
        child=serializers.CharField(max_length=80),
        required=False,
        max_length=100,
        help_text="ids or slugs of the only ones it may make pictures of",
    )
    expires_at = serializers.DateTimeField(required=False)


class TokenOutput(Output):
    object = ObjectField("access_token")
    id = serializers.CharField(source="pk")
    name = serializers.CharField()
    member = serializers.CharField(source="member_id", help_text="whom it acts as")
    application = serializers.CharField(source="application.name", required=False, help_text="a connected program; absent: one you made")
    scopes = serializers.ListField(child=serializers.CharField())
    personas = serializers.ListField(child=serializers.CharField(), help_text="empty: all")
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(required=False)
    last_used_at = serializers.DateTimeField(required=False, help_text="to the minute")
    revoked_at = serializers.DateTimeField(required=False)
    url = serializers.SerializerMethodField()

    def get_url(self, token: AccessToken) -> str:
        return link(self.context["request"], "api-token", token.pk)


class TokenWithTextOutput(TokenOutput):
    token = serializers.CharField(source="text", help_text="shown now and never again: trp_pat_...")


class TokenView(ApiView):
    """A token manages those of its own member. What others may do is theirs to decide, or an owner's by the role they give."""

    scope, permission = Scope.TOKENS, Permission.VIEW

    def rows(self):
        return AccessToken.objects.filter(member=self.member, code_hash=None).select_related("member__workspace", "application")

    def found(self, key: str) -> AccessToken:
        return get_object_or_404(self.rows(), pk=key)

    def answer(self, token: AccessToken, text: str = "", status: int = 200) -> Response:
        output = TokenWithTextOutput if text else TokenOutput
        token.text = text
        return Response(output(token, context={"request": self.request}).data, status=status, headers={"Cache-Control": "no-store"})


class TokensView(TokenView):
    @extend_schema(operation_id="list_tokens", summary="Your tokens, newest first", parameters=[ListInput], responses=list_of(TokenOutput))
    def get(self, request):
        query = self.read(ListInput, request.query_params)
        return Response(page(self.rows(), query, lambda found: TokenOutput(found, many=True, context={"request": request}).data))

    @extend_schema(
        operation_id="create_token",
        summary="A new token for yourself",
        description="Its text is in this answer and in no other. It may do no more, and lives no longer, than the token that asks.",
        request=TokenInput,
        responses={201: TokenWithTextOutput},
    )
    def post(self, request):
        wish = self.read(TokenInput, request.data)
        if beyond := sorted(set(wish["scopes"]) - set(request.auth.scopes)):
            raise Refusal(403, "scope_missing", f"This token cannot give what it does not have: {', '.join(beyond)}.", param="scopes")
        token, text = make_token(
            by=self.member,
            member=self.member,
            name=wish["name"],
            scopes=wish["scopes"],
            personas=self.personas(wish.get("personas", [])),
            expires_at=_earlier(wish.get("expires_at"), request.auth.expires_at),
        )
        answer = self.answer(token, text, status=201)
        answer["Location"] = link(request, "api-token", token.pk)
        return answer

    def personas(self, names: list[str]) -> list[str]:
        """Their ids. A token that is limited itself gives no wider limits."""
        found = by_id_or_slug(personas_of(self.member), names)
        for number, name in enumerate(names):
            if name not in found:
                raise NotFound(f"personas.{number}")
        mine = self.request.auth.personas
        wanted = list(dict.fromkeys(found[name].pk for name in names)) or mine
        if mine and not set(wanted) <= set(mine):
            raise Refusal(
                403, "persona_not_allowed", "This token cannot give what it does not have: personas of its own.", param="personas"
            )
        return wanted


class OneTokenView(TokenView):
    @extend_schema(operation_id="get_token", summary="One of your tokens", responses=TokenOutput)
    def get(self, request, key: str):
        return self.answer(self.found(key))

    @extend_schema(operation_id="revoke_token", summary="It opens nothing from now on", responses={204: None})
    def delete(self, request, key: str):
        revoke_token(by=self.member, token=self.found(key))
        return Response(status=204)


class TokenRollView(TokenView):
    @extend_schema(
        operation_id="roll_token",
        summary="Another secret for the same token",
        description="The old one opens nothing from now on. A token may roll itself.",
        request=None,
        responses={200: TokenWithTextOutput},
    )
    def post(self, request, key: str):
        token = self.found(key)
        if not set(token.scopes) <= set(request.auth.scopes):
            raise Refusal(403, "scope_missing", "This token cannot roll one that may do more than itself.")
        return self.answer(*roll_token(by=self.member, token=token))


def _earlier(asked, own):
    return min((moment for moment in (asked, own) if moment is not None), default=None)
