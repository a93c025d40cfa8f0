"""Fresh inputs for the hidden checks of lesson 5.

Steps and weights for `numerical_gradient` are sums of powers of two: adding and subtracting them is
exact, so a function that steps in place and steps back leaves theta as it was, to the last bit.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.course.cases import Array, Case, Code, in_single, random_network


def numerical_gradient(rng: np.random.Generator) -> Iterator[Case]:
    """Functions with a third derivative, in which both the step and its two sides show."""
    cubic = f"lambda t: np.sum({_coefficients(rng, 5)} * t**3)"
    yield Case(
        (Code(cubic), _weights(rng, 5), 0.5),
        what="a cubic function of 5 weights, ε = 0.5",
    )
    yield Case(
        (Code(cubic), _weights(rng, 5)),
        {"epsilon": 2.0**-5},
        what="a cubic function of 5 weights, ε = 1/32",
    )
    # At 0 the quotient of t³ is ε² exactly, so the default step shows.
    steep = f"lambda t: np.sum(1e9 * {_coefficients(rng, 4)} * t**3)"
    yield Case(
        (Code(steep), np.zeros(4)),
        what="a steep cubic function of 4 weights at zero, ε not given",
    )
    # Every weight matters to the slope along its neighbour: none may stay moved.
    chain = f"lambda t: np.sum({_coefficients(rng, 5)} * t[:-1] * t[1:] ** 3)"
    yield Case(
        (Code(chain), _weights(rng, 6), 0.25),
        what="a function of 6 weights in which neighbours are multiplied, ε = 0.25",
    )
    yield Case(
        (Code("lambda t: np.exp(np.sum(t) / 8) if t.shape == (7,) else np.nan"), _weights(rng, 7)),
        {"epsilon": 2.0**-3},
        what="an exponential of the sum of 7 weights, ε = 1/8",
    )
    yield Case(
        (Code("lambda t: np.sum(t**3)"), _weights(rng, 1), 0.5),
        what="a single weight, ε = 0.5",
    )
    # Weights that stay moved show in the values too, once the caller goes on to use them.
    yield Case(
        (Code(cubic), _weights(rng, 5)),
        through=Code("lambda gradient, J, theta: [gradient(J, theta, 0.25) for _ in range(2)]"),
        what="a cubic function of 5 weights, twice at the same place, ε = 0.25",
    )


def relative_error(rng: np.random.Generator) -> Iterator[Case]:
    """Unlike and almost alike, large and small, one of them zero and both."""
    for n, scale in ((6, 1.0), (4, 1e-7), (9, 1e6)):
        a, b = scale * rng.normal(size=(2, n))
        yield Case((a, b), what=f"{n} slopes of about {scale:g}", atol=0.0)
    a = in_single(rng.normal(size=11))
    b = in_single(a + 1e-5 * rng.normal(size=11))
    yield Case((a, b), what="almost equal", atol=0.0)
    yield Case((a, -a), what="opposite to each other")
    yield Case((a, a.copy()), what="equal")
    yield Case((np.zeros(5), rng.normal(size=5)), what="the first of the two zero")
    yield Case((np.zeros(3), np.zeros(3)), what="both zero", silent=True)
    yield Case((rng.normal(size=1), rng.normal(size=1)), what="a single slope")


def gradient_error(rng: np.random.Generator) -> Iterator[Case]:
    """Pairs that agree and pairs that do not, with nothing, one thing and three things as data."""
    # Each weight has a coefficient of its own, so weights in another order have another slope.
    cubic = "lambda A, B, a, b: np.sum(a * A**3) + np.sum(b * B**3)"
    slopes = "lambda A, B, a, b: (3 * a * A**2, 3 * b * B**2)"
    (A, B), (a, b) = random_network(rng, (6, 4, 3)).Thetas, random_network(rng, (6, 4, 3)).Thetas
    pair = "a cubic cost, network 6-4-3, two arrays as data"
    yield Case((Code(cubic), Code(slopes), A, B, a, b), what=f"{pair}, right", accept=_passes)
    for wrong, where in (
        ("(2 * a * A**2, 3 * b * B**2)", "wrong in D1"),
        ("(3 * a * A**2, 4 * b * B**2)", "wrong in D2"),
        ("(3 * a * A**2, np.zeros_like(B))", "D2 zero"),
        ("[-3 * a * A**2, -3 * b * B**2]", "wrong sign"),
    ):
        gradient = Code(f"lambda A, B, a, b: {wrong}")
        yield Case((Code(cubic), gradient, A, B, a, b), what=f"{pair}, gradient {where}")

    network = random_network(rng, (4, 7, 3), m=5)
    data = (network.X, network.Y, 1.7)
    penalty = "lambda A, B, X, Y, lam: lam / 2 / len(X) * (np.sum(A**2) + np.sum(B**2))"
    without = (
        "lambda A, B, X, Y, lam: (lam / len(X) * A, lam / len(X) * np.c_[0 * B[:, 0], B[:, 1:]])"
    )
    yield Case(
        (Code(penalty), Code(without), *network.Thetas, *data),
        what="a penalty alone, network 4-7-3, 5 examples, a bias column wrong",
    )

    A, B = random_network(rng, (2, 5, 4)).Thetas
    product = "lambda A, B: np.sum(np.sin(A)) * np.sum(np.cos(B))"
    slopes = "lambda A, B: [np.cos(A) * np.sum(np.cos(B)), -np.sin(B) * np.sum(np.sin(A))]"
    yield Case(
        (Code(product), Code(slopes), A, B), what="network 2-5-4, no data, right", accept=_passes
    )
    mean = "lambda A, B: (0 * A + 1, 0 * B + 2)"
    yield Case(
        (Code(product), Code(mean), A, B),
        what="network 2-5-4, no data, gradient wrong",
    )


def differing_columns(rng: np.random.Generator) -> Iterator[Case]:
    """Columns of every size, with differences that only a relative error weighs rightly."""
    D, other = _gradient_and_copy(rng, (6, 5))
    other[:, 3] += rng.normal(size=6)
    yield Case((D, other), what="6 rows, 5 columns, one of them different")

    D, other = _gradient_and_copy(rng, (3, 8))
    other[1, [0, 4, 7]] *= 1.001
    yield Case((D, other), what="3 columns different, each in one entry only")

    D, other = _gradient_and_copy(rng, (4, 6))
    other[:, 2] += np.array([1, -1, 2, -2]) * rng.uniform(0.1, 1)
    other[:, 5] -= 1.0
    yield Case((D, other), what="differences of both signs, and negative ones")

    D, other = _gradient_and_copy(rng, (5, 7))
    scales = np.array([1e-9, 1.0, 1e5, 1e-8, 1e6, 1.0, 1e-7])
    D, other = scales * D, scales * other
    other[:, [0, 3]] *= 1.01
    other[:, [2, 4]] *= 1 + 1e-9
    yield Case((D, other), what="columns with very small and with very large slopes")

    D, other = _gradient_and_copy(rng, (4, 5))
    D[:, 1] = other[:, 1] = 0.0
    other *= 1 + 1e-10 * rng.normal(size=other.shape)
    yield Case((D, other), what="differences of round-off only, one column zero", silent=True)
    yield Case((D, D + rng.uniform(1, 2, size=D.shape)), what="every column different")

    D, other = _gradient_and_copy(rng, (3, 4))
    other *= np.array([1.0, 1.02, 1.5, 1.3])
    yield Case((D, other, 0.05), what="a tolerance of 0.05")
    yield Case((D, other), {"tolerance": 1e-3}, what="a tolerance of 0.001")


def mended_gradient(rng: np.random.Generator) -> Iterator[Case]:
    """Networks with all sizes different, with λ zero, small and large."""
    for sizes, m, lam in (
        ((5, 4, 3), 7, 1.3),
        ((6, 9, 4), 13, 0.2),
        ((8, 6, 10), 14, 30),
        ((4, 6, 3), 1, 2.5),
        ((7, 5, 4), 6, 0),
    ):
        network = random_network(rng, sizes, m)
        examples = "1 example" if m == 1 else f"{m} examples"
        yield Case(
            (*network.Thetas, network.X, network.Y, lam),
            what=f"{examples}, network {'-'.join(map(str, sizes))}, λ = {lam:g}",
        )


def _passes(got: Any, expected: Any) -> str | None:  # noqa: ARG001
    """Accept any error that is small enough to call the two gradients equal."""
    if np.shape(got) != () or np.asarray(got).dtype.kind not in "iuf":
        return "the relative error is not one number"
    if not 0 <= got < 1e-7:
        return "the gradient belongs to the cost, but the relative error is not small"
    return None


def _weights(rng: np.random.Generator, n: int) -> Array:
    """Return n weights of either sign that are eighths, none of them zero."""
    return rng.choice([-1, 1], size=n) * rng.integers(1, 17, size=n) / 8


def _coefficients(rng: np.random.Generator, n: int) -> str:
    """Return n different numbers as an expression."""
    return f"np.array({rng.permutation(np.arange(1, n + 1)).tolist()})"


def _gradient_and_copy(rng: np.random.Generator, shape: tuple[int, int]) -> tuple[Array, Array]:
    """Return a matrix of slopes, none of them near zero, and a copy of it."""
    D = rng.choice([-1, 1], size=shape) * rng.uniform(0.5, 2, size=shape)
    return D, D.copy()
