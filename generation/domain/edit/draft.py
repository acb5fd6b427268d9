"""What a person prepared on a picture and has not sent: saved as it happens, so that closing a tab loses nothing."""

from accounts.domain.errors import DomainError
from accounts.models import Member

from ...editing.change import Change
from ...models import Asset, EditDraft
from ..request.check import MAX_PROMPT
from .mask import read_mask


def save_draft(
    *, member: Member, asset: Asset, words: str, change: Change, mask_png: bytes | None = None, engine_name: str = ""
) -> EditDraft:
    """In place of the one that is there. An empty mask is kept too: nothing is marked yet. Raises DomainError for a mask that is none."""
    if len(words) > MAX_PROMPT:
        raise DomainError("prompt_too_long", f"These words have {len(words):,} characters; {MAX_PROMPT:,} is the most.")
    if mask_png is not None:
        read_mask(asset, mask_png)
    said = {"words": words, "change": change.to_dict(), "mask": mask_png, "engine": engine_name, "workspace": member.workspace}
    return EditDraft.objects.update_or_create(asset=asset, user=member.user, defaults=said)[0]


def draft_of(*, member: Member, asset: Asset) -> EditDraft | None:
    return EditDraft.objects.filter(asset=asset, user=member.user).first()


def drop_draft(*, member: Member, asset: Asset) -> None:
    EditDraft.objects.filter(asset=asset, user=member.user).delete()
