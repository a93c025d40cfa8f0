"""How a wrong answer relates to the expected one, as a fact in words: "11 times the expected one".

A relation is computed, never guessed: each sentence is true of the answers that it was made from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.student.checks.compare import NUMBERS, as_array

Array = npt.NDArray[np.float64]

MOST_FACTOR = 10_000
"""Largest whole number that is named as a factor."""


def relation(
    got: object,
    expected: object,
    sizes: Mapping[int, str] | None = None,
    *,
    hidden: bool = False,
) -> str:
    """Return how an answer relates to the expected one, or nothing.

    Parameters
    ----------
    got, expected : number, array, or list or tuple of these
        The two answers; they differ.
    sizes : mapping of int to str, optional
        What the sizes of the inputs are called: ``{11: "the number of rows of X"}``.
    hidden : bool
        Whether to keep to oneself the numbers that could give an expected value away.

    Returns
    -------
    str
        A clause without a full stop; empty where no relation is found.

    Examples
    --------
    >>> relation(3.3, 0.3, {11: "the number of rows of X"})
    'your answer is 11 times the expected one, and 11 is the number of rows of X'
    >>> relation(np.array([[1.0, 3.0], [2.0, 4.0]]), np.array([[1.0, 2.0], [3.0, 4.0]]))
    'your answer is the expected one, transposed'
    >>> relation(0.7, 0.4)
    ''
    """
    if isinstance(got, (list, tuple)) and isinstance(expected, (list, tuple)):
        parts = _numbers(got), _numbers(expected)
        if parts[0] is None or parts[1] is None:
            return _relation_of_results(list(got), list(expected), sizes or {}, hidden)
    mine, theirs = _numbers(got), _numbers(expected)
    if mine is None or theirs is None or not mine.size or not theirs.size:
        return ""
    look = _same_shape if mine.shape == theirs.shape else _other_shape
    with np.errstate(all="ignore"):
        return next(look(mine, theirs, sizes or {}, hidden), "")


def _relation_of_results(
    got: list[Any], expected: list[Any], sizes: Mapping[int, str], hidden: bool
) -> str:
    """Relate several results: their order, or a relation that all the wrong ones share."""
    if len(got) != len(expected):
        return ""
    wrong = [i for i, pair in enumerate(zip(got, expected, strict=True)) if not _equal(*pair)]
    left = list(expected)
    for result in got:
        match = next((i for i, other in enumerate(left) if _equal(result, other)), None)
        if match is None:
            break
        left.pop(match)
    if wrong and not left:
        return "your results are the expected ones, in another order"
    found = {relation(got[i], expected[i], sizes, hidden=hidden) for i in wrong}
    if len(found) != 1 or not (clause := found.pop()):
        return ""
    if len(wrong) == len(got):
        return f"for each of your results: {clause}"
    places = " and ".join(f"[{i}]" for i in wrong)
    return f"only {places} of your results {'differ' if len(wrong) > 1 else 'differs'}: {clause}"


def _numbers(value: object) -> Array | None:
    array = as_array(value)
    if array is None or array.dtype.kind not in NUMBERS + "b":
        return None
    return array.astype(np.float64)


def _equal(got: object, expected: object) -> bool:
    mine, theirs = _numbers(got), _numbers(expected)
    if mine is None or theirs is None:
        return False
    return _same(mine, theirs)


def _same(a: Array, b: Array) -> bool:
    return a.shape == b.shape and bool(np.allclose(a, b, rtol=1e-7, atol=1e-12, equal_nan=True))


# --- the same shape ---


def _same_shape(
    got: Array, expected: Array, sizes: Mapping[int, str], hidden: bool
) -> Iterator[str]:
    if np.isnan(got).any() and not np.isnan(expected).any():
        if got.size > 1:
            yield f"{int(np.isnan(got).sum())} of your {got.size} values are NaN (not a number)"
        return
    yield from _factor(got, expected, sizes, hidden)
    if got.size > 1:
        yield from _laid_out(got, expected)
        yield from _shift(got, expected, hidden)
        yield from _moved(got, expected)
        yield from _bands(got, expected)
        yield from _value_by_value(got, expected)


def _laid_out(got: Array, expected: Array) -> Iterator[str]:
    if got.ndim == 2 and _same(got.T, expected):
        yield "your answer is the expected one, transposed"
    if got.ndim == 2 and _same(got.ravel(order="F"), expected.ravel()):
        yield "the values are right, but laid out column by column instead of row by row"


def _value_by_value(got: Array, expected: Array) -> Iterator[str]:
    if _same(1 - got, expected):
        yield "every value is 1 minus the expected one"
    if not _same(np.abs(expected), expected) and _same(np.abs(got), np.abs(expected)):
        yield "the values are right but for the sign of some of them"
    for change, what in ((np.round, "rounded"), (np.trunc, "with the decimals cut off")):
        if _same(got, change(expected)):
            yield f"your values are the expected ones, {what}"
    if _same(np.sort(got, axis=None), np.sort(expected, axis=None)):
        yield "your values are the expected ones, in another order"


def _factor(got: Array, expected: Array, sizes: Mapping[int, str], hidden: bool) -> Iterator[str]:
    """Yield the one factor between all values, if there is one that says something."""
    whole = expected != 0
    if not whole.any() or np.any(got[~whole] != 0):
        return
    ratios = got[whole] / expected[whole]
    ratio = float(ratios.flat[0])
    if not np.isfinite(ratio) or not np.allclose(ratios, ratio, rtol=1e-7, atol=0):
        return
    if ratio == 0:
        if got.size > 1:
            yield "every one of your values is 0"
        return
    subject = "your answer is" if got.size == 1 else "every value is"
    if np.isclose(ratio, -1, rtol=1e-9):
        yield f"{subject} minus the expected one: its sign is turned round"
    words = _factor_in_words(abs(ratio), sizes)
    if words:
        yield f"{subject} {'minus ' if ratio < 0 else ''}{words}"
    elif got.size > 2 and not np.isclose(abs(ratio), 1, rtol=1e-9):
        if hidden:
            yield "all values differ from the expected ones by one and the same factor"
        yield f"{subject} {ratio:.6g} times the expected one"


def _factor_in_words(factor: float, sizes: Mapping[int, str]) -> str:
    for value, words, two in ((factor, "{} times", "twice"), (1 / factor, "1/{} of", "half of")):
        number = round(value)
        if 2 <= number <= MOST_FACTOR and np.isclose(value, number, rtol=1e-9):
            plain = two if number == 2 else words.format(number)
            known = f", and {number} is {sizes[number]}" if number in sizes else ""
            return f"{plain} the expected one{known}"
    return ""


def _shift(got: Array, expected: Array, hidden: bool) -> Iterator[str]:
    shifts = got - expected
    shift = float(shifts.flat[0])
    if np.isfinite(shift) and shift != 0 and np.allclose(shifts, shift, rtol=1e-7, atol=1e-12):
        # A whole number is how far a label or an index is off, and no secret.
        by = "by one and the same amount" if hidden and shift % 1 else f"by {abs(shift):.6g}"
        yield f"every value is too {'large' if shift > 0 else 'small'} {by}"


def _moved(got: Array, expected: Array) -> Iterator[str]:
    for axis, name in _axes(got):
        if _same(np.flip(got, axis), expected) and got.shape[axis] > 1:
            yield f"your {name}s are the expected ones, in reversed order"
        for step, where in ((1, "late"), (-1, "early")):
            if got.shape[axis] > 2 and _same(np.roll(expected, step, axis), got):
                yield f"every {name} comes one place too {where}"


def _bands(got: Array, expected: Array) -> Iterator[str]:
    """Yield that one edge alone is wrong, or alone right: a bias column, say."""
    wrong = ~np.isclose(got, expected, rtol=1e-7, atol=1e-12, equal_nan=True)
    for axis, name in _axes(got):
        if got.ndim < 2 or got.shape[axis] < 3:
            continue
        lines = np.moveaxis(wrong, axis, 0).reshape(got.shape[axis], -1)
        for index, which in ((0, "first"), (-1, "last")):
            others = np.delete(lines, index, axis=0)
            if lines[index].any() and not others.any():
                yield f"only the {which} {name} differs"
            if not lines[index].any() and others.any(axis=1).all():
                yield f"the {which} {name} is right, and every other {name} differs"


def _axes(array: Array) -> list[tuple[int, str]]:
    names = {1: ["value"], 2: ["row", "column"]}.get(array.ndim, [])
    return list(enumerate(names))


# --- another shape ---


def _other_shape(
    got: Array, expected: Array, _sizes: Mapping[int, str], _hidden: bool
) -> Iterator[str]:
    if got.ndim == expected.ndim == 2 and _same(got.T, expected):
        yield "your answer is the expected one, transposed"
    if _same(got.ravel(), expected.ravel()):
        yield "the values are right, only their shape differs"
    if not expected.ndim and got.ndim:
        summaries: dict[str, Callable[[Array], Any]] = {"sum": np.sum, "mean": np.mean}
        for name, summary in summaries.items():
            if _same(np.asarray(summary(got)), expected):
                yield f"the {name} of your values is the expected number"
    yield from _slice_too_many(got, expected)
    yield from _slice_too_few(got, expected)


def _slice_too_many(got: Array, expected: Array) -> Iterator[str]:
    for _, name, which, shorter in _without_an_edge(got):
        if _same(shorter, expected):
            yield f"there is one {name} too many: without the {which} one your answer is right"


def _slice_too_few(got: Array, expected: Array) -> Iterator[str]:
    for _, name, which, shorter in _without_an_edge(expected):
        if _same(got, shorter):
            yield f"the {which} {name} is missing, the others are right"


def _without_an_edge(array: Array) -> Iterator[tuple[int, str, str, Array]]:
    for axis, name in _axes(array):
        for index, which in ((0, "first"), (-1, "last")):
            yield axis, name, which, np.delete(array, index, axis=axis)
