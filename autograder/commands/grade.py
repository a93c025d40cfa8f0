"""`autograder grade`: submissions to marks in nbgrader's gradebook."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING, Any

from autograder.commands.arguments import takes_submissions, takes_workers
from autograder.commands.terminal import UserError, err, with_progress

if TYPE_CHECKING:
    from autograder.batch.dask_cluster import Cluster
    from autograder.batch.grading import Graded
    from autograder.batch.pool import Pool
    from autograder.course.course import Course
    from autograder.handin.submissions import Submission

HELP = "grade what is in submitted/<student>/<lesson>/ into nbgrader's gradebook"
EXAMPLES = """
    autograder grade                       everything that was handed in
    autograder grade 3                     lesson 03, every student
    autograder grade 3 --student ada       one submission
    autograder grade --workers 8           eight at a time
    autograder grade --dask tcp://10.0.0.1:8786
    autograder grade --marks best          by itself or in its chain
    autograder grade --again               also what has not changed since it was graded
"""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    takes_submissions(command)
    command.add_argument(
        "--unsafe-ok",
        action="store_true",
        default="AUTOGRADER_UNSAFE_OK" in os.environ,
        help="grade also where nothing keeps student code from this account's files "
        "(or set AUTOGRADER_UNSAFE_OK)",
    )
    takes_workers(command)
    command.add_argument(
        "--dask",
        metavar="ADDRESS",
        help="send the submissions to a Dask cluster, such as tcp://10.0.0.1:8786, instead",
    )
    command.add_argument(
        "--again",
        action="store_true",
        help="grade what has not changed too (default: verdicts of unchanged files are reused)",
    )
    command.add_argument(
        "--marks",
        choices=["own", "chain", "best"],
        help="what an exercise stands on: the right earlier functions (own, the default), the "
        "student's own (chain), or whichever earns more (best)",
    )


def run(options: argparse.Namespace) -> int:
    """Grade, and show the marks."""
    _refuse_open_walls(options.unsafe_ok)
    from autograder.course.course import Course

    course = Course.find(options.course)
    settings = {"JudgedExecute": {"marks": options.marks}} if options.marks else {}
    with graders(options.workers, options.dask) as those_who_grade:
        from autograder.commands.chosen import chosen_submissions, strays

        batch = chosen_submissions(course, options)
        results = grade_batch(course, batch, those_who_grade, again=options.again, **settings)
    from autograder.commands.report import marks_of, print_marks

    print_marks(course, batch, marks_of(course, batch), results)
    passed_over = strays(course, options)
    return 1 if passed_over or any(result.error for result in results) else 0


def _refuse_open_walls(unsafe_ok: bool) -> None:
    from autograder.sandbox.walls import open_walls
    from autograder.sandbox.warm_process import require_fork

    require_fork()
    problem = open_walls()
    if problem and not unsafe_ok:
        raise UserError(f"{problem} To grade all the same, add --unsafe-ok.")


def graders(workers: int, address: str | None = None) -> Pool | Cluster:
    """Start those who grade, who load while this process does.

    Parameters
    ----------
    workers : int
        How many, on this computer.
    address : str, optional
        Of a Dask cluster that grades instead.
    """
    if address is None:
        from autograder.batch.pool import Pool

        return Pool(workers)
    from autograder.batch.dask_cluster import Cluster

    return Cluster(address)


def grade_batch(
    course: Course, batch: list[Submission], those_who_grade: Pool | Cluster, **settings: Any
) -> list[Graded]:
    """Grade submissions with a bar to watch, their lessons entered into the gradebook first.

    Parameters
    ----------
    course : Course
        The course.
    batch : list of Submission
        What to grade.
    those_who_grade : Pool or Cluster
        As `graders` gives them.
    **settings
        As for `batch.grading.grade`.
    """
    from autograder.gradebook import lean_imports

    with lean_imports.loading():
        from autograder.authoring.release import release
        from autograder.batch import grading
        from autograder.gradebook.marks import gradebook_url, has_lesson
        from autograder.gradebook.releases.released import what_differs

    address = gradebook_url(course.root)
    lessons = sorted({submission.lesson for submission in batch})
    for name in lessons:
        if not has_lesson(address, name):
            release(course, course.lesson(name))
    graded = grading.grade(course, batch, graders=those_who_grade, **settings)
    results = list(with_progress("grading", graded, len(batch), _so_far))
    for line in [line for name in lessons for line in what_differs(course, name)]:
        err.print(line, soft_wrap=True)
    return results


def _so_far(results: list[Graded]) -> str:
    """Say how many lost points, and how many could not be graded."""
    failing = sum(bool(result.failed) for result in results)
    errors = sum(bool(result.error) for result in results)
    return f"{failing} lost points" + (f", {errors} not graded" if errors else "")
