"""The checks under each exercise.

A passing check prints one line with a ✓. A failing one raises a `CheckFailed` (an `AssertionError`)
that says what was expected, what came, and where; in Jupyter it shows the same as HTML.
"""

from __future__ import annotations

import copy
import os
import sys
from collections.abc import Callable
from importlib import metadata
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.student.checks import hints
from autograder.student.checks.causes import explained
from autograder.student.checks.compare import (
    ATOL,
    RTOL,
    Difference,
    difference,
    is_comparable,
    shape_difference,
)
from autograder.student.checks.message import CheckFailed, Message
from autograder.student.checks.relations import relation

JUDGES = "autograder.judge"
"""Entry-point group under which an installed grader offers its judge to `hidden`."""

OF_A_VALUE = ("close", "equal", "shape")
"""Checks that look at one answer: what they see of a known mistake goes into a lesson's hints."""

_reporting = os.environ.get("NBGRADER_EXECUTION") == "autograde"
"""Whether failing checks only report; nbgrader says so to the kernels that it grades in."""


def report_only(on: bool = True) -> None:
    """Make failing checks show their message and go on, instead of raising.

    The grader reads a whole notebook this way, so that one failing check does not hide the next.

    Parameters
    ----------
    on : bool
        False restores raising.
    """
    global _reporting  # noqa: PLW0603  (one switch for one notebook session)
    _reporting = on


def close(
    exercise: str,
    got: Any,
    expected: Any,
    *,
    what: str = "",
    rtol: float = RTOL,
    atol: float = ATOL,
) -> None:
    """Check numbers or arrays: as equal as `difference` has it, everywhere.

    Parameters
    ----------
    exercise : str
        The exercise's name.
    got, expected : number, array, or list or tuple of these
        The student's answer and the right one.
    what : str
        Which call this is, in words.
    rtol, atol : float
        Relative and absolute tolerance.

    Raises
    ------
    CheckFailed
        If shape, dtype or a value differs.

    Examples
    --------
    >>> close("sigmoid", 0.5000001, 0.5)
    ✓ sigmoid: 0.5
    """
    found = difference(got, expected, rtol=rtol, atol=atol)
    if found is None:
        _pass(exercise, what, _short(got))
    else:
        one_number = found.hides and _is_number(expected)
        tolerance = f" (within {atol + rtol * _size(expected):.0e})" if one_number else ""
        message = _message(exercise, what, found, expected_note=tolerance)
        _fail(message, f"close {what}", got, relation(got, expected))


def equal(exercise: str, got: Any, expected: Any, *, what: str = "") -> None:
    """Check that the answer is exactly the expected one: labels, counts, text, arrays of these.

    Parameters
    ----------
    exercise : str
        The exercise's name.
    got, expected : object
        The student's answer and the right one.
    what : str
        Which call this is, in words.

    Raises
    ------
    CheckFailed
        If anything differs.

    Examples
    --------
    >>> equal("predict", np.array([10, 1, 2]), [10, 1, 2])
    ✓ predict: [10  1  2]
    """
    found = difference(got, expected)
    if found is None:
        _pass(exercise, what, _short(got))
    else:
        _fail(_message(exercise, what, found), f"equal {what}", got, relation(got, expected))


def shape(exercise: str, got: Any, expected: tuple[int, ...], *, what: str = "") -> None:
    """Check the shape of an array.

    Parameters
    ----------
    exercise : str
        The exercise's name.
    got : array_like
        The student's answer.
    expected : tuple of int
        The right shape; ``()`` for a single number.
    what : str
        Which call this is, in words.

    Raises
    ------
    CheckFailed
        If the answer has another shape, or none.

    Examples
    --------
    >>> shape("add_bias", np.ones((5, 4)), (5, 4))
    ✓ add_bias: shape (5, 4)
    """
    found = shape_difference(got, tuple(expected))
    if found is None:
        _pass(exercise, what, f"shape {tuple(expected)}")
    else:
        _fail(_message(exercise, what, found), f"shape {what}", got)


def unchanged(exercise: str, function: Callable[..., Any], *args: Any) -> None:
    """Check that calling the function leaves its arguments as they were.

    Parameters
    ----------
    exercise : str
        The exercise's name.
    function : callable
        The student's function.
    *args
        What it is called with.

    Raises
    ------
    CheckFailed
        If an argument was modified in place.

    Examples
    --------
    >>> unchanged("double", lambda x: 2 * x, np.arange(3))
    ✓ double: its inputs are unchanged
    """
    before = copy.deepcopy(args)
    function(*args)
    for position, (now, then) in enumerate(zip(args, before, strict=True), start=1):
        found = difference(now, then)
        if found and is_comparable(then):
            message = Message(
                exercise,
                f"argument {position} was changed in place",
                expected=f"{found.expected} still",
                got=found.got,
                where=found.where,
                next_step="work on a copy, or build a new array",
            )
            _fail(message, "unchanged", list(args))
            return
    _pass(exercise, "", "its inputs are unchanged")


def predict(what: str, guess: Any, actual: Any) -> None:
    """Set a prediction beside what the code gives. Never fails: predicting wrongly teaches most.

    Parameters
    ----------
    what : str
        What was predicted, in words.
    guess : object
        The student's prediction; None while there is none.
    actual : object
        What the student's own code gave.

    Examples
    --------
    >>> predict("J at Θ = 0", 6.93, 6.931471805599453)
    ✓ J at Θ = 0: you predicted 6.93, and it is 6.931
    >>> predict("the shape of h", (10, 5000), (5000, 10))
    ≠ the shape of h: you predicted (10, 5000), it is (5000, 10). What explains the difference?
    >>> predict("the shape of h", None, (5000, 10))
    … the shape of h: write your prediction first, then run this cell again
    """
    if guess is None:
        print(f"… {what}: write your prediction first, then run this cell again")
    elif difference(guess, actual, rtol=5e-3) is None:
        print(f"✓ {what}: you predicted {_short(guess, 4)}, and it is {_short(actual, 4)}")
    else:
        print(
            f"≠ {what}: you predicted {_short(guess, 4)}, it is {_short(actual, 4)}. "
            "What explains the difference?"
        )


def hidden(exercise: str, function: Callable[..., Any]) -> None:
    """Check the function on fresh inputs against the hidden solution, where a grader is installed.

    Parameters
    ----------
    exercise : str
        The exercise's name.
    function : callable
        The student's function.

    Raises
    ------
    CheckFailed
        If the function is wrong on some of the inputs.
    """
    judges = list(metadata.entry_points(group=JUDGES))
    if not judges:
        print(f"… {exercise}: the fresh inputs come when your lesson is graded")
        return
    message: Message | None = judges[0].load()(exercise, function)
    if message is None:
        _pass(exercise, "", "right on fresh inputs")
    else:  # while grading too: the hidden check alone decides
        _show(message)
        raise CheckFailed(message) from None


def hint(exercise: str) -> None:
    """Show all that is known of an exercise's latest failure, without running the check again.

    A check tells it a step at a time: what differs, then the likely cause, then a hint and the
    section to reread.

    Parameters
    ----------
    exercise : str
        The exercise's name.

    Examples
    --------
    >>> hint("softmax")
    … softmax: no check of it has failed yet. Run the check below the exercise first
    """
    message = hints.everything(exercise)
    if message is None:
        print(
            f"… {exercise}: no check of it has failed yet. Run the check below the exercise first"
        )
    elif not _show(message):
        print(message)


def _message(exercise: str, what: str, found: Difference, expected_note: str = "") -> Message:
    return Message(
        exercise, found.summary, what, found.expected + expected_note, found.got, found.where
    )


def _pass(exercise: str, what: str, result: str) -> None:
    hints.forget(exercise, what)
    call = f" ({what})" if what else ""
    print(f"✓ {exercise}{call}: {result}")


def _fail(message: Message, call: str, got: Any, compare: str = "") -> None:
    """Explain a failure; stop there, unless a grader reads on."""
    causes = hints.known_causes(message.exercise, call, got)
    whole = explained(message, compare, causes)
    message = whole if _reporting else hints.step_by_step(message, whole)
    shown = _show(message)
    if not _reporting:
        raise CheckFailed(message) from None
    if not shown:
        print(message)


def _show(message: Message) -> bool:
    """Show the message richly where there is a notebook to show it in."""
    ipython = sys.modules.get("IPython")
    if ipython is None or ipython.get_ipython() is None:
        return False
    ipython.display.display(message)
    return True


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, np.number))


def _size(value: Any) -> float:
    return abs(float(value))


def _short(value: Any, digits: int = 6) -> str:
    """Write a value in a few characters: small things whole, big arrays by their shape."""
    if isinstance(value, str):
        return repr(value)
    if isinstance(value, (list, tuple)) and any(isinstance(v, (np.ndarray, tuple)) for v in value):
        return f"{len(value)} results"
    if isinstance(value, tuple):
        return str(value)
    try:
        array: npt.NDArray[Any] = np.asarray(value)
    except ValueError:  # lists of different lengths
        return f"{len(value)} results"
    if array.ndim == 0 and array.dtype.kind in "iuf":
        return str(array) if array.dtype.kind in "iu" else f"{array[()]:.{digits}g}"
    if array.size <= 10:
        return str(array).replace("\n", "")
    return f"all {array.size} values, shape {array.shape}"
