"""Marks as a table for other programs."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from autograder.gradebook.marks import Mark

COLUMNS = ("student", "lesson", "exercise", "marked_by", "points", "max_points", "comment")


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
