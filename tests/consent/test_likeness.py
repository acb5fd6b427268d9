"""A face from photographs is judged by a pack that did not condition it, or by a person."""

import numpy as np
import pytest

from generation.domain.face.likeness import Bench, least_like
from generation.engines.base import Result
from tests.consent.people import cast_ada
from tests.faces.pack import photograph


def judged(versions, **what):
    return Bench.of(versions).score(Result(image=np.asarray(photograph(**what)), seed=1))


def test_the_second_pack_finds_the_face_itself_and_tells_the_person_from_another(owner, second_pack):
    ada, bea = cast_ada(owner), cast_ada(owner, name="Bea", person=2)
    (same,) = judged([ada.current], take=7)
    assert same.verdict == "pass" and same.score > 0.95 and (same.threshold, same.far) == (0.6, 0.001)
    assert same.scorer.startswith("second ") and same.nearest_id == bea.pk and same.margin > 0.5
    (other,) = judged([ada.current], person=2, take=7)
    assert other.verdict == "needs_review" and other.margin < 0
    (nobody,) = judged([ada.current], faces=0)
    assert (nobody.verdict, nobody.score) == ("needs_review", None)


def test_where_nobody_can_judge_every_picture_waits_for_a_person_and_no_other_seed_is_tried(owner, second_pack):
    ada = cast_ada(owner)
    second_pack.FACE_SCORER_THRESHOLD = None
    (shown,) = judged([ada.current], take=7)
    assert shown.score > 0.95 and shown.threshold is None and shown.verdict == "needs_review"
    second_pack.FACE_SCORER_PACK_DIR = ""
    bench = Bench.of([ada.current])
    (alone,) = bench.score(Result(image=np.asarray(photograph()), seed=1))
    assert (alone.score, alone.scorer, alone.verdict) == (None, "", "needs_review") and not bench.can_pass


def test_in_a_picture_of_two_each_is_looked_for(owner, second_pack):
    ada, bea = cast_ada(owner), cast_ada(owner, name="Bea", person=2)
    pixels = np.asarray(photograph(person=1, faces=2, half=96))  # person 1 on the left, 2 on the right
    bench = Bench.of([ada.current, bea.current])
    found = [jury.score(Result(image=pixels, seed=1)) for jury in bench.juries]
    assert [one.verdict for one in found] == ["pass", "pass"] and least_like(found).score == pytest.approx(min(one.score for one in found))
