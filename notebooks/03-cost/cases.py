"""Fresh inputs for the hidden checks of lesson 3.

Inputs, hidden units, classes and examples differ in number, so that a mean over the wrong axis, or
a size written in, shows. Weights of size about 1 keep the outputs off 0 and 1: there every
right way to write the cost agrees to nine digits. Outputs of exactly 0 and 1 tell 1e-8 inside a
logarithm, for a cost of 0 leaves no room for it.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.course.cases import Array, Case, random_network

TWINS = {"cost": {"cost_one_by_one"}, "cost_one_by_one": {"cost"}}


def cost_one_by_one(rng: np.random.Generator) -> Iterator[Case]:
    """Yield networks whose outputs are not certain; certain ones are for `cost`."""
    yield from _uncertain_networks(rng)


def cost(rng: np.random.Generator) -> Iterator[Case]:
    """Yield the same kind of networks, and some whose outputs are exactly 0 or 1."""
    yield from _uncertain_networks(rng)

    Theta1, Theta2, X, Y = _certain_network(rng, sizes=(7, 5, 4), m=9)
    right = "every output certain (exactly 0 or 1) and right"
    wrong = "every output certain (exactly 0 or 1), and the class of every example wrong"
    yield Case((Theta1, Theta2, X, Y), what=right)
    yield Case((Theta1, Theta2, X, np.roll(Y, 1, axis=1)), what=wrong, accept=_large_and_finite)

    Thetas, X, Y = _weights_and_data(rng, sizes=(7, 5, 3), m=8)
    Thetas[1][1] = 0.0
    Thetas[1][1, 0] = -1000.0  # output 2 is exactly 0 for every example...
    Y = np.eye(3)[rng.permutation([0, 0, 0, 2, 2, 2, 0, 2])]  # ...and rightly so
    what = "one output certain (exactly 0) and right, the others not certain"
    yield Case((*Thetas, X, Y), what=what)


def regularised_cost(rng: np.random.Generator) -> Iterator[Case]:
    """Yield networks whose outputs are not certain, with both customs for the biases."""
    for sizes, m, lam, positional, named in (
        ((7, 5, 3), 11, 1.7, (), {}),
        ((7, 5, 3), 11, 1.7, (), {"penalise_bias": False}),
        ((6, 9, 4), 13, 0.4, (False,), {}),
        ((8, 6, 10), 14, 3, (True,), {}),
        ((4, 6, 3), 1, 0.9, (), {"penalise_bias": False}),
        ((4, 6, 3), 1, 0.9, (), {}),
        ((7, 5, 4), 6, 0, (), {"penalise_bias": False}),
    ):
        Thetas, X, Y = _weights_and_data(rng, sizes, m)
        custom = "biases left out" if False in (*positional, *named.values()) else "all weights"
        yield Case(
            (*Thetas, X, Y, lam, *positional),
            named,
            what=f"{_in_words(sizes, m)}, λ = {lam:g}, {custom}",
        )


def _uncertain_networks(rng: np.random.Generator) -> Iterator[Case]:
    for sizes, m in (
        ((7, 5, 3), 11),
        ((6, 9, 4), 13),
        ((8, 6, 10), 14),
        ((9, 4, 3), 25),
        ((7, 5, 3), 1),
    ):
        Thetas, X, Y = _weights_and_data(rng, sizes, m)
        yield Case((*Thetas, X, Y), what=_in_words(sizes, m))


def _weights_and_data(
    rng: np.random.Generator, sizes: tuple[int, int, int], m: int
) -> tuple[list[Array], Array, Array]:
    network = random_network(rng, sizes, m)
    return network.Thetas, network.X, network.Y


def _certain_network(
    rng: np.random.Generator, sizes: tuple[int, int, int], m: int
) -> tuple[Array, Array, Array, Array]:
    """Return weights and data for which every output is exactly 0 or 1, and right.

    Hidden unit k, for the first K of them, is 1 where input k is positive and else 0; output k
    follows hidden unit k. Every class occurs.
    """
    inputs, hidden, K = sizes
    classes = rng.permutation(np.arange(m) % K)
    Y = np.eye(K)[classes]
    X = np.hstack([2 * Y - 1, rng.normal(size=(m, inputs - K))])
    Theta1 = np.zeros((hidden, inputs + 1))
    Theta1[:K, 1 : K + 1] = 1000 * np.eye(K)
    Theta2 = np.zeros((K, hidden + 1))
    Theta2[:, 0] = -1000.0
    Theta2[:, 1 : K + 1] = rng.uniform(1800, 2200, size=K) * np.eye(K)
    return Theta1, Theta2, X, Y


def _large_and_finite(got: Any, expected: Any) -> str | None:  # noqa: ARG001
    """Accept any cost that a guarded logarithm may give to outputs that are certain and wrong."""
    if np.shape(got) != () or np.asarray(got).dtype.kind not in "iuf":
        return "the cost is not one number"
    if not np.isfinite(got):
        return "the cost is not finite"
    if got < 20:
        return "the cost is too small for outputs that are certain and wrong"
    return None


def _in_words(sizes: tuple[int, int, int], m: int) -> str:
    examples = "1 example" if m == 1 else f"{m} examples"
    return f"{examples}, network {'-'.join(map(str, sizes))}"
