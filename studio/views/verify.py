"""Drop a file, read what it is. Open to everyone."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from generation.domain.picture.signing import credentials
from generation.provenance.verify import MAX_BYTES, VerifyError, verify


@require_http_methods(["GET", "POST"])
def verify_file(request):
    """The file is read and forgotten: nothing of it is stored."""
    context, status = {"limit": MAX_BYTES // 2**20, "credentials": credentials()}, 200
    if request.method == "POST":
        try:
            context |= _look_at(request.FILES.get("file"))
        except VerifyError as refusal:
            context["refusal"] = {"message": str(refusal), "hint": "PNG, JPEG, WebP, AVIF, HEIC and SVG can be read."}
            status = 422
    return render(request, "studio/verify/verify.html", context, status=status)


def _look_at(upload) -> dict:
    if upload is None:
        raise VerifyError("empty", "No file was chosen.")
    if upload.size > MAX_BYTES:
        raise VerifyError("too_large", f"The file has {upload.size // 2**20} MB; {MAX_BYTES // 2**20} MB is the most.")
    return {"verdict": verify(upload.read(), own_root=credentials().anchor), "name": upload.name}
