"""Whether a lesson holds together: its own answers pass its own cases, and its catalogue runs."""

from __future__ import annotations

import contextlib
import io
import warnings
from functools import partial

from autograder.course.cases import Case
from autograder.course.errors import LessonError
from autograder.course.lesson import Lesson
from autograder.course.places import place_of_cell
from autograder.judging.diagnosis import function_of
from autograder.judging.judge import Outcomes, judge
from autograder.sandbox.calls import encode_case, outcome
from autograder.sandbox.scratch import made_if_needed, scratch_folder

SEED = 20_250_101
"""Where the fresh inputs come from; any other would do."""


def prove(lesson: Lesson) -> None:
    """Run a lesson's own text, in this process: its solutions on its cases, and its catalogue.

    Parameters
    ----------
    lesson : Lesson
        The lesson.

    Raises
    ------
    LessonError
        With the place of what is broken.
    """
    _ = {name: lesson.twins(name) for name in lesson.exercises}
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in lesson.exercises:
            _prove_solution(lesson, name)
        known = [(entry.exercise, entry.answer) for entry in lesson.misconceptions]
        known += [(entry.exercise, entry.answer) for entry in lesson.alternatives]
        for exercise, answer in known:
            function_of(lesson, exercise, answer)


def _prove_solution(lesson: Lesson, name: str) -> None:
    verdict = judge(lesson, name, partial(_called, lesson, name), SEED)
    if verdict.message is not None:
        message = verdict.message
        why = f"{message.summary}{f' ({message.what})' if message.what else ''}"
        raise LessonError(
            f"{place_of_cell(lesson.text, name)}: the lesson's own {name} does not pass its own "
            f"cases: {why}. Mend the solution, or {lesson.name}/cases.py."
        )


def _called(lesson: Lesson, name: str, cases: list[Case]) -> tuple[str, Outcomes]:
    function = lesson.reference[name]
    with made_if_needed(scratch_folder() / "own") as folder:
        return "done", [outcome(function, encode_case(case), folder) for case in cases]
