import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.http import Http404

from generation.domain.picture.motion import moving_portrait
from personas.access import persona_for

from ._headless import acting_member, add_workspace, refusals


class Command(BaseCommand):
    help = "A portrait that breathes, blinks and speaks: manage.py animate --persona SLUG --seconds 4 --out FILE.webp"

    def add_arguments(self, parser):
        parser.add_argument("--persona", required=True, help="slug or id")
        parser.add_argument("--prompt", default="", help="as for a picture: clothes, place, style, mood")
        parser.add_argument("--seconds", type=float, default=4.0)
        parser.add_argument("--visemes", type=Path, help='JSON file of what the mouth says: [["PP", 0.1, 0.2], ["aa", 0.2, 0.4]]')
        parser.add_argument("--fps", type=float, default=24)
        parser.add_argument("--size", type=int, default=512, help="pixels each way")
        parser.add_argument("--seed", type=int, default=0, help="the same seed moves the same way")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE.webp")
        add_workspace(parser)

    def handle(self, *, persona, prompt, seconds, visemes, fps, size, seed, out, workspace, **options):
        member = acting_member(workspace)
        try:
            found = persona_for(member, persona)
        except Http404:
            raise CommandError(f"There is no persona called {persona} in {member.workspace.slug}.") from None
        with refusals():
            data = moving_portrait(persona=found, prompt=prompt, seconds=seconds, sounds=_sounds(visemes), fps=fps, size=size, seed=seed)
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(data)
        self.stdout.write(f"{out}: {len(data):,} bytes, {size} x {size} px, {fps:g} frames a second, signed.")


def _sounds(file: Path | None) -> list[tuple[str, float, float]]:
    if file is None:
        return []
    try:
        return [(str(viseme), float(start), float(end)) for viseme, start, end in json.loads(file.read_text())]
    except (OSError, ValueError, TypeError) as problem:
        raise CommandError(f'{file} is no list of [viseme, start, end]: {problem}. Write [["PP", 0.1, 0.2], ["aa", 0.2, 0.4]].') from None
