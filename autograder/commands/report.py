"""`autograder report`: the marks of the class, as tables."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from autograder.commands.arguments import takes_submissions
from autograder.commands.terminal import err, out

if TYPE_CHECKING:
    from autograder.batch.grading import Graded
    from autograder.course.course import Course
    from autograder.gradebook.marks import Mark
    from autograder.handin.submissions import Submission

HELP = "show the marks of the class, and which exercises it finds hard"
EXAMPLES = """
    autograder report            every lesson
    autograder report 3          lesson 03 alone
"""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    takes_submissions(command)


def run(options: argparse.Namespace) -> int:
    """Show both tables."""
    from autograder.commands.chosen import chosen_submissions, graded_among
    from autograder.course.course import Course
    from autograder.reports.tables import exercise_table

    course = Course.find(options.course)
    batch = graded_among(course, chosen_submissions(course, options))
    marks = marks_of(course, batch)
    print_marks(batch, marks)
    out.print(exercise_table(marks))
    return 0


def marks_of(course: Course, batch: list[Submission]) -> list[Mark]:
    """Return every mark of the lessons that were handed in.

    Parameters
    ----------
    course : Course
        The course.
    batch : list of Submission
        What was handed in.
    """
    from autograder.gradebook.marks import gradebook_url, read_marks

    address = gradebook_url(course.root)
    names = sorted({submission.lesson for submission in batch})
    return [mark for name in names for mark in read_marks(address, name)]


def print_marks(
    batch: list[Submission],
    marks: list[Mark],
    results: list[Graded] | None = None,
) -> None:
    """Show what each submission got, and why.

    Parameters
    ----------
    batch : list of Submission
        Which submissions to show.
    marks : list of Mark
        The marks of their lessons.
    results : list of Graded, optional
        What grading them just now has come to: notes, and what could not be graded.
    """
    from autograder.reports.tables import class_table

    wanted = {(submission.lesson, submission.student) for submission in batch}
    notes = {
        (result.submission.lesson, result.submission.student): result.error or result.note
        for result in results or ()
    }
    out.print(class_table([m for m in marks if (m.lesson, m.student) in wanted], notes))
    for result in results or ():
        if result.error:
            who = f"{result.submission.student}, {result.submission.lesson}"
            err.print(f"not graded: {who}: {result.error}")
