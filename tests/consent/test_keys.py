"""Embeddings stand encrypted, under keys that can change."""

import numpy as np
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from accounts.domain.errors import DomainError
from personas.models import Identity, ReferenceImage
from personas.models.sealed_vector import is_current, seal_vector, unseal_vector
from tests.consent.people import cast_ada

VECTOR = np.linspace(-1, 1, 512, dtype="<f4")


def test_what_is_sealed_is_read_back_and_not_to_be_seen_in_the_bytes():
    sealed, again = seal_vector(VECTOR), seal_vector(VECTOR)
    assert np.array_equal(unseal_vector(sealed), VECTOR) and sealed != again
    assert not any(VECTOR[n : n + 2].tobytes() in sealed for n in range(0, 512, 2))


@pytest.mark.parametrize("at", [0, 3, 12, 500, -1])
def test_bytes_that_someone_changed_are_not_read(at):
    sealed = bytearray(seal_vector(VECTOR))
    sealed[at] ^= 1
    with pytest.raises(DomainError) as refused:
        unseal_vector(bytes(sealed))
    assert refused.value.code == "embedding_unreadable"


def test_a_new_key_reads_what_the_old_one_sealed_and_rotation_needs_the_old_one_no_more(owner, second_pack, capsys):
    settings = second_pack
    cast_ada(owner)
    faces = [Identity.objects.get().embedding_vector, Identity.objects.get().centroid_vector, ReferenceImage.objects.get().embedding_vector]
    settings.EMBEDDING_KEY = "a new key of the customer's own"
    assert np.array_equal(Identity.objects.get().embedding_vector, faces[0])  # by SECRET_KEY, which sealed it
    call_command("rotate_embedding_keys")
    settings.SECRET_KEY = "x" * 50
    identity, reference = Identity.objects.get(), ReferenceImage.objects.get()
    now = [identity.embedding_vector, identity.centroid_vector, reference.embedding_vector]
    assert all(np.array_equal(one, other) for one, other in zip(faces, now)) and is_current(reference.embedding)
    call_command("rotate_embedding_keys")
    assert capsys.readouterr().out == "2 sealed anew.\nNothing to do: the key in use sealed them all.\n"


def test_rotation_without_the_old_key_says_which_setting_is_missing_and_changes_nothing(owner, face_pack):
    cast_ada(owner)
    before = bytes(Identity.objects.get().embedding)
    face_pack.SECRET_KEY = "y" * 50
    with pytest.raises(CommandError, match="EMBEDDING_KEY_OLD"):
        call_command("rotate_embedding_keys")
    assert bytes(Identity.objects.get().embedding) == before


def test_embeddings_from_before_are_sealed_by_the_migration_and_opened_by_the_way_back(owner, face_pack):
    from importlib import import_module

    migration = import_module("personas.migrations.0004_sealed_embeddings")
    identity = cast_ada(owner).current.identity
    Identity.objects.filter(pk=identity.pk).update(embedding=VECTOR.tobytes(), centroid=b"")
    migration.seal(apps, None)
    identity.refresh_from_db()
    assert np.array_equal(identity.embedding_vector, VECTOR) and not identity.centroid
    migration.unseal(apps, None)
    identity.refresh_from_db()
    assert bytes(identity.embedding) == VECTOR.tobytes()
