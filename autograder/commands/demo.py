"""`autograder demo`: the whole way from lessons as text to feedback, on a made-up class."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.commands.arguments import takes_course, takes_workers
from autograder.commands.terminal import err, out, show, with_progress

if TYPE_CHECKING:
    from autograder.authoring.demo.sample_class import Sample
    from autograder.course.course import Course
    from autograder.handin.submissions import Submission

HELP = (
    "build, release, and grade a sample class in a folder of its own, with feedback and report: "
    "the lesson that most of the class hands in, or all of them"
)
EXAMPLES = """
    autograder demo
    autograder demo --all                  every lesson: a few minutes
    autograder demo --folder try-out
"""

QUICK = {"cell_seconds": 5.0, "later_cell_seconds": 1.0, "check_seconds": 3.0}
"""Time limits for the submissions that hang, which keep the wait for them short."""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    takes_course(command)
    command.add_argument("--folder", type=Path, default=Path("demo"), help="default: demo/")
    command.add_argument("--all", action="store_true", help="every lesson, not one alone")
    takes_workers(command)


def run(options: argparse.Namespace) -> int:
    """Show the way, and fail where a student got other points than are due."""
    from autograder.authoring.course_copy import copy_course
    from autograder.authoring.demo.page import write_page
    from autograder.authoring.demo.sample_class import sample_class
    from autograder.authoring.demo.stories import story_table, surprises
    from autograder.commands.feedback import write_pages
    from autograder.commands.report import marks_of
    from autograder.course.course import Course
    from autograder.handin import finding
    from autograder.reports.tables import exercise_table

    course = copy_course(Course.find(options.course), options.folder)
    samples = sample_class(course, everything=options.all)
    _release(course, sorted({sample.lesson for sample in samples}))
    for sample in samples:
        sample.hand_in(course)
    batch = finding.find(course.root)
    out.print(f"handed in {len(batch)} notebooks, as people do: {options.folder}/submitted/")
    _grade(course, batch, samples, options.workers)
    marks = marks_of(course, batch)
    show(story_table(samples, course, marks))
    show(exercise_table(marks))
    write_pages(course, batch)
    wrong = surprises(course, samples, marks)
    for line in wrong:
        err.print(f"unexpected: {line}")
    page = write_page(course, samples, marks)
    out.print(f"Open      {options.folder / page.name} in a browser: the class, on one page.")
    return 1 if wrong else 0


def _release(course: Course, names: list[str]) -> None:
    from autograder.authoring.build import build
    from autograder.authoring.release import release

    for name in with_progress("building and releasing", names, len(names)):
        build(course, course.lesson(name))
        release(course, course.lesson(name))
    out.print(f"released  {', '.join(names)}")


def _grade(course: Course, batch: list[Submission], samples: list[Sample], workers: int) -> None:
    """Grade everyone, last and with less patience those whose code hangs."""
    from autograder.commands.grade import grade_batch, graders
    from autograder.commands.report import marks_of, print_marks

    hanging = {(s.lesson, s.student) for s in samples if s.hangs}
    quick = [s for s in batch if (s.lesson, s.student) in hanging]
    patient = [submission for submission in batch if submission not in quick]
    for part, settings in ((patient, {}), (quick, {"JudgedExecute": QUICK})):
        with graders(workers) as those_who_grade:
            results = grade_batch(course, part, those_who_grade, **settings)
        print_marks(course, part, marks_of(course, part), results)
