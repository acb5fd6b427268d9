"""Other people's words, and what they mean in ours: IPTC source types, C2PA actions, C2PA status codes.

Sources: IPTC NewsCodes "Digital Source Type" (cv.iptc.org/newscodes/digitalsourcetype), C2PA 2.4 sections 15 and 18.15.
"""

from enum import StrEnum

_IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"


class DigitalSourceType(StrEnum):
    """How a picture, or a change to one, came to be. Only the terms Troupe writes; `describe_source_type` reads them all.

    A picture drawn by Atelier is ALGORITHMIC_MEDIA: IPTC keeps that term for media "created purely by an algorithm not based on
    any sampled training data", and nothing Atelier draws with was learned from pictures (the face embedders only score).
    It is not `digitalCreation`, which IPTC reserves for a human working with non-generative tools.
    A change of size or crop is ALGORITHMICALLY_ENHANCED: a change by an algorithm that keeps the main content.
    """

    ALGORITHMIC_MEDIA = _IPTC + "algorithmicMedia"
    TRAINED_ALGORITHMIC_MEDIA = _IPTC + "trainedAlgorithmicMedia"
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA = _IPTC + "compositeWithTrainedAlgorithmicMedia"
    ALGORITHMICALLY_ENHANCED = _IPTC + "algorithmicallyEnhanced"


class ActionName(StrEnum):
    """The C2PA actions Troupe writes. `c2pa.opened` is not here: signing adds it by itself when there is a parent."""

    CREATED = "c2pa.created"
    EDITED = "c2pa.edited"
    CROPPED = "c2pa.cropped"
    RESIZED = "c2pa.resized"
    RESIZED_PROPORTIONAL = "c2pa.resized.proportional"
    CONVERTED = "c2pa.converted"
    ADDED_TEXT = "c2pa.addedText"
    FILTERED = "c2pa.filtered"
    COLOR_ADJUSTMENTS = "c2pa.color_adjustments"


# Actions that change nothing one can see; the conformance programme asks for a source type on every other one.
NON_EDITORIAL = frozenset({ActionName.RESIZED_PROPORTIONAL, ActionName.CONVERTED})

_SOURCE_TYPES = {
    "algorithmicMedia": "Drawn by an algorithm that was not trained on pictures",
    "trainedAlgorithmicMedia": "Made by generative AI (a model trained on pictures)",
    "compositeWithTrainedAlgorithmicMedia": "Existing media changed or extended with generative AI",
    "algorithmicallyEnhanced": "Changed by an algorithm that keeps the main content",
    "compositeSynthetic": "Put together from several elements, at least one of them synthetic",
    "composite": "Put together from several elements",
    "compositeCapture": "Put together from several photographs or recordings",
    "digitalCreation": "Made by a person with digital tools that are not generative",
    "digitalArt": "Made by a person with digital tools that are not generative",
    "dataDrivenMedia": "Drawn from data, such as a chart",
    "digitalCapture": "Taken with a camera",
    "computationalCapture": "Taken with a camera, several frames merged into one",
    "negativeFilm": "Scanned from a negative",
    "positiveFilm": "Scanned from a positive",
    "print": "Scanned from a print",
    "humanEdits": "Edited by a person with tools that are not generative",
    "minorHumanEdits": "Lightly edited by a person",
    "screenCapture": "A capture of a screen",
    "virtualRecording": "A recording of a virtual event",
    "softwareImage": "Made by software",
    "empty": "A blank canvas",
    "trainedAlgorithmicData": "Data made by a trained model",
}

_ACTIONS = {
    "c2pa.created": "Made",
    "c2pa.opened": "Opened from an earlier file",
    "c2pa.edited": "Edited",
    "c2pa.edited.metadata": "Description changed",
    "c2pa.cropped": "Cropped",
    "c2pa.resized": "Resized",
    "c2pa.resized.proportional": "Resized in proportion",
    "c2pa.converted": "Saved in another format",
    "c2pa.transcoded": "Saved with another encoding",
    "c2pa.repackaged": "Saved in another container",
    "c2pa.published": "Published",
    "c2pa.placed": "Another file was placed in it",
    "c2pa.removed": "A placed file was taken out",
    "c2pa.addedText": "Text was added",
    "c2pa.drawing": "Drawn on",
    "c2pa.filtered": "A filter was applied",
    "c2pa.adjustedColor": "Colours adjusted",
    "c2pa.color_adjustments": "Colours adjusted",
    "c2pa.enhanced": "Enhanced",
    "c2pa.orientation": "Turned or mirrored",
    "c2pa.deleted": "A part was deleted",
    "c2pa.redacted": "A note about its history was withdrawn",
    "c2pa.translated": "Translated",
    "c2pa.trimmed": "Trimmed",
    "c2pa.watermarked": "An invisible watermark was added",
    "c2pa.watermarked.bound": "An invisible watermark was added",
    "c2pa.watermarked.unbound": "An invisible watermark was added",
    "c2pa.unknown": "Something was done that the signer could not name",
}

CHANGED = "The picture was changed after it was signed."
HISTORY_CHANGED = "The signed history was changed after signing."
_STATUS = {
    "signingCredential.untrusted": "The signer is not on the list of issuers this reader trusts.",
    "signingCredential.invalid": "The signer's certificate may not sign content credentials.",
    "signingCredential.expired": "The signer's certificate had expired.",
    "signingCredential.revoked": "The signer's certificate was withdrawn.",
    "claimSignature.mismatch": "The signature does not fit the signed history: it was changed after signing.",
    "claimSignature.missing": "The signature is missing.",
    "claimSignature.outsideValidity": "It was signed at a time at which the certificate was not valid.",
    "claim.missing": "The signed history is incomplete.",
    "claim.multiple": "The signed history contradicts itself.",
    "claim.malformed": "The signed history is damaged.",
    "claim.cbor.invalid": "The signed history is damaged.",
    "claim.hardBindings.missing": "The history is not tied to this picture.",
    "assertion.dataHash.mismatch": CHANGED,
    "assertion.bmffHash.mismatch": CHANGED,
    "assertion.boxesHash.mismatch": CHANGED,
    "assertion.hashedURI.mismatch": HISTORY_CHANGED,
    "hashedURI.mismatch": HISTORY_CHANGED,
    "hashedURI.missing": "A part of the signed history is missing.",
    "assertion.missing": "A part of the signed history is missing.",
    "assertion.undeclared": "Something was added to the history without a signature.",
    "assertion.cbor.invalid": "The signed history is damaged.",
    "assertion.json.invalid": "The signed history is damaged.",
    "ingredient.manifest.missing": "The history of an earlier version is missing.",
    "ingredient.manifest.mismatch": "The history of an earlier version was changed.",
    "ingredient.claimSignature.missing": "The signature of an earlier version is missing.",
    "ingredient.claimSignature.mismatch": "The signature of an earlier version was changed.",
    "algorithm.unsupported": "It was signed with a method that is not accepted.",
    "timeStamp.mismatch": "The time stamp belongs to another signature.",
    "timeStamp.untrusted": "The time stamp comes from an issuer this reader does not trust.",
}


def source_term(uri: str) -> str:
    """`algorithmicMedia` for its IPTC address; anything else comes back unchanged."""
    return uri.rsplit("/", 1)[-1]


def describe_source_type(uri: str) -> str:
    """A source type in plain words; a term nobody told us about is quoted."""
    return _SOURCE_TYPES.get(source_term(uri), f"Source type “{source_term(uri)}”")


def describe_action(name: str) -> str:
    """A C2PA action in plain words; a foreign action is quoted."""
    return _ACTIONS.get(name, f"“{name}”")


def describe_status(code: str) -> str:
    """A C2PA failure code as a sentence; an unknown code is quoted rather than guessed."""
    if code in _STATUS:
        return _STATUS[code]
    return f"A check of the signed history failed ({code})."
