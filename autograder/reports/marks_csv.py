"""Marks as a table for other programs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from typing import TextIO

from autograder.gradebook.marks import MISSING, NOT_GRADED, Mark
from autograder.gradebook.totals import Student, Total
from autograder.reports.numbers import points

WHO = ("student", "last_name", "first_name", "email", "lesson")
COLUMNS = (
    *WHO,
    "exercise",
    "marked_by",
    "points",
    "max_points",
    "status",
    "comment",
    "person_comment",
)
COLUMNS_BY_LESSON = (
    *WHO,
    "points",
    "max_points",
    "hours_late",
    "penalty",
    "final",
    "status",
    "waiting",
)

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def write_csv(
    rows: Iterable[Mark], file: TextIO, students: Mapping[str, Student] | None = None
) -> None:
    """Write marks as CSV, one line a student and exercise.

    Parameters
    ----------
    rows : iterable of Mark
        The marks.
    file : text file
        Where to; opened with ``newline=""``.
    students : dict of str to Student, optional
        Names and addresses, by id.
    """
    _write(file, COLUMNS, (_mark(row, students or {}) for row in rows))


def write_csv_by_lesson(
    rows: Iterable[Total], file: TextIO, students: Mapping[str, Student] | None = None
) -> None:
    """Write what submissions come to as CSV, one line a student and lesson.

    Parameters
    ----------
    rows : iterable of Total
        What they come to.
    file : text file
        Where to; opened with ``newline=""``.
    students : dict of str to Student, optional
        Names and addresses, by id.
    """
    _write(file, COLUMNS_BY_LESSON, (_total(row, students or {}) for row in rows))


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; numbers stay as they are.

    Parameters
    ----------
    text : str
        The cell.

    Examples
    --------
    >>> harmless("=1+1"), harmless("-1.5"), harmless("ada")
    ("'=1+1", '-1.5', 'ada')
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _write(file: TextIO, columns: Iterable[str], lines: Iterable[Iterable[str]]) -> None:
    writer = csv.writer(file)
    writer.writerow(columns)
    for line in lines:
        writer.writerow([harmless(cell) for cell in line])


def _in_a_line(text: str) -> str:
    return " ".join(text.split())


def _mark(mark: Mark, students: Mapping[str, Student]) -> list[str]:
    return [
        *_who(mark.student, mark.lesson, students),
        mark.exercise,
        mark.marked_by,
        "" if mark.points is None else points(mark.points),
        points(mark.max_points),
        mark.status,
        _in_a_line(mark.comment),
        _in_a_line(mark.person_comment),
    ]


def _total(total: Total, students: Mapping[str, Student]) -> list[str]:
    got = (total.points, total.penalty, total.final)
    nothing = total.status in (MISSING, NOT_GRADED)
    before, penalty, final = ("" if nothing else points(value) for value in got)
    late = "" if nothing else points(round(total.late.total_seconds() / 3600, 2))
    waiting = str(total.waiting) if total.waiting else ""
    whole = points(total.max_points)
    who = _who(total.student, total.lesson, students)
    return [*who, before, whole, late, penalty, final, total.status, waiting]


def _who(student: str, lesson: str, students: Mapping[str, Student]) -> list[str]:
    known = students.get(student, Student(student))
    return [student, known.last_name, known.first_name, known.email, lesson]
