"""Fresh inputs for the hidden checks of lesson 9.

Labels run from 0 to K - 1, and K is never 10. The sizes of a network differ from each other and
from the number of examples, save for one network to unwrap. Slopes are asked for away from the
corners, where there is none.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.course.cases import Array, Case, Rng, in_single

NAMES = ("relu", "leaky_relu", "elu", "softplus", "silu")

Sizes = tuple[int, int, int]
Accept = Callable[[Any, Any], str | None]

NETWORKS: tuple[tuple[Sizes, int, tuple[str, ...]], ...] = (
    ((5, 4, 3), 7, ()),
    ((6, 9, 4), 13, ("relu",)),
    ((8, 6, 11), 15, ("silu",)),
    ((4, 7, 2), 9, ("tanh",)),
    ((7, 5, 3), 1, ("softplus",)),
)
"""Sizes, examples, and the activation function where one is named."""


def scale_pixels(rng: np.random.Generator) -> Iterator[Case]:
    """Bytes and other numbers, in arrays of one to three axes, pale pictures among them."""
    for shape, largest, dtype, what in (
        ((6, 7, 5), 255, np.uint8, "six pictures of 7 × 5 bytes"),
        ((3, 28, 28), 90, np.uint8, "pale pictures of 28 × 28 bytes, none above 90"),
        ((4, 9), 255, np.int64, "whole numbers, four rows of 9"),
        ((12,), 200, np.uint8, "a single row of 12 bytes"),
        ((5, 8), 1, np.uint8, "bytes that are all 0 or 1"),
    ):
        pixels = rng.integers(0, largest, size=shape, endpoint=True).astype(dtype)
        yield Case((pixels,), what=what)
    yield Case((rng.uniform(0, 255, size=(4, 6)),), what="floats from 0 to 255")


def activation(rng: np.random.Generator) -> Iterator[Case]:
    """Every name, near 0 and far out."""
    for name in (*NAMES, "gelu", "hard_sigmoid"):
        yield Case((name, rng.normal(scale=3, size=(4, 5))), what=f"{name}, a (4, 5) array")
    yield Case(("elu", _far_out(rng, 9)), what="elu, z from -40 to 40", silent=True)
    for name in ("softplus", "silu"):
        # Only on the left is the value so small that cutting z off would show.
        z = -rng.uniform(20, 40, size=6)
        yield Case((name, z), what=f"{name}, z from -40 to -20", silent=True, atol=0.0)
    for name in NAMES:
        yield Case((name, np.array([-1000.0, 0, 1000])), what=f"{name}, z = 0, ±1000", silent=True)


def activation_gradient(rng: np.random.Generator) -> Iterator[Case]:
    """Every name, near 0 and far out, but not at 0; so near that no step from there stays aside."""
    for name in (*NAMES, "mish", "step"):
        z = rng.choice([-1, 1], size=(3, 7)) * rng.uniform(0.05, 6, size=(3, 7))
        yield Case((name, z), what=f"{name}, a (3, 7) array")
    for name in ("softplus", "silu"):
        z = rng.uniform(-0.1, 0.1, size=6)
        yield Case((name, z), what=f"{name}, z near 0")
    for name in ("relu", "leaky_relu"):
        z = rng.permutation([-1e-12, -1e-9, 1e-12, 1e-9])
        yield Case((name, z), what=f"{name}, z as good as 0, on both sides")
    yield Case(("elu", _far_out(rng, 9)), what="elu, z from -40 to 40", silent=True)
    for name in NAMES:
        yield Case((name, np.array([-1000.0, 1000])), what=f"{name}, z = ±1000", silent=True)


def unwrap_theta(rng: np.random.Generator) -> Iterator[Case]:
    """Networks whose sizes all differ, the hidden layer now larger, now smaller; one with n = h.

    Only there does a bias that is counted with the units cut the vector at the right place.
    """
    for sizes in ((5, 4, 3), (6, 9, 4), (2, 7, 11), (3, 1, 2), (4, 4, 3)):
        yield Case((_theta(rng, sizes), *sizes), what=_in_words(sizes))


def nn_forward(rng: np.random.Generator) -> Iterator[Case]:
    """Networks with the default activation function and with named ones; certain outputs."""
    for sizes, m, name in NETWORKS:
        X, _ = _examples(rng, sizes, m)
        yield Case((_theta(rng, sizes), *sizes, X, *name), what=_in_words(sizes, m, name))
    sizes, m = (5, 3, 4), 12
    X, _ = _examples(rng, sizes, m)
    yield Case(
        (5000 * _theta(rng, sizes), *sizes, X),
        {"name": "sigmoid"},
        what=f"{_in_words(sizes, m)}, weights in the thousands",
        silent=True,
    )


def nn_cost(rng: np.random.Generator) -> Iterator[Case]:
    """Networks with and without a penalty; outputs that are certain, and right."""
    for (sizes, m, name), lam in zip(NETWORKS, (0, 1.7, 0.4, 30, 2.5), strict=True):
        yield Case(
            (_theta(rng, sizes), *sizes, *_examples(rng, sizes, m), lam, *name),
            what=f"{_in_words(sizes, m, name)}, λ = {lam:g}",
        )
    sizes, m = (6, 5, 4), 9
    yield Case(
        (_theta(rng, sizes), *sizes, *_examples(rng, sizes, m), 3.0),
        {"name": "elu"},
        what=f"{_in_words(sizes, m, ('elu',))}, λ = 3",
    )
    yield Case(
        (*_certain_network(rng, (7, 5, 4), 9), 0),
        what="every output certain (exactly 0 or 1) and right, λ = 0",
    )


def nn_gradient(rng: np.random.Generator) -> Iterator[Case]:
    """Networks with and without a penalty."""
    for (sizes, m, name), lam in zip(NETWORKS, (0, 1.7, 0.4, 30, 2.5), strict=True):
        yield Case(
            (_theta(rng, sizes), *sizes, *_examples(rng, sizes, m), lam, *name),
            what=f"{_in_words(sizes, m, name)}, λ = {lam:g}",
        )
    sizes, m = (6, 5, 4), 11
    yield Case(
        (_theta(rng, sizes), *sizes, *_examples(rng, sizes, m), 0),
        {"name": "elu"},
        what=f"{_in_words(sizes, m, ('elu',))}, λ = 0",
    )


def nn_predict(rng: np.random.Generator) -> Iterator[Case]:
    """So many examples that every answer occurs, and a single one."""
    for sizes, m, name in (
        ((5, 4, 3), 40, ()),
        ((6, 9, 4), 50, ("relu",)),
        ((8, 6, 11), 90, ("silu",)),
        ((7, 5, 3), 1, ("tanh",)),
    ):
        X, _ = _examples(rng, sizes, m)
        yield Case((_theta(rng, sizes), *sizes, X, *name), what=_in_words(sizes, m, name))


def shuffled_batches(rng: np.random.Generator) -> Iterator[Case]:
    """Batches that divide the examples and that do not; two generators that have to differ."""
    for m, inputs, batch_size in ((60, 3, 8), (48, 2, 12), (75, 1, 30), (23, 4, 50), (19, 2, 6)):
        X, y = _labelled(rng, m, inputs)
        yield Case(
            (X, y, batch_size, _fresh(rng)),
            what=f"{m} examples, batches of {batch_size}",
            accept=_dealt_out(X, y, batch_size),
        )
    X, y = _labelled(rng, 40, 3)
    differs = _differs()
    for seed in rng.integers(2**31, size=2):
        yield Case(
            (X, y, 7, Rng(int(seed))),
            what="40 examples, batches of 7",
            accept=_both(_dealt_out(X, y, 7), differs),
        )


def confusion_matrix(rng: np.random.Generator) -> Iterator[Case]:
    """Many answers and one, classes that do not occur, and answers that are all right."""
    for m, K, classes in ((80, 4, 4), (150, 11, 11), (30, 7, 4), (1, 3, 3)):
        true, predicted = rng.integers(0, classes, size=(2, m))
        yield Case(
            (true, predicted, K),
            what=f"{m} answers, {K} classes" if m > 1 else f"1 answer, {K} classes",
        )
    true = rng.integers(0, 6, size=35)
    yield Case((true, true.copy(), 6), what="35 answers, 6 classes, all right")
    yield Case((np.full(9, 1), np.full(9, 3), 5), what="9 answers, all wrong in the same way")


def softmax(rng: np.random.Generator) -> Iterator[Case]:
    """Scores of every size, none of which may raise a warning."""
    for m, K in ((7, 3), (4, 11), (1, 5)):
        Z = rng.normal(scale=3, size=(m, K))
        yield Case((Z,), what=f"scores of shape ({m}, {K})", silent=True)
    Z = rng.normal(size=(6, 4))
    yield Case((in_single(Z + 1000),), what="scores near 1000", silent=True)
    yield Case((in_single(Z - 1000),), what="scores near -1000", silent=True)
    mixed = Z + np.array([[-900.0], [900], [0], [5000], [-5000], [1]])
    yield Case((in_single(mixed),), what="rows near -5000, -900, 0, 900 and 5000", silent=True)
    far_apart = rng.permuted(np.tile([2000.0, 0.0, -1500.0], (5, 1)), axis=1)
    thousands = far_apart + 100 * rng.normal(size=(5, 3))
    yield Case((in_single(thousands),), what="scores in the thousands", silent=True)


# --- What dealt-out batches have to be ---


def _dealt_out(X: Array, y: Array, batch_size: int) -> Accept:
    """Accept batches that hold every example once, with its label, in random order."""
    place = {tuple(row): i for i, row in enumerate(X)}

    def accept(got: Any, expected: Any) -> str | None:
        complaint = _pairs(got, X.shape[1])
        if complaint:
            return complaint
        sizes = [len(labels) for _, labels in got]
        if sizes != [len(labels) for _, labels in expected]:
            return (
                "the batches have not the sizes that they should: all as asked, the last with what "
                "is left"
            )
        rows = [[tuple(row) for row in np.asarray(pictures)] for pictures, _ in got]
        if not all(row in place for batch in rows for row in batch):
            return "some rows are not rows of X"
        places = [[place[row] for row in batch] for batch in rows]
        order = [i for batch in places for i in batch]
        if sorted(order) != list(range(len(X))):
            return "some examples are missing, or there twice"
        if not np.array_equal(y[order], np.concatenate([labels for _, labels in got])):
            return "rows have got the labels of others: order X and y by one permutation"
        if order == sorted(order):
            return "the examples are in the order in which they came"
        neighbours = [max(batch) - min(batch) == len(batch) - 1 for batch in places]
        if len(X) > batch_size and all(neighbours):
            return "examples that were neighbours are in the same batch: shuffle before you cut"
        return None

    return accept


def _pairs(got: Any, inputs: int) -> str | None:
    if not isinstance(got, (list, tuple)):
        return "a list of pairs was asked for"
    for pair in got:
        if not isinstance(pair, (list, tuple)) or len(pair) != 2:
            return "every batch should be a pair, X_batch and y_batch"
        rows, labels = pair
        if np.ndim(labels) != 1 or np.shape(rows) != (len(labels), inputs):
            return "X_batch should have shape (b, n), and y_batch shape (b,)"
    return None


def _both(first: Accept, second: Accept) -> Accept:
    return lambda got, expected: first(got, expected) or second(got, expected)


def _differs() -> Accept:
    """Accept an order that has not come before."""
    earlier: list[list[Any]] = []

    def accept(got: Any, expected: Any) -> str | None:  # noqa: ARG001
        labels = np.concatenate([labels for _, labels in got]).tolist()
        if labels in earlier:
            return "two different rng give the same order: draw it from rng"
        earlier.append(labels)
        return None

    return accept


# --- Networks and data ---


def _theta(rng: np.random.Generator, sizes: Sizes) -> Array:
    """Return all weights of a network as one vector, biases of the same size as the others.

    They are small enough that no output comes near 0 or 1: the largest output is the one with the
    largest sum, and 1e-12 inside a logarithm does no harm.
    """
    n, hidden, K = sizes
    return rng.normal(scale=0.5, size=(n + 1) * hidden + (hidden + 1) * K)


def _examples(rng: np.random.Generator, sizes: Sizes, m: int) -> tuple[Array, Array]:
    """Return m examples and their labels from 0 to K - 1."""
    n, _, K = sizes
    return rng.normal(size=(m, n)), rng.integers(0, K, size=m)


def _labelled(rng: np.random.Generator, m: int, inputs: int) -> tuple[Array, Array]:
    """Return m different rows and different labels."""
    return in_single(rng.normal(size=(m, inputs))), rng.permutation(m) + 100


def _far_out(rng: np.random.Generator, size: int) -> Array:
    return rng.choice([-1, 1], size=size) * rng.uniform(5, 40, size=size)


def _fresh(rng: np.random.Generator) -> Rng:
    return Rng(int(rng.integers(2**31)))


def _certain_network(
    rng: np.random.Generator, sizes: Sizes, m: int
) -> tuple[Array, int, int, int, Array, Array]:
    """Return weights, sizes and data for which every output is exactly 0 or 1, and right.

    Hidden unit k, for the first of them, is 1 where input k is positive and else 0; output k
    follows hidden unit k. Every class occurs.
    """
    n, hidden, K = sizes
    y = rng.permutation(np.arange(m) % K)
    X = np.hstack([2 * np.eye(K)[y] - 1, rng.normal(size=(m, n - K))])
    Theta1 = np.zeros((n + 1, hidden))
    Theta1[1 : K + 1, :K] = 1000 * np.eye(K)
    Theta2 = np.zeros((hidden + 1, K))
    Theta2[0] = -1000.0
    Theta2[1 : K + 1] = rng.uniform(1800, 2200, size=K) * np.eye(K)
    return np.concatenate([Theta1.ravel(), Theta2.ravel()]), n, hidden, K, X, y


def _in_words(sizes: Sizes, m: int | None = None, name: tuple[str, ...] = ()) -> str:
    words = [] if m is None else ["1 example" if m == 1 else f"{m} examples"]
    words.append(f"network {'-'.join(map(str, sizes))}")
    return ", ".join([*words, *name])
