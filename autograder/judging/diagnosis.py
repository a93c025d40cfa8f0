"""Why an answer is wrong, found on the trusted side: known mistakes run on the same fresh inputs.

Whatever gives the very outcomes that the student's function gave, case by case, is named; where
several do, all are; where none does, nothing is guessed.
"""

from __future__ import annotations

import contextlib
import inspect
import io
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from autograder.course.cases import Case
from autograder.course.catalogue import Misconception
from autograder.course.errors import LessonError
from autograder.course.lesson import Lesson
from autograder.course.places import in_words
from autograder.judging.outcomes import read_outcome
from autograder.sandbox import values
from autograder.sandbox.calls import encode_case, outcome
from autograder.student.checks.causes import Cause
from autograder.student.checks.compare import difference, is_comparable

PATIENCE = 20.0
"""Seconds after which no further mistake is tried: a message without a cause beats a long wait."""

Outcome = dict[str, Any]


def known_mistakes(
    lesson: Lesson, exercise: str, cases: list[Case], outcomes: list[Outcome], failing: int
) -> list[Misconception]:
    """Return the misconceptions whose outcomes are the student's.

    Parameters
    ----------
    lesson : Lesson
        Holds the misconceptions.
    exercise : str
        The exercise.
    cases : list of Case
        The fresh inputs.
    outcomes : list of dict
        What the student's function made of them, as far as it came, from `read_outcome`.
    failing : int
        The first case that went wrong. A mistake that does otherwise there is not tried further.
    """
    order = [failing, *(i for i in range(len(outcomes)) if i != failing)]
    pairs = [(cases[i], outcomes[i]) for i in order]
    deadline = time.monotonic() + PATIENCE
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for mistake in lesson.misconceptions:
            if mistake.exercise == exercise and time.monotonic() < deadline:
                function = function_of(lesson, exercise, mistake.answer)
                if all(_does_the_same(function, *pair, Path(folder)) for pair in pairs):
                    found.append(mistake)
    return found


def causes(mistakes: Sequence[Misconception]) -> list[Cause]:
    """Return what a student may read of misconceptions.

    Parameters
    ----------
    mistakes : sequence of Misconception
        The mistakes.
    """
    return [Cause(m.id, m.cause, m.hint, m.section) for m in mistakes]


def function_of(lesson: Lesson, exercise: str, answer: str) -> Any:
    """Return the function that a catalogue's answer defines, beside the lesson's own functions.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    exercise : str
        The function's name.
    answer : str
        Code of the catalogue, never a student's.

    Raises
    ------
    LessonError
        If the code ends in an error before there is a function.
    """
    namespace = dict(lesson.reference)
    del namespace[exercise]
    try:
        with _silence():
            exec(compile(answer, f"<{exercise}>", "exec"), namespace)  # our own text
    except Exception as error:
        first = answer.strip().partition("\n")[0]
        raise LessonError(
            f"{lesson.name}: a known answer to {exercise}, which begins with {first!r}, ends in "
            f"{in_words(error)} before it can be called."
        ) from error
    return namespace.get(exercise)


def sizes(lesson: Lesson, exercise: str, case: Case) -> dict[int, str]:
    """Return what the sizes of a case's arrays are called: ``{11: "the number of rows of X"}``.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    exercise : str
        The exercise, whose reference names the parameters.
    case : Case
        The inputs.
    """
    if case.through is not None:
        return {}
    signature = inspect.signature(lesson.reference[exercise])
    bound = signature.bind(*case.args, **case.kwargs).arguments
    arrays = {name: value for name, value in bound.items() if isinstance(value, np.ndarray)}
    # Data before weights: a student thinks of m as the rows of X.
    names = sorted(arrays, key=lambda name: (name != "X", name.startswith("Theta")))
    named: dict[int, str] = {}
    for name in names:
        terms = ["length"] if arrays[name].ndim == 1 else ["number of rows", "number of columns"]
        for size, term in zip(arrays[name].shape, terms, strict=False):
            named.setdefault(size, f"the {term} of {name}")
    return named


def _does_the_same(function: Any, case: Case, seen: Outcome, files: Path) -> bool:
    with _silence():
        done = read_outcome(outcome(function, encode_case(case), files))
    if done["outcome"] != seen.get("outcome"):
        return False
    if done["outcome"] == "raised":
        return bool(done["error"] == seen.get("error"))
    if done["outcome"] != "returned" or (case.silent and _warned(done) != _warned(seen)):
        return False
    return _same_answer(case, done, seen)


def _warned(done: Outcome) -> bool:
    return bool(done.get("warning"))


def _same_answer(case: Case, done: Outcome, seen: Outcome) -> bool:
    """Compare two answers, and what became of the arguments, as the judge compares."""
    mine_after, theirs_after = done["args"], seen["args"]
    given = (*case.args, *case.kwargs.values())
    if not isinstance(theirs_after, tuple) or len(theirs_after) != len(given):
        return False
    after = zip(given, mine_after, theirs_after, strict=True)
    return _same_value(done["value"], seen["value"], case) and all(
        # A file's path, say, is another one in another process.
        _same_value(one, other, case) or not is_comparable(before)
        for before, one, other in after
    )


def _same_value(mine: Any, theirs: Any, case: Case) -> bool:
    if isinstance(mine, values.Opaque) or isinstance(theirs, values.Opaque):
        # All that is known of these is their type.
        return type(mine) is type(theirs) and bool(mine == theirs)
    if isinstance(mine, (list, tuple)) and isinstance(theirs, (list, tuple)):
        parts = zip(mine, theirs, strict=False)
        return len(mine) == len(theirs) and all(_same_value(*part, case) for part in parts)
    # Both ways, for the second is the model: an empty list is an empty array, whoever gives it.
    pairs = ((theirs, mine), (mine, theirs))
    return any(difference(*pair, rtol=case.rtol, atol=case.atol) is None for pair in pairs)


@contextlib.contextmanager
def _silence() -> Any:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield
