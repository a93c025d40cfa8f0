"""`autograder report`: the marks of the class, as tables."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from autograder.commands.arguments import takes_submissions
from autograder.commands.terminal import err, out, show

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
    print_marks(course, batch, marks)
    show(exercise_table(marks))
    return 0


def marks_of(course: Course, batch: list[Submission]) -> list[Mark]:
    """Return every mark of some submissions.

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
    wanted = {(submission.lesson, submission.student) for submission in batch}
    marks = [mark for name in names for mark in read_marks(address, name)]
    return [mark for mark in marks if (mark.lesson, mark.student) in wanted]


def print_marks(
    course: Course,
    batch: list[Submission],
    marks: list[Mark],
    results: list[Graded] | None = None,
) -> None:
    """Show what each submission got, and why.

    Parameters
    ----------
    course : Course
        The course.
    batch : list of Submission
        Which submissions to show.
    marks : list of Mark
        Their marks, as `marks_of` gives them.
    results : list of Graded, optional
        What grading them just now has come to: notes, and what could not be graded.
    """
    from autograder.gradebook.marks import gradebook_url
    from autograder.gradebook.totals import read_totals
    from autograder.reports.tables import class_table, out_of_date

    address = gradebook_url(course.root)
    names = sorted({submission.lesson for submission in batch})
    totals = [total for name in names for total in read_totals(address, name, marks)]
    notes = {
        (result.submission.lesson, result.submission.student): result.error or result.note
        for result in results or ()
    }
    show(class_table(marks, notes, totals))
    for name in out_of_date(marks):
        out.print(
            f"{name} gives other points by now than some were graded for: "
            f"run `autograder grade {name} --again`."
        )
    for result in results or ():
        if result.error:
            who = f"{result.submission.student}, {result.submission.lesson}"
            err.print(f"not graded: {who}: {result.error}")
