"""`autograder release`: instructor notebooks to what students get."""

from __future__ import annotations

import argparse

from autograder.commands.arguments import takes_lessons
from autograder.commands.terminal import err, out, with_progress

HELP = (
    "make what students get (release/) from source/, and enter the lessons into the gradebook; "
    "refused where the lesson's tests let a known wrong answer pass, or fail a right one; a lesson "
    "that has submissions may change, and each is graded in the release that it was made from"
)
EXAMPLES = """
    autograder release           every lesson
    autograder release 1 2       two of them
    autograder release 1 --force     also with weak tests, and leave a note that says so
"""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    takes_lessons(command)
    command.add_argument(
        "--force", action="store_true", help="release a lesson with weak tests, and mark it"
    )


def run(options: argparse.Namespace) -> int:
    """Release the lessons whose tests are strong enough."""
    from autograder.authoring import strength
    from autograder.authoring.changes import changes, how_many_graded
    from autograder.authoring.release import release
    from autograder.commands.chosen import chosen_lessons
    from autograder.course.course import Course
    from autograder.gradebook.releases.kept_releases import kept

    course = Course.find(options.course)
    names = chosen_lessons(course, options.lessons)
    refused = 0
    for name in with_progress("releasing", names, len(names)):
        lesson = course.lesson(name)
        weak = strength.found_weak(course, lesson)
        for line in weak:
            err.print(f"{name}: {line}.")
        if weak and not options.force:
            refused += 1
            err.print(f"refused   {name}: mend its tests, or release it as it is with --force.")
            continue
        earlier = kept(course.root, name)[-1:]
        path = release(course, lesson)
        strength.mark(path, weak)
        out.print(
            f"released  {path.relative_to(course.root)}{' (marked: weak tests)' * bool(weak)}"
        )
        found = [line for before in earlier for line in changes(before, lesson)]
        for line in found:
            out.print(f"          {line}")
        graded = how_many_graded(course, name)
        if found and graded:
            out.print(
                f"          graded before this release: {graded} of its submissions; to grade them "
                f"again: `autograder grade {name} --again`",
                soft_wrap=True,
            )
    return 1 if refused else 0
