"""The canonical identity code is one known vector per face."""

import dataclasses
import random

import numpy as np

from generation.atelier.character import Identity, sample_identity
from generation.atelier.identity_code import TRAITS, basis, code, traits


def test_a_code_is_a_unit_vector_of_512_numbers_and_the_same_every_time():
    vector = code(Identity())
    assert vector.shape == (512,) and vector.dtype == np.float32
    assert abs(np.linalg.norm(vector) - 1) < 1e-6
    np.testing.assert_array_equal(vector, code(Identity()))


def test_the_map_is_orthonormal_so_no_trait_drowns_another():
    np.testing.assert_allclose(basis().T @ basis(), np.eye(len(TRAITS)), atol=1e-5)


def test_strangers_have_a_cosine_near_zero():
    codes = np.stack([code(sample_identity(random.Random(seed))) for seed in range(400)])
    cosines = (codes @ codes.T)[np.triu_indices(400, 1)]
    assert abs(cosines.mean()) < 0.02 and cosines.std() < 0.2


def test_every_field_of_an_identity_moves_the_code():
    plain = Identity()
    other = Identity(
        skin="deep", eyes="blue", eye_shape="round", nose="wide", mole="chin", freckles=0.7, dimples=True, scar=True, vitiligo=True,
        presentation=0.9, age=70,
    )  # fmt: skip
    for field in dataclasses.fields(Identity):
        changed = getattr(other, field.name)
        if changed == getattr(plain, field.name):
            changed = 0.8  # a continuous trait
        assert not np.array_equal(traits(dataclasses.replace(plain, **{field.name: changed})), traits(plain)), field.name
