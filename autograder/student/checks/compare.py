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

TRUTH_OR_TEXT = "bU"
"""The dtype kinds that are compared exactly, and with their own kind alone."""

RTOL, ATOL = 5e-6, 1e-9
"""What numbers may differ by, in a notebook's checks and in grading: room for single precision."""

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

    Numbers are equal when ``|got - expected| <= atol + rtol * size``, where the size is that of the
    largest number expected in the same array: what is left of sums that nearly cancel is no more
    exact than they are. With ``atol=0`` it is each number's own size. Lists and tuples are
    interchangeable and compared item by item; whole numbers and floats are interchangeable; True
    and False are not numbers. A NaN equals a NaN.

    Parameters
    ----------
    got : object
        What the function returned.
    expected : object
        A number, truth value, string, None or array of these, or lists and tuples of them.
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
    got, expected = plain(got), plain(expected)
    if got is None and expected is not None:
        return Difference(NOTHING, _form(expected), "None", place)
    if isinstance(expected, (list, tuple)) and not _is_list_of_numbers(expected):
        return _structure_difference(got, expected, rtol, atol, place)
    if expected is None or isinstance(expected, (str, bool)):
        same = isinstance(got, type(expected)) and got == expected
        return None if same else _value_difference(got, expected, place)
    return _array_difference(got, np.asarray(expected), rtol, atol, place)


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
    answer = as_array(got)
    if answer is None:
        return Difference("the answer is not an array of numbers", wanted, _describe(got), place)
    if answer.shape != shape:
        return Difference("the shape differs", wanted, _shape_words(answer.shape), place)
    return None


def is_comparable(value: object) -> bool:
    """Tell whether `difference` can judge such a value: it cannot tell one function from another.

    Parameters
    ----------
    value : object
        Any value.

    Examples
    --------
    >>> is_comparable([1, 2]), is_comparable(len)
    (True, False)
    """
    return difference(value, value) is None


def plain(value: object) -> object:
    """Unwrap numpy's single truth value or text: computed or written, it is the same answer.

    Parameters
    ----------
    value : object
        Any answer.

    Examples
    --------
    >>> plain(np.True_)
    True
    """
    if isinstance(value, (np.generic, np.ndarray)) and value.ndim == 0:
        return value.item() if value.dtype.kind in TRUTH_OR_TEXT else value
    return value


def _is_list_of_numbers(values: list[Any] | tuple[Any, ...]) -> bool:
    """Tell a plain vector, written as a list, from a list of separate results."""
    return bool(values) and all(isinstance(v, (int, float, np.number)) for v in values)


def as_array(got: object) -> npt.NDArray[Any] | None:
    """Return an answer as an array; None for ragged lists, sets, functions and their like.

    Parameters
    ----------
    got : object
        What a function returned.

    Examples
    --------
    >>> as_array([1, 2])
    array([1, 2])
    >>> as_array([[1], [1, 2]]) is None
    True
    """
    try:
        if _holds_text(got):  # numpy would make every item as wide as the longest text
            return None
        answer = np.asarray(got)
    except (ValueError, TypeError, RecursionError):
        return None
    return None if answer.dtype == object and not answer.ndim else answer


def _holds_text(got: object) -> bool:
    """Tell whether a list holds text, however deep."""
    if not isinstance(got, (list, tuple)):
        return False
    return any(
        isinstance(item, str)
        or (isinstance(item, np.ndarray) and item.dtype.kind in "SU")
        or _holds_text(item)
        for item in got
    )


def _structure_difference(
    got: object, expected: list[Any] | tuple[Any, ...], rtol: float, atol: float, place: str
) -> Difference | None:
    wanted = _results(expected)
    if not isinstance(got, (list, tuple)):
        return Difference(
            f"a single result came back where a list of {len(expected)} was expected",
            f"{wanted}, in a list",
            f"1 result, {type(got).__name__}",
            place,
        )
    if len(got) != len(expected):
        return Difference("the number of results differs", wanted, _results(got), place)
    for i, (mine, theirs) in enumerate(zip(got, expected, strict=True)):
        found = difference(mine, theirs, rtol=rtol, atol=atol, place=f"{place}[{i}]")
        if found:
            return found
    return None


def _value_difference(got: object, expected: object, place: str) -> Difference:
    return Difference("the value differs", _describe(expected), _describe(got), place, hides=True)


def _array_difference(
    got: object, expected: npt.NDArray[Any], rtol: float, atol: float, place: str
) -> Difference | None:
    found = shape_difference(got, expected.shape, place=place)
    if found:
        return found
    answer = np.asarray(got)
    exact = expected.dtype.kind in TRUTH_OR_TEXT
    if answer.dtype.kind not in (expected.dtype.kind if exact else NUMBERS):
        wanted = f"dtype {expected.dtype}" if exact else "numbers (float or int)"
        return Difference("the dtype differs", wanted, f"dtype {answer.dtype}", place)
    if not exact:
        return _first_wrong_number(answer, expected, rtol, atol, place)
    wrong = answer != expected
    if not wrong.any():
        return None
    index = _first(wrong)
    return _value_difference(answer[index], expected[index], place + str(list(index)))


def _first_wrong_number(
    answer: npt.NDArray[Any], expected: npt.NDArray[Any], rtol: float, atol: float, place: str
) -> Difference | None:
    mine, theirs = answer.astype(np.float64), expected.astype(np.float64)
    if np.array_equal(mine, theirs):  # so often that it is worth a look
        return None
    finite = np.isfinite(theirs)
    sizes = np.abs(theirs)
    with np.errstate(invalid="ignore", over="ignore"):
        if atol:
            sizes = np.max(sizes, initial=0.0, where=finite)
        near = np.abs(mine - theirs) <= atol + rtol * sizes
    near &= finite  # any number is within a tolerance of rtol * infinity
    wrong = ~(near | (mine == theirs) | (np.isnan(mine) & np.isnan(theirs)))
    if not wrong.any():
        return None
    # A NaN spreads, so it is the better clue than whichever number happens to differ first.
    nan = np.isnan(mine) & ~np.isnan(theirs)
    index = _first(nan if nan.any() else wrong)
    summary = "there is a NaN (not a number)" if nan.any() else "the value differs"
    if not nan.any() and wrong.size > 1:
        summary = f"{int(wrong.sum())} of {wrong.size} values differ"
    return Difference(
        summary,
        *_two_numbers(float(theirs[index]), float(mine[index])),
        where=place + (str(list(index)) if index else ""),
        hides=True,
    )


def _first(marked: npt.NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(int(i) for i in np.argwhere(marked)[0])


def _two_numbers(expected: float, got: float) -> tuple[str, str]:
    """Write both with as few digits as still tell them apart."""
    for digits in (6, 9, 12, 17):
        texts = f"{expected:.{digits}g}", f"{got:.{digits}g}"
        if texts[0] != texts[1]:
            break
    return texts


def _shape_words(shape: tuple[int, ...]) -> str:
    return f"shape {shape}" if shape else "one number, shape ()"


def _form(expected: Any) -> str:
    """Say what kind of answer is expected, and nothing of its value."""
    if isinstance(expected, str):
        return "text"
    if isinstance(expected, bool):
        return "True or False"
    if isinstance(expected, (list, tuple)) and not _is_list_of_numbers(expected):
        return _results(expected)
    return _shape_words(np.shape(expected))


def _results(values: list[Any] | tuple[Any, ...]) -> str:
    return "1 result" if len(values) == 1 else f"{len(values)} results"


def _describe(value: object) -> str:
    """Name a value in at most a line, whatever it is."""
    if isinstance(value, np.ndarray) and value.ndim:
        return f"an array of shape {value.shape}, dtype {value.dtype}"
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__} of length {len(value)}"
    if isinstance(value, (np.generic, np.ndarray)):
        value = value.item()
    if isinstance(value, (int, float, str)) or value is None:
        text = f"{value:.6g}" if isinstance(value, float) else repr(value)
        return text if len(text) <= 60 else text[:57] + "..."
    # What crossed from another process as no more than its type's name still goes by that name.
    return f"a {getattr(value, 'type_name', type(value).__name__)}"
