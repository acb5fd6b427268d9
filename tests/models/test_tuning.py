"""Whether a model is tuned for a card is recorded with it."""

import pytest

from accounts.domain.errors import DomainError
from generation.domain.model.engine import engine_of
from generation.domain.model.record import import_model
from generation.models import ImageModel


def test_a_model_is_tuned_for_a_card_unless_its_record_says_otherwise(owner, sdxl):
    usual = import_model(member=owner, path="sdxl-base")
    plain = import_model(member=owner, path="sdxl-base", name="plain", tuning="none")
    assert [(model.tuning, engine_of(model).files.tuning) for model in (usual, plain)] == [("auto", "auto"), ("none", "none")]


def test_a_tuning_nobody_knows_is_refused(owner, sdxl):
    with pytest.raises(DomainError, match="no tuning called turbo") as refusal:
        import_model(member=owner, path="sdxl-base", tuning="turbo")
    assert refusal.value.code == "tuning_unknown" and not ImageModel.objects.exists()
