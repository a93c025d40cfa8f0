"""`autograder build`: lessons as text to nbgrader's instructor notebooks."""

from __future__ import annotations

import argparse

from autograder.commands.arguments import takes_lessons
from autograder.commands.terminal import err, out, with_progress

HELP = "make nbgrader's instructor notebooks (source/) from the lessons (notebooks/)"
EXAMPLES = """
    autograder build             every lesson
    autograder build 3           lesson 03 alone
    autograder build --check     write nothing; fail if source/ is out of date
"""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    takes_lessons(command)
    command.add_argument("--check", action="store_true", help="only tell whether source/ is stale")


def run(options: argparse.Namespace) -> int:
    """Build, or tell what is stale."""
    from autograder.authoring.build import build, is_current
    from autograder.authoring.changes import changes
    from autograder.authoring.hints import are_current, write_hints
    from autograder.commands.chosen import chosen_lessons
    from autograder.course.course import Course
    from autograder.gradebook.releases.kept_releases import kept

    course = Course.find(options.course)
    names = chosen_lessons(course, options.lessons)
    if options.check:
        lessons = [course.lesson(name) for name in names]
        stale = [
            lesson.name
            for lesson in lessons
            if not (is_current(course, lesson) and are_current(course, lesson))
        ]
        for name in stale:
            err.print(f"source/{name} is not what notebooks/{name} says: run `autograder build`.")
        return 1 if stale else 0
    for name in with_progress("building", names, len(names)):
        lesson = course.lesson(name)
        path = build(course, lesson)
        write_hints(course, lesson)
        out.print(f"built     {path.relative_to(course.root)}")
        for before in kept(course.root, name)[-1:]:
            for line in changes(before, lesson):
                out.print(f"          {line}")
    return 0
