"""The Share panel of a persona: make a link, change where its card may stand, close it, take the card along."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.access import share_link_for
from generation.cards import of_extension
from generation.domain.share.card import card_of, render_card
from generation.domain.share.link import change_share_link, create_share_link, lasting_link, revoke_share_link
from personas.access import persona_for

from ..forms.share import typed_end, typed_hosts
from .page import studio_page
from .persona import persona_page


@require_POST
@studio_page(Permission.MANAGE_PERSONAS)
def add_share_link(request, slug: str):
    persona = persona_for(request.member, slug)
    try:
        create_share_link(member=request.member, persona=persona, expires_at=typed_end(request.POST), embed_hosts=typed_hosts(request.POST))
    except DomainError as refusal:
        return persona_page(request, persona, refusal=refusal, typed=request.POST)
    messages.success(request, f"{persona.name} has a page that anyone with the link may see.")
    return redirect("persona", persona.slug)


@require_POST
@studio_page(Permission.MANAGE_PERSONAS)
def change_link(request, link_id: str):
    """`revoke`, or other hosts for the card. When it ends stays as it was chosen."""
    link = share_link_for(request.member, link_id)
    if "revoke" in request.POST:
        revoke_share_link(member=request.member, link=link)
        messages.success(request, "That link opens nothing any more.")
    else:
        try:
            change_share_link(member=request.member, link=link, expires_at=link.expires_at, embed_hosts=typed_hosts(request.POST))
            messages.success(request, "The card may stand where you said.")
        except DomainError as refusal:
            messages.error(request, str(refusal))
    return redirect("persona", link.persona.slug)


@require_safe
@studio_page()
def download_card(request, slug: str, extension: str):
    """The card as a file. Never shown in place: some formats are documents that this site's policy would leave undressed."""
    form = of_extension(extension)
    if form is None:
        raise Http404(f"There is no card as {extension}.")
    persona = persona_for(request.member, slug)
    card = card_of(persona, address=request.build_absolute_uri, link=lasting_link(persona))
    try:
        response = HttpResponse(render_card(card, form), content_type=form.content_type)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("persona", persona.slug)
    response["Content-Disposition"] = f'attachment; filename="{slugify(persona.name) or "persona"}-card.{form.extension}"'
    response["Cache-Control"] = "private, no-store"
    return response
