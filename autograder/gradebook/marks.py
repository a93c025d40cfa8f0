"""Marks, read from nbgrader's gradebook.

Plain queries of its tables, for nbgrader's own way of reading loads half of Jupyter first and then
asks the database again for every row. A test holds the two together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from autograder.gradebook import judged
from autograder.gradebook.configuration import course_config
from autograder.gradebook.database import connected, is_there
from autograder.gradebook.judged import Judged

TO_MARK = "to mark"
"""A person has to give the points."""

LOOK_AGAIN = "look again"
"""A person gave points for what has changed since."""

OUT_OF_DATE = "out of date"
"""The lesson gives other points for it than when it was graded."""

MISSING = "missing"
"""A student of nbgrader's list has not handed it in."""

NOT_GRADED = "not graded"
"""It was handed in, and has not been graded yet."""

LESSON = """
    SELECT notebook.id FROM notebook JOIN assignment ON assignment.id = notebook.assignment_id
    WHERE assignment.name = :lesson
"""
_CELLS = f"""
    SELECT base_cell.id, base_cell.name, coalesce(grade_cells.max_score, task_cells.max_score)
    FROM base_cell
    LEFT JOIN grade_cells ON grade_cells.id = base_cell.id
    LEFT JOIN task_cells ON task_cells.id = base_cell.id
    WHERE base_cell.notebook_id IN ({LESSON})
"""
_SUBMITTED = f"""
    SELECT submitted_notebook.id, submitted_assignment.student_id FROM submitted_notebook
    JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
    WHERE submitted_notebook.notebook_id IN ({LESSON})
"""
_GRADES = f"""
    SELECT notebook_id, cell_id, auto_score, manual_score, extra_credit, needs_manual_grade
    FROM grade WHERE cell_id IN (SELECT id FROM base_cell WHERE notebook_id IN ({LESSON}))
"""
_COMMENTS = f"""
    SELECT notebook_id, cell_id, auto_comment, manual_comment
    FROM comment WHERE cell_id IN (SELECT id FROM base_cell WHERE notebook_id IN ({LESSON}))
"""
_JUDGED = f"""
    SELECT notebook_id, cell, place, answer, points, passed FROM {judged.TABLE.name}
    WHERE notebook_id IN (SELECT id FROM submitted_notebook WHERE notebook_id IN ({LESSON}))
"""


@dataclass(frozen=True)
class Mark:
    """What one student got for one exercise or question.

    Attributes
    ----------
    marked_by : str
        ``judge`` or ``person``: who is to mark it.
    points : float or None
        None while a person still has to mark it.
    max_points : float
        What it was worth in the notebook that the student got.
    comment : str
        What the judge found wrong; empty where it found nothing.
    person_comment : str
        What a person wrote.
    status : str
        Empty where all is done, or `TO_MARK`, `LOOK_AGAIN` or `OUT_OF_DATE`.
    passed : bool or None
        The judge's verdict, where it counts: a person may have given other points.
    """

    student: str
    lesson: str
    exercise: str
    marked_by: str
    points: float | None
    max_points: float
    comment: str
    person_comment: str = ""
    status: str = ""
    passed: bool | None = None

    @property
    def right(self) -> bool:
        """Whether it is as it should be, also where that earns no points."""
        if self.passed is not None:
            return self.passed
        if self.max_points == 0:
            return not self.comment.startswith("✗")
        return self.points is not None and (
            self.points > self.max_points or math.isclose(self.points, self.max_points)
        )


@dataclass(frozen=True)
class _Rows:
    """A lesson's rows in the gradebook: cells by id, the rest by submitted notebook."""

    cells: dict[str, tuple[str, float | None]]
    students: dict[str, str]
    grades: list[Any]
    comments: dict[tuple[str, str], tuple[str, str]]
    judged: dict[str, dict[str, Judged]]


def gradebook_url(root: Path) -> str:
    """Return the address of a course's gradebook.

    Parameters
    ----------
    root : Path
        The course's folder.
    """
    settings = course_config(root).CourseDirectory
    nbgraders_own = f"sqlite:///{root.resolve() / 'gradebook.db'}"
    return str(settings["db_url"]) if "db_url" in settings else nbgraders_own


def has_lesson(address: str, lesson: str) -> bool:
    """Tell whether a lesson has been released from this gradebook.

    Parameters
    ----------
    address : str
        The gradebook's database URL.
    lesson : str
        The lesson's name.
    """
    return lesson in read_lessons(address)


def read_lessons(address: str) -> list[str]:
    """Return the names of all lessons that have been released from this gradebook, in order.

    Parameters
    ----------
    address : str
        The gradebook's database URL.
    """
    if not is_there(address):
        return []
    with connected(address) as database:
        if not inspect(database).has_table("assignment"):
            return []
        return sorted(name for (name,) in database.execute(text("SELECT name FROM assignment")))


def read_marks(address: str, lesson: str) -> list[Mark]:
    """Return every mark of a lesson, by student and in the order of the lesson.

    A student is marked for what is in the notebook that the student got, and for nothing that a
    later version of the lesson asks besides.

    Parameters
    ----------
    address : str
        The gradebook's database URL.
    lesson : str
        The name of a lesson that it has.
    """
    with connected(address) as database:
        rows = _read(database, lesson)
    places = _places(rows)
    found = []
    for notebook, cell, *scores in rows.grades:
        name, most = rows.cells[cell]
        frame = rows.judged.get(notebook)
        if frame and name not in frame and not _by_hand(*scores):
            continue
        mark = _mark(rows, lesson, notebook, (name, float(most or 0)), scores)
        found.append(((mark.student, places[name]), mark))
    return [mark for _, mark in sorted(found, key=lambda each: each[0])]


def read_asked(address: str, lesson: str) -> list[Mark]:
    """Return the marks of a student who has not handed in: what the lesson asks, in its order.

    Parameters
    ----------
    address : str
        The gradebook's database URL.
    lesson : str
        The name of a lesson that it has.
    """
    with connected(address) as database:
        rows = _read(database, lesson)
    places = _places(rows)
    # What a later version of the lesson has no more stays in the gradebook, and is worth nothing.
    free = {c.cell for frame in rows.judged.values() for c in frame.values() if c.points == 0}
    asked = [
        (places[name], name, float(most))
        for name, most in rows.cells.values()
        if most is not None and (most or name in free)
    ]
    return [
        Mark("", lesson, *_exercise(name), None, most, "", status=MISSING)
        for _, name, most in sorted(asked)
    ]


def _read(database: Connection, lesson: str) -> _Rows:
    def rows(query: str) -> list[Any]:
        return [tuple(row) for row in database.execute(text(query), {"lesson": lesson})]

    cells = {cell: (name, most) for cell, name, most in rows(_CELLS)}
    notes: dict[str, dict[str, Judged]] = {}
    if inspect(database).has_table(judged.TABLE.name):
        for notebook, *note in rows(_JUDGED):
            notes.setdefault(notebook, {})[note[0]] = Judged(*note)
    return _Rows(
        cells,
        dict(rows(_SUBMITTED)),
        rows(_GRADES),
        {
            (notebook, cells[cell][0]): (automatic or "", manual or "")
            for notebook, cell, automatic, manual in rows(_COMMENTS)
        },
        notes,
    )


def _places(rows: _Rows) -> dict[str, int]:
    """Return where each cell comes in the lesson.

    A database keeps no order. Where versions of the lesson differ, a cell comes as late as it does
    in any; those that nobody has been judged on come last.
    """
    known: dict[str, int] = {}
    for frame in rows.judged.values():
        for name, cell in frame.items():
            known[name] = max(known.get(name, 0), cell.place)
    names = dict.fromkeys(name for name, _ in rows.cells.values())
    ordered = sorted(names, key=lambda name: known.get(name, len(names)))
    return {name: place for place, name in enumerate(ordered)}


def _mark(
    rows: _Rows, lesson: str, notebook: str, cell: tuple[str, float], scores: list[Any]
) -> Mark:
    name, most = cell
    automatic, manual, extra, waiting = scores
    exercise, marked_by = _exercise(name)
    frame = rows.judged.get(notebook, {})
    note = frame.get(name)
    given = most if note is None else note.points
    points = _points(automatic, manual, extra, waiting)
    comment, by_person = rows.comments.get((notebook, exercise), ("", ""))
    status = ""
    if points is None:
        status = TO_MARK
    elif waiting:
        status = LOOK_AGAIN
    elif most and not math.isclose(most, given):  # 0: a later version of the lesson has it no more
        status = OUT_OF_DATE
    return Mark(
        rows.students[notebook],
        lesson,
        exercise,
        marked_by,
        points,
        given,
        comment,
        by_person,
        status,
        note.passed if note and not _by_hand(*scores) else None,
    )


def _exercise(cell: str) -> tuple[str, str]:
    """Return what a cell is about, and who is to mark it."""
    exercise = cell.removesuffix("-check")
    return exercise, "person" if exercise == cell else "judge"


def _by_hand(_: float | None, manual: float | None, extra: float | None, __: bool) -> bool:
    return manual is not None or bool(extra)


def _points(
    automatic: float | None, manual: float | None, extra: float | None, waiting: bool
) -> float | None:
    """Add up what a cell earned; what was given stands, also while a person should look again."""
    given = automatic if manual is None else manual
    if given is None:
        return None if waiting else 0.0
    return float(given) + float(extra or 0.0)
