import time
from datetime import datetime

from generation.domain.picture.signing import credentials
from generation.provenance.verify import MAX_BYTES, State, Verdict, VerifyError, verify

from ...errors import Refusal
from .door import door

SIGNED = (State.TRUSTED, State.VALID, State.INVALID)


@door("POST")
def check(request) -> dict:
    """Whether a file carries content credentials, and whether they hold."""
    file = request.FILES.get("file")
    if file is None:
        raise Refusal(400, "file_missing", "Send the picture as the form field `file`.", param="file")
    try:
        if file.size > MAX_BYTES:
            raise VerifyError("too_large", f"The file has {file.size // 2**20} MB; {MAX_BYTES // 2**20} MB is the most.")
        verdict = verify(file.read(), own_root=credentials().anchor)
    except VerifyError as refusal:
        raise Refusal(400, f"file_{refusal.code}", str(refusal), param="file") from refusal
    return {"object": "content_provenance_check", "created_at": int(time.time()), "results": [_result(verdict)]}


def _result(verdict: Verdict) -> dict:
    signed = verdict.state in SIGNED
    return {
        "type": "c2pa",
        "outcome": "detected" if signed else "not_detected",
        "validation_state": str(verdict.state) if signed else "not_present",
        "issuer": verdict.issuer or None,
        "model": verdict.claim_generator or None,
        "generated_at": _seconds(verdict.signed_at or verdict.made_at),
    }


def _seconds(when: str) -> int | None:
    try:
        return int(datetime.fromisoformat(when).timestamp())
    except ValueError:
        return None
