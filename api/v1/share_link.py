"""Share links: pages of a persona that anyone with the address may see."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from accounts.access import Permission
from accounts.models import Scope
from generation.access import share_links_of
from generation.domain.share.link import change_share_link, create_share_link, revoke_share_link
from generation.models import ShareLink
from personas.access import personas_of

from ..errors import NotFound
from ..links import link
from ..pagination import ListInput, list_of, page
from ..precondition import require_match, row_tag, tagged
from ..serializers import Input, ObjectField, Output
from ..view import ApiView, by_id_or_slug


class HostsField(serializers.ListField):
    def __init__(self, **options):
        told = "hosts whose pages may frame the card: wiki.example.com, *.example.com, or * for any; none: nobody's"
        super().__init__(child=serializers.CharField(max_length=260), max_length=100, help_text=told, **options)


class ShareLinkListInput(ListInput):
    persona = serializers.CharField(required=False, max_length=80, help_text="id or slug")


class ShareLinkInput(Input):
    persona = serializers.CharField(max_length=80, help_text="id or slug")
    expires_at = serializers.DateTimeField(required=False, help_text="absent: until it is revoked")
    embed_hosts = HostsField(required=False)


class ShareLinkChangeInput(Input):
    expires_at = serializers.DateTimeField(required=False)
    embed_hosts = HostsField(required=False)


class ShareLinkOutput(Output):
    """A door to one persona's page. `slug` and the addresses never change."""

    object = ObjectField("share_link")
    id = serializers.CharField(source="pk")
    persona = serializers.CharField(source="persona_id")
    slug = serializers.CharField()
    embed_hosts = serializers.ListField(child=serializers.CharField())
    open = serializers.BooleanField(source="is_open", help_text="false: it has expired, and opens again when it is given more time")
    expires_at = serializers.DateTimeField(required=False)
    etag = serializers.SerializerMethodField(help_text="for If-Match")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    url = serializers.SerializerMethodField()
    page_url = serializers.SerializerMethodField(help_text="for people, with Open Graph and oEmbed for programs")
    embed_url = serializers.SerializerMethodField(help_text="for frames of the hosts above")
    picture_url = serializers.SerializerMethodField(help_text="JPEG, 1200 x 630")

    def get_etag(self, row: ShareLink) -> str:
        return row_tag(row)

    def get_url(self, row: ShareLink) -> str:
        return link(self.context["request"], "api-share-link", row.pk)

    def get_page_url(self, row: ShareLink) -> str:
        return link(self.context["request"], "share", row.slug)

    def get_embed_url(self, row: ShareLink) -> str:
        return link(self.context["request"], "embed", row.slug)

    def get_picture_url(self, row: ShareLink) -> str:
        return link(self.context["request"], "share-wide", row.slug)


class ShareLinkWritingView(ApiView):
    scope, permission = Scope.PERSONAS, Permission.MANAGE_PERSONAS

    def rows(self):
        """A revoked link is gone for programs; the audit log remembers it."""
        return share_links_of(self.member).filter(revoked_at=None)

    def tell(self, rows, **options) -> list | dict:
        return ShareLinkOutput(rows, context={"request": self.request}, **options).data


class ShareLinksView(ShareLinkWritingView):
    @extend_schema(
        operation_id="list_share_links",
        summary="Share links, newest first, expired ones too",
        parameters=[ShareLinkListInput],
        responses=list_of(ShareLinkOutput),
    )
    def get(self, request):
        query = self.read(ShareLinkListInput, request.query_params)
        rows = self.rows()
        if name := query.get("persona"):
            rows = rows.filter(persona__in=by_id_or_slug(personas_of(self.member), [name]).values())
        return Response(page(rows, query, lambda found: self.tell(found, many=True)))

    @extend_schema(
        operation_id="create_share_link",
        summary="A page of a persona for anyone with its address",
        description="Nobody can guess the address. Whoever has it sees the card and its picture, and nothing else of the workspace.",
        request=ShareLinkInput,
        responses={201: ShareLinkOutput},
    )
    def post(self, request):
        wish = self.read(ShareLinkInput, request.data)
        name = wish.pop("persona")
        persona = by_id_or_slug(personas_of(self.member), [name]).get(name)
        if persona is None:
            raise NotFound("persona")
        made = create_share_link(member=self.member, persona=persona, **wish)
        answer = tagged(Response(self.tell(made), status=201), made)
        answer["Location"] = link(request, "api-share-link", made.pk)
        return answer


class ShareLinkView(ShareLinkWritingView):
    @extend_schema(operation_id="get_share_link", summary="One share link", responses=ShareLinkOutput)
    def get(self, request, key: str):
        found = get_object_or_404(self.rows(), pk=key)
        return tagged(Response(self.tell(found)), found)

    @extend_schema(
        operation_id="change_share_link",
        summary="Another end, other hosts; the address stays",
        request=ShareLinkChangeInput,
        responses=ShareLinkOutput,
    )
    def patch(self, request, key: str):
        changes = self.read(ShareLinkChangeInput, request.data)
        with require_match(request, self.rows(), key) as found:
            wish = {name: changes.get(name, getattr(found, name)) for name in ("expires_at", "embed_hosts")}
            changed = change_share_link(member=self.member, link=found, **wish)
            return tagged(Response(self.tell(changed)), changed)

    @extend_schema(operation_id="revoke_share_link", summary="It opens nothing from now on, and is gone", responses={204: None})
    def delete(self, request, key: str):
        with require_match(request, self.rows(), key) as found:
            revoke_share_link(member=self.member, link=found)
        return Response(status=204)
