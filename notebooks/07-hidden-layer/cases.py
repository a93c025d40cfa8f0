"""Fresh inputs for the hidden checks of lesson 7.

Inputs, units, classes and examples differ in number, and K is not always 10. The weights of every
unit have a scale of their own, and a bias far outside it, because a picture of the weights that
gets either wrong looks right at first sight.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.course.cases import Array, Case, random_network
from autograder.student.checks.compare import ATOL, RTOL, difference


def hidden_images(rng: np.random.Generator) -> Iterator[Case]:
    """Yield any number of units, 20 among them: a tile then has as many rows as there are units."""
    for units in (3, 25, 1, 20):
        what = f"{units} {'unit' if units == 1 else 'units'}"
        yield Case((_weights(rng, units),), what=what)

    one_sign = np.abs(_weights(rng, 4)) + 5
    one_sign[::2] *= -1
    yield Case((one_sign,), what="all weights of a unit of one sign")

    constant = _weights(rng, 5)
    constant[[0, 2, 3], 1:] = [[0.0], [0.7], [-3.0]]
    what = "5 units, three of them with 400 equal weights (0, 0.7 and -3)"
    yield Case((constant,), what=what, silent=True)


def trace(rng: np.random.Generator) -> Iterator[Case]:
    """Yield uncertain and saturated units, and scores close to 0 and exactly 0."""
    for sizes in ((5, 4, 3), (7, 3, 10), (4, 9, 2), (6, 1, 5)):
        network = random_network(rng, sizes, m=1)
        yield _trace(*network.Thetas, network.X[0], f"network {_in_words(sizes)}")
    network = random_network(rng, (6, 5, 4), m=1)
    Theta1, Theta2 = network.Thetas
    x = network.X[0]
    yield _trace(20 * Theta1, Theta2, x, "units nearly 0 or nearly 1, network 6-5-4")
    yield _trace(Theta1, Theta2, np.zeros(6), "all inputs 0, network 6-5-4")
    many = random_network(rng, (4, 12, 3), m=1)
    faint = 0.02 * many.Thetas[0]
    yield _trace(faint, many.Thetas[1], many.X[0], "activations close to one half, network 4-12-3")
    yield _trace(np.zeros((5, 7)), Theta2, x, "all activations exactly one half, network 6-5-4")


def top_images(rng: np.random.Generator) -> Iterator[Case]:
    """Yield the best one, the best few and all of them, and scores that are all negative."""
    for inputs, units, m, n in (
        (5, 4, 9, 3),
        (8, 6, 30, 9),
        (3, 2, 7, 1),
        (4, 7, 5, 5),
        (6, 1, 8, 2),
    ):
        Theta1 = rng.normal(size=(units, inputs + 1))
        X = rng.normal(size=(m, inputs))
        yield Case((Theta1, X, n), what=f"the best {n} of {m} images, {units} units")
    Theta1 = rng.normal(scale=0.5, size=(4, 6))
    Theta1[:, 0] = -12.0
    yield Case((Theta1, rng.normal(size=(10, 5)), 3), what="activations that are all close to 0")


def accuracy_by_digit(rng: np.random.Generator) -> Iterator[Case]:
    """Yield labels of which some are common and some rare, every one occurring."""
    for m, K in ((40, 4), (90, 10), (35, 3), (70, 12)):
        y = _labels(rng, m, K)
        y[K : K + m // 3] = 1
        predicted = np.where(rng.random(m) < 0.6, y, rng.integers(1, K + 1, size=m))
        yield Case((predicted, y, K), what=f"{m} examples, {K} labels, some more frequent")
    y = rng.permutation(6) + 1
    yield Case((y.copy(), y, 6), what="6 labels, one example each, all read correctly")
    yield Case((np.full(6, 2), y, 6), what="6 labels, one example each, every answer a 2")


def ablation_table(rng: np.random.Generator) -> Iterator[Case]:
    """Yield small networks of several sizes; every label occurs."""
    for sizes, m in (
        ((5, 4, 3), 60),
        ((7, 3, 5), 80),
        ((4, 6, 2), 50),
        ((6, 8, 10), 120),
        ((5, 1, 3), 40),
    ):
        network = random_network(rng, sizes, m)
        y = _labels(rng, m, sizes[-1])
        what = f"{m} examples, network {_in_words(sizes)}"
        yield Case((*network.Thetas, network.X, y), what=what)


def _weights(rng: np.random.Generator, units: int) -> Array:
    """Return weights from 20 × 20 pixels, each unit's on a scale of its own, its bias far off."""
    scales = 10.0 ** rng.permutation(np.linspace(-1, 2, units))
    Theta1 = scales[:, None] * rng.normal(size=(units, 401))
    Theta1[:, 0] = 10 * scales * rng.choice([-1, 1], size=units)
    return Theta1


def _labels(rng: np.random.Generator, m: int, K: int) -> Array:
    """Return labels from 1 to K, the first K of them all different."""
    return np.concatenate([rng.permutation(K) + 1, rng.integers(1, K + 1, size=m - K)])


def _trace(Theta1: Array, Theta2: Array, x: Array, what: str) -> Case:
    return Case((Theta1, Theta2, x), what=what, accept=_trace_difference)


def _trace_difference(got: Any, expected: Any) -> str | None:
    """Compare as usual, but take True for 1 and False for 0."""
    names = ("scores", "activations", "on", "parts", "outputs")
    if not isinstance(got, (list, tuple)) or len(got) != len(names):
        return f"five results were expected: {', '.join(names)}"
    for name, mine, theirs in zip(names, got, expected, strict=True):
        found = difference(_as_number(mine), _as_number(theirs), rtol=RTOL, atol=ATOL)
        if found:
            clue = "" if found.hides else f" (expected {found.expected}, got {found.got})"
            return f"{name}: {found.summary}{clue}"
    return None


def _as_number(value: Any) -> Any:
    answer = np.asarray(value)
    return answer.astype(int) if answer.dtype.kind == "b" else value


def _in_words(sizes: tuple[int, ...]) -> str:
    return "-".join(map(str, sizes))
