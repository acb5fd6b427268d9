"""Who stands behind a persona: consent and its paper, withdrawal and its receipt."""

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.access import quarantined_of, showing
from generation.domain.people.erasure import receipt_bytes, withdraw_consent
from generation.domain.people.paper import add_consent
from personas.access import consent_for, consents_of, erasure_for, erasures_of, persona_for
from personas.domain.consent import declare_kind, require_consent
from personas.domain.face_pack import HINT, pack_missing, why_unscored
from personas.domain.reference import MOST
from personas.models import Persona, ReferenceImage

from ..forms.consent import ConsentForm, ReferencesForm
from .page import studio_page


@require_safe
@studio_page(Permission.MANAGE_PERSONAS)
def show_people(request, slug: str):
    return people_page(request, persona_for(request.member, slug))


def people_page(request, persona: Persona, *, refusal=None, form: ConsentForm | None = None, references: ReferencesForm | None = None):
    """References & consent of one persona. `refusal`, `form` and `references`: of what was sent and not done."""
    pictures = list(persona.references.order_by("-created_at", "-id"))
    missing = pack_missing()
    context = {
        "persona": persona,
        "standing": standing(persona),
        "consents": list(consents_of(request.member).filter(persona=persona)),
        "kept": [one for one in pictures if one.status == ReferenceImage.Status.KEPT],
        "refused": [one for one in pictures if one.status == ReferenceImage.Status.REFUSED],
        "most": MOST,
        "pack_missing": missing and {"message": missing, "hint": HINT},
        "unscored": "" if missing or persona.current.identity.is_drawn else why_unscored(),
        "erasures": list(erasures_of(request.member).filter(persona=persona)),
        "quarantined": list(quarantined_of(request.member).filter(showing(pk=persona.pk)).order_by("-created_at")[:50]),
        "form": form or ConsentForm(auto_id="consent_%s"),
        "references": references or ReferencesForm(),
        "refusal": refusal,
    }
    status = 422 if refusal or (form and form.errors) else 200
    return render(request, "studio/people/show.html", context, status=status)


def standing(persona: Persona) -> DomainError | None:
    """Why the likeness may not be used now; None when it may."""
    try:
        require_consent(persona)
    except DomainError as refusal:
        return refusal
    return None


@require_POST
@studio_page(Permission.MANAGE_PERSONAS)
def declare(request, slug: str):
    persona = persona_for(request.member, slug)
    try:
        persona = declare_kind(member=request.member, persona=persona, kind=request.POST.get("kind", ""))
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("persona", persona.slug)
    if persona.is_synthetic:
        messages.success(request, f"{persona.name} is synthetic: its face is nobody's.")
        return redirect("persona", persona.slug)
    messages.success(request, f"{persona.name} shows a real person. No pictures are made until a consent is recorded.")
    return redirect("persona-people", persona.slug)


@require_POST
@studio_page(Permission.MANAGE_PERSONAS)
def add(request, slug: str):
    persona, form = persona_for(request.member, slug), ConsentForm(request.POST, request.FILES, auto_id="consent_%s")
    if not form.is_valid():
        return people_page(request, persona, form=form)
    try:
        consent = add_consent(member=request.member, persona=persona, **form.told())
    except DomainError as refusal:
        return people_page(request, persona, refusal=refusal, form=form)
    messages.success(request, f"Recorded: {consent.get_basis_display().lower()} until {consent.valid_until:%d %B %Y}.")
    return redirect("persona-people", persona.slug)


@require_POST
@studio_page(Permission.MANAGE_PERSONAS)
def withdraw(request, consent_id: str):
    consent = consent_for(request.member, consent_id)
    try:
        erasure = withdraw_consent(member=request.member, consent=consent)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        hidden = len(erasure.receipt["pictures"])
        told = f"{hidden} picture{'' if hidden == 1 else 's'} in quarantine" if hidden else "no picture was made of them"
        messages.success(request, f"Withdrawn. Face and photographs are erased; {told}. Once the files are gone there is a receipt.")
    return redirect("persona-people", consent.persona.slug)


@require_safe
@studio_page(Permission.MANAGE_PERSONAS)
def download_paper(request, consent_id: str):
    """Never shown in place: a paper is somebody else's document."""
    consent = consent_for(request.member, consent_id)
    response = FileResponse(
        default_storage.open(consent.evidence, "rb"),
        content_type=consent.evidence_mime,
        as_attachment=True,
        filename=consent.evidence_name,
    )
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
@studio_page(Permission.MANAGE_PERSONAS)
def download_receipt(request, erasure_id: str):
    """What was erased, as JSON; there is none until nothing is left to erase."""
    erasure = erasure_for(request.member, erasure_id)
    if erasure.finished_at is None:
        messages.warning(request, "The files are still being deleted. The receipt is there when they are gone.")
        return redirect("persona-people", erasure.persona.slug)
    response = HttpResponse(receipt_bytes(erasure.receipt), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="erasure-{erasure.pk[-6:].lower()}.json"'
    response["Cache-Control"] = "private, no-store"
    return response
