"""What of pictures goes with a likeness that is taken back: photographs that were brought along, what was edited from them, and all that
was made of any picture. What was drawn stays as an original that nobody is shown."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from accounts.domain.errors import DomainError
from generation.domain.edit import create_edit
from generation.domain.edit.draft import save_draft
from generation.domain.face.casting import more_candidates
from generation.domain.people.erasure import finish_erasures, withdraw_consent
from generation.domain.people.paper import add_consent
from generation.domain.picture.own import add_own_picture
from generation.domain.picture.rendition import RenditionSpec, rendition
from generation.domain.work.run import work_on
from generation.domain.work.sweep import sweep
from generation.editing.change import Background, Change, Grade
from generation.models import Asset, Candidate, Casting, EditDraft, Job, Rendition
from personas.domain.consent import declare_kind
from personas.models import Erasure
from tests.consent.people import cast_ada, png, term
from tests.people import new_member, new_persona

pytestmark = pytest.mark.django_db(transaction=True)
SMALL = RenditionSpec.parse("w64.webp")


@pytest.fixture
def owner(transactional_db):
    return new_member()


@pytest.fixture
def ada(owner, face_pack):
    """A real person whose face was cast here to look like her."""
    persona = new_persona(owner, "Ada")
    declare_kind(member=owner, persona=persona, kind="real")
    persona.refresh_from_db()
    add_consent(member=owner, persona=persona, **term())
    return persona


def edited(owner, picture: Asset, change: Change) -> Asset:
    request = create_edit(member=owner, picture=picture, change=change)
    work_on([request.jobs.get().pk])
    return Asset.objects.get(job__request=request)


def withdraw(owner, persona) -> dict:
    withdraw_consent(member=owner, consent=persona.consents.get())
    finish_erasures()
    return Erasure.objects.get(persona=persona).receipt


def test_photographs_and_their_edits_leave_storage_and_of_drawings_only_the_original_stays(owner, ada):
    photograph = add_own_picture(member=owner, persona=ada, data=png())
    graded = edited(owner, photograph, Change(grade=Grade(strength=0.5)))
    hero = Asset.objects.get(kind="hero")
    moved = edited(owner, hero, Change(background=Background("colour", colours=("#008080",))))
    save_draft(member=owner, asset=hero, words="darker", change=Change())
    rendition(asset=hero, spec=SMALL)
    chosen = Candidate.objects.get()
    goes = [photograph.file, graded.file, hero.parts, moved.subject, moved.background, Rendition.objects.get().file, chosen.picture]
    assert all(default_storage.exists(name) for name in goes) and moved.face["landmarks"]

    receipt = withdraw(owner, ada)

    assert not any(default_storage.exists(name) for name in goes)
    assert [default_storage.exists(asset.file) for asset in (hero, moved)] == [True, True]
    assert sorted(receipt["photographs_erased"]) == sorted([photograph.pk, graded.pk])
    assert receipt["candidates_erased"] == [chosen.pk] and receipt["files_deleted"] == len({*goes, graded.parts} - {""})
    empty = {("", "", "", "")}
    assert set(Asset.objects.filter(pk__in=[photograph.pk, graded.pk]).values_list("file", "parts", "subject", "background")) == empty
    assert not Asset.objects.filter(quarantined_at=None).exists()
    assert list(Asset.objects.values_list("face", "pose", "receipt", "spec")) == 4 * [({}, {}, {}, {})]
    assert not EditDraft.objects.exists() and not Candidate.objects.exists()


def test_a_casting_goes_on_after_one_of_its_faces_was_erased(owner, ada):
    casting = Casting.objects.get()
    more_candidates(casting=casting, count=1)
    withdraw(owner, ada)
    assert [one.number for one in more_candidates(casting=casting, count=1)] == [3]
    assert list(casting.candidates.values_list("number", flat=True)) == [2, 3]


def test_a_photograph_that_stands_for_somebody_else_too_keeps_its_file(owner, ada):
    other = new_persona(owner, "Olga", seed=9, brief="an old man with a white beard")
    hers, theirs = (add_own_picture(member=owner, persona=persona, data=png()) for persona in (ada, other))
    Asset.objects.filter(pk=theirs.pk).update(file=hers.file)  # signed within the same second they would be the same bytes
    withdraw(owner, ada)
    assert default_storage.exists(hers.file) and Asset.objects.get(pk=theirs.pk).file == hers.file


def test_who_looked_at_a_picture_before_it_was_hidden_makes_nothing_of_it_afterwards(owner, ada):
    seen = Asset.objects.get(kind="hero")
    withdraw(owner, ada)
    with pytest.raises(DomainError) as refused:
        rendition(asset=seen, spec=SMALL)
    assert refused.value.code == "quarantined" and not Rendition.objects.exists()


def test_nothing_is_brought_along_by_who_looked_before_the_withdrawal(owner, ada):
    withdraw(owner, ada)
    ada.status = "active"  # as it was seen
    with pytest.raises(DomainError) as refused:
        add_own_picture(member=owner, persona=ada, data=png())
    assert refused.value.code == "consent_withdrawn" and not Asset.objects.filter(kind="upload").exists()


def test_storage_that_deletes_nothing_now_keeps_neither_jobs_nor_other_withdrawals_waiting(owner, ada, face_pack):
    eve = cast_ada(owner, name="Eve")
    stuck = Path(default_storage.path(Candidate.objects.get().picture))
    stuck.unlink()
    stuck.mkdir()
    (stuck / "in the way").touch()  # a folder of that name cannot be deleted
    for persona in (ada, eve):
        withdraw_consent(member=owner, consent=persona.consents.get())
    waiting = new_persona(owner, "Nora", seed=5)
    job = edit_asked(owner, waiting)

    assert sweep()["rung"] == 1
    assert Job.objects.get(pk=job.pk).rung_at is not None
    assert [one.finished_at is None for one in Erasure.objects.order_by("requested_at")] == [True, False]

    (stuck / "in the way").unlink()
    sweep()
    assert not Erasure.objects.filter(finished_at=None).exists() and not stuck.exists()


def edit_asked(owner, persona) -> Job:
    """A job that nobody rang for."""
    picture = Asset.objects.get(kind="hero", persona_version__persona=persona)
    job = create_edit(member=owner, picture=picture, change=Change(grade=Grade(strength=0.5))).jobs.get()
    Job.objects.filter(pk=job.pk).update(rung_at=None)
    return job
