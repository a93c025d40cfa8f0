"""Fresh inputs for the hidden checks of lesson 4.

Inputs, hidden units, classes and examples differ in number, so that no transposed product fits by
accident; every weight, the biases' too, is non-zero; and K is not always 10.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np

from autograder.course.cases import Array, Case, Code, Rng, random_network
from autograder.student.checks.compare import NUMBERS, shape_difference

# Either function's answers are the other's, so neither is given while the other is judged.
TWINS = {
    "backpropagate": {"backpropagate_one_by_one"},
    "backpropagate_one_by_one": {"backpropagate"},
}

NETWORKS = (
    ((7, 5, 3), 11),
    ((6, 9, 4), 13),
    ((4, 2, 6), 5),
    ((8, 6, 10), 3),
    ((7, 5, 4), 1),
)
"""Sizes (inputs, hidden units, classes), and how many examples."""


def sigmoid_gradient(rng: np.random.Generator) -> Iterator[Case]:
    """Numbers and arrays, near zero and so far out that a plain formula overflows."""
    yield Case((rng.normal(scale=3, size=(3, 5)),), what="a (3, 5) array")
    yield Case((rng.normal(size=(2, 3, 4)),), what="a (2, 3, 4) array")
    yield Case((rng.normal(size=7),), what="7 numbers")
    yield Case((float(rng.normal()),), what="a single number")
    yield Case((0,), what="z = 0")
    yield Case((rng.permutation(np.arange(-4, 5)),), what="an array of whole numbers")
    yield Case((np.array([-1000.0, 1000.0]),), what="z = ±1000", silent=True)


BITS = 0x8000000180000001
"""What the stuck generator draws. NumPy rejects some bits and draws again; these it never does."""

MULTIPLIER = 0x2360ED051FC65DA44385DF649FCCF645
"""PCG64 goes from state s to s * MULTIPLIER + inc; a fitting inc makes that s again."""

STUCK = Code(
    "(lambda bits: (setattr(bits, 'state', {**bits.state, 'state': "
    f"{{'state': {BITS}, 'inc': {BITS * (1 - MULTIPLIER) % 2**128}}}}}), "
    "np.random.Generator(bits))[1])(np.random.PCG64(0))"
)
"""A generator that is stuck: whatever is drawn from it, and in whatever way, is always the same
number. It shows whether the weights come from the generator that was given, and demands no
particular way of drawing them."""


def random_init(rng: np.random.Generator) -> Iterator[Case]:
    """Judge what random weights have in common: shape, range, spread, and where they come from.

    One call shows one matrix, so each case looks at properties of that matrix alone. That the same
    seed gives the same weights follows from the case with the stuck generator.
    """
    for l_in, l_out, epsilon, positional, named in (
        (400, 25, 0.12, (), {}),
        (60, 40, 0.5, (), {"epsilon": 0.5}),
        (12, 90, 3.0, (3.0,), {}),
        (3, 2, 0.01, (0.01,), {}),
    ):
        yield Case(
            (l_in, l_out, Rng(int(rng.integers(2**31))), *positional),
            named,
            what=f"l_in = {l_in}, l_out = {l_out}, epsilon = {epsilon:g}",
            accept=partial(_not_random, epsilon=epsilon),
        )
    yield Case(
        (5, 4, STUCK),
        what="l_in = 5, l_out = 4, a generator that always draws the same number",
        accept=_not_drawn,
    )


def backpropagate_one(rng: np.random.Generator) -> Iterator[Case]:
    """One example through networks of several sizes, blank and saturated ones among them."""
    for sizes, _ in NETWORKS:
        Theta1, Theta2, X, Y = _weights_and_data(rng, sizes, m=1)
        yield Case((Theta1, Theta2, X[0], Y[0]), what=f"one example, network {_dashed(sizes)}")
    Theta1, Theta2, X, Y = _weights_and_data(rng, (5, 3, 4), m=1)
    yield Case((Theta1, Theta2, 0 * X[0], Y[0]), what="all inputs zero, network 5-3-4")
    yield Case((20 * Theta1, 5 * Theta2, X[0], Y[0]), what="saturated units, network 5-3-4")


def backpropagate_one_by_one(rng: np.random.Generator) -> Iterator[Case]:
    """Several examples and a single one, through networks of several sizes."""
    yield from _gradients(rng)


def backpropagate(rng: np.random.Generator) -> Iterator[Case]:
    """Yield the same kind of networks."""
    yield from _gradients(rng)


def regularised_gradient(rng: np.random.Generator) -> Iterator[Case]:
    """Yield networks with and without a penalty, with both customs for the biases."""
    for sizes, m, lam, positional, named in (
        ((7, 5, 4), 6, 0, (), {}),
        ((7, 5, 3), 11, 1.7, (), {}),
        ((7, 5, 3), 11, 1.7, (), {"penalise_bias": False}),
        ((6, 9, 4), 13, 0.4, (False,), {}),
        ((8, 6, 10), 14, 3, (True,), {}),
        ((4, 2, 6), 1, 0.9, (), {}),
        ((4, 2, 6), 1, 0.9, (), {"penalise_bias": False}),
        ((9, 3, 5), 7, 0, (), {"penalise_bias": False}),
    ):
        custom = "biases left out" if False in (*positional, *named.values()) else "all weights"
        yield Case(
            (*_weights_and_data(rng, sizes, m), lam, *positional),
            named,
            what=f"{_in_words(sizes, m)}, λ = {lam:g}, {custom}",
        )


def _gradients(rng: np.random.Generator) -> Iterator[Case]:
    for sizes, m in NETWORKS:
        yield Case(_weights_and_data(rng, sizes, m), what=_in_words(sizes, m))
    Theta1, Theta2, X, Y = _weights_and_data(rng, (5, 3, 4), m=6)
    saturated = "6 examples, network 5-3-4 with saturated units"
    yield Case((20 * Theta1, 5 * Theta2, X, Y), what=saturated)


def _weights_and_data(
    rng: np.random.Generator, sizes: tuple[int, int, int], m: int
) -> tuple[Array, Array, Array, Array]:
    network = random_network(rng, sizes, m)
    Theta1, Theta2 = network.Thetas
    return Theta1, Theta2, network.X, network.Y


def _not_random(got: Any, expected: Array, *, epsilon: float) -> str | None:
    """Say what keeps a matrix from being drawn evenly from -epsilon to epsilon, if anything."""
    complaint = _malformed(got, expected.shape)
    if complaint:
        return complaint
    weights = np.asarray(got, dtype=float)
    many = weights.size > 1000  # enough for chance not to speak against a right answer
    if many and (weights.min() > 0 or weights.max() < 0):
        return "all weights have the same sign; they should be as often negative as positive"
    if np.abs(weights).max() > epsilon * (1 + 1e-6):
        return "some weights are larger than epsilon, or smaller than -epsilon"
    if np.any(np.ptp(weights, axis=0) == 0) or np.any(np.ptp(weights, axis=1) == 0):
        return "a whole row or column holds one and the same number"
    if len(np.unique(weights, axis=0)) < len(weights):
        return "some rows are the same, so their hidden units would stay the same for ever"
    return _unevenly_spread(weights / epsilon) if many else None


def _unevenly_spread(weights: Array) -> str | None:
    """Say where weights between -1 and 1 leave the even spread; chance does so once in 10^8."""
    if weights.min() > -0.95 or weights.max() < 0.95:
        return "the weights do not fill the range from -epsilon to epsilon"
    counts, _ = np.histogram(weights, bins=4, range=(-1, 1))
    if np.abs(counts - weights.size / 4).max() > 6 * np.sqrt(weights.size * 3 / 16):
        return "the weights are not spread evenly from -epsilon to epsilon"
    return None


def _not_drawn(got: Any, expected: Array) -> str | None:
    """Say if weights drawn from the stuck generator differ: then they came from elsewhere."""
    complaint = _malformed(got, expected.shape)
    if complaint:
        return complaint
    if np.ptp(np.asarray(got, dtype=float)) > 0:
        return (
            "the weights do not come from the generator that was given (with this one all would "
            "be equal): draw them from rng, neither from np.random nor from a generator of your own"
        )
    return None


def _malformed(got: Any, shape: tuple[int, ...]) -> str | None:
    found = shape_difference(got, shape)
    if found:
        return f"{found.summary} (expected {found.expected}, got {found.got})"
    if np.asarray(got).dtype.kind not in NUMBERS:
        return "the weights are not numbers"
    return None if np.all(np.isfinite(got)) else "some weights are not finite"


def _in_words(sizes: tuple[int, int, int], m: int) -> str:
    return f"{'1 example' if m == 1 else f'{m} examples'}, network {_dashed(sizes)}"


def _dashed(sizes: tuple[int, int, int]) -> str:
    return "-".join(map(str, sizes))
