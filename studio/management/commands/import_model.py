from django.core.management.base import BaseCommand

from generation.domain.model.adapter import enable_adapter, import_adapter
from generation.domain.model.files import resolved
from generation.domain.model.licence import licences
from generation.domain.model.quantisation import QUANTISATIONS
from generation.domain.model.reading import check_model
from generation.domain.model.record import enable_model, import_model
from generation.engines.diffusion.tuning import TUNINGS
from generation.models import ImageModel

from ._headless import acting_member, add_workspace, refusals


class Command(BaseCommand):
    help = "Bring in weights from the models directory: manage.py import_model sdxl-base --licence openrail++ --enable"

    def add_arguments(self, parser):
        parser.add_argument("path", help="a diffusers folder or a .safetensors or .gguf file, below MODELS_DIR")
        parser.add_argument("--adapter", action="store_true", help="it is a LoRA")
        parser.add_argument("--name", default="", help="of the engine it becomes; without it the file's")
        parser.add_argument("--title", default="", help="for people")
        parser.add_argument("--licence", default="", choices=["", *licences()], help="without it what the model card says")
        parser.add_argument("--base", default="", metavar="NAME", help="of a denoiser alone: the model that has its other parts")
        parser.add_argument("--identity", default="", metavar="PATH", help="the IP-Adapter file that carries faces into it")
        parser.add_argument("--identity-licence", default="", choices=["", *licences()])
        parser.add_argument("--quantisation", default="none", choices=list(QUANTISATIONS))
        parser.add_argument("--tuning", default="auto", choices=list(TUNINGS), help="on a graphics card: none as diffusers makes it")
        parser.add_argument("--family", default="", help="of an adapter whose file does not say it")
        parser.add_argument("--trigger", action="append", default=None, metavar="WORDS", help="of an adapter; may be given several times")
        parser.add_argument("--enable", action="store_true", help="at once")
        add_workspace(parser)

    def handle(self, *, path, adapter, enable, workspace, **options):
        member = acting_member(workspace)
        with refusals():
            made = self.adapter(member, path, options) if adapter else self.model(member, path, options)
            if enable:
                made = enable_adapter(member=member, adapter=made) if adapter else enable_model(member=member, model=made)
        licence = made.licence or "no licence yet: choose one with --licence or under Models"
        self.stdout.write(f"{made.name} ({made.family}, {made.bytes / 1e6:,.1f} MB, {licence}) is {made.get_state_display()}.")

    def model(self, member, path: str, options: dict) -> ImageModel:
        base = ImageModel.objects.filter(workspace=member.workspace, name=options["base"]).first() if options["base"] else None
        model = import_model(
            member=member,
            path=path,
            base=base,
            licence_key=options["licence"],
            identity_path=options["identity"],
            **{name: options[name] for name in ("name", "title", "identity_licence", "quantisation", "tuning")},
        )
        self.stdout.write(f"Reading {resolved(path)} for its hash ...")
        return check_model(model)

    def adapter(self, member, path: str, options: dict):
        wishes = {name: options[name] for name in ("name", "title", "family")}
        return import_adapter(member=member, path=path, licence_key=options["licence"], trigger_words=options["trigger"], **wishes)
