"""JSON-LD: a schema.org Person for those who read linked data, with `isFictional` for those who must not mistake it."""

import json

from .model import CardModel

CONTEXT = {"@vocab": "https://schema.org/", "troupe": "urn:troupe:card:"}
CONTEXT |= {ours: f"troupe:{ours}" for ours in ("isFictional", "quote", "goals", "pains", "channels", "likeness", "status", "version")}
FICTIONAL_CHARACTER = "http://www.wikidata.org/entity/Q95074"


def render(card: CardModel) -> str:
    return json.dumps(told(card), ensure_ascii=False, indent=2)


def told(card: CardModel) -> dict:
    """The card as plain values. What says nothing is left out."""
    said = {
        "@context": CONTEXT,
        "@type": "Person",
        "additionalType": FICTIONAL_CHARACTER,
        "@id": f"urn:troupe:{card.id}",
        "isFictional": card.is_fictional,
        "identifier": card.id,
        "name": card.name,
        "jobTitle": card.role,
        "disambiguatingDescription": card.summary,
        "description": card.story,
        "quote": card.quote,
        "goals": list(card.goals),
        "pains": list(card.pains),
        "channels": list(card.channels),
        "affiliation": {"@type": "Organization", "name": card.workspace},
        "url": card.url,
        "version": card.version,
        "status": card.status,
        "image": _image(card),
        "likeness": _likeness(card),
    }
    return {name: value for name, value in said.items() if value not in (None, "", [])}


def _image(card: CardModel) -> dict | None:
    if card.picture is None:
        return None
    return {
        "@type": "ImageObject",
        "contentUrl": card.picture.url,
        "width": card.picture.width,
        "height": card.picture.height,
        "caption": card.picture.alt,
        "creditText": card.disclosure,
    }


def _likeness(card: CardModel) -> dict | None:
    if card.likeness is None:
        return None
    found = card.likeness
    return {"score": round(found.score, 4), "threshold": round(found.threshold, 4), "passed": found.passed, "scorer": found.scorer}
