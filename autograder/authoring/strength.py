"""Whether a lesson's hidden checks are strong: known wrong answers fail, and right ones pass.

A release of a lesson with weak checks is refused. The answers are judged one by one in workers; the
bench does the same with whole submissions, and measures more.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import scipy

from autograder import __version__
from autograder.grading.course import Course
from autograder.grading.judge import Verdict, judge
from autograder.grading.lesson import Lesson
from autograder.grading.session import Session

FEWEST = 3
"""Misconceptions that an exercise must have."""

SEED = 20_250_101
"""Where the fresh inputs come from; any other would do."""

CELL_SECONDS, CHECK_SECONDS = 30.0, 10.0
PASSED = Path(".autograder") / "strength.json"
"""Which lessons have been found strong, by a digest of all that could change it."""


class WeakTestsError(Exception):
    """Hidden checks that let a wrong answer pass or fail a right one; the text names them."""


def insist(course: Course, lesson: Lesson) -> None:
    """Raise unless a lesson's hidden checks are strong; what was found strong is remembered.

    Parameters
    ----------
    course : Course
        Where to remember it.
    lesson : Lesson
        The lesson.

    Raises
    ------
    WeakTestsError
        With a line for each weakness.
    """
    path = course.root / PASSED
    known = json.loads(path.read_text()) if path.is_file() else {}
    digest = _digest(lesson)
    if known.get(lesson.name) == digest:
        return
    found = list(weaknesses(lesson))
    if found:
        raise WeakTestsError("\n".join([f"{lesson.name} has weak tests:", *found]))
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(known | {lesson.name: digest}, indent=1))


def weaknesses(lesson: Lesson) -> Iterator[str]:
    """Judge every answer of a lesson's catalogue and say what is wrong with its hidden checks.

    Parameters
    ----------
    lesson : Lesson
        The lesson.

    Yields
    ------
    str
        A sentence that names an exercise and an answer.
    """
    known = Counter(mistake.exercise for mistake in lesson.misconceptions)
    for name in lesson.exercises:
        if known[name] < FEWEST:
            yield f"{name}: {known[name]} misconceptions are known, and {FEWEST} are needed"
    for mistake in lesson.misconceptions:
        if verdict(lesson, mistake.exercise, str(mistake.answer)).passed:
            yield f"{mistake.exercise}: the misconception {mistake.id} is not detected"
    for right in lesson.alternatives:
        found = verdict(lesson, right.exercise, str(right.answer))
        if found.message is not None:
            why = found.message.line
            yield f"{right.exercise}: a right answer ({right.style}) is rejected: {why}"


def verdict(lesson: Lesson, exercise: str, answer: str, seed: int = SEED) -> Verdict:
    """Judge one answer as the grader does, in a worker that holds the lesson's earlier solutions.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    exercise : str
        Its exercise.
    answer : str
        The code of the solution cell.
    seed : int
        Where the fresh inputs come from.
    """
    preamble, helpers = lesson.preamble, lesson.helpers(exercise)
    with Session() as session:
        for cell in (preamble, *helpers.values(), answer):
            session.run_cell(cell, CELL_SECONDS)
        return judge(
            lesson,
            exercise,
            lambda cases: session.run_check(
                exercise, cases, preamble=preamble, helpers=helpers, seconds=CHECK_SECONDS
            ),
            seed,
        )


def _digest(lesson: Lesson) -> str:
    """Return a digest of the lesson's files and of the versions that judge them."""
    files = sorted(path for path in lesson.folder.iterdir() if path.suffix in (".md", ".py"))
    versions = f"{__version__} {np.__version__} {scipy.__version__}"
    content = b"\0".join([versions.encode(), *(path.read_bytes() for path in files)])
    return hashlib.sha256(content).hexdigest()
