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

from autograder.authoring.essential import essential
from autograder.grading.course import Course
from autograder.grading.intake import grade_id
from autograder.grading.lesson import Exercise, Lesson, without_hidden_lines, without_markers
from autograder.grading.session import Session
from autograder.student.diagnose import HINTS, same

CELL_SECONDS = 60.0

RECORDER = """\
import copy as _copy
import json as _json

from autograder.student import check as _check
from autograder.student import diagnose as _diagnose

_seen = []


def _recorder(kind):
    def record(exercise, got, *_, what="", **__):
        _seen.append([f"{kind} {what}", _diagnose.fingerprint(got)])

    return record


def _changes(exercise, function, *args):
    args = _copy.deepcopy(args)
    function(*args)
    _seen.append(["unchanged", _diagnose.fingerprint(list(args))])


for _kind in ("close", "equal", "shape"):
    setattr(_check, _kind, _recorder(_kind))
_check.unchanged = _changes
"""
"""Puts a recorder in the place of each visible check."""

START = "_seen.clear()"
END = "print(_json.dumps(_seen))"

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
    digest = made_from(lesson)
    if not path.is_file() or json.loads(path.read_text(encoding="utf-8"))["made_from"] != digest:
        content = {"made_from": digest, "exercises": hints(lesson)}
        text = json.dumps(content, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")
    return path


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
    found: dict[str, Any] = {}
    right = {name: _run(lesson, entry, entry.solution) for name, entry in lesson.exercises.items()}
    for mistake in lesson.misconceptions:
        known = found.setdefault(mistake.exercise, {"causes": {}, "seen": []})
        words = {"cause": mistake.cause, "hint": mistake.hint, "section": mistake.section}
        known["causes"][mistake.id] = words
        exercise = lesson.exercises[mistake.exercise]
        for call, print_ in _run(lesson, exercise, str(mistake.answer)):
            if not any(
                call == other and same(print_, seen) for other, seen in right[exercise.name]
            ):
                known["seen"].append({"id": mistake.id, "call": call, "as": print_})
    return found


def _run(lesson: Lesson, exercise: Exercise, answer: str) -> Seen:
    """Run the lesson as far as an exercise's check, with an answer in it; return what is seen."""
    cells = [cell for cell in essential(lesson.notebook.cells) if cell.cell_type == "code"]
    names = [grade_id(cell) for cell in cells]
    solution, check = names.index(exercise.name), names.index(exercise.check_id)
    with Session() as session:
        session.run_cell(RECORDER, CELL_SECONDS)
        for cell in cells[:solution]:
            session.run_cell(_runnable(cell), CELL_SECONDS)
        errors = [_error(session, answer)]
        errors += [_error(session, _runnable(cell)) for cell in cells[solution + 1 : check]]
        session.run_cell(START, CELL_SECONDS)
        errors.append(_error(session, _runnable(cells[check])))
        _, outputs = session.run_cell(END, CELL_SECONDS)
    recorded = json.loads(str(outputs[0]["text"])) if outputs else []
    seen = [(call, _rounded(print_)) for call, print_ in recorded]
    raised = [("error", {"raised": text}) for text in dict.fromkeys(filter(None, errors))]
    return [*seen, *raised]


def _runnable(cell: NotebookNode) -> str:
    return without_markers(without_hidden_lines(cell.source))


def _error(session: Session, source: str) -> str:
    """Run a cell and return the error that it ended in, as a fingerprint has it."""
    _, outputs = session.run_cell(source, CELL_SECONDS)
    errors = [output for output in outputs if output["output_type"] == "error"]
    return f"{errors[0]['ename']}: {errors[0]['evalue']}"[:300] if errors else ""


def _rounded(value: Any) -> Any:
    """Round every number to what two machines agree on."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, list) else value
