"""Marks, read from nbgrader's own gradebook."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from nbgrader.api import Gradebook, MissingEntry

COLUMNS = ("student", "lesson", "exercise", "marked_by", "points", "max_points", "comment")


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


def url(root: Path) -> str:
    """Return the address of a course's gradebook.

    Parameters
    ----------
    root : Path
        The course's folder.
    """
    from autograder.grading.nbgrader_api import open_course

    return str(open_course(root).coursedir.db_url)


def has_lesson(address: str, lesson: str) -> bool:
    """Tell whether a lesson has been released from this gradebook.

    Parameters
    ----------
    address : str
        The gradebook's database URL.
    lesson : str
        The lesson's name.
    """
    with Gradebook(address) as gradebook:
        try:
            gradebook.find_assignment(lesson)
        except MissingEntry:
            return False
        return True


def marks(address: str, lesson: str) -> list[Mark]:
    """Return every mark of a lesson, by student and in the order of the lesson.

    Parameters
    ----------
    address : str
        The gradebook's database URL.
    lesson : str
        The lesson's name.
    """
    found = []
    with Gradebook(address) as gradebook:
        for submission in gradebook.assignment_submissions(lesson):
            for notebook in submission.notebooks:
                comments = {c.name: c.comment or "" for c in notebook.comments}
                student = submission.student.id
                found += [_mark(student, lesson, grade, comments) for grade in notebook.grades]
    return sorted(found, key=lambda mark: mark.student)


def _mark(student: str, lesson: str, grade: object, comments: dict[str, str]) -> Mark:
    name: str = grade.name  # type: ignore[attr-defined]
    exercise = name.removesuffix("-check")
    # A mark that a person gave stands, also while nbgrader asks to look at it again.
    waiting = grade.needs_manual_grade and grade.manual_score is None  # type: ignore[attr-defined]
    return Mark(
        student,
        lesson,
        exercise,
        "judge" if name.endswith("-check") else "person",
        None if waiting else float(grade.score),  # type: ignore[attr-defined]
        float(grade.max_score),  # type: ignore[attr-defined]
        comments.get(exercise, ""),
    )


def write_csv(rows: Iterable[Mark], file: TextIO) -> None:
    """Write marks as CSV, one line a student and exercise.

    Parameters
    ----------
    rows : iterable of Mark
        The marks.
    file : text file
        Where to; opened with ``newline=""``.
    """
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in rows:
        points = "" if row.points is None else f"{row.points:g}"
        who = row.student, row.lesson, row.exercise, row.marked_by
        comment = " ".join(row.comment.split())  # a person's may have several lines
        writer.writerow([*who, points, f"{row.max_points:g}", comment])
