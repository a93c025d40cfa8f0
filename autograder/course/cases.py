"""Fresh inputs for hidden checks: what a lesson's `cases.py` is written with."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.student.checks.compare import ATOL, RTOL

Array = npt.NDArray[Any]

Accept = Callable[[Any, Any], str | None]
"""Judges an answer beside the lesson's own: None, or one sentence that says what is wrong."""


@dataclass(frozen=True)
class Case:
    """One call of a student's function, and how its answer is judged.

    Attributes
    ----------
    args, kwargs
        What the function is called with: plain arrays, numbers, strings, None, lists and tuples of
        these, or a `MatFile`, an `Rng`, a `Code`.
    what : str
        The call in words; shown to the student when it goes wrong, so it holds no expected value.
    rtol, atol : float
        Tolerance against the reference's answer, as in `check.close`: relative to the largest
        number of an array, or, with ``atol=0``, to each.
    silent : bool
        Whether a warning counts as a mistake (sigmoid has to be right *and silent* at -1000).
    accept : callable, optional
        ``accept(got, expected)`` replaces the comparison where several answers are right. It
        returns None, or one sentence (without hidden numbers) that says what is wrong.
    through : Code, optional
        A function that is called in the student's stead, with what the student wrote as its first
        argument and `args` after it. For a class, whose objects are not plain answers:
        ``Code("lambda Network, X, y: Network().fit(X, y).predict(X)")``.
    """

    args: tuple[Any, ...]
    kwargs: dict[str, Any] = field(default_factory=dict)
    what: str = ""
    rtol: float = RTOL
    atol: float = ATOL
    silent: bool = False
    accept: Accept | None = None
    through: Code | None = None


class MatFile:
    """An argument that reaches the function as the path of a real .mat file.

    Parameters
    ----------
    **variables : array
        What the file holds.

    Examples
    --------
    >>> file = MatFile(X=np.zeros((2, 400)), y=np.ones((2, 1), dtype=np.uint8))
    >>> len(file.content) > 6400
    True
    """

    def __init__(self, **variables: Array) -> None:
        from scipy.io import savemat

        buffer = io.BytesIO()
        savemat(buffer, variables)
        self.content = buffer.getvalue()


@dataclass(frozen=True)
class Rng:
    """An argument that reaches the function as a fresh ``numpy.random.default_rng(seed)``."""

    seed: int


@dataclass(frozen=True)
class Code:
    """An argument that reaches the function as the value of a Python expression, such as a lambda.

    The expression may use ``np``; it comes from a lesson's `cases.py`, never from a student.
    """

    expression: str


def all_of(*accepts: Accept) -> Accept:
    """Accept an answer that every one of these accepts; the first complaint is the one made.

    Parameters
    ----------
    *accepts : callable
        As in `Case`.

    Examples
    --------
    >>> positive = lambda got, expected: None if got > 0 else "it is not positive"
    >>> small = lambda got, expected: None if got < 9 else "it is too large"
    >>> all_of(positive, small)(-3, 1)
    'it is not positive'
    """

    def accept(got: Any, expected: Any) -> str | None:
        return next(filter(None, (each(got, expected) for each in accepts)), None)

    return accept


def differs(complaint: str) -> Accept:
    """Accept an answer whose first array is none of those that it was given before.

    Parameters
    ----------
    complaint : str
        What to say of an answer that came before.

    Examples
    --------
    >>> accept = differs("two generators give the same weights")
    >>> [accept([np.full(2, number)], None) for number in (1, 2, 1)]
    [None, None, 'two generators give the same weights']
    """
    earlier: list[Array] = []

    def accept(got: Any, expected: Any) -> str | None:  # noqa: ARG001
        first = np.asarray(got[0])
        if any(np.array_equal(first, other) for other in earlier):
            return complaint
        earlier.append(first)
        return None

    return accept


def in_single(numbers: Array) -> Array:
    """Round numbers to what single precision holds: who computes with it starts from the same.

    Parameters
    ----------
    numbers : array
        Large ones, or such that almost cancel.
    """
    return numbers.astype(np.float32).astype(np.float64)


@dataclass(frozen=True)
class Network:
    """A small random network and data that fit it.

    Attributes
    ----------
    Thetas : list of array
        One (units, inputs + 1) matrix a layer, column 0 the bias weights, all non-zero.
    X : (m, inputs) array
        Examples without a bias column.
    y : (m,) int array
        Labels 1..K.
    Y : (m, K) array
        The labels one-hot, column k-1 hot for label k.
    """

    Thetas: list[Array]
    X: Array
    y: Array
    Y: Array

    @property
    def sizes(self) -> tuple[int, ...]:
        """Units in each layer, the input first, bias units not counted."""
        return (self.Thetas[0].shape[1] - 1, *(Theta.shape[0] for Theta in self.Thetas))

    @property
    def m(self) -> int:
        """The number of examples."""
        return len(self.X)


def random_network(
    rng: np.random.Generator, sizes: Sequence[int] = (5, 4, 3), m: int = 7
) -> Network:
    """Draw a network with weights of both signs, non-zero biases, and m examples for it.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where the randomness comes from.
    sizes : sequence of int
        Units in each layer, without bias units.
    m : int
        The number of examples.

    Returns
    -------
    Network

    Examples
    --------
    >>> network = random_network(np.random.default_rng(1), (5, 4, 3), m=7)
    >>> [Theta.shape for Theta in network.Thetas], network.X.shape, network.Y.shape
    ([(4, 6), (3, 5)], (7, 5), (7, 3))
    """
    Thetas = [rng.normal(size=(units, inputs + 1)) for inputs, units in itertools.pairwise(sizes)]
    K = sizes[-1]
    y = rng.integers(1, K + 1, size=m)
    Y = (y[:, None] == np.arange(1, K + 1)).astype(np.float64)
    return Network(Thetas, rng.normal(size=(m, sizes[0])), y, Y)
