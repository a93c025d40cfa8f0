"""What a lesson's fresh inputs are made of."""

import dataclasses
import io

import numpy as np
import pytest
from scipy.io import loadmat

from autograder.course.cases import Case, MatFile, random_network


@pytest.fixture
def network(rng):
    return random_network(rng, sizes=(6, 5, 4, 3), m=50)


@pytest.fixture
def rng():
    return np.random.default_rng(7)


def test_a_network_has_the_asked_sizes(network):
    assert [Theta.shape for Theta in network.Thetas] == [(5, 7), (4, 6), (3, 5)]
    assert network.sizes == (6, 5, 4, 3)
    assert network.m == 50
    assert network.X.shape == (50, 6)


def test_weights_are_of_both_signs_and_no_bias_is_zero(network):
    for Theta in network.Thetas:
        assert Theta.min() < 0 < Theta.max()
        assert np.all(Theta[:, 0] != 0)


def test_labels_count_from_1_and_y_is_one_hot(network):
    assert set(network.y) == {1, 2, 3}
    assert network.Y.shape == (50, 3)
    assert np.array_equal(network.Y.sum(axis=1), np.ones(50))
    assert np.array_equal(network.Y.argmax(axis=1) + 1, network.y)


def test_the_seed_alone_decides():
    first, same, other = (random_network(np.random.default_rng(seed)) for seed in (1, 1, 2))
    for name in ("X", "y", "Y"):
        assert np.array_equal(getattr(first, name), getattr(same, name))
    assert all(map(np.array_equal, first.Thetas, same.Thetas))
    assert not np.array_equal(first.X, other.X)


def test_a_mat_file_is_one_that_scipy_reads(rng):
    X, y = rng.normal(size=(4, 400)), np.array([[10], [1], [2], [3]], dtype=np.uint8)
    contents = loadmat(io.BytesIO(MatFile(X=X, y=y).content))
    assert np.array_equal(contents["X"], X)
    assert contents["y"].dtype == np.uint8
    assert np.array_equal(contents["y"], y)


def test_a_case_cannot_be_changed_and_shares_no_defaults():
    case = Case((1,))
    with pytest.raises(dataclasses.FrozenInstanceError):
        case.rtol = 1.0
    assert case.kwargs is not Case((1,)).kwargs
