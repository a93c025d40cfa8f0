"""`autograder export`: the marks as CSV."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from autograder.commands.arguments import takes_lessons
from autograder.commands.terminal import UserError, out

HELP = "write the marks as CSV, one line a student and exercise"
EXAMPLES = """
    autograder export > marks.csv
    autograder export 3 --to lesson-03.csv
"""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    takes_lessons(command)
    command.add_argument("--to", metavar="FILE", type=Path, help="the file (default: the terminal)")


def run(options: argparse.Namespace) -> int:
    """Write every mark of the lessons."""
    from autograder.commands.chosen import NOT_GRADED, chosen_lessons
    from autograder.course.course import Course
    from autograder.gradebook.marks import gradebook_url, has_lesson, read_marks
    from autograder.reports.marks_csv import write_csv

    course = Course.find(options.course)
    address = gradebook_url(course.root)
    names = [n for n in chosen_lessons(course, options.lessons) if has_lesson(address, n)]
    rows = [mark for name in names for mark in read_marks(address, name)]
    if not rows:
        raise UserError(NOT_GRADED)
    if options.to is None:
        write_csv(rows, sys.stdout)
        return 0
    with options.to.open("w", newline="", encoding="utf-8") as file:
        write_csv(rows, file)
    out.print(f"exported  {len(rows)} marks to {options.to}")
    return 0
