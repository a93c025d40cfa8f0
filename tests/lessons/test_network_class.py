"""Lesson 8's class: its cost and gradient against an independent oracle, and what it learns."""

from pathlib import Path

import numpy as np
import pytest

from autograder.course.cases import random_network
from autograder.course.lesson import Lesson
from autograder.student import data

pytestmark = pytest.mark.long

OWN = Lesson(Path("notebooks/08-network-class")).reference
NeuralNetwork = OWN["NeuralNetwork"]


def oracle_cost(Thetas, X, Y, lam):
    """Return the cost by the textbook's sums, with nothing of the lesson in it."""
    total = 0.0
    for x, y in zip(X, Y, strict=True):
        a = x
        for Theta in Thetas:
            a = 1 / (1 + np.exp(-(Theta @ np.array([1.0, *a]))))
        total -= y @ np.log(a) + (1 - y) @ np.log(1 - a)
    squares = sum(weight**2 for Theta in Thetas for weight in Theta.flat)
    return total / len(X) + lam * squares / (2 * len(X))


def numerical_gradients(Thetas, X, Y, lam, step=1e-5):
    """Return the central differences of the oracle's cost, weight by weight."""
    Ds = [np.empty_like(Theta) for Theta in Thetas]
    for Theta, D in zip(Thetas, Ds, strict=True):
        for place in np.ndindex(Theta.shape):
            weight = Theta[place]
            Theta[place] = weight + step
            above = oracle_cost(Thetas, X, Y, lam)
            Theta[place] = weight - step
            below = oracle_cost(Thetas, X, Y, lam)
            Theta[place] = weight
            D[place] = (above - below) / (2 * step)
    return Ds


SIZES = [(4, 3), (5, 4, 3), (4, 6, 5, 2), (6, 3, 5, 4, 2)]


@pytest.mark.parametrize("lam", [0, 2.5])
@pytest.mark.parametrize("sizes", SIZES, ids=lambda sizes: f"depth {len(sizes) - 1}")
def test_cost_and_gradients_are_the_oracles(sizes, lam):
    network = random_network(np.random.default_rng(len(sizes)), sizes, m=7)
    Thetas, X, Y = network.Thetas, network.X, network.Y
    zs, activations = OWN["forward"](Thetas, X)
    J = OWN["penalised_cost"](Thetas, zs[-1], Y, lam)
    np.testing.assert_allclose(J, oracle_cost(Thetas, X, Y, lam), rtol=1e-12)
    Ds = OWN["gradients"](Thetas, activations, Y, lam)
    for D, expected in zip(Ds, numerical_gradients(Thetas, X, Y, lam), strict=True):
        np.testing.assert_allclose(D, expected, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("hidden_layers", [(25,), (40, 20)], ids=str)
def test_it_learns_the_digits(hidden_layers):
    X, y = data.digits()
    assert NeuralNetwork(hidden_layers, max_iter=100, rng=0).fit(X, y).score(X, y) >= 0.97


@pytest.mark.parametrize("names", [[1, 2, 3], [10, -4, 7], ["cat", "cow", "dog"], [True, False]])
def test_labels_may_be_anything_that_can_be_sorted(names):
    rng = np.random.default_rng(0)
    y = np.repeat(names, 10)
    X = np.repeat(3 * np.eye(len(names)), 10, axis=0) + 0.1 * rng.normal(size=(len(y), len(names)))
    network = NeuralNetwork((4,), lam=0.01, rng=0).fit(X, y)
    assert list(network.classes_) == sorted(names)
    assert np.array_equal(network.predict(X), y)
