import base64
import binascii

from accounts.domain.errors import DomainError
from generation.access import assets_of
from generation.domain.picture import blob
from generation.domain.picture.signing import credentials
from generation.provenance.verify import VerifyError, verify

from ...errors import NotFound
from ..content import facts
from .tool import TEXT, Tool

TOLD = ("summary", "issuer", "claim_generator", "made_at", "signed_at")


def verify_provenance(request, arguments: dict) -> dict:
    try:
        verdict = verify(_file(request, arguments), own_root=credentials().anchor)
    except VerifyError as problem:
        raise DomainError(f"file_{problem.code}", str(problem)) from problem
    told = {"state": str(verdict.state), "ours": verdict.ours} | {name: getattr(verdict, name) for name in TOLD if getattr(verdict, name)}
    return facts(told, f"{verdict.summary} ({verdict.state})")


def _file(request, arguments: dict) -> bytes:
    if ("image" in arguments) == ("data" in arguments):
        raise DomainError("invalid_arguments", "Give the id of a picture as `image`, or a file as `data`.")
    if "image" in arguments:
        found = assets_of(request.auth.member).filter(pk=str(arguments["image"])).first()
        if found is None:
            raise NotFound("image")
        return blob.get(found.file)
    try:
        return base64.b64decode(str(arguments["data"]), validate=True)
    except binascii.Error:
        raise DomainError("invalid_arguments", "`data` is a whole file in base64.") from None


TOOLS = (
    Tool(
        "verify_provenance",
        "What a picture says of its origin: signed by whom, changed since or not. Only the signature is checked.",
        {"image": TEXT | {"description": "id of a picture here"}, "data": TEXT | {"description": "any file, in base64"}},
        verify_provenance,
    ),
)
