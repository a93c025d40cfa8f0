"""Marks, read from nbgrader's gradebook.

Plain queries of its tables, for nbgrader's own way of reading loads half of Jupyter first and then
asks the database again for every row. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, inspect, make_url, text

from autograder.gradebook.configuration import course_config

_LESSON = """
    SELECT notebook.id FROM notebook JOIN assignment ON assignment.id = notebook.assignment_id
    WHERE assignment.name = :lesson
"""
_CELLS = f"""
    SELECT base_cell.id, base_cell.name, coalesce(grade_cells.max_score, task_cells.max_score)
    FROM base_cell
    LEFT JOIN grade_cells ON grade_cells.id = base_cell.id
    LEFT JOIN task_cells ON task_cells.id = base_cell.id
    WHERE base_cell.notebook_id IN ({_LESSON})
"""
_SUBMITTED = f"""
    SELECT submitted_notebook.id, submitted_assignment.student_id FROM submitted_notebook
    JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
    WHERE submitted_notebook.notebook_id IN ({_LESSON})
"""
_GRADES = f"""
    SELECT notebook_id, cell_id, auto_score, manual_score, extra_credit, needs_manual_grade
    FROM grade WHERE cell_id IN (SELECT id FROM base_cell WHERE notebook_id IN ({_LESSON}))
"""
_COMMENTS = f"""
    SELECT notebook_id, cell_id, coalesce(manual_comment, auto_comment)
    FROM comment WHERE cell_id IN (SELECT id FROM base_cell WHERE notebook_id IN ({_LESSON}))
"""


@dataclass(frozen=True)
class Mark:
    """What one student got for one exercise or question.

    Attributes
    ----------
    points : float or None
        None while a person still has to mark it.
    marked_by : str
        ``judge`` or ``person``.
    comment : str
        What was wrong; empty where nothing was.
    """

    student: str
    lesson: str
    exercise: str
    marked_by: str
    points: float | None
    max_points: float
    comment: str


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
    url = make_url(address)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        return False  # to look would make an empty one
    with _opened(address) as database:
        if not inspect(database).has_table("assignment"):
            return False
        return bool(database.execute(text(_LESSON), {"lesson": lesson}).first())


def read_marks(address: str, lesson: str) -> list[Mark]:
    """Return every mark of a lesson, by student and in the order of the lesson.

    Parameters
    ----------
    address : str
        The gradebook's database URL.
    lesson : str
        The name of a lesson that it has.
    """
    with _opened(address) as database:
        students = dict(_rows(database, _SUBMITTED, lesson))
        cells = {cell: (name, most) for cell, name, most in _rows(database, _CELLS, lesson)}
        grades = _rows(database, _GRADES, lesson)
        comments = {
            (notebook, cells[cell][0]): comment or ""
            for notebook, cell, comment in _rows(database, _COMMENTS, lesson)
        }
    place = {cell: number for number, cell in enumerate(cells)}
    grades.sort(key=lambda grade: (students[grade[0]], place[grade[1]]))
    found = []
    for notebook, cell, *scores in grades:
        name, most = cells[cell]
        exercise = name.removesuffix("-check")
        found.append(
            Mark(
                students[notebook],
                lesson,
                exercise,
                "person" if exercise == name else "judge",
                _points(*scores),
                float(most),
                comments.get((notebook, exercise), ""),
            )
        )
    return found


def _points(
    automatic: float | None, manual: float | None, extra: float | None, waiting: bool
) -> float | None:
    """Add up what a cell earned; a person's mark stands, also while nbgrader asks to look again."""
    if waiting and manual is None:
        return None
    given = automatic if manual is None else manual
    return 0.0 if given is None else float(given) + float(extra or 0.0)


@contextmanager
def _opened(address: str) -> Iterator[Connection]:
    engine = create_engine(address)
    try:
        with engine.connect() as database:
            yield database
    finally:
        engine.dispose()


def _rows(database: Connection, query: str, lesson: str) -> list[Any]:
    return [tuple(row) for row in database.execute(text(query), {"lesson": lesson})]
