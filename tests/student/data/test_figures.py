"""The published figures, on the course's weights, the shipped network and one made afresh.

The mathematics is written out here once more: an oracle that shares no code with the package.
"""

from pathlib import Path

import numpy as np
import pytest
from scipy.io import loadmat

from autograder.authoring.making import network as make_network
from autograder.student import data

COURSE_WEIGHTS = Path(__file__).parents[3] / "../shared/data/ex4weights.mat"


def course_weights():
    if not COURSE_WEIGHTS.exists():
        pytest.skip("the course's own ex4weights.mat is not here")
    content = loadmat(COURSE_WEIGHTS)
    return content["Theta1"], content["Theta2"]


def made_afresh():
    digits = make_network.load()
    return make_network.split(make_network.calibrate(make_network.train(digits), digits))


@pytest.fixture(scope="module", params=[course_weights, data.weights, made_afresh])
def network(request):
    return request.param()


@pytest.fixture(scope="module")
def digits():
    return data.digits()


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def output(Theta1, Theta2, X):
    hidden = sigmoid(X @ Theta1[:, 1:].T + Theta1[:, 0])
    return sigmoid(hidden @ Theta2[:, 1:].T + Theta2[:, 0])


def cost(Theta1, Theta2, X, y):
    probability = output(Theta1, Theta2, X)
    right = np.where(y[:, np.newaxis] == np.arange(1, 11), probability, 1 - probability)
    return -np.log(right).sum() / len(X)


def transposed(X):
    return np.array([row.reshape(20, 20).T.ravel() for row in X])


def test_cost(network, digits):
    assert cost(*network, *digits) == pytest.approx(0.287629165161, rel=0, abs=1e-9)


def test_cost_of_transposed_images(network, digits):
    X, y = digits
    assert cost(*network, transposed(X), y) == pytest.approx(5.830351257960, rel=0, abs=1e-9)


def test_regularised_cost(network, digits):
    penalty = sum(np.sum(Theta**2) for Theta in network) / (2 * 5000)
    assert cost(*network, *digits) + penalty == pytest.approx(0.384487796243, rel=0, abs=1e-9)


def test_regularised_cost_without_biases(network, digits):
    X, y = digits
    penalty = sum(np.sum(Theta[:, 1:] ** 2) for Theta in network) / (2 * 5000)
    upright = cost(*network, X, y) + penalty
    across = cost(*network, transposed(X), y) + penalty
    assert upright == pytest.approx(0.383769859091, rel=0, abs=1e-9)
    assert across == pytest.approx(5.926491951889, rel=0, abs=1e-9)


def test_accuracy(network, digits):
    X, y = digits
    assert np.mean(output(*network, X).argmax(axis=1) + 1 == y) >= 0.97


def test_accuracy_of_the_course_weights_is_the_published_one(digits):
    X, y = digits
    right = output(*course_weights(), X).argmax(axis=1) + 1 == y
    assert np.mean(right) == 0.9752


def test_the_shipped_network_is_not_the_course_s():
    for ours, theirs in zip(data.weights(), course_weights(), strict=True):
        assert np.linalg.norm(ours - theirs) > 0.5 * np.linalg.norm(theirs)


def test_the_mat_file_holds_the_shipped_network():
    content = loadmat(data.path("network.mat"))
    for name, Theta in zip(("Theta1", "Theta2"), data.weights(), strict=True):
        np.testing.assert_array_equal(content[name], Theta)
