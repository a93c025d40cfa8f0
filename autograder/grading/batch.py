"""Grading a whole class: every submission by itself, so that none can stop the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from autograder.grading import submissions
from autograder.grading.course import Course
from autograder.grading.nbgrader_api import NbgraderError, open_course, succeed
from autograder.grading.submissions import Submission


@dataclass(frozen=True)
class Graded:
    """One submission that has been through the grader.

    Attributes
    ----------
    note : str
        What was out of order with the files; empty where nothing was.
    error : str
        Why there are no marks; empty where there are.
    """

    submission: Submission
    note: str = ""
    error: str = ""


def grade(course: Course, batch: list[Submission], **settings: Any) -> Iterator[Graded]:
    """Grade submissions one after another into nbgrader's gradebook.

    Parameters
    ----------
    course : Course
        The course; its lessons are in the gradebook.
    batch : list of Submission
        What to grade.
    **settings
        nbgrader configuration, such as ``JudgedExecute={"cell_seconds": 10}``.

    Yields
    ------
    Graded
        As each is done.
    """
    directories = {"submitted_directory": submissions.STAGED}
    api = open_course(course.root, CourseDirectory=directories, **settings)
    for submission in batch:
        note = error = ""
        try:
            note = submissions.stage(submission, course.root)
            succeed(api.autograde(submission.lesson, submission.student, force=True))
        except Exception as failure:  # noqa: BLE001  (whatever it is must not stop the others)
            error = str(failure) or type(failure).__name__
        yield Graded(submission, note, error)


def write_feedback(course: Course, batch: list[Submission]) -> Iterator[Graded]:
    """Write nbgrader's feedback pages for submissions that have been graded.

    Parameters
    ----------
    course : Course
        The course.
    batch : list of Submission
        Whose feedback to write.

    Yields
    ------
    Graded
        As each is done.
    """
    api = open_course(course.root)
    for submission in batch:
        error = ""
        try:
            succeed(api.generate_feedback(submission.lesson, submission.student, force=True))
        except NbgraderError as failure:
            error = str(failure)
        yield Graded(submission, error=error)
