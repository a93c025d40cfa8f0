"""Judging in the notebook's own kernel, for plain nbgrader and for instructors who run `source/`.

Reached from `check.hidden` through the ``autograder.judge`` entry point. The kernel then holds the
right answers, so grading that has to withstand students uses `gradebook.preprocessors` instead.
"""

from __future__ import annotations

import contextlib
import io
import secrets
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.course.cases import Case
from autograder.course.course import Course
from autograder.course.lesson import Lesson
from autograder.judging.judge import Outcomes, judge
from autograder.sandbox.calls import bind_references, compile_references, encode_case, outcome
from autograder.student.checks.message import Message


def judge_here(exercise: str, function: Callable[..., Any]) -> Message | None:
    """Judge a function of this process.

    Parameters
    ----------
    exercise : str
        Its name.
    function : callable
        The function.

    Returns
    -------
    Message or None
        What is wrong, or None where everything is right.

    Raises
    ------
    CourseError
        If the kernel does not run inside a course, or no lesson has the exercise.
    """
    lesson = _lesson_of(exercise, Path.cwd())

    def caller(cases: list[Case]) -> tuple[str, Outcomes]:
        return "done", _call_with_references(lesson, exercise, function, cases)

    return judge(lesson, exercise, caller, secrets.randbits(128)).message


def _lesson_of(exercise: str, folder: Path) -> Lesson:
    """Return the lesson that the kernel's folder is named after, else the one with the exercise."""
    course = Course.find(folder)
    if folder.name in course.names:
        return course.lesson(folder.name)
    return course.lesson_with(exercise)


def _call_with_references(
    lesson: Lesson, exercise: str, function: Callable[..., Any], cases: list[Case]
) -> Outcomes:
    namespace = vars(sys.modules["__main__"])  # the notebook's variables
    before = dict(namespace)
    try:
        references = compile_references(lesson.preamble, lesson.helpers(exercise))
        bind_references(namespace, references)
        # What the function prints has no place here, and nbgrader takes stderr for a mistake.
        with (
            tempfile.TemporaryDirectory() as folder,
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
        ):
            return [outcome(function, encode_case(case), Path(folder)) for case in cases]
    finally:
        namespace.clear()
        namespace.update(before)
