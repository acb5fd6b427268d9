"""`python -m tests.bench.edits`: two hundred edits by words, twenty for each part that can be picked, through the domain and the worker.

What is asked and what comes of it: understood, reached (read back from the pixels by the attribute probe, and by the colour of the part),
and what must not change: every pixel outside, the seam, the likeness. What the probe misreads in the illustrator's own drawing of the step
too counts as missed, and is told. Compact is asked, of pictures that show only what it was taught, for what it was taught; where it is not
installed only its exactness is measured, on random weights: what is laid back does not depend on them.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SIDE = 384  # as the probe's own pictures
BRIEFS = ("a woman in her thirties", "a man in his fifties", "a young woman", "an old man")


@dataclass
class Finding:
    """One edit. `reached` is per attribute that the probe can see: whether the pixels show what was asked."""

    part: str
    sentence: str
    engine: str
    understood: bool = False
    refused: str = ""
    reached: dict[str, bool] = field(default_factory=dict)
    legible: dict[str, bool] = field(default_factory=dict)  # whether the probe reads the same off the illustrator's drawing of the step
    nearer: bool | None = None
    receipt: dict = field(default_factory=dict)
    wall: float = 0.0
    core: float = 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--each", type=int, default=20, help="edits of each part")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=("atelier", "compact"), action="append", help="this one only")
    parser.add_argument("--strength", type=float, help="of Compact; 1: from noise, without the illustrator's draft")
    parser.add_argument("--json", type=Path, help="where every finding goes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="troupe-edits-") as folder:
        place = {"DJANGO_SETTINGS_MODULE": "tests.bench.settings", "DATA_DIR": folder, "LOG_LEVEL": "ERROR"}
        os.environ |= place | {"TINY_COMPACT": str(Path(folder) / "tiny")}
        import django

        django.setup()
        found = list(measure(options.each, options.seed, Path(folder), only=options.engine, strength=options.strength))
    if options.json:
        options.json.write_text(json.dumps([vars(one) for one in found], indent=1, default=str))
    for engine in dict.fromkeys(one.engine for one in found):
        print(f"\n{engine}\n" + table([one for one in found if one.engine == engine]))
    return 0


def measure(each: int, seed: int, folder: Path, *, only: list[str] | None = None, strength: float | None = None) -> Iterator[Finding]:
    from django.conf import settings
    from django.core.management import call_command

    from generation.domain.engine.pool import engine
    from tests.bench.edit_sentences import BY_PART
    from tests.compact.tiny import write_tiny
    from tests.people import new_member, new_persona

    call_command("migrate", verbosity=0)
    member = new_member()
    people = [new_persona(member, f"Persona {n}", seed=seed + n, brief=brief) for n, brief in enumerate(BRIEFS)]
    engines = {"atelier": each}
    if engine("compact").missing():
        write_tiny(folder / "tiny")
        settings.ENGINES = settings.ENGINES | {"compact": "tests.compact.engines.TinyCompact"}
        settings.LIKENESS_ATTEMPTS = 1
        engines["compact of random weights"] = min(each, 2)
    else:
        engines["compact"] = each
    for name, count in [one for one in engines.items() if only is None or one[0].split()[0] in only]:
        taught = _taught(name)
        pictures = [_dressed(member, persona, seed, taught) for persona in people]
        for part, sentences in BY_PART.items():
            for n, sentence in enumerate(sentences[:count]):
                print(f"  {name}: {sentence}", file=sys.stderr)
                yield _edited(member, pictures[n % len(pictures)], part, sentence, name, taught, None if name == "atelier" else strength)


def _taught(name: str) -> dict[str, tuple]:
    """Field -> the values the engine was taught; empty for one that knows them all."""
    from generation.engines.compact import weights

    return weights.vocabulary(weights.FOLDER) if name == "compact" else {}


def _dressed(member, persona, seed: int, taught: dict[str, tuple]):
    """A picture that wears what the sentences change, or what of `taught` looks most like it."""
    from generation.domain.edit import create_edit
    from generation.domain.request.create import create_request
    from generation.editing.change import Change
    from generation.engines.compact.nearest import nearest
    from tests.bench.edit_sentences import WORN

    worn = WORN | {name: nearest(name, value, taught[name]) for name, value in WORN.items() if name in taught}
    told = {"prompt": worn["framing"], "width": SIDE, "height": SIDE}
    plain = _made(create_request(member=member, persona=persona, choices=[], seed=seed, count=1, engine_name="atelier", **told))
    return _made(create_edit(member=member, picture=plain, change=Change(fields=worn)))


def _made(request):
    from generation.domain.work.run import work_on
    from generation.models import Asset

    work_on([job.pk for job in request.jobs.all()])
    asset = Asset.objects.get(job__request=request)
    if not asset.delivered:  # a person would look at it; the bench goes on
        Asset.objects.filter(pk=asset.pk).update(verdict=Asset.Verdict.ACCEPTED)
        asset.refresh_from_db()
    return asset


def _edited(member, picture, part: str, sentence: str, name: str, taught: dict[str, tuple], strength: float | None) -> Finding:
    from accounts.domain.errors import DomainError
    from generation.domain.edit import create_edit
    from generation.domain.edit.check import parts_present
    from generation.editing.words import understand

    found = Finding(part, sentence, name)
    spec = picture.spec
    heard = understand(sentence, identity=spec["identity"], look=spec["look"], parts_present=frozenset(parts_present(picture)))
    found.understood = heard.is_complete and part in {chip.part for chip in heard.chips}
    told = [{**chip.fields, **(chip.background.fields if chip.background else {})} for chip in heard.chips]
    if any(field in taught and value not in taught[field] for fields in told for field, value in fields.items()):
        found.refused = "not taught"
        return found
    how = {"strength": strength} if any(told) else {}  # what no engine draws takes none
    began, began_core = time.perf_counter(), time.process_time()
    try:
        edited = _made(create_edit(member=member, picture=picture, prompt=sentence, engine_name=name.split()[0], **how))
    except DomainError as refusal:
        found.refused = refusal.code
        return found
    found.wall, found.core = time.perf_counter() - began, time.process_time() - began_core
    found.receipt = edited.receipt
    if " " not in name:  # random weights reach nothing
        found.reached = _read_back(edited, edited.receipt["understood"])
        own = name == "atelier" or not found.reached
        found.legible = found.reached if own else _read_back(edited, edited.receipt["understood"], _drawn(picture, edited))
        found.nearer = _nearer(edited.receipt, spec["look"] | edited.spec["look"])
    return found


def _drawn(picture, edited):
    """The illustrator's drawing of what `edited` was to show, with everybody where they stand in `picture`."""
    from generation.engines.atelier import redraw, stance_of

    size = picture.width, picture.height
    return redraw({**picture.spec, "look": edited.spec["look"], "stance": stance_of(picture.spec, *size)}, *size).image


def _read_back(edited, asked: dict, pixels=None) -> dict[str, bool]:
    """What the attribute probe sees of what was asked, where the picture shows it; `pixels` in place of its own."""
    import numpy as np

    from generation.atelier.character import Identity, Look
    from generation.domain.picture.pixels import pixels_of
    from training.attributes import shown
    from training.words import HEAD_OF

    points = edited.face["landmarks"]
    five = np.array([points[name] for name in ("left_eye", "right_eye", "nose", "mouth_left", "mouth_right")], np.float32)
    seen = _probe().read(pixels_of(edited.file) if pixels is None else pixels, five)
    truth = shown(Identity.from_dict(edited.spec["identity"]), Look.from_dict(edited.spec["look"]))
    wanted = {*asked.get("fields", {}), *(("scene",) if asked.get("background", {}).get("kind") == "scene" else ())}
    heads = {HEAD_OF.get(name, name) for name in wanted}
    return {head: seen[head] == truth[head] for head in heads if truth.get(head) is not None}


def _nearer(receipt: dict, look: dict) -> bool | None:
    """Whether the part's colour moved towards the one that was asked for; None where no colour was."""
    import numpy as np

    from generation.atelier.character import COLOUR_FIELDS
    from generation.atelier.colour import named
    from generation.editing.measure import delta_e

    parts = {"hair_colour": "hair", "outfit_colour": "clothes", "headwear_colour": "headwear"}
    for name, part in parts.items():
        colours = receipt.get("colours", {}).get(part, {})
        if name not in receipt["understood"].get("fields", {}) or not (colours.get("before") and colours.get("after")):
            continue
        target = np.array([round(255 * level) for level in named(COLOUR_FIELDS[name], look[name])], np.uint8)
        before, after = (np.array([int(colours[when][n : n + 2], 16) for n in (1, 3, 5)], np.uint8) for when in ("before", "after"))
        return bool(delta_e(after, target) < delta_e(before, target))
    return None


def _by_head(made: list[Finding]) -> str:
    heads: dict[str, list[bool]] = {}
    for one in made:
        for head, yes in one.reached.items():
            heads.setdefault(head, []).append(yes)
    return ", ".join(f"{head.replace('_', ' ')} {sum(yes)} of {len(yes)}" for head, yes in sorted(heads.items()))


def _misread(made: list[Finding]) -> str:
    return "; ".join(f"“{one.sentence}”" for one in made if any(not yes and not one.legible[head] for head, yes in one.reached.items()))


_PROBE = []


def _probe():
    from training.words import Probe

    if not _PROBE:
        _PROBE.append(Probe())
    return _PROBE[0]


def table(found: list[Finding]) -> str:
    import numpy as np

    made = [one for one in found if one.receipt]
    partial = [one.receipt for one in made if one.receipt["outside"]["pixels"]]
    seams = [one["seam"] for one in partial if "delta_e" in one.get("seam", {})]
    reached = [yes for one in made for yes in one.reached.values()]
    alone = [_probe().card["unseen"][head]["accuracy"] for one in made for head in one.reached]
    nearer = [one.nearer for one in made if one.nearer is not None]
    deltas = [one.receipt["identity"]["delta"] for one in made if one.receipt["identity"]["delta"] is not None]
    passed = [one for one in made if one.receipt["identity"]["verdict"] == "pass"]

    def share(part: int, whole: int) -> str:
        return f"{part} of {whole} ({part / whole:.1%})" if whole else "none"

    def spread(values: list[float], digits: int = 2) -> str:
        if not values:
            return "none"
        return f"median {np.median(values):.{digits}f}, 95 % {np.quantile(values, 0.95):.{digits}f}, worst {max(values):.{digits}f}"

    rows = {
        "edits": str(len(found)),
        "understood, of the part it is about": share(sum(one.understood for one in found), len(found)),
        "made": share(len(made), len(found)) + "".join(f"; {one.refused}: “{one.sentence}”" for one in found if one.refused),
        "attributes read back by the probe": share(sum(reached), len(reached)),
        "of these": _by_head(made) or "none",
        "missed, and misread in the illustrator's own drawing too": _misread(made) or "none",
        "the probe alone, the same attributes of ordinary drawings": f"{np.mean(alone):.1%}" if alone else "none",
        "part's colour nearer to the one asked for": share(sum(nearer), len(nearer)),
        "outside equal to the source, to the byte": share(sum(one["outside"]["equal"] for one in partial), len(partial)),
        "share of the picture that may change": spread([one["mask"]["share"] for one in partial]),
        "step over the mask's edge, by the source's": spread([one["gradient_ratio"] for one in seams], 3),
        "colour shift in the mask's ring, dE": spread([one["delta_e"] for one in seams], 3),
        "likeness lost": spread([-delta for delta in deltas], 3),
        "through the gate": share(len(passed), len(made)),
        "seconds of a core, from request to stored picture": spread([one.core for one in made]),
        "seconds by the clock": spread([one.wall for one in made]),
    }
    return "| What | Figure |\n| --- | --- |\n" + "\n".join(f"| {what} | {figure} |" for what, figure in rows.items())


if __name__ == "__main__":
    sys.exit(main())
