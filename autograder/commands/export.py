"""`autograder export`: the marks as CSV."""

from __future__ import annotations

import argparse
import io
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.commands.arguments import takes_lessons
from autograder.commands.terminal import UserError, out

if TYPE_CHECKING:
    from autograder.course.course import Course
    from autograder.gradebook.marks import Mark
    from autograder.gradebook.totals import Total

HELP = (
    "write the marks as CSV (UTF-8), one line a student and exercise, also of those students of "
    "nbgrader's list who have not handed in"
)
EXAMPLES = """
    autograder export > marks.csv
    autograder export 3 --to lesson-03.csv
    autograder export --by lesson      one line a student and lesson, late penalties included
    autograder export --excel --to marks.csv
"""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    takes_lessons(command)
    command.add_argument("--to", metavar="FILE", type=Path, help="the file (default: the terminal)")
    command.add_argument(
        "--by",
        choices=["exercise", "lesson"],
        default="exercise",
        help="what a line is about (default: exercise)",
    )
    command.add_argument(
        "--excel", action="store_true", help="begin with the mark by which Excel knows UTF-8"
    )


def run(options: argparse.Namespace) -> int:
    """Write every mark of the lessons."""
    from autograder.commands.chosen import NOT_GRADED, graded_lessons
    from autograder.course.course import Course
    from autograder.gradebook.marks import gradebook_url, read_marks
    from autograder.gradebook.totals import read_students
    from autograder.reports.marks_csv import write_csv, write_csv_by_lesson

    course = Course.find(options.course)
    address = gradebook_url(course.root)
    names = graded_lessons(course, options.lessons)
    graded = {name: marks for name in names if (marks := read_marks(address, name))}
    if not graded:
        raise UserError(NOT_GRADED)
    file = io.StringIO(newline="")
    students = read_students(address)
    if options.by == "exercise":
        marks = [m for name, own in graded.items() for m in _with_missing(course, name, own)]
        write_csv(marks, file, students)
        count = f"{len(marks)} marks"
    else:
        totals = [t for name, own in graded.items() for t in _totals(course, name, own)]
        write_csv_by_lesson(totals, file, students)
        count = f"{len(totals)} totals"
    encoding = "utf-8-sig" if options.excel else "utf-8"
    content = file.getvalue().encode(encoding, "backslashreplace")  # a file's name may be no text
    if options.to is None:
        _write_to_terminal(content)
    else:
        options.to.write_bytes(content)
        out.print(f"exported  {count} to {options.to}")
    return 0


def _with_missing(course: Course, lesson: str, marks: list[Mark]) -> list[Mark]:
    """Return a lesson's marks with those of the students who are not among them."""
    from autograder.gradebook.marks import gradebook_url, read_asked

    asked = read_asked(gradebook_url(course.root), lesson)
    absent = _absent(course, lesson, {mark.student for mark in marks})
    others = [
        replace(mark, student=student, status=status)
        for student, status in absent.items()
        for mark in asked
    ]
    return sorted([*marks, *others], key=lambda mark: mark.student)


def _totals(course: Course, lesson: str, marks: list[Mark]) -> list[Total]:
    """Return what the submissions of a lesson come to, with those that there are not."""
    from autograder.gradebook.marks import gradebook_url, read_asked
    from autograder.gradebook.totals import Total, read_totals

    address = gradebook_url(course.root)
    totals = read_totals(address, lesson, marks)
    whole = sum(mark.max_points for mark in read_asked(address, lesson))
    absent = _absent(course, lesson, {total.student for total in totals})
    others = [Total(student, lesson, 0.0, whole, status) for student, status in absent.items()]
    return sorted([*totals, *others], key=lambda total: total.student)


def _absent(course: Course, lesson: str, graded: set[str]) -> dict[str, str]:
    """Return the students of nbgrader's list who have no marks for a lesson, and why."""
    from autograder.gradebook.marks import MISSING, NOT_GRADED, gradebook_url
    from autograder.gradebook.totals import read_students
    from autograder.handin import finding

    handed_in = {submission.student for submission in finding.find(course.root, lesson)}
    known = read_students(gradebook_url(course.root)).keys() | handed_in
    return {
        student: NOT_GRADED if student in handed_in else MISSING
        for student in sorted(known - graded)
    }


def _write_to_terminal(content: bytes) -> None:
    """Write the same bytes as to a file, whatever encoding the terminal has."""
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(content.decode())
