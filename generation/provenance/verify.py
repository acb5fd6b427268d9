"""Reading anyone's file: is it signed, by whom, was it changed since, and what does it say about itself.

The input is hostile until shown otherwise. Nothing is fetched from the network, no pixels are decoded, and odd content gives a verdict.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import c2pa

from .container import is_overgrown
from .formats import READABLE, sniff
from .vocabulary import describe_action, describe_source_type, describe_status, source_term
from .xmp import XmpNote
from .xmp import read as read_xmp

MAX_BYTES = 50 * 1024 * 1024
_MAX_DEPTH, _MAX_INGREDIENTS, _MAX_TEXT = 8, 64, 300


class State(StrEnum):
    """TRUSTED: intact, known issuer. VALID: intact, unknown issuer. INVALID: changed or not properly signed.
    NOT_PRESENT: no credentials. UNREADABLE: the file or its credentials are too damaged to tell."""

    TRUSTED = "trusted"
    VALID = "valid"
    INVALID = "invalid"
    NOT_PRESENT = "not_present"
    UNREADABLE = "unreadable"


class VerifyError(Exception):
    """The upload cannot be looked at; `code` is empty, too_large, unsupported_type or too_complex; `str()` is a sentence."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class SignedAction:
    """One thing the signer says was done. `name`: C2PA's term, `words`: ours. Empty strings where nothing was said."""

    name: str
    words: str
    description: str
    digital_source_type: str
    source_words: str
    when: str
    software: str


@dataclass(frozen=True)
class SignedIngredient:
    """An earlier file that went into this one, with its own history as far as it travelled along."""

    title: str
    relationship: str  # parentOf, componentOf, inputTo
    issuer: str
    claim_generator: str
    actions: tuple[SignedAction, ...]
    ingredients: tuple["SignedIngredient", ...]


@dataclass(frozen=True)
class Problem:
    """A check that failed: C2PA's code and a sentence."""

    code: str
    sentence: str


@dataclass(frozen=True)
class Verdict:
    """What a file is, in plain values. Everything the signer says is told, not proved: only the signature is checked.

    `ours`: signed with our own chain (also true of a file of ours that was changed afterwards). `signed_at`: time of a time stamp;
    `made_at`: the time the signer claims. `digital_source_types`: IPTC addresses over the whole known history, origin first, and
    `source_words` the same in plain words. `xmp`: what the file says of itself in XMP.
    """

    state: State
    summary: str
    mime: str
    ours: bool = False
    title: str = ""
    issuer: str = ""
    common_name: str = ""
    claim_generator: str = ""
    signed_at: str = ""
    made_at: str = ""
    digital_source_types: tuple[str, ...] = ()
    actions: tuple[SignedAction, ...] = ()
    ingredients: tuple[SignedIngredient, ...] = ()
    problems: tuple[Problem, ...] = ()
    xmp: XmpNote | None = None

    @property
    def source_words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(describe_source_type(uri) for uri in self.digital_source_types))

    @property
    def made_with_generative_ai(self) -> bool:
        """Whether the signed history names generative AI anywhere. False means "does not say so", never "was not"."""
        generative = {"trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"}
        return any(source_term(uri) in generative for uri in self.digital_source_types)


def verify(data: bytes, *, own_root: str | None = None, trust_anchors: str | None = None) -> Verdict:
    """A verdict on any file. `own_root`: PEM of our chain's anchor; `trust_anchors`: PEM of further issuers to trust.

    Raises VerifyError for nothing, more than 50 MB, a type that is not PNG, JPEG, WebP, AVIF, HEIC or SVG, or a file in absurdly many
    pieces.
    """
    mime = _readable_type(data)
    note = read_xmp(data)
    try:
        story = _read(data, mime, own_root, trust_anchors)
    except c2pa.C2paError as error:
        return _damaged(mime, note, error)
    if story is None:
        return Verdict(State.NOT_PRESENT, _NOTHING, mime, xmp=note)
    if trust_anchors and own_root and _credential_is_trusted(story):
        ours = _credential_is_trusted(_read(data, mime, own_root, None))
    else:
        ours = bool(own_root) and _credential_is_trusted(story)
    return _verdict(story, mime, ours, note)


_NOTHING = (
    "This file carries no content credentials. That does not make it real or false: most files have none, and many sites remove them."
)
_BROKEN = "The file, or the content credentials in it, are too damaged to read."
_ELSEWHERE = "This file says that its content credentials lie on another server. They are not fetched, so nothing was checked."


def _readable_type(data: bytes) -> str:
    if not data:
        raise VerifyError("empty", "The file is empty.")
    if len(data) > MAX_BYTES:
        raise VerifyError("too_large", f"The file is larger than {MAX_BYTES // 1024**2} MB.")
    mime = sniff(data)
    if mime not in READABLE:
        raise VerifyError("unsupported_type", "This is not a PNG, JPEG, WebP, AVIF, HEIC or SVG picture.")
    if is_overgrown(data, mime):
        raise VerifyError("too_complex", "The file is cut into more pieces than any picture needs, so it is not read.")
    return mime


def _read(data: bytes, mime: str, *anchors: str | None) -> dict | None:
    """The manifest store as c2pa reports it, None without one. Raises C2paError."""
    known = "\n".join(anchor for anchor in anchors if anchor)
    settings = {
        "version": 1,
        **({"trust": {"user_anchors": known}} if known else {}),  # c2pa refuses an empty list
        # A stranger's file must never make this server call an address of the stranger's choice.
        "verify": {"verify_trust": True, "remote_manifest_fetch": False, "ocsp_fetch": False},
    }
    with c2pa.Context.from_dict(settings) as context:
        reader = c2pa.Reader.try_create(mime, io.BytesIO(data), context=context)
        if reader is None:
            return None
        with reader:
            return json.loads(reader.json())


def _damaged(mime: str, note: XmpNote | None, error: c2pa.C2paError) -> Verdict:
    if str(error).startswith("Remote"):  # the library says "Remote: ...", for which it has no exception class
        return Verdict(State.UNREADABLE, _ELSEWHERE, mime, xmp=note, problems=(Problem("manifest.remote", _ELSEWHERE),))
    return Verdict(State.UNREADABLE, _BROKEN, mime, xmp=note, problems=(Problem("manifest.unreadable", _BROKEN),))


def _verdict(story: dict, mime: str, ours: bool, note: XmpNote | None) -> Verdict:
    manifests, active = _manifests(story)
    signature = _dict(active.get("signature_info"))
    actions, ingredients = _actions(active), _ingredients(active, manifests)
    problems = _problems(story)
    state = {"Trusted": State.TRUSTED, "Valid": State.VALID}.get(story.get("validation_state"), State.INVALID)
    issuer = _text(signature.get("issuer"))
    return Verdict(
        state=state,
        summary=_summary(state, ours, issuer, problems),
        mime=mime,
        ours=ours,
        title=_text(active.get("title")),
        issuer=issuer,
        common_name=_text(signature.get("common_name")),
        claim_generator=_generator(active),
        signed_at=_text(signature.get("time")),
        made_at=next((action.when for action in actions if action.when), ""),
        digital_source_types=tuple(dict.fromkeys(_source_types(actions, ingredients))),
        actions=actions,
        ingredients=ingredients,
        problems=problems,
        xmp=note,
    )


def _summary(state: State, ours: bool, issuer: str, problems: tuple[Problem, ...]) -> str:
    who = issuer or "an unnamed issuer"
    if state is State.TRUSTED:
        return "Signed here, and not changed since." if ours else f"Signed by {who}, whom this reader trusts, and not changed since."
    if state is State.VALID:
        return f"Not changed since it was signed by {who}, but this reader does not know that issuer."
    told = next((problem.sentence for problem in problems if problem.code != "signingCredential.untrusted"), "A check failed.")
    return f"Do not rely on what this file says. {told}"


def _manifests(story: dict) -> tuple[dict, dict]:
    """All manifests by label, and the active one."""
    manifests = _dict(story.get("manifests"))
    return manifests, _dict(manifests.get(story.get("active_manifest")))


def _credential_is_trusted(story: dict) -> bool:
    """Whether the active manifest was signed by a trusted credential, no matter what became of the picture afterwards."""
    codes = {_dict(entry).get("code") for entry in _list(_results(story).get("success"))}
    return {"signingCredential.trusted", "claimSignature.validated"} <= codes


def _results(story: dict) -> dict:
    return _dict(_dict(story.get("validation_results")).get("activeManifest"))


def _problems(story: dict) -> tuple[Problem, ...]:
    """What failed, in the active manifest first, then in its ingredients; each sentence once."""
    deltas = [_dict(delta).get("validationDeltas") for delta in _list(_dict(story.get("validation_results")).get("ingredientDeltas"))]
    failures = [entry for part in (_results(story), *map(_dict, deltas)) for entry in _list(part.get("failure"))]
    codes = dict.fromkeys(_text(_dict(entry).get("code")) for entry in failures)
    return tuple(Problem(code, describe_status(code)) for code in codes)


def _actions(manifest: dict) -> tuple[SignedAction, ...]:
    assertions = [_dict(entry) for entry in _list(manifest.get("assertions"))]
    named = [entry for entry in assertions if _text(entry.get("label")).startswith("c2pa.actions")]
    return tuple(_action(_dict(raw)) for entry in named for raw in _list(_dict(entry.get("data")).get("actions")))


def _action(raw: dict) -> SignedAction:
    name, source, agent = _text(raw.get("action")), _text(raw.get("digitalSourceType")), raw.get("softwareAgent")
    return SignedAction(
        name=name,
        words=describe_action(name),
        description=_text(raw.get("description")),
        digital_source_type=source,
        source_words=describe_source_type(source) if source else "",
        when=_text(raw.get("when")),
        software=_text(agent) or _text(_dict(agent).get("name")),
    )


def _ingredients(manifest: dict, manifests: dict) -> tuple[SignedIngredient, ...]:
    """The family tree. Bounded: a hostile store may name itself as its own parent, or thousands of them."""
    left = [_MAX_INGREDIENTS]

    def descend(node: dict, depth: int) -> tuple[SignedIngredient, ...]:
        found = []
        for raw in map(_dict, _list(node.get("ingredients"))):
            if depth == _MAX_DEPTH or left[0] == 0:
                break
            left[0] -= 1
            history = _dict(manifests.get(_text(raw.get("active_manifest"))))
            found.append(
                SignedIngredient(
                    title=_text(raw.get("title")) or _text(history.get("title")),
                    relationship=_text(raw.get("relationship")),
                    issuer=_text(_dict(history.get("signature_info")).get("issuer")),
                    claim_generator=_generator(history),
                    actions=_actions(history),
                    ingredients=descend(history, depth + 1),
                )
            )
        return tuple(found)

    return descend(manifest, 0)


def _source_types(actions: tuple[SignedAction, ...], ingredients: tuple[SignedIngredient, ...]) -> Iterator[str]:
    """Every source type of the history, the oldest first."""
    for ingredient in ingredients:
        yield from _source_types(ingredient.actions, ingredient.ingredients)
    yield from (action.digital_source_type for action in actions if action.digital_source_type)


def _generator(manifest: dict) -> str:
    """The software that made the claim, "Troupe 0.1.0"; older manifests say it in one string."""
    info = _dict(next(iter(_list(manifest.get("claim_generator_info"))), None))
    return f"{_text(info.get('name'))} {_text(info.get('version'))}".strip() or _text(manifest.get("claim_generator"))


# A stranger writes this JSON: every value may have any type and any length.


def _dict(value: object) -> dict:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return value[:_MAX_TEXT] if isinstance(value, str) else ""
