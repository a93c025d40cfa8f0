"""Fresh inputs for the hidden checks of Lesson 1, Loading data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from autograder.course.cases import Case, Code, MatFile, random_network
from autograder.student.checks.compare import ATOL, RTOL, difference


def load_digits(rng: np.random.Generator) -> Iterator[Case]:
    """Files of other lengths, shuffled, with labels missing; two examples at least.

    A single example is left out on purpose: `squeeze_me=True` is a usual and good way to read these
    files, and it alone would lose an axis there.
    """
    for m in (2, 13, 60):
        y = rng.integers(1, 11, size=(m, 1)).astype(np.uint8)
        y[0] = 10  # the label that is most often turned into something else
        file = MatFile(X=rng.normal(size=(m, 400)), y=y)
        yield Case((file,), what=f"another file, with {m} pictures", accept=_digits_difference)
    # Equal labels of two dtypes look alike until something is done with them: bytes wrap around.
    less = Code("lambda load_digits, path: np.asarray(load_digits(path)[1]) - 11")
    yield Case((file,), what="the labels of that file, less 11", through=less)


def _digits_difference(got: Any, expected: Any) -> str | None:
    """Compare as usual, and insist on integers with a sign: uint8 labels wrap around."""
    found = difference(got, expected, rtol=RTOL, atol=ATOL)
    if found:
        clue = "" if found.hides else f" (expected {found.expected}, got {found.got})"
        place = f" in result {found.where}" if found.where else ""
        return f"{found.summary}{place}{clue}"
    dtype = np.asarray(got[1]).dtype
    if not np.issubdtype(dtype, np.signedinteger):
        return f"the labels in y have dtype {dtype}: turn them into int"
    return None


def to_image(rng: np.random.Generator) -> Iterator[Case]:
    """Pictures that differ from all their mirror images and rotations."""
    yield Case((np.arange(400),), what="the numbers 0 to 399")
    yield Case((rng.normal(size=400),), what="400 random pixels")
    stroke = np.zeros(400)
    stroke[rng.integers(1, 20)] = 1.0
    yield Case((stroke,), what="one inked pixel in the left-most column")


def image_grid(rng: np.random.Generator) -> Iterator[Case]:
    """Grids that are not square, either way round, down to a single picture."""
    for rows, cols in ((2, 3), (3, 2), (4, 7), (1, 5), (5, 1), (1, 1), (3, 3)):
        X = rng.normal(size=(rows * cols, 400))
        yield Case((X, rows, cols), what=f"{rows} rows and {cols} columns of pictures")


def one_hot(rng: np.random.Generator) -> Iterator[Case]:
    """Every class and only some of them, one label, K from 2 to 11, labels in no order."""
    for m, K in ((7, 3), (13, 10), (5, 11), (9, 2)):
        yield Case((rng.integers(1, K + 1, size=m), K), what=f"{m} labels, {K} classes")
    yield Case((rng.permutation(10) + 1, 10), what="each of 10 labels once")
    yield Case((np.array([10]), 10), what="a single label, the digit 0")
    yield Case((np.array([4, 2, 4]), 6), what="labels 4, 2, 4 of 6 classes")


def add_bias(rng: np.random.Generator) -> Iterator[Case]:
    """Any size, with features that look like a bias column already."""
    for m, n in ((7, 5), (1, 3), (4, 1), (6, 400), (3, 401)):
        yield Case((rng.normal(size=(m, n)),), what=f"{m} examples with {n} columns")
    ones_first = rng.normal(size=(5, 4))
    ones_first[:, 0] = 1.0
    yield Case((ones_first,), what="a matrix whose first column happens to be 1")
    yield Case((rng.integers(0, 9, size=(3, 2)),), what="whole numbers")


SIZES = ((3, 2), (1, 3, 2), (5, 4, 3), (6, 2, 7, 3), (2, 5, 1, 4, 3))
"""Layers of several networks: two to five of them, no two neighbours alike."""


def flatten_params(rng: np.random.Generator) -> Iterator[Case]:
    """Two to five layers, row-major as NumPy makes them and column-major as `loadmat` does."""
    for sizes in SIZES:
        Thetas = random_network(rng, sizes=sizes).Thetas
        yield Case((Thetas,), what=f"a network with the sizes {_in_words(sizes)}")
    from_matlab = [np.asfortranarray(Theta) for Theta in random_network(rng).Thetas]
    yield Case((from_matlab,), what="matrices as a MATLAB file gives them")


def reshape_params(rng: np.random.Generator) -> Iterator[Case]:
    """Two to five layers, and the network of the lessons."""
    for sizes in (*SIZES, (400, 25, 10)):
        count = sum(units * (inputs + 1) for inputs, units in pairwise(sizes))
        theta = rng.normal(size=count)
        yield Case((theta, sizes), what=f"a network with the sizes {_in_words(sizes)}")


def _in_words(sizes: tuple[int, ...]) -> str:
    return "-".join(str(size) for size in sizes)
