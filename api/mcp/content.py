"""What a model is given to read and to look at: words, one small picture each, and an address of the whole one."""

import base64

from generation.domain.picture import blob
from generation.domain.picture.rendition import WIDTHS, RenditionSpec, rendition
from generation.models import Asset, Batch, GenerationRequest, Job

from ..links import picture
from ..v1.batch_output import BatchOutput
from ..v1.generation import tell

LONGEST, MOST_BYTES = 512, 150_000
MOST_SHOWN = 4  # hosts cut results at some ten thousand tokens
TEXT = {"type": "string"}
GENERATION = {
    "type": "object",
    "properties": {
        "generation_id": TEXT,
        "state": TEXT,
        "outputs": {"type": "array", "items": {"type": "object"}},
        "cost": {"type": "object"},
        "engine": TEXT,
        "notes": {"type": "array", "items": TEXT, "description": "what the pictures show otherwise than asked, and why"},
    },
    "required": ["generation_id", "state", "outputs"],
}
TOLD = ("index", "state", "asset", "verdict", "score", "image_url")


def failure(code: str, message: str, hint: str | None = None) -> dict:
    """In words only: clients hold structured content against the tool's output schema, also that of an error."""
    text = f"{message} {hint}" if hint else message
    return {"content": [{"type": "text", "text": f"{text} ({code})"}], "isError": True}


def facts(told: dict, text: str) -> dict:
    return {"content": [{"type": "text", "text": text}], "structuredContent": told, "isError": False}


def told_of(request, work: GenerationRequest | Batch) -> dict:
    return batch(request, work) if isinstance(work, Batch) else generation(request, work)


def generation(request, asked: GenerationRequest) -> dict:
    """A generation as it stands. Only one whose pictures are there is told as done; one without a picture in the end is an error."""
    told = tell(request, request.auth.member, asked.pk)
    # Dates and nested rows become plain JSON; a model needs the state, the ids and the scores.
    outputs = [{name: each[name] for name in TOLD if name in each} for each in told["outputs"]]
    short = {"generation_id": told["id"], "state": told["state"], "outputs": outputs, "cost": dict(told["cost"]), "engine": told["engine"]}
    short |= {"notes": told["notes"]} if told.get("notes") else {}
    made = [job.asset for job in asked.jobs.select_related("asset").order_by("index") if hasattr(job, "asset")]
    ready = [asset for asset in made if asset.delivered]
    if "poll_after_ms" in told or told["state"] == "held":
        return facts(short, _not_finished(told["id"], told["state"], told.get("held", {}).get("message", "")))
    if not ready:
        why = "The picture waits for review by a person" if made else _failure(told)
        return {**facts(short, f"No picture can be handed over: {told['id']} is {told['state']}. {why}."), "isError": True}
    text = " ".join([f"{len(ready)} of {asked.count} pictures of {told['id']} are ready ({told['state']}).", *told.get("notes", [])])
    content = [{"type": "text", "text": text}]
    for asset in ready[:MOST_SHOWN]:
        content += [*small(asset), _link(request, asset)]
    return {"content": content, "structuredContent": short, "isError": False}


def batch(request, asked: Batch) -> dict:
    """A batch as it stands: how many of its pictures, never a word of success while one is open."""
    told = BatchOutput(asked, context={"request": request}).data
    done, total = told["progress"]["done"], told["progress"]["total"]
    made = told["states"].get(Job.State.SUCCEEDED, 0)
    short = {"generation_id": asked.pk, "state": told["state"], "states": dict(told["states"]), "held_back": told["held_back"]}
    short |= {"cost": dict(told["cost"]), "export": told["urls"]["export"]}
    if done < total:
        return facts(short, f"{_not_finished(asked.pk, told['state'])} {done} of {total} have ended.")
    text = f"{made} of {total} pictures of {asked.pk} were made ({told['state']}); {told['held_back']} are kept back for review."
    return {**facts(short, text), "isError": not made}


def _not_finished(key: str, state: str, reason: str = "") -> str:
    advice = "Call get_generation with this generation_id; do not ask for it again."
    return " ".join(f"Not finished: {key} is {state}. {reason} {advice}".split())


def _failure(told: dict) -> str:
    said = [each["failure"]["message"] for each in told["outputs"] if "failure" in each]
    return (said[0] if said else "It ended without one").rstrip(".")


def small(asset: Asset) -> list[dict]:
    """The largest JPEG of the ladder that is small enough; none when none is."""
    for width in sorted(WIDTHS, reverse=True):
        if max(width, width * asset.height / asset.width) > LONGEST:
            continue
        data = blob.get(rendition(asset=asset, spec=RenditionSpec.parse(f"w{width}.jpg")).file)
        if len(data) <= MOST_BYTES:
            return [{"type": "image", "data": base64.b64encode(data).decode(), "mimeType": "image/jpeg"}]
    return []


def _link(request, asset: Asset) -> dict:
    return {
        "type": "resource_link",
        "uri": picture(request, asset, "original.png"),
        "name": f"{asset.pk}.png",
        "mimeType": "image/png",
        "description": f"{asset.width} x {asset.height}, signed; the address lives 15 minutes",
    }
