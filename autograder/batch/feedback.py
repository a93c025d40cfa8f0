"""nbgrader's feedback pages for a whole class."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.batch.grading import Graded
from autograder.course.course import Course
from autograder.gradebook.nbgrader_api import (
    NbgraderError,
    open_course,
    succeed,
)
from autograder.handin.submissions import Submission


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
