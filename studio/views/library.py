"""Everything made: facets, pages by keyset, many at once."""

import tempfile
import zipfile
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from generation.access import assets_of, showing
from generation.domain.picture import blob
from generation.domain.request.placement import placements
from generation.models import Asset
from personas.access import personas_of, presets_of

from .page import moment, studio_page

PAGE = 50
ZIP_MOST = 200
GHOST = ("1-1", "16-9", "4-5", "1-1", "3-1", "4-5", "1-1", "191-100", "4-5", "1-1", "16-9")  # shapes an empty library dreams of


@require_safe
@studio_page()
def library(request):
    """`persona`, `verdict`, `preset`, `placement` narrow; `after` continues below the last picture of the page before."""
    every = assets_of(request.member).exclude(kind=Asset.Kind.HERO)
    # PostgreSQL takes no NUL in a text; nothing of ours has one, so a filter with one finds nothing either way.
    chosen = {name: request.GET[name].replace("\0", " ") for name in FACETS if request.GET.get(name)}
    found = _narrowed(every, chosen)
    rows = list(_below(found, request.GET.get("after", ""))[: PAGE + 1])
    assets, more = rows[:PAGE], len(rows) > PAGE
    context = {
        "assets": assets,
        "chosen": chosen,
        "ghost": GHOST,
        "next": "?" + urlencode(chosen | {"after": _cursor(assets[-1])}) if more else "",
    }
    if request.htmx and "after" in request.GET:
        return render(request, "studio/library/_assets.html", context)
    return render(request, "studio/library/library.html", context | {"facets": _facets(request.member, chosen), "count": found.count()})


@require_POST
@studio_page()
def download_many(request):
    """The signed originals of the chosen pictures as one zip. Those that still wait for review are left out, and the file says so."""
    asked = request.POST.getlist("asset")
    if len(asked) > ZIP_MOST:
        messages.error(request, f"{len(asked):,} pictures are too many for one file; {ZIP_MOST} is the most.")
        return redirect("library")
    assets = list(assets_of(request.member).filter(pk__in=asked))
    if not assets:
        messages.warning(request, "No picture was selected. Tick some, then download them together.")
        return redirect("library")
    ready = [asset for asset in assets if asset.delivered]
    held = [asset.pk for asset in assets if not asset.delivered]
    return FileResponse(_zip(ready, held), as_attachment=True, filename="troupe-pictures.zip", content_type="application/zip")


def _zip(assets: list[Asset], held: list[str]):
    """An open temporary file: two hundred originals are too much for memory."""
    out = tempfile.TemporaryFile()  # noqa: SIM115, closed by the answer that sends it
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as folder:  # pictures do not compress further
        for asset in assets:
            folder.writestr(f"{asset.persona_version.persona.slug}-{asset.pk}.webp", blob.get(asset.file))
        if held:
            folder.writestr("NOT-INCLUDED.txt", "These pictures wait for review or were rejected:\n" + "\n".join(held) + "\n")
    out.seek(0)
    return out


FACETS = ("persona", "verdict", "preset", "placement")


@dataclass(frozen=True)
class Facet:
    """One way to narrow the library: its query name, the label of "no matter which", (value, label) of the rest, and the chosen value."""

    name: str
    everything: str
    options: list[tuple[str, str]]
    chosen: str


def _narrowed(assets, chosen: dict):
    if "persona" in chosen:
        assets = assets.filter(showing(slug=chosen["persona"]))
    if "verdict" in chosen:
        assets = assets.filter(verdict=chosen["verdict"])
    if "placement" in chosen:
        assets = assets.filter(job__request__placement=chosen["placement"])
    if "preset" in chosen:
        # Presets are pinned as JSON; a slug stands between quotes there, on SQLite and PostgreSQL alike.
        assets = assets.filter(job__request__presets__icontains=f'"slug": "{chosen["preset"]}"')
    return assets


def _facets(member, chosen: dict) -> list[Facet]:
    rows = (
        ("persona", "All personas", list(personas_of(member).values_list("slug", "name"))),
        ("verdict", "Any likeness", list(Asset.Verdict.choices)),
        ("preset", "All presets", list(presets_of(member).values_list("slug", "name"))),
        ("placement", "All placements", [(place.key, place.label) for place in placements()]),
    )
    return [Facet(*row, chosen.get(row[0], "")) for row in rows]


def _cursor(asset: Asset) -> str:
    return f"{asset.created_at.isoformat()}~{asset.pk}"


def _below(assets, cursor: str):
    made, _, pk = cursor.partition("~")
    when = moment(made)
    if when is None:
        return assets
    return assets.filter(Q(created_at__lt=when) | Q(created_at=when, pk__lt=pk))
