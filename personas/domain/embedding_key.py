"""Sealing embeddings again with the key in use now."""

from django.db import models, transaction

from ..models import Identity, ReferenceImage
from ..models.sealed_vector import is_current, seal_vector, unseal_vector

SEALED = ((Identity, ("embedding", "centroid")), (ReferenceImage, ("embedding",)))
AT_ONCE = 200


def rotate_embedding_keys() -> int:
    """Every embedding that an older key sealed is sealed with the one in use now. Safe to run again, and while the studio is at work.
    Returns how many rows were changed. Raises DomainError `embedding_unreadable` for one whose key is not known here; those before it are
    done."""
    return sum(_rotate(model, fields) for model, fields in SEALED)


def _rotate(model: type[models.Model], fields: tuple[str, ...]) -> int:
    rows = model.objects.order_by("pk").values_list("pk", *fields).iterator(chunk_size=AT_ONCE)
    old = [pk for pk, *sealed in rows if not all(is_current(each) for each in sealed if each)]
    return sum(_seal_again(model, fields, pk) for pk in old)


@transaction.atomic
def _seal_again(model: type[models.Model], fields: tuple[str, ...], pk: str) -> int:
    """Of a row as it is now: it may have been erased or measured again since it was found."""
    row = model.objects.select_for_update().filter(pk=pk).values(*fields).first() or {}
    new = {name: seal_vector(unseal_vector(sealed)) for name, sealed in row.items() if sealed and not is_current(sealed)}
    return model.objects.filter(pk=pk).update(**new) if new else 0
