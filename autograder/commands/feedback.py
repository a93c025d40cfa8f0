"""`autograder feedback`: a page for every graded submission."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from autograder.commands.arguments import takes_submissions
from autograder.commands.terminal import err, out, with_progress

if TYPE_CHECKING:
    from autograder.course.course import Course
    from autograder.handin.submissions import Submission

HELP = "write a page of feedback for every graded submission (feedback/<student>/<lesson>/)"
EXAMPLES = """
    autograder feedback                    everyone
    autograder feedback 3 --student ada    one page
"""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    takes_submissions(command)


def run(options: argparse.Namespace) -> int:
    """Write the pages of what has been graded."""
    from autograder.commands.chosen import chosen_submissions, graded_among
    from autograder.course.course import Course

    course = Course.find(options.course)
    return write_pages(course, graded_among(course, chosen_submissions(course, options)))


def write_pages(course: Course, batch: list[Submission]) -> int:
    """Write feedback with a bar to watch, and return the exit code.

    Parameters
    ----------
    course : Course
        The course.
    batch : list of Submission
        What has been graded.
    """
    from autograder.batch.feedback import write_feedback

    written = write_feedback(course, batch)
    results = list(with_progress("feedback", written, len(batch)))
    failed = [result for result in results if result.error]
    out.print(f"feedback  {len(results) - len(failed)} pages in feedback/<student>/<lesson>/")
    for result in failed:
        who = f"{result.submission.student}, {result.submission.lesson}"
        err.print(f"no feedback: {who}: {result.error}")
    return 1 if failed else 0
