"""The batch pages: a document becomes a plan, then pictures."""

from django.core.files.uploadedfile import SimpleUploadedFile

from generation.models import Batch, Job
from tests.studio.conftest import add_persona


def test_a_pasted_document_becomes_a_plan_and_then_a_batch(browser, owner):
    assert "/batches" in browser.get("/activity").content.decode()
    nora = add_persona(owner, "Nora")
    text = f"persona,prompt\n{nora.slug},smiling\nnobody,smiling\n"
    page = browser.post("/batches", {"document": text, "format": "csv", "plan": ""}).content.decode()
    assert "Make 1 picture<" in page and "There is no persona called “nobody”." in page
    assert not Batch.objects.exists()
    answer = browser.post("/batches", {"document": text, "format": "csv", "run": ""})
    batch = Batch.objects.get()
    assert answer["Location"] == f"/batches/{batch.pk}"
    page = browser.get(answer["Location"]).content.decode()
    assert page.count('class="tile"') == 2 and "1</span> queued" in page
    browser.post(f"/batches/{batch.pk}/change", {"cancel": ""})
    assert Job.objects.get().state == "canceled"


def test_an_uploaded_file_is_shown_in_the_box_and_an_unreadable_one_is_refused(browser, owner):
    nora = add_persona(owner, "Nora")
    file = SimpleUploadedFile("b.yaml", f"rows: [{{persona: {nora.slug}, prompt: smiling}}]".encode())
    assert f"persona: {nora.slug}" in browser.post("/batches", {"file": file, "format": "csv", "plan": ""}).content.decode()
    refused = browser.post("/batches", {"file": SimpleUploadedFile("b.csv", b"\xff\xfe"), "format": "csv", "plan": ""})
    assert (refused.status_code, "not text in UTF-8" in refused.content.decode()) == (422, True)


def test_a_viewer_watches_and_cannot_make(viewing, owner):
    batch = Batch.objects.create(workspace=owner.workspace, name="Autumn")
    assert viewing.get(f"/batches/{batch.pk}").status_code == 200
    assert viewing.get("/batches").status_code == 403
