"""Examines a Compact folder on the fixed questions: people it never saw, drawn through the unchanged pipeline, one persona per call.

    python -m training.evaluate --engine compact --json          writes figures.json beside the weights, for the product to quote

Identity is scored by the scoring embedder, which has no part in conditioning; attributes by the probe. Both also mark the illustrator's own
drawings of the same questions, at the same 256 pixels: that is the ceiling. Faces are aligned where the illustrator would have put them.
"""

import argparse
import json
import random
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from generation.atelier.colour import HAIR
from generation.atelier.draw import draw
from generation.atelier.regions import INDEX
from generation.engines.compact.codec import DoublingAutoencoder
from generation.engines.compact.model import load
from generation.engines.compact.weights import FIGURES, FOLDER, version_of
from generation.engines.compact.wording import describe
from personas.faces import card, load_embedder
from training import metrics
from training.attributes import shown
from training.compact_data import SIZE
from training.compact_examination import PERSONAS, Question, questions
from training.data import draw_picture
from training.evaluate import machine
from training.looks import enrolment_look
from training.sheets import enlarged, write_sheets
from training.views import DRAWN
from training.words import Probe

ENROLMENT = 6
FAR = 1e-2
BESIDE = Path("beside the weights")
SCALES = (0.0, 0.3, 0.6, 1.0)
HEADS = (
    "style", "scene", "framing", "turn", "hair", "hair_colour", "beard", "glasses", "expression", "outfit", "outfit_colour",
    "presentation", "skin", "age",
)  # fmt: skip


class Maker:
    """The pipeline, told as the product tells it."""

    def __init__(self, folder: Path, steps: int, guidance: float) -> None:
        self.pipe = load(folder)
        self.pipe.set_progress_bar_config(disable=True)
        self.pipe.unet.to(memory_format=torch.channels_last)
        self.codecs = [self.pipe.vae] if self.pipe.vae.doubler is None else [self.pipe.vae, DoublingAutoencoder(self.pipe.vae)]
        self.steps, self.guidance, self.seconds = steps, guidance, []

    @torch.inference_mode()
    def draw(self, question: Question, face: np.ndarray, scale: float = 1.0, zoom: int = 1) -> np.ndarray:
        """uint8 (zoom SIZE, zoom SIZE, 3). `face` is the persona's conditioning centroid (512,)."""
        self.pipe.set_ip_adapter_scale(scale)
        vector = torch.from_numpy(face)[None, None]
        started = time.perf_counter()
        with torch.autocast("cpu", torch.bfloat16):
            latents = self.pipe(
                describe(question.identity, question.look), num_inference_steps=self.steps, guidance_scale=self.guidance, height=SIZE,
                width=SIZE, generator=torch.Generator().manual_seed(question.seed), output_type="latent",
                ip_adapter_image_embeds=[torch.cat([torch.zeros_like(vector), vector])],
            ).images  # fmt: skip
        picture = self.decode(latents.float(), zoom)
        self.seconds.append(time.perf_counter() - started)
        return picture

    @torch.inference_mode()
    def decode(self, latents: torch.Tensor, zoom: int = 1) -> np.ndarray:
        x = self.codecs[zoom - 1].decode(latents).sample[0]
        return (x / 2 + 0.5).clamp(0, 1).permute(1, 2, 0).mul(255).round().byte().numpy()

    @torch.inference_mode()
    def there_and_back(self, picture: np.ndarray, zoom: int = 1) -> np.ndarray:
        x = torch.from_numpy(picture).permute(2, 0, 1)[None].float() / 127.5 - 1
        return self.decode(self.pipe.vae.encode(x).latents, zoom)


class Enrolled:
    """Everyone's centroids: what the product would hold of them."""

    def __init__(self, asked: list[Question]) -> None:
        faces = {q.persona: q.identity for q in asked}
        self.rows = {persona: row for row, persona in enumerate(faces)}
        drawn = [
            draw_picture(who, enrolment_look(_chance(persona, k), who), 320) for persona, who in faces.items() for k in range(ENROLMENT)
        ]
        pixels, landmarks = [p.pixels for p in drawn], [p.face.landmarks for p in drawn]
        for role in ("conditioning", "scoring"):
            vectors = load_embedder(role).embed_batch(pixels, landmarks).reshape(len(faces), ENROLMENT, -1)
            setattr(self, role, metrics.centroids(vectors))

    def face(self, question: Question) -> np.ndarray:
        """What the pipeline is given: (512,)."""
        return self.conditioning[self.rows[question.persona]]

    def centroid(self, question: Question) -> np.ndarray:
        """What the picture is scored against: (512,)."""
        return self.scoring[self.rows[question.persona]]


def _chance(persona: int, picture: int) -> random.Random:
    return random.Random(f"compact-enrolment/{persona}/{picture}")


def identity_figures(enrolled: Enrolled, asked: list[Question], pictures: list[np.ndarray], plans: list) -> dict:
    """Every picture against everyone's scoring centroid; `tar` is the share that the product's own threshold lets pass."""
    vectors = load_embedder("scoring").embed_batch(pictures, [plan.face.landmarks for plan in plans])
    everyone = vectors @ enrolled.scoring.T  # (pictures, personas)
    own = np.array([enrolled.rows[q.persona] for q in asked])
    genuine = everyone[np.arange(len(own)), own]
    impostor = everyone[~np.eye(everyone.shape[1], dtype=bool)[own]]
    figures = metrics.summary(genuine, impostor, far=FAR, threshold=card("scoring")["threshold"])
    return figures | {"top_1": round(float((everyone.argmax(1) == own).mean()), 4), "of": everyone.shape[1]}


def edit_figures(maker: Maker, enrolled: Enrolled, asked: list[Question], pictures: list[np.ndarray], plans: list) -> dict:
    """The same seed with other hair colour: how much of the face is lost, and how much changes outside the hair."""
    scorer, drops, changes = load_embedder("scoring"), [], []
    for q, before, plan in zip(asked, pictures, plans, strict=True):
        colours = tuple(HAIR)
        other = replace(q, look=replace(q.look, hair_colour=colours[(colours.index(q.look.hair_colour) + 5) % len(colours)]))
        after = maker.draw(other, enrolled.face(q))
        centroid = enrolled.centroid(q)
        scores = [float(centroid @ scorer.embed(picture, plan.face.landmarks)) for picture in (before, after)]
        drops.append(scores[0] - scores[1])
        outside = draw(q.identity, q.look, SIZE, SIZE).parts() != INDEX["hair"]
        changes.append(float(np.abs(after.astype(float) - before)[outside].mean() / 255))
    return {"identity_drop": round(float(np.mean(drops)), 4), "change_outside_hair": round(float(np.mean(changes)), 4), "of": len(drops)}


def attribute_figures(asked: list[Question], pictures: list[np.ndarray], plans: list) -> dict:
    """Per head of the probe: the share read right on the made pictures and on the illustrator's, where the picture shows it."""
    probe, right = Probe(), {name: [] for name in HEADS}
    for q, made, plan in zip(asked, pictures, plans, strict=True):
        truth = shown(q.identity, q.look)
        read = [
            probe.read(np.asarray(Image.fromarray(p).resize((DRAWN, DRAWN), Image.Resampling.BICUBIC)), plan.face.landmarks * DRAWN / SIZE)
            for p in (made, plan.pixels)
        ]
        for name in HEADS:
            if truth[name] is not None:
                right[name].append([one[name] == truth[name] for one in read])
    shares = {name: np.mean(rows, axis=0) for name, rows in right.items() if rows}
    table = {name: {"made": round(float(a), 3), "drawn": round(float(b), 3), "of": len(right[name])} for name, (a, b) in shares.items()}
    made, drawn = np.mean(list(shares.values()), axis=0)
    mean = {"made": round(float(made), 3), "drawn": round(float(drawn), 3), "share": round(float(made / drawn), 3)}
    return {"mean": mean, "heads": table}


def codec_figures(maker: Maker, asked: list[Question], plans: list) -> dict:
    """Decibels of the drawings there and back; where the autoencoder doubles, also of what it makes of them at twice their side, and of
    what merely enlarging does, against drawings of that side."""
    back = [maker.there_and_back(plan.pixels) for plan in plans]
    figures = {"psnr": _decibels(back, [plan.pixels for plan in plans]), "of": len(plans)}
    if len(maker.codecs) == 1:
        return figures
    large = [draw_picture(q.identity, q.look, 2 * SIZE).pixels for q in asked]
    doubled = [maker.there_and_back(plan.pixels, zoom=2) for plan in plans]
    return figures | {"doubled": {"psnr": _decibels(doubled, large), "enlarged": _decibels([enlarged(one) for one in back], large)}}


def _decibels(made: list[np.ndarray], wanted: list[np.ndarray]) -> float:
    errors = [np.square((one.astype(float) - other) / 255).mean() for one, other in zip(made, wanted, strict=True)]
    return round(float(np.mean(-10 * np.log10(errors))), 2)


def scale_figures(maker: Maker, enrolled: Enrolled, asked: list[Question], plans: list) -> dict:
    """The mean score at each identity scale."""
    scorer, figures = load_embedder("scoring"), {}
    for scale in SCALES:
        made = [maker.draw(q, enrolled.face(q), scale) for q in asked]
        vectors = scorer.embed_batch(made, [plan.face.landmarks for plan in plans])
        centroids = np.stack([enrolled.centroid(q) for q in asked])
        figures[str(scale)] = round(float((vectors * centroids).sum(1).mean()), 4)
    return figures


def examine(folder: Path, *, pictures: int, extras: int, steps: int, guidance: float, sheets: Path | None) -> dict:
    """`pictures` of the questions from the first on (a multiple of PERSONAS asks everybody), `extras` of them for scales and edits; what
    asks for a style the folder was never shown is left out."""
    styles = json.loads((folder / "vocabulary.json").read_text())["style"]
    asked = [q for q in questions()[:pictures] if q.look.style in styles]
    enrolled, maker = Enrolled(asked), Maker(folder, steps, guidance)
    plans = [draw_picture(q.identity, q.look, SIZE) for q in asked]
    made = [maker.draw(q, enrolled.face(q)) for q in asked]
    seconds = round(float(np.median(maker.seconds)), 2)
    few = slice(0, extras)
    figures = {
        "date": date.today().isoformat(), "machine": machine(), "pictures": len(asked), "steps": steps, "guidance": guidance,
        "seconds_per_picture": seconds,
        "identity": identity_figures(enrolled, asked, made, plans),
        "identity_of_drawings": identity_figures(enrolled, asked, [plan.pixels for plan in plans], plans),
        "attributes": attribute_figures(asked, made, plans),
        "codec": codec_figures(maker, asked[:100], plans[:100]),
        "identity_scale": scale_figures(maker, enrolled, asked[few], plans[few]),
        "edit": edit_figures(maker, enrolled, asked[few], made[few], plans[few]),
    }  # fmt: skip
    if sheets:
        write_sheets(sheets, maker, enrolled, asked, made, plans, styles)
    return figures


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, default=FOLDER)
    parser.add_argument("--pictures", type=int, default=5 * PERSONAS)
    parser.add_argument("--extras", type=int, default=PERSONAS)
    parser.add_argument("--steps", type=int, default=12)
    parser.add_argument("--guidance", type=float, default=3.0)
    parser.add_argument("--sheets", type=Path, help="draw contact sheets into this folder")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", type=Path, nargs="?", const=BESIDE, help="write the figures here, too; without a path beside the weights")
    told = vars(parser.parse_args(arguments))
    torch.set_num_threads(told.pop("threads"))
    card, folder = told.pop("json"), told.pop("weights")
    text = json.dumps({"weights": version_of(folder)} | examine(folder, **told), indent=1)
    print(text)
    if card:
        (folder / FIGURES if card == BESIDE else card).write_text(text + "\n")


if __name__ == "__main__":
    main()
