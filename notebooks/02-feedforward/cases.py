"""Fresh inputs for lesson 2.

The sizes of a network, and m, are pairwise distinct wherever they can be, so that no transposed
product fits by accident; every weight, the biases' too, is non-zero; and K is not always 10.
Two networks make an exception, so that one mistake can be told from another. In 3-4-5 every weight
matrix is square: a missing transpose fits there, a missing bias fits nowhere. In 5-5-2 the hidden
layer is as large as the input, so whoever feeds the second layer with x again gets an answer.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from autograder.course.cases import Case, random_network

# Either function's answers follow from the other's, so neither is given while the other is judged.
TWINS = {"feedforward": {"feedforward_one"}, "feedforward_one": {"feedforward"}}


def weight_shapes(rng: np.random.Generator) -> Iterator[Case]:
    """Networks of one to four matrices, as tuples and as lists."""
    yield Case(((6, 4),), what="a network 6-4, without a hidden layer")
    yield Case(([7, 3, 5],), what="a network 7-3-5, given as a list")
    yield Case(((2, 9, 4, 1),), what="a network 2-9-4-1")
    sizes = [int(size) for size in rng.permutation(np.arange(2, 40))[:5]]
    yield Case((tuple(sizes),), what="a network with three hidden layers")


def sigmoid(rng: np.random.Generator) -> Iterator[Case]:
    """Numbers and arrays, near zero and so far out that the plain formula overflows."""
    yield Case((rng.normal(scale=3, size=(3, 5)),), what="a (3, 5) array")
    yield Case((rng.normal(size=(2, 3, 4)),), what="a (2, 3, 4) array")
    yield Case((float(rng.normal()),), what="a single number")
    yield Case((int(rng.integers(1, 6)),), what="a whole number")
    yield Case((rng.permutation(np.arange(-4, 5)),), what="an array of whole numbers")
    # Where the answer is tiny only its relative error can tell a cut-off z from the real one.
    tiny = rng.uniform(-80, -35, size=6)  # single precision ends a little further out
    yield Case((tiny,), what="z between -80 and -35", atol=0.0)
    yield Case((np.array([-1000.0, 1000.0]),), what="z = ±1000", atol=1e-200, silent=True)


def feedforward_one(rng: np.random.Generator) -> Iterator[Case]:
    """One example through networks of one to four weight matrices."""
    for sizes in [(4, 3), (5, 4, 3), (3, 6, 5, 2), (4, 7, 2, 6, 3)]:
        name = "-".join(map(str, sizes))
        yield Case(_one(rng, sizes), what=f"one example, network {name}")
    Thetas, x = _one(rng, (6, 5, 4))
    yield Case(([20 * Theta for Theta in Thetas], x), what="saturated units, network 6-5-4")
    yield Case((Thetas, np.zeros_like(x)), what="all inputs zero, network 6-5-4")
    for sizes in [(3, 4, 5), (5, 5, 2)]:
        yield Case(_one(rng, sizes), what=f"one example, network {'-'.join(map(str, sizes))}")


def feedforward(rng: np.random.Generator) -> Iterator[Case]:
    """Several examples and one, through networks of several sizes."""
    yield Case(_many(rng, (5, 4, 3), m=7), what="7 examples, network 5-4-3")
    yield Case(_many(rng, (3, 8, 6), m=5), what="5 examples, network 3-8-6")
    yield Case(_many(rng, (12, 5, 10), m=8), what="8 examples, network 12-5-10")
    yield Case(_many(rng, (6, 3, 2), m=1), what="a single example, network 6-3-2")
    Theta1, Theta2, X = _many(rng, (4, 5, 3), m=6)
    yield Case((20 * Theta1, 20 * Theta2, X), what="saturated units, network 4-5-3")
    yield Case((Theta1, Theta2, np.zeros_like(X)), what="all inputs zero, network 4-5-3")
    yield Case(_many(rng, (3, 4, 5), m=6), what="6 examples, network 3-4-5")


def predict(rng: np.random.Generator) -> Iterator[Case]:
    """Fewer than 10 labels, exactly 10, and more."""
    yield Case(_many(rng, (5, 4, 3), m=30), what="30 examples, 3 labels")
    yield Case(_many(rng, (8, 6, 10), m=40), what="40 examples, 10 labels")
    yield Case(_many(rng, (6, 9, 12), m=50), what="50 examples, 12 labels")
    yield Case(_many(rng, (7, 5, 4), m=1), what="a single example, 4 labels")
    # The hidden layer saturates with its bias alone, and output K has the largest weights. Label 10
    # is certain to come up in this way, and so is a label beyond it.
    for K in (12, 10):
        Theta1, Theta2, X = _many(rng, (5, 3, K), m=4)
        Theta1[:, 0] = 100.0
        Theta2[-1] = np.abs(Theta2).max() + 1.0
        yield Case((Theta1, Theta2, X), what=f"4 examples that all get the last of {K} labels")


def accuracy(rng: np.random.Generator) -> Iterator[Case]:
    """All right, none right, and some: with 10 labels and with others."""
    for m, labels in [(20, 10), (13, 4), (200, 10)]:
        y = rng.integers(1, labels + 1, size=m)
        right = rng.permutation(np.arange(m) < rng.integers(m // 3, m))
        other = y % labels + 1
        yield Case((np.where(right, y, other), y), what=f"{m} examples, {labels} labels")
    y = rng.integers(1, 11, size=9)
    yield Case((y.copy(), y), what="every prediction right")
    yield Case((y % 10 + 1, y), what="every prediction wrong")
    yield Case((np.array([10]), np.array([10])), what="a single example")


def _one(
    rng: np.random.Generator, sizes: tuple[int, ...]
) -> tuple[list[npt.NDArray[np.float64]], npt.NDArray[np.float64]]:
    network = random_network(rng, sizes, m=1)
    return network.Thetas, network.X[0]


def _many(
    rng: np.random.Generator, sizes: tuple[int, int, int], m: int
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    network = random_network(rng, sizes, m)
    Theta1, Theta2 = network.Thetas
    return Theta1, Theta2, network.X
