import json

from django.conf import settings
from django.core.management.base import BaseCommand

from generation.domain.model.files import offered
from generation.models import Adapter, ImageModel

from ._headless import acting_member, add_workspace


class Command(BaseCommand):
    help = "What was imported, and what lies in the models directory and was not: manage.py list_models --json"

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        add_workspace(parser)

    def handle(self, *, workspace, **options):
        owned = acting_member(workspace).workspace
        models, adapters = ImageModel.objects.filter(workspace=owned), Adapter.objects.filter(workspace=owned)
        known = {*models.values_list("path", flat=True), *adapters.values_list("path", flat=True)}
        report = {
            "directory": str(settings.MODELS_DIR),
            "models": [self.told(model) | {"quantisation": model.quantisation, "tuning": model.tuning} for model in models],
            "adapters": [self.told(adapter) | {"rank": adapter.rank, "trigger_words": adapter.trigger_words} for adapter in adapters],
            "not_imported": [path for path in offered() if path not in known],
        }
        self.stdout.write(json.dumps(report, indent=2) if options["json"] else self.in_words(report))

    def told(self, row: ImageModel | Adapter) -> dict:
        names = ("name", "title", "family", "path", "bytes", "licence", "state", "file_hash")
        return {name: getattr(row, name) for name in names}

    def in_words(self, report: dict) -> str:
        rows = [*report["models"], *report["adapters"]]
        lines = [f"{row['name']:<24} {row['family']:<12} {row['bytes'] / 1e9:7.2f} GB  {row['state']:<9} {row['licence']}" for row in rows]
        lines += [f"{path:<24} not imported" for path in report["not_imported"]]
        return "\n".join(lines or [f"Nothing lies in {report['directory']}, and nothing was imported."])
