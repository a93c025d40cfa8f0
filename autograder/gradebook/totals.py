"""What each submission comes to: its points, what is late about it, and the class as it should be.

nbgrader works out the penalty when it grades; lateness follows from what its gradebook has now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, DateTime, Float, Interval, String, column, text

from autograder.gradebook.database import connected
from autograder.gradebook.marks import LOOK_AGAIN, OUT_OF_DATE, TO_MARK, Mark

_STATUSES = (TO_MARK, LOOK_AGAIN, OUT_OF_DATE)
"""What is to be done about a submission, what is most urgent first."""

_HANDED_IN = """
    SELECT submitted.student_id, submitted.timestamp, submitted.extension, assignment.duedate,
        (SELECT sum(notebook.late_submission_penalty) FROM submitted_notebook AS notebook
         WHERE notebook.assignment_id = submitted.id) AS penalty
    FROM submitted_assignment AS submitted
    JOIN assignment ON assignment.id = submitted.assignment_id
    WHERE assignment.name = :lesson
"""
_STUDENTS = "SELECT id, first_name, last_name, email FROM student ORDER BY id"


@dataclass(frozen=True)
class Total:
    """What one student got for a lesson.

    Attributes
    ----------
    points, max_points : float
        Of all exercises and questions; what still has to be marked counts as nothing.
    status : str
        Empty where all is done; else the most urgent status of its marks.
    waiting : int
        How many marks have that status.
    late : timedelta
        How long after the student's due date it was handed in; nothing where that was in time.
    penalty : float
        What is taken off for that.
    """

    student: str
    lesson: str
    points: float
    max_points: float
    status: str = ""
    waiting: int = 0
    late: timedelta = timedelta()
    penalty: float = 0.0

    @property
    def final(self) -> float:
        """The points that are left after the penalty."""
        return max(0.0, self.points - self.penalty)


@dataclass(frozen=True)
class Student:
    """A student of nbgrader's list."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""


def read_totals(address: str, lesson: str, marks: Iterable[Mark]) -> list[Total]:
    """Return what each submission of a lesson comes to, by student.

    Parameters
    ----------
    address : str
        The gradebook's database URL.
    lesson : str
        The name of a lesson that it has.
    marks : iterable of Mark
        At least the lesson's, as `marks.read_marks` gives them.
    """
    own: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.lesson == lesson:
            own.setdefault(mark.student, []).append(mark)
    with connected(address) as database:
        handed_in = _handed_in(database, lesson)
    return [_total(student, lesson, own[student], *handed_in[student]) for student in sorted(own)]


def read_students(address: str) -> dict[str, Student]:
    """Return the students whom nbgrader knows, by id.

    Parameters
    ----------
    address : str
        The gradebook's database URL.
    """
    with connected(address) as database:
        rows = database.execute(text(_STUDENTS)).all()
    return {row.id: Student(*(value or "" for value in row)) for row in rows}


def _handed_in(database: Connection, lesson: str) -> dict[str, tuple[timedelta, float]]:
    query = text(_HANDED_IN).columns(
        column("student_id", String),
        column("timestamp", DateTime),
        column("extension", Interval),
        column("duedate", DateTime),
        column("penalty", Float),
    )
    return {
        student: (_lateness(handed_in, due, extension), float(penalty or 0.0))
        for student, handed_in, extension, due, penalty in database.execute(
            query, {"lesson": lesson}
        )
    }


def _lateness(
    handed_in: datetime | None, due: datetime | None, extension: timedelta | None
) -> timedelta:
    if handed_in is None or due is None:
        return timedelta()
    return max(timedelta(), handed_in - due - (extension or timedelta()))


def _total(student: str, lesson: str, marks: list[Mark], late: timedelta, penalty: float) -> Total:
    counts = {status: sum(mark.status == status for mark in marks) for status in _STATUSES}
    status = next((status for status, count in counts.items() if count), "")
    return Total(
        student,
        lesson,
        sum(mark.points or 0.0 for mark in marks),
        sum(mark.max_points for mark in marks),
        status,
        counts.get(status, 0),
        late,
        penalty,
    )
