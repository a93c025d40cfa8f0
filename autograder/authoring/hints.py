"""What a release tells a student's own Jupyter of the lesson's known mistakes: `hints.json`.

Every misconception is put into the solved lesson and run. What its visible checks then see, where
that differs from what they see of the right answer, is the mistake's fingerprint.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.authoring.essential_cells import essential
from autograder.course.cases import Case
from autograder.course.cells import grade_id, without_hidden_lines, without_markers
from autograder.course.course import Course
from autograder.course.exercises import Exercise
from autograder.course.lesson import Lesson
from autograder.sandbox.session import Session
from autograder.student.checks.fingerprint import same
from autograder.student.checks.hints import HINTS

CELL_SECONDS = 60.0

RECORDER = """\
import copy as _copy
import json as _json

from autograder.student import check as _check
from autograder.student.checks.fingerprint import fingerprint as _fingerprint

_seen = []


def _recorder(kind):
    def record(exercise, got, *_, what="", **__):
        _seen.append([f"{kind} {what}", _fingerprint(got)])

    return record


def _changes(exercise, function, *args):
    args = _copy.deepcopy(args)
    function(*args)
    _seen.append(["unchanged", _fingerprint(list(args))])


for _kind in _check.OF_A_VALUE:
    setattr(_check, _kind, _recorder(_kind))
_check.unchanged = _changes


def _trial(cells):
    for cell in cells:
        _seen.clear()
        result = get_ipython().run_cell(cell, store_history=False)
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            return _json.dumps([*_seen, ["error", _fingerprint(error)]])
    return _json.dumps(_seen)
"""
"""Puts a recorder in the place of each visible check, and runs cells until one ends in an error."""

Seen = list[tuple[str, Any]]


def write_hints(course: Course, lesson: Lesson) -> Path:
    """Write a lesson's hints beside its instructor notebook, unless they are up to date.

    Parameters
    ----------
    course : Course
        Where to write.
    lesson : Lesson
        The lesson.

    Returns
    -------
    Path
        The file.
    """
    path = course.root / "source" / lesson.name / HINTS
    if not are_current(course, lesson):
        content = {"made_from": made_from(lesson), **hints(lesson)}
        path.write_text(json.dumps(content, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def are_current(course: Course, lesson: Lesson) -> bool:
    """Tell whether a lesson's hints were made from what it says now.

    Parameters
    ----------
    course : Course
        Where they are.
    lesson : Lesson
        The lesson.
    """
    path = course.root / "source" / lesson.name / HINTS
    if not path.is_file():
        return False
    made: str = json.loads(path.read_text(encoding="utf-8"))["made_from"]
    return made == made_from(lesson)


def made_from(lesson: Lesson) -> str:
    """Return a digest of all that a lesson's hints are made from.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    """
    known = [repr(entry) for entry in lesson.misconceptions]
    code = [cell.source for cell in lesson.notebook.cells if cell.cell_type == "code"]
    return hashlib.sha256("\0".join([*known, *code]).encode()).hexdigest()[:16]


def hints(lesson: Lesson) -> dict[str, Any]:
    """Return what is known of each exercise's mistakes: words for a student, and fingerprints.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    """
    cells = [cell for cell in essential(lesson.notebook.cells) if cell.cell_type == "code"]
    names = [grade_id(cell) for cell in cells]
    found = {}
    with Session(lesson.imports) as session:
        session.run_cell(RECORDER, CELL_SECONDS)
        for place, cell in enumerate(cells):
            exercise = lesson.exercises.get(names[place] or "")
            if exercise is not None:
                following = cells[place + 1 : names.index(exercise.check_id) + 1]
                found[exercise.name] = _known(lesson, exercise, session, following)
            session.run_cell(_runnable(cell), CELL_SECONDS)
    return found


def _known(
    lesson: Lesson, exercise: Exercise, session: Session, following: list[NotebookNode]
) -> dict[str, Any]:
    """Try each mistake in a fork of a session that has come as far as the exercise."""
    known: dict[str, Any] = {"causes": {}, "seen": []}
    right = _seen(session, exercise.solution, following)
    for mistake in lesson.misconceptions:
        if mistake.exercise != exercise.name:
            continue
        words = {"cause": mistake.cause, "hint": mistake.hint, "section": mistake.section}
        known["causes"][mistake.id] = words
        for call, print_ in _seen(session, mistake.answer, following):
            if not any(call == other and same(print_, seen) for other, seen in right):
                known["seen"].append({"id": mistake.id, "call": call, "as": print_})
    return known


def _seen(session: Session, answer: str, following: list[NotebookNode]) -> Seen:
    """Return what the visible checks see of an answer, or the error that comes before they can."""
    cells = [answer, *(_runnable(cell) for cell in following)]
    _, outcomes = session.run_check(
        "_trial", [Case((cells,))], preamble="", helpers={}, seconds=CELL_SECONDS
    )
    if not outcomes or outcomes[0]["outcome"] != "returned":  # too slow to be seen
        return []
    return [(call, _rounded(print_)) for call, print_ in json.loads(outcomes[0]["value"])]


def _runnable(cell: NotebookNode) -> str:
    return without_markers(without_hidden_lines(cell.source))


def _rounded(value: Any) -> Any:
    """Round every number to what two machines agree on."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, list) else value
