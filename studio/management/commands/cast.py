import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from generation.domain.face.casting import choose_candidate, start_casting
from generation.domain.picture import blob

from ._headless import acting_member, add_workspace, refusals


class Command(BaseCommand):
    help = (
        'Draw faces that fit a description: manage.py cast "a warm-hearted nurse in her fifties, silver curls" --count 12 --out DIR --json'
    )

    def add_arguments(self, parser):
        parser.add_argument("brief")
        parser.add_argument("--count", type=int, default=12)
        parser.add_argument("--seed", type=int, help="the same seed draws the same faces")
        parser.add_argument("--out", type=Path, help="folder for the pictures")
        parser.add_argument("--choose", type=int, metavar="N", help="make face number N a persona")
        parser.add_argument("--name", default="", help="the persona's name, with --choose")
        parser.add_argument("--role", default="")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        add_workspace(parser)

    def handle(self, *, brief, count, seed, out, choose, name, role, workspace, **options):
        member = acting_member(workspace)
        if choose is not None and not 1 <= choose <= count:
            raise CommandError(f"There is no face number {choose} among {count}. Write --choose with a number from 1 to {count}.")
        with refusals():
            casting = start_casting(member=member, brief=brief, seed=seed, count=count)
            candidates = list(casting.candidates.all())
            report = {
                "casting": casting.pk,
                "seed": casting.seed,
                "traits": casting.traits,
                "look": casting.look,
                "unknown": casting.unknown,
                "faces": [self.describe(candidate, out) for candidate in candidates],
            }
            if choose is not None:
                report["persona"] = self.lock(member, candidates, choose, name, role)
        self.stdout.write(json.dumps(report, indent=2) if options["json"] else self.in_words(report))

    def describe(self, candidate, out: Path | None) -> dict:
        told = {"number": candidate.number, "id": candidate.pk, "identity": candidate.identity}
        if out:
            out.mkdir(parents=True, exist_ok=True)
            file = out / f"face-{candidate.number:02}.webp"
            file.write_bytes(blob.get(candidate.picture))
            told["file"] = str(file)
        return told

    def lock(self, member, candidates, number: int, name: str, role: str) -> dict:
        chosen = candidates[number - 1]
        persona, near = choose_candidate(member=member, candidate=chosen, name=name, role=role)
        nearest = near and {"persona": near.persona.slug, "similarity": round(near.similarity, 4), "margin": round(near.margin, 4)}
        return {"slug": persona.slug, "id": persona.pk, "version": persona.current.number, "nearest": nearest}

    def in_words(self, report: dict) -> str:
        lines = [f"{len(report['faces'])} faces, seed {report['seed']}."]
        lines += [f"Not understood: {u['word']}" + (f" (did you mean {u['nearest']}?)" if u["nearest"] else "") for u in report["unknown"]]
        lines += [face["file"] for face in report["faces"] if "file" in face]
        if persona := report.get("persona"):
            lines.append(f"{persona['slug']} is locked as version {persona['version']}.")
        return "\n".join(lines)
