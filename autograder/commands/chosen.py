"""The lessons and submissions that a command line speaks of."""

from __future__ import annotations

import argparse

from autograder.commands.terminal import UserError, err
from autograder.course.course import Course
from autograder.handin import submissions
from autograder.handin.submissions import Submission

NOT_GRADED = "nothing of this has been graded yet: run `autograder grade` first."


def chosen_lessons(course: Course, names: list[str]) -> list[str]:
    """Return the lessons' full names; every lesson's where none is named.

    Parameters
    ----------
    course : Course
        The course.
    names : list of str
        Names or numbers.
    """
    return [course.lesson(name).name for name in names] or course.names


def chosen_submissions(course: Course, options: argparse.Namespace) -> list[Submission]:
    """Return the submissions that are asked for.

    Parameters
    ----------
    course : Course
        The course.
    options : Namespace
        With what `arguments.takes_submissions` reads.

    Raises
    ------
    UserError
        If there are none.
    """
    names = chosen_lessons(course, options.lessons)
    found = [s for name in names for s in submissions.find(course.root, name, options.student)]
    if not found:
        who = "" if options.student == "*" else f" of {options.student}"
        raise UserError(
            f"there is no submission{who} for {', '.join(names)}. "
            f"Put notebooks at {submissions.SUBMITTED}/<student>/<lesson>/<lesson>.ipynb."
        )
    return found


def graded_among(course: Course, batch: list[Submission]) -> list[Submission]:
    """Return the submissions that have been graded, and name those that have not.

    Parameters
    ----------
    course : Course
        The course.
    batch : list of Submission
        What to look at.

    Raises
    ------
    UserError
        If none has been graded.
    """
    graded = [s for s in batch if submissions.is_graded(s, course.root)]
    if not graded:
        raise UserError(NOT_GRADED)
    for submission in batch:
        if submission not in graded:
            err.print(f"not graded yet: {submission.student}, {submission.lesson}")
    return graded
