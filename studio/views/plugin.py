"""Plugins for other programs, made for this very server."""

import io
import json
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from .page import studio_page

FIGMA = settings.BASE_DIR / "plugins" / "figma"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@require_safe
@studio_page()
def figma_plugin(request):
    """A zip to import in Figma. The server's address is written into it: what a plugin may call is fixed when it is installed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("troupe/manifest.json", json.dumps(_manifest(), indent=2))
        for name in ("code.js", "ui.html"):
            archive.writestr(f"troupe/{name}", _for_this_server(FIGMA / "dist" / name))
    headers = {"Content-Disposition": 'attachment; filename="troupe-figma.zip"', "Cache-Control": "private, no-cache"}
    return HttpResponse(made.getvalue(), content_type="application/zip", headers=headers)


def _manifest() -> dict:
    """Figma takes public servers as `allowedDomains`, and ones on this machine as `devAllowedDomains` only."""
    manifest = json.loads((FIGMA / "manifest.json").read_text())
    local = urlsplit(settings.PUBLIC_URL).hostname in LOOPBACK
    network = manifest["networkAccess"]
    network["allowedDomains"] = ["none"] if local else [settings.PUBLIC_URL, *settings.MEDIA_ORIGINS]
    if local:
        network["devAllowedDomains"] = [settings.PUBLIC_URL, *settings.MEDIA_ORIGINS]
    return manifest


def _for_this_server(path: Path) -> str:
    return path.read_text().replace("__SERVER__", settings.PUBLIC_URL)
