import numpy as np
import pytest
from django.core.management import call_command

from generation.domain.face.enrolment import measure_outdated
from personas.models import Identity
from tests.people import new_member, new_persona

pytestmark = pytest.mark.django_db


def test_a_face_that_an_older_embedder_measured_is_measured_again_and_stays_the_same_face(capsys):
    identity = new_persona(new_member()).current.identity
    before, face = identity.centroid_vector, identity.parameters
    Identity.objects.update(scorer="atelier-scoring 0", centroid=np.zeros(512, "<f4").tobytes())

    call_command("measure_faces")
    identity.refresh_from_db()
    assert np.array_equal(identity.centroid_vector, before)
    assert identity.parameters == face
    assert identity.scorer != "atelier-scoring 0"
    assert "1 locked faces were measured again" in capsys.readouterr().out


def test_faces_of_the_installed_embedders_are_left_alone():
    new_persona(new_member())

    assert measure_outdated() == 0
