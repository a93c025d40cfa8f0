"""`autograder bench`: grade the grader."""

from __future__ import annotations

import argparse
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.commands.arguments import (
    file_to_write,
    picture_to_write,
    positive,
    takes_course,
    takes_workers,
)
from autograder.commands.terminal import err, out, show, with_progress

if TYPE_CHECKING:
    from autograder.course.course import Course

HELP = "grade the grader: hand in every known wrong and right answer, and see what comes of it"
EXAMPLES = """
    autograder bench                       every lesson: a quarter of an hour
    autograder bench --other-words         the same mistakes in other words too
    autograder bench 3                     one lesson
    autograder bench --json bench.json --picture bench.png
    autograder bench mutants 3             small changes of each solution: which go undetected?
    autograder bench speed --rounds 5      the lessons' cost and gradient beside libraries
    autograder bench grading 3             nbgrader's Execute beside `autograder grade`
    autograder bench grading 6 --only-essential    the same, without minutes of training
"""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    takes_course(command)
    command.add_argument(
        "what",
        metavar="mutants|grading|speed|LESSON",
        nargs="*",
        help="what to measure: the catalogue of answers, unless `mutants`, `grading` or `speed` "
        "comes first; then the lessons (default: every lesson)",
    )
    takes_workers(command)
    command.add_argument(
        "--other-words",
        action="store_true",
        help="hand in wordings of the same mistakes that the grader has never seen, too",
    )
    command.add_argument(
        "--json", metavar="FILE", type=file_to_write, help="write the result as JSON too"
    )
    command.add_argument(
        "--picture", metavar="FILE", type=picture_to_write, help="draw it too (.png, .svg)"
    )
    command.add_argument("--rounds", type=positive, default=21, help="of `speed` (default: 21)")
    command.add_argument(
        "--students", type=positive, default=40, metavar="N", help="of `grading` (default: 40)"
    )
    command.add_argument(
        "--only-essential",
        action="store_true",
        help="`grading` leaves out what no exercise needs: lesson 6 trains for minutes otherwise",
    )


def run(options: argparse.Namespace) -> int:
    """Run the bench that is asked for."""
    from autograder.commands.chosen import chosen_lessons
    from autograder.course.course import Course

    course = Course.find(options.course)
    subjects = {"mutants": _mutants, "grading": _grading, "speed": _speed}
    subject = subjects.get(options.what[0]) if options.what else None
    if subject is None:
        return _catalogue(course, options, chosen_lessons(course, options.what))
    return subject(course, options, chosen_lessons(course, options.what[1:]))


def _catalogue(course: Course, options: argparse.Namespace, names: list[str]) -> int:
    from autograder.authoring.bench import catalogue

    rows = []
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            watch = partial(with_progress, name)
            where = Path(folder) / "course"
            rows += catalogue.run(
                course,
                course.lesson(name),
                where,
                watch,
                workers=options.workers,
                other_words=options.other_words,
            )
    show(catalogue.table(rows))
    for name, value in catalogue.totals(rows).items():
        out.print(f"{name:<26} {value:.2%}" if isinstance(value, float) else f"{name:<26} {value}")
    for row in rows:
        for line in row.surprises:
            out.print(f"{row.lesson}, {row.exercise}: {line}")
    if options.json:
        catalogue.write_json(rows, options.json)
    if options.picture:
        catalogue.write_picture(rows, options.picture)
    return 0 if catalogue.all_well(rows) else 1


def _mutants(course: Course, options: argparse.Namespace, names: list[str]) -> int:
    from autograder.authoring.bench import mutants

    rows = mutants.run(course, names, with_progress)
    show(mutants.table(rows))
    for row in rows:
        for survivor in row.unexplained:
            out.print(f"{row.lesson}, {row.exercise}: this change goes undetected:")
            out.print(f"  - {survivor.was}\n  + {survivor.becomes}")
    if options.json:
        options.json.write_text(mutants.as_json(rows) + "\n", encoding="utf-8")
    return 1 if any(row.unexplained for row in rows) else 0


def _grading(course: Course, options: argparse.Namespace, names: list[str]) -> int:
    from autograder.authoring.bench import grading
    from autograder.commands.chosen import chosen_lessons

    rows = []
    with err.status("measuring: leave the machine alone meanwhile") as status:
        for name in names if len(options.what) > 1 else chosen_lessons(course, ["2", "3", "6"]):
            with tempfile.TemporaryDirectory() as folder:
                lesson = course.lesson(name)
                rows += grading.run(
                    course,
                    lesson,
                    options.students,
                    Path(folder),
                    status.update,
                    only_essential=options.only_essential,
                )
    show(grading.table(rows))
    for row in rows:
        if row.parts:
            parts = ", ".join(f"{part} {seconds:.3f}" for part, seconds in row.parts.items())
            out.print(f"{row.lesson}, {row.way}: median {parts}")
    if options.json:
        grading.write_json(rows, options.json)
    return 0 if all(row.same_marks for row in rows) else 1


def _speed(course: Course, options: argparse.Namespace, _names: list[str]) -> int:
    from autograder.authoring.bench import speed

    with err.status("measuring: leave the machine alone meanwhile"):
        rows = speed.run(course, options.rounds)
    show(speed.table(rows))
    return 0
