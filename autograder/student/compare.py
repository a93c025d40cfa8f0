"""Where an answer differs from the expected one, in words and with its place.

Comparing comes in two parts: the *form* of the answer (is it there, is it numbers, has it the right
structure and shape) and its *values*. The first difference found is the one reported: a wrong shape
explains wrong values, never the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

NUMBERS = "iuf"
"""The dtype kinds that count as real numbers: signed, unsigned, floating."""

NOTHING = "nothing came back: the function returned None (is there a `return`?)"


@dataclass(frozen=True)
class Difference:
    """One difference between an answer and what was expected.

    Attributes
    ----------
    summary : str
        A sentence without any expected value: safe to show where the expectation is hidden.
    expected, got : str
        The two sides, short enough for a line.
    where : str
        The place of the first differing value, in index notation; empty for a single number.
    hides : bool
        Whether `expected` is a value of the answer, which a hidden check keeps to itself.
    """

    summary: str
    expected: str
    got: str
    where: str = ""
    hides: bool = False


def difference(
    got: object, expected: object, *, rtol: float = 0.0, atol: float = 0.0, place: str = ""
) -> Difference | None:
    """Return the first difference between an answer and the expected one, or None.

    Numbers are equal when ``|got - expected| <= atol + rtol * |expected|``. Lists and tuples are
    interchangeable and compared item by item; whole numbers and floats are interchangeable; True
    and False are not numbers.

    Parameters
    ----------
    got : object
        What the function returned.
    expected : object
        A number, string, None or array, or lists and tuples of these.
    rtol, atol : float
        Relative and absolute tolerance of the numbers.
    place : str
        Where in the whole answer `got` stands, such as ``[0][1]``.

    Examples
    --------
    >>> difference(0.5, 0.5) is None
    True
    >>> difference(np.zeros(3), np.zeros((3, 1))).summary
    'the shape differs'
    >>> difference([1, 2, 3], [1, 2, 4]).where
    '[2]'
    """
    if got is None and expected is not None:
        return Difference(NOTHING, _describe(expected), "None", place)
    if isinstance(expected, (list, tuple)) and not _is_list_of_numbers(expected):
        return _structure_difference(got, expected, rtol, atol, place)
    if expected is None or isinstance(expected, (str, bool)):
        plain = got.item() if isinstance(got, np.generic) else got
        same = type(plain) is type(expected) and plain == expected
        return None if same else _value_difference(got, expected, place)
    return _number_difference(got, np.asarray(expected), rtol, atol, place)


def shape_difference(got: object, shape: tuple[int, ...], *, place: str = "") -> Difference | None:
    """Return how the answer's shape differs from the expected one, or None.

    Parameters
    ----------
    got : object
        What the function returned.
    shape : tuple of int
        The expected shape; ``()`` for one number.
    place : str
        Where in the whole answer `got` stands.

    Examples
    --------
    >>> shape_difference(np.zeros((2, 3)), (3, 2)).got
    'shape (2, 3)'
    """
    wanted = _shape_words(shape)
    if got is None:
        return Difference(NOTHING, wanted, "None", place)
    try:
        answer = np.asarray(got)
    except (ValueError, TypeError):  # ragged lists, objects that refuse to become an array
        return Difference("the answer is not an array of numbers", wanted, _describe(got), place)
    if answer.shape != shape:
        return Difference("the shape differs", wanted, _shape_words(answer.shape), place)
    return None


def _is_list_of_numbers(values: list[Any] | tuple[Any, ...]) -> bool:
    """Tell a plain vector, written as a list, from a list of separate results."""
    return bool(values) and all(isinstance(v, (int, float)) for v in values)


def _structure_difference(
    got: object, expected: list[Any] | tuple[Any, ...], rtol: float, atol: float, place: str
) -> Difference | None:
    wanted = f"{len(expected)} results"
    if not isinstance(got, (list, tuple)):
        return Difference(
            f"one result came back where {len(expected)} were expected",
            wanted,
            _describe(got),
            place,
        )
    if len(got) != len(expected):
        return Difference("the number of results differs", wanted, f"{len(got)} results", place)
    for i, (mine, theirs) in enumerate(zip(got, expected, strict=True)):
        found = difference(mine, theirs, rtol=rtol, atol=atol, place=f"{place}[{i}]")
        if found:
            return found
    return None


def _value_difference(got: object, expected: object, place: str) -> Difference:
    return Difference("the value differs", _describe(expected), _describe(got), place, hides=True)


def _number_difference(
    got: object, expected: npt.NDArray[Any], rtol: float, atol: float, place: str
) -> Difference | None:
    found = shape_difference(got, expected.shape, place=place)
    if found:
        return found
    answer = np.asarray(got)
    if answer.dtype.kind not in NUMBERS:
        return Difference(
            f"the dtype is {answer.dtype}, which is not a number",
            "numbers (float or int)",
            f"dtype {answer.dtype}",
            place,
        )
    return _first_wrong_value(answer, expected, rtol, atol, place)


def _first_wrong_value(
    answer: npt.NDArray[Any], expected: npt.NDArray[Any], rtol: float, atol: float, place: str
) -> Difference | None:
    mine, theirs = answer.astype(np.float64), expected.astype(np.float64)
    with np.errstate(invalid="ignore"):  # inf - inf: judged by the equality beside it
        near = np.abs(mine - theirs) <= atol + rtol * np.abs(theirs)
    wrong = ~(near | (mine == theirs) | (np.isnan(mine) & np.isnan(theirs)))
    if not wrong.any():
        return None
    # A NaN spreads, so it is the better clue than whichever number happens to differ first.
    nan = np.isnan(mine) & ~np.isnan(theirs)
    index = tuple(int(i) for i in np.argwhere(nan if nan.any() else wrong)[0])
    summary = "there is a NaN (not a number)" if nan.any() else "the value differs"
    if not nan.any() and wrong.size > 1:
        summary = f"{int(wrong.sum())} of {wrong.size} values differ"
    return Difference(
        summary,
        *_two_numbers(float(theirs[index]), float(mine[index])),
        where=place + (str(list(index)) if index else ""),
        hides=True,
    )


def _two_numbers(expected: float, got: float) -> tuple[str, str]:
    """Write both with as few digits as still tell them apart."""
    for digits in (6, 9, 12, 17):
        texts = f"{expected:.{digits}g}", f"{got:.{digits}g}"
        if texts[0] != texts[1]:
            break
    return texts


def _shape_words(shape: tuple[int, ...]) -> str:
    return f"shape {shape}" if shape else "one number, shape ()"


def _describe(value: object) -> str:
    """Name a value in at most a line, whatever it is."""
    if isinstance(value, np.ndarray) and value.ndim:
        return f"an array of shape {value.shape}, dtype {value.dtype}"
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__} of length {len(value)}"
    if isinstance(value, (int, float, str, np.generic, np.ndarray)) or value is None:
        text = f"{value:.6g}" if isinstance(value, float) else repr(value)
        return text if len(text) <= 60 else text[:57] + "..."
    return f"a {type(value).__name__}"
