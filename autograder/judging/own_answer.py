"""The lesson's own cases, and its own answers to them: where these are broken, no answer is wrong.

A broken case or solution is its author's to mend, and ends in a `LessonError` in the place of a
verdict.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from autograder.course.cases import Case
from autograder.course.errors import LessonError
from autograder.course.lesson import Lesson
from autograder.course.places import in_words
from autograder.sandbox.calls import called_on, encode_case

KINDS = "arrays, numbers, text, None, lists and tuples of these, a MatFile, an Rng or a Code"
"""What a case may hold."""


def fresh_cases(lesson: Lesson, exercise: str, seed: int) -> list[Case]:
    """Return fresh inputs for an exercise, each of which can be sent to where it is called.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    exercise : str
        Its exercise.
    seed : int
        Where the inputs come from.

    Raises
    ------
    LessonError
        If a case holds what cannot be sent.
    """
    cases = lesson.cases(exercise, np.random.default_rng(seed))
    for case in cases:
        kind = _left_behind(encode_case(case))
        if kind is not None:
            where = lesson.cases_file.place_of(exercise)
            raise LessonError(
                f"{where}: the case {case.what!r} of {exercise} holds a value of the kind {kind}: "
                f"a case may hold {KINDS}."
            )
    return cases


def expected_answer(lesson: Lesson, exercise: str, case: Case, files: Path) -> Any:
    """Return the lesson's own answer to a case.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    exercise : str
        Its exercise.
    case : Case
        The inputs.
    files : Path
        Folder for the files that the function is to read.

    Raises
    ------
    LessonError
        If the solution ends in an error.
    """
    try:
        return called_on(lesson.reference[exercise], encode_case(case), files)[0]
    except (Exception, SystemExit) as error:
        if lesson.own_code.place_of_error(error):
            raise lesson.own_code.broken(
                exercise, error, f" on its own case {case.what!r}"
            ) from error
        where = lesson.cases_file.place_of(exercise)
        raise LessonError(
            f"{where}: {exercise} cannot be called as its case {case.what!r} says: "
            f"{in_words(error)}."
        ) from error


def require_acceptable(lesson: Lesson, exercise: str, case: Case, expected: Any) -> None:
    """Raise where a case's `accept` cannot even judge the lesson's own answer.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    exercise : str
        Its exercise.
    case : Case
        With an `accept`.
    expected : object
        The lesson's own answer.

    Raises
    ------
    LessonError
        If it ends in an error.
    """
    assert case.accept is not None
    try:
        case.accept(expected, expected)
    except Exception as error:
        where = lesson.cases_file.place_of(exercise)
        raise LessonError(
            f"{where}: `accept` of the case {case.what!r} of {exercise} ends in {in_words(error)} "
            "on the lesson's own answer."
        ) from error


def _left_behind(encoded: Any) -> str | None:
    """Return the kind of the first value that is sent by its type's name alone, or None."""
    if isinstance(encoded, list):
        return next(filter(None, map(_left_behind, encoded)), None)
    if isinstance(encoded, dict):
        return encoded.get("opaque") or _left_behind(list(encoded.values()))
    return None
