"""Someone takes their likeness back: what came of it goes, and what was made of it is shown to nobody."""

import io
import os
import signal

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from PIL import Image

from accounts.domain.errors import DomainError
from accounts.models import AuditEntry
from generation.access import assets_of
from generation.domain.face.casting import hero_of
from generation.domain.people.erasure import digest_of, finish_erasures, withdraw_consent
from generation.domain.people.paper import add_consent
from generation.domain.picture.rendition import RenditionSpec, rendition, signed_url
from generation.domain.request.create import create_request
from generation.domain.share.link import create_share_link, open_link
from generation.domain.work import run
from generation.domain.work.sweep import sweep
from generation.models import Asset, Event, Rendition
from personas.domain.consent import declare_kind
from personas.domain.persona import restore_persona
from personas.models import Consent, Erasure, Identity, Persona, ReferenceImage
from tests.consent.people import cast_ada, in_days, term
from tests.people import new_member, new_persona


@pytest.fixture
def shown(db, face_pack):
    """A real person with a drawn face, a photograph, a picture, and a picture together with someone else; a picture of the other alone."""
    owner = new_member()
    ada, other = new_persona(owner, "Ada"), new_persona(owner, "Olga", seed=9, brief="an old man with a white beard")
    declare_kind(member=owner, persona=ada, kind="real")
    ada.refresh_from_db()
    add_consent(member=owner, persona=ada, **term())
    wishes = ({"persona": ada}, {"persona": other, "companions": [ada]}, {"persona": other})
    small = {"choices": [], "prompt": "smiling", "count": 1, "width": 256, "height": 256}
    requests = [create_request(member=owner, **wish, **small) for wish in wishes]
    run.work_on([job.pk for asked in requests for job in asked.jobs.all()])
    return owner, ada, other, [Asset.objects.get(job__request=asked) for asked in requests]


@pytest.mark.django_db(transaction=True)
def test_all_that_shows_the_person_is_shown_to_nobody_and_the_others_pictures_stay(shown, client):
    owner, ada, other, (alone, together, others) = shown
    links = [signed_url(asset=asset, spec="w256.webp") for asset in (alone, together, others)]
    assert [client.get(link).status_code for link in links] == [200, 200, 200]
    share = create_share_link(member=owner, persona=ada)
    waiting = create_request(member=owner, persona=ada, choices=[], prompt="at the beach", count=2)

    withdraw_consent(member=owner, consent=ada.consents.get())

    assert [client.get(link).status_code for link in links] == [404, 404, 200]
    assert set(assets_of(owner).filter(kind="output")) == {others}
    assert hero_of([Persona.objects.get(pk=ada.pk)]) == {} and hero_of([other])[other.pk].kind == "hero"
    assert open_link(share.slug) is None and client.get(f"/p/{share.slug}").status_code == 404
    with pytest.raises(DomainError) as refused:
        rendition(asset=Asset.objects.get(pk=alone.pk), spec=RenditionSpec.parse("original.webp"))
    assert refused.value.code == "quarantined"
    assert not Rendition.objects.filter(asset__in=[alone, together]).exists()
    assert list(Asset.objects.exclude(quarantined_at=None).values_list("spec", "job")) == 3 * [({}, None)]  # the two, and the hero
    assert set(waiting.jobs.values_list("state", flat=True)) == {"canceled"}
    assert Event.objects.get(kind="persona.withdrawn").data == {"persona_id": ada.pk}
    for act in (
        lambda: create_request(member=owner, persona=ada, choices=[], prompt="smiling"),
        lambda: create_request(member=owner, persona=other, companions=[ada], choices=[], prompt="smiling"),
        lambda: restore_persona(member=owner, persona=ada),
        lambda: create_share_link(member=owner, persona=ada),
        lambda: withdraw_consent(member=owner, consent=ada.consents.get()),
    ):
        with pytest.raises(DomainError) as refused:
            act()
        assert refused.value.code == "consent_withdrawn"


@pytest.mark.django_db(transaction=True)
def test_nothing_of_the_face_is_left_in_the_database_or_in_storage_and_the_receipt_says_so(face_pack):
    owner = new_member()
    ada = cast_ada(owner, takes=2)
    files = list(ada.references.values_list("file", flat=True))
    traces = [row.embedding_vector.tobytes() for row in ada.references.all()] + [ada.current.identity.embedding_vector.tobytes()]
    sealed = [bytes(row.embedding) for row in ada.references.all()] + [bytes(ada.current.identity.embedding)]
    assert all(default_storage.exists(name) for name in files) and sealed[0] in _every_blob()

    withdraw_consent(member=owner, consent=ada.consents.get())
    assert finish_erasures() == 1 and finish_erasures() == 0

    assert not any(default_storage.exists(name) for name in files)
    assert not any(trace in blob for trace in traces + sealed for blob in _every_blob())
    assert not ReferenceImage.objects.exists()
    identity = Identity.objects.get()
    assert (bytes(identity.embedding), bytes(identity.centroid), identity.parameters) == (b"", b"", {}) and identity.erased_at
    erasure = Erasure.objects.get()
    receipt = erasure.receipt
    assert receipt["files_deleted"] == 2 and len(receipt["references"]) == 2 and receipt["embeddings_erased"] == [identity.pk]
    assert AuditEntry.objects.get(verb="erasure.finished").after == {"receipt_sha256": digest_of(receipt)}


def _every_blob() -> set[bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT embedding FROM personas_identity UNION ALL SELECT centroid FROM personas_identity")
        found = [bytes(value) for (value,) in cursor.fetchall()]
        cursor.execute("SELECT embedding FROM personas_referenceimage")
        return {*found, *(bytes(value) for (value,) in cursor.fetchall())}


@pytest.mark.django_db(transaction=True)
def test_a_photograph_that_stands_for_another_persona_too_keeps_its_file(face_pack):
    owner = new_member()
    ada, twin = cast_ada(owner), cast_ada(owner, name="Ada's other role")
    (file,) = {*ada.references.values_list("file", flat=True), *twin.references.values_list("file", flat=True)}
    withdraw_consent(member=owner, consent=ada.consents.get())
    finish_erasures()
    assert default_storage.exists(file) and Erasure.objects.get().receipt["files_deleted"] == 0
    assert Image.open(io.BytesIO(default_storage.open(file).read())).size == (640, 640)


@pytest.mark.django_db(transaction=True)
def test_what_is_drawn_while_someone_withdraws_is_not_stored(shown):
    owner, ada, _, _ = shown
    job = create_request(member=owner, persona=ada, choices=[], prompt="laughing", count=1, width=256, height=256).jobs.get()
    kept = Asset.objects.count()
    claim = run.jobs.claim(job.pk)
    drawn = run.draw(claim)
    withdraw_consent(member=owner, consent=ada.consents.get())
    run.put_away(claim, drawn)
    job.refresh_from_db()
    assert (job.state, job.error_code) == ("canceled", "")
    assert Asset.objects.count() == kept


@pytest.mark.django_db(transaction=True)
def test_a_consent_that_runs_out_while_a_picture_waits_or_is_drawn_ends_the_job_without_a_picture(shown):
    owner, ada, _, _ = shown
    jobs = list(create_request(member=owner, persona=ada, choices=[], prompt="laughing", count=2, width=256, height=256).jobs.all())
    kept = Asset.objects.count()
    claim = run.jobs.claim(jobs[0].pk)
    drawn = run.draw(claim)
    Consent.objects.update(valid_from=in_days(-9), valid_until=in_days(-1))
    run.put_away(claim, drawn)
    run.work_on([jobs[1].pk])
    for job in jobs:
        job.refresh_from_db()
        assert (job.state, job.error_code) == ("failed", "consent_expired")
    assert Asset.objects.count() == kept


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_while_it_deletes_leaves_the_rest_to_the_next_sweep(face_pack):
    owner = new_member()
    ada = cast_ada(owner, takes=3)
    files = list(ada.references.values_list("file", flat=True))
    erasure = withdraw_consent(member=owner, consent=ada.consents.get())
    connection.close()  # the child must not share it
    if not (child := os.fork()):
        kill_self_after_deleting(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert sum(default_storage.exists(name) for name in files) == 2 and Erasure.objects.get().finished_at is None

    assert sweep()["lost"] == 0
    assert not any(default_storage.exists(name) for name in files)
    erasure.refresh_from_db()
    assert erasure.finished_at and erasure.files == [] and erasure.receipt["id"] == erasure.pk


def kill_self_after_deleting(number: int) -> None:
    """In a child: begin to delete, and be gone by SIGKILL after so many files."""
    plain, left = default_storage.delete, [number]

    def delete(name: str) -> None:
        plain(name)
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    default_storage.delete = delete
    try:
        finish_erasures()
    finally:
        os._exit(1)
