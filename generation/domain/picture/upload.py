"""Pictures that people and programs send in: looked at as hostile, kept as pixels only."""

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member

from ...decoding import DecodeError, decode
from ...models import Upload
from ...provenance.formats import PNG
from . import blob

FOLDER = "uploads"
HINT = "Send one JPEG, PNG or WebP picture of up to 25 MB, 40 megapixels and 8,192 pixels a side."


def create_upload(*, member: Member, data: bytes) -> Upload:
    """Keeps the picture in `data`, made anew: upright, sRGB, without anything else the file held. Raises DomainError `upload_` + the
    codes of DecodeError, and StorageError; nothing is stored then."""
    try:
        found = decode(data)
    except DecodeError as problem:
        raise DomainError(f"upload_{problem.code}", str(problem), hint=HINT) from problem
    upload = Upload.objects.create(
        workspace=member.workspace,
        created_by=member.user,
        file=blob.put(found.png, workspace_id=member.workspace_id, folder=FOLDER, mime=PNG),
        width=found.width,
        height=found.height,
        bytes=len(found.png),
        has_alpha=found.has_alpha,
        source_hash=blob.digest(data),
        pixel_hash=found.pixel_hash,
    )
    record(member=member, verb="upload.created", target=upload, after={"width": upload.width, "height": upload.height})
    return upload
