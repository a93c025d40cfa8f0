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
from autograder.authoring.proof import SEED, prove
from autograder.course.course import Course
from autograder.course.lesson import Lesson
from autograder.judging.check_cell import judge_check
from autograder.judging.judge import Verdict
from autograder.judging.run import REPORT_ONLY
from autograder.sandbox.session import Session

FEWEST = 3
"""Misconceptions that an exercise must have."""

CELL_SECONDS, CHECK_SECONDS = 30.0, 10.0
PASSED = Path(".autograder") / "strength.json"
"""Which lessons have been found strong, by a digest of all that could change it."""

MARK = "WEAK-TESTS.txt"
"""The note beside a release that was forced."""


def found_weak(course: Course, lesson: Lesson) -> list[str]:
    """Return what is weak about a lesson's hidden checks; what was found strong is remembered.

    Parameters
    ----------
    course : Course
        Where to remember it.
    lesson : Lesson
        The lesson.

    Returns
    -------
    list of str
        A sentence for each weakness.
    """
    path = course.root / PASSED
    known = json.loads(path.read_text()) if path.is_file() else {}
    digest = _digest(lesson)
    if known.get(lesson.name) == digest:
        return []
    found = list(weaknesses(lesson))
    if not found:
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(known | {lesson.name: digest}, indent=1))
    return found


def mark(release: Path, found: list[str]) -> None:
    """Leave a note beside a release that its tests are weak, or take an older note away.

    Parameters
    ----------
    release : Path
        The released notebook.
    found : list of str
        What is weak; empty where nothing is.
    """
    note = release.parent / MARK
    if found:
        lines = [f"Released by force although {release.stem} has weak tests:", *found]
        note.write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        note.unlink(missing_ok=True)


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

    Raises
    ------
    LessonError
        If the lesson is broken: its answers cannot be judged.
    """
    prove(lesson)
    for name, solution in lesson.solutions.items():
        found = verdict(lesson, name, solution)
        if found.message is not None:
            yield f"{name}: the lesson's own answer is rejected: {found.message.line}"
    known = Counter(mistake.exercise for mistake in lesson.misconceptions)
    for name in lesson.exercises:
        if known[name] < FEWEST:
            yield f"{name}: {known[name]} misconceptions are known, and {FEWEST} are needed"
    for mistake in lesson.misconceptions:
        if verdict(lesson, mistake.exercise, mistake.answer).passed:
            yield f"{mistake.exercise}: the misconception {mistake.id} is not detected"
    for right in lesson.alternatives:
        found = verdict(lesson, right.exercise, right.answer)
        if found.message is not None:
            why = found.message.line
            yield f"{right.exercise}: a right answer ({right.style}) is rejected: {why}"


def verdict(
    lesson: Lesson,
    exercise: str,
    answer: str,
    seed: int = SEED,
    seconds: float = CHECK_SECONDS,
) -> Verdict:
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
    seconds : float
        How long the calls together may take.
    """
    helpers = lesson.helpers(exercise)
    with Session(lesson.imports) as session:
        for cell in (REPORT_ONLY, lesson.preamble, *helpers.values(), answer):
            session.run_cell(cell, CELL_SECONDS)
        return judge_check(
            session,
            lesson,
            exercise,
            lesson.exercises[exercise].check,
            helpers=helpers,
            seconds=seconds,
            seed=seed,
        )


def _digest(lesson: Lesson) -> str:
    """Return a digest of the lesson's files and of the versions that judge them."""
    files = sorted(path for path in lesson.folder.iterdir() if path.suffix in (".md", ".py"))
    versions = f"{__version__} {np.__version__} {scipy.__version__}"
    content = b"\0".join([versions.encode(), *(path.read_bytes() for path in files)])
    return hashlib.sha256(content).hexdigest()
