import json
import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.http import Http404

from generation.access import adapter_named
from generation.domain.model.adapter import USUAL_SCALE
from generation.domain.picture import blob
from generation.domain.request.choice import Choice
from generation.domain.request.create import create_request
from generation.domain.work.run import work_on
from generation.models import Asset, Job
from personas.access import persona_for, preset_for

from ._headless import acting_member, add_workspace, refusals


class Command(BaseCommand):
    help = (
        'Make pictures and wait: manage.py create --persona SLUG --preset NAME --prompt "..." --placement square --count 4 --out DIR --json'
    )

    def add_arguments(self, parser):
        parser.add_argument("--persona", required=True, help="slug or id")
        parser.add_argument("--with", action="append", default=[], dest="company", metavar="PERSONA", help="slug or id; up to two times")
        parser.add_argument("--preset", action="append", default=[], metavar="NAME[:WEIGHT]", help="slug or id; may be given several times")
        parser.add_argument("--prompt", default="")
        parser.add_argument("--negative-prompt", default="")
        parser.add_argument("--placement", default="square")
        parser.add_argument("--count", type=int, default=4)
        parser.add_argument("--likeness", type=float, default=0.7, help="0 free .. 1 closest")
        parser.add_argument("--seed", type=int, help="the same seed draws the same pictures")
        parser.add_argument("--width", type=int)
        parser.add_argument("--height", type=int)
        parser.add_argument("--engine", default="atelier", help="atelier, guided-draft, compact, auto, or a model")
        parser.add_argument("--strength", type=float, help="of a guided draft: how far the drawing is painted over; usually 0.2")
        parser.add_argument("--adapter", help="id or name: a style laid over the engine")
        parser.add_argument("--adapter-scale", type=float, default=USUAL_SCALE, help="how strongly; 1 is as it was trained")
        parser.add_argument("--out", type=Path, help="folder for the pictures; those that need review stay in the studio")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        add_workspace(parser)

    def handle(self, *, persona, company, preset, count, out, workspace, **options):
        member = acting_member(workspace)
        with refusals():
            request = create_request(
                member=member,
                persona=self.find(persona_for, member, persona, "persona"),
                companions=[self.find(persona_for, member, name, "persona") for name in company],
                choices=[self.choice(member, text) for text in preset],
                placement_key=options["placement"],
                count=count,
                engine_name=options["engine"],
                adapter=self.find(adapter_named, member, options["adapter"], "adapter") if options["adapter"] else None,
                adapter_scale=options["adapter_scale"],
                **{name: options[name] for name in ("prompt", "negative_prompt", "likeness", "seed", "width", "height", "strength")},
            )
        jobs = self.finish(request)
        report = {
            "request": request.pk,
            "seed": request.seed,
            "engine": request.engine,
            "unknown": request.composed.get("unknown", []),
            "conflicts": request.composed.get("conflicts", []),
            "notes": request.composed.get("notes", []),
            "pictures": [self.describe(job, out) for job in jobs],
            "seconds": round(sum(job.engine_seconds for job in jobs), 3),
            "cost": {"amount": str(sum(job.cost.amount for job in jobs if hasattr(job, "cost"))), "currency": settings.CURRENCY},
        }
        self.stdout.write(json.dumps(report, indent=2) if options["json"] else self.in_words(report))
        if failed := [p["error"] for p in report["pictures"] if "error" in p]:
            raise CommandError(f"{len(failed)} of {count} pictures were not made: {failed[0]}")

    def finish(self, request) -> list[Job]:
        """Draw what no worker took, and wait for what one did."""
        while True:
            waiting = [job.pk for job in request.jobs.all() if not job.ended]
            if not waiting:
                return list(request.jobs.select_related("cost", "asset"))
            if not work_on(waiting):
                time.sleep(0.2)

    def describe(self, job: Job, out: Path | None) -> dict:
        if job.state != Job.State.SUCCEEDED:
            return {"job": job.pk, "state": job.state, "error": job.error or job.get_state_display()}
        asset: Asset = job.asset
        told = {
            "job": job.pk,
            "asset": asset.pk,
            "seed": asset.seed,
            "likeness": asset.likeness,
            "threshold": asset.threshold,
            "verdict": asset.verdict,
            "margin": asset.margin,
            "engine": asset.engine,
            "seconds": round(job.engine_seconds, 3),
            "cost": str(job.cost.amount),
            "pixel_hash": asset.pixel_hash,
        }
        if out and asset.delivered:
            out.mkdir(parents=True, exist_ok=True)
            file = out / f"{job.request.persona_version.persona.slug}-{job.index + 1:02}.webp"
            file.write_bytes(blob.get(asset.file))
            told["file"] = str(file)
        return told

    def choice(self, member, text: str) -> Choice:
        name, _, weight = text.partition(":")
        try:
            weight = float(weight or 1)
        except ValueError:
            raise CommandError(f"The weight in --preset {text} is not a number. Write --preset {name}:1.5.") from None
        return Choice(self.find(preset_for, member, name, "preset"), weight)

    def find(self, fetch, member, name: str, what: str):
        try:
            return fetch(member, name)
        except Http404:
            raise CommandError(f"There is no {what} called {name} in {member.workspace.slug}.") from None

    def in_words(self, report: dict) -> str:
        lines = [
            f"{p.get('file', p.get('asset', p['job']))}  likeness {p['likeness']:.3f} ({p['verdict']})"
            for p in report["pictures"]
            if "likeness" in p
        ]
        total = f"{report['seconds']} engine seconds, {report['cost']['amount']} {report['cost']['currency']}, seed {report['seed']}."
        return "\n".join([*report["notes"], *lines, total])
