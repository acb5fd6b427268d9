"""Many pictures from one document: pasted or uploaded, planned, made, watched, taken along."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.access import batch_for, batches_of
from generation.domain.batch.create import cancel_batch, create_batch, read_plan, retry_batch
from generation.domain.batch.document import FORMATS, MOST_CHARACTERS, read_document
from generation.domain.batch.export import zip_of
from generation.domain.batch.standing import cells_in, standing_of, standings_of
from generation.domain.work.job import AGAIN

from .page import studio_page

PAGE = 60  # cells shown at once
RECENT = 20
SUFFIXES = {"csv": "csv", "yaml": "yaml", "yml": "yaml", "json": "json"}


@require_http_methods(["GET", "POST"])
@studio_page(Permission.CREATE)
def batches(request):
    """The document, its plan once it was asked for, and the batches made before."""
    if request.method == "GET":
        return _page(request, "", "yaml")
    text, format = "", request.POST.get("format", "")
    try:
        text, format = _sent(request)
        document = read_document(text, format)
        if "run" in request.POST:
            return redirect("batch", create_batch(member=request.member, document=document).pk)
        return _page(request, text, format, plan=read_plan(member=request.member, document=document))
    except DomainError as refusal:
        return _page(request, text, format, refusal=refusal, status=422)


@require_safe
@studio_page()
def show_batch(request, batch_id: str):
    return render(request, "studio/batch/batch.html", _standing(request, batch_id))


@require_safe
@studio_page()
def cells(request, batch_id: str):
    """The cells of the page that is shown, as they stand now: what the live page asks for after an event."""
    return render(request, "studio/batch/_cells.html", _standing(request, batch_id))


@require_safe
@studio_page()
def download(request, batch_id: str):
    batch = batch_for(request.member, batch_id)
    headers = {"Content-Disposition": f'attachment; filename="{batch.pk}.zip"'}
    return StreamingHttpResponse(zip_of(batch), content_type="application/zip", headers=headers)


@require_POST
@studio_page(Permission.CREATE)
def change_batch(request, batch_id: str):
    """`retry`, or else cancel."""
    batch = batch_for(request.member, batch_id)
    try:
        if "retry" in request.POST:
            messages.success(request, f"Tried again: {retry_batch(by=request.member, batch=batch)}.")
        else:
            messages.success(request, f"Stopped: {cancel_batch(by=request.member, batch=batch)}.")
    except DomainError as refusal:
        return render(request, "studio/batch/batch.html", _standing(request, batch_id) | {"refusal": refusal}, status=422)
    return redirect("batch", batch.pk)


def _sent(request) -> tuple[str, str]:
    """The file if one came, else what stands in the box; and its format."""
    file = request.FILES.get("file")
    if file is None:
        return request.POST.get("document", ""), request.POST.get("format", "")
    try:
        text = file.read(4 * MOST_CHARACTERS + 1).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DomainError("batch_unreadable", "The file is not text in UTF-8.", "Save it again as UTF-8.") from None
    return text, SUFFIXES.get(file.name.rpartition(".")[2].lower(), request.POST.get("format", ""))


def _page(request, text: str, format: str, *, plan=None, refusal=None, status=200):
    found = list(batches_of(request.member)[:RECENT])
    standings = standings_of(found)
    recent = [(batch, standings[batch.pk]) for batch in found]
    context = {"text": text, "format": format, "formats": FORMATS, "plan": plan, "refusal": refusal, "recent": recent}
    if plan:
        context["blocked"] = [cell for cell in plan.cells if cell.problem]
    return render(request, "studio/batch/batches.html", context, status=status)


def _standing(request, batch_id: str) -> dict:
    batch = batch_for(request.member, batch_id)
    standing = standing_of(batch)
    return {
        "batch": batch,
        "standing": standing,
        "open": standing.total - standing.done,
        "again": any(standing.states.get(state) for state in AGAIN),
        "page": Paginator(cells_in(batch), PAGE).get_page(request.GET.get("page")),
    }
