"""The lessons and submissions that a command line speaks of."""

from __future__ import annotations

import argparse

from autograder.commands.terminal import UserError, err
from autograder.course.course import Course
from autograder.gradebook.marks import gradebook_url, read_lessons
from autograder.handin import finding, submissions
from autograder.handin.finding import Stray
from autograder.handin.submissions import SUBMITTED, Submission, shown

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


def graded_lessons(course: Course, names: list[str]) -> list[str]:
    """Return the lessons that the gradebook knows, also those that the course no longer has.

    Parameters
    ----------
    course : Course
        The course.
    names : list of str
        Names or numbers; every lesson's where there are none.
    """
    known = read_lessons(gradebook_url(course.root))
    asked = [name if name in known else course.lesson(name).name for name in names]
    return [name for name in asked or known if name in known]


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
    known = _known(course)
    asked = [name if name in known else course.lesson(name).name for name in options.lessons]
    wanted = asked or known
    everything = finding.survey(course.root, known)
    found = [
        submission
        for submission in everything.submissions
        if submission.lesson in wanted and options.student in (None, submission.student)
    ]
    if not found:
        _name(everything.strays)
        who = f" of {options.student}" if options.student else ""
        raise UserError(
            f"there is no submission{who} for {', '.join(wanted)}. "
            f"Put notebooks at {SUBMITTED}/<student>/<lesson>/<lesson>.ipynb."
        )
    return found


def strays(course: Course, options: argparse.Namespace) -> list[Stray]:
    """Return, and name, what was handed in but belongs to no submission.

    Parameters
    ----------
    course : Course
        The course.
    options : Namespace
        With what `arguments.takes_submissions` reads.
    """
    found = [
        stray
        for stray in finding.survey(course.root, _known(course)).strays
        if options.student is None or options.student in stray.path.parts[1:2]
    ]
    _name(found)
    return found


def _known(course: Course) -> list[str]:
    """Return the lessons that may have been handed in: marks of one that is gone stay visible."""
    graded = read_lessons(gradebook_url(course.root))
    return sorted({*finding.known_lessons(course.root), *graded})


def _name(found: list[Stray]) -> None:
    for stray in found:
        err.print(f"not graded: {shown(str(stray.path))} {stray.reason}.")


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
