"""Reading a model's files to the end: a bell that was lost is rung again, and nobody reads what was read."""

import datetime

import pytest
from celery import current_app
from django.db.models import F

from generation.domain.model.reading import ask_for_check, check_model_of
from generation.domain.model.record import import_model
from generation.domain.work.sweep import sweep
from generation.models import ImageModel

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def heard(transactional_db):
    """Empties the broker's line and tells which models it names."""

    def read() -> list[str]:
        found = []
        with current_app.connection_for_read() as connection:
            line = connection.default_channel
            while message := line.basic_get("celery", no_ack=True):
                if message.headers["task"] == "generation.tasks.check_model":
                    found.append(message.payload[0][0])
        return found

    read()
    return read


def later(model: ImageModel) -> None:
    """An hour goes by."""
    ImageModel.objects.filter(pk=model.pk).update(read_by=F("read_by") - datetime.timedelta(hours=1))


def test_a_bell_that_was_lost_is_rung_again_until_the_model_is_read(heard, owner, sdxl):
    model = import_model(member=owner, path="sdxl-base")
    assert heard() == [model.pk]  # taken from the line, and by nobody
    sweep()
    assert heard() == []  # there is still time
    for _ in range(2):
        later(model)
        sweep()
        sweep()
        assert heard() == [model.pk]

    check_model_of(model.pk)
    model.refresh_from_db()
    assert (model.state, model.read_by, len(model.file_hash)) == ("disabled", None, 64)
    sweep()
    assert heard() == []


def test_a_second_bell_reads_nothing_again(owner, sdxl):
    model = import_model(member=owner, path="sdxl-base")
    check_model_of(model.pk)
    (sdxl / "README.md").write_text("another licence")
    check_model_of(model.pk)
    assert ImageModel.objects.get().state == "disabled"
    ask_for_check(member=owner, model=model)
    check_model_of(model.pk)
    assert ImageModel.objects.get().state == "changed"


def test_a_worker_without_the_models_directory_leaves_it_to_another(heard, owner, sdxl, settings, tmp_path):
    model = import_model(member=owner, path="sdxl-base")
    settings.MODELS_DIR = tmp_path / "not mounted here"
    check_model_of(model.pk)
    later(model)
    heard()
    sweep()
    assert heard() == [model.pk]


def test_a_model_whose_files_are_gone_is_rung_for_no_more(heard, owner, sdxl):
    model = import_model(member=owner, path="sdxl-base")
    sdxl.rename(sdxl.parent / "elsewhere")
    check_model_of(model.pk)
    heard()
    model.refresh_from_db()
    assert (model.state, model.read_by) == ("checking", None)
    sweep()
    assert heard() == []
