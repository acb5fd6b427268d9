"""A picture of one's own, brought along to be edited."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.decoding import MOST_BYTES
from generation.domain.picture.own import add_own_picture
from personas.access import personas_of
from personas.models import Persona

from ..forms.own_picture import OwnPictureForm
from .page import studio_page


@require_http_methods(["GET", "POST"])
@studio_page(Permission.CREATE)
def add(request):
    """The file and whom it shows; the editor opens on it, or the picture's page where a reviewer must look first."""
    personas = personas_of(request.member).filter(status=Persona.Status.ACTIVE).order_by("name")
    form = OwnPictureForm(request.POST or None, request.FILES or None, personas=personas)
    refusal = None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            asset = add_own_picture(member=request.member, persona=told["persona"], data=told["picture"].read(MOST_BYTES + 1))
        except DomainError as problem:
            refusal = problem
        else:
            return redirect("asset-edit" if asset.delivered else "asset", asset.pk)
    context = {"form": form, "refusal": refusal, "personas": personas, "limit": MOST_BYTES // 2**20}
    return render(request, "studio/library/own_picture.html", context, status=422 if refusal or form.errors else 200)
