"""Write the table of lessons into README.md: `python docs/lesson_table.py`.

Titles, exercises, minutes and points come from the lessons themselves; a test fails when the table
is out of date.
"""

from __future__ import annotations

import re
from pathlib import Path

from autograder.course.course import Course
from autograder.course.lesson import Lesson

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PLACE = re.compile(r"(?<=<!-- lessons -->\n).*?(?=<!-- end of lessons -->)", re.DOTALL)
HEAD = """\
| lesson | you write | minutes | points: checks + questions |
|---|---|---|---|
"""


def row(lesson: Lesson) -> str:
    """Return one lesson's line.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    """
    prose = "\n".join(cell.source for cell in lesson.notebook.cells)
    title = re.search(r"^# Lesson (.+)$", prose, re.MULTILINE)
    minutes = re.search(r"about (\d+) minutes", prose)
    if title is None or minutes is None:
        raise SystemExit(f"{lesson.name} needs a '# Lesson N: ...' heading and 'about N minutes'.")
    functions = ", ".join(f"`{name}`" for name in lesson.exercises)
    checks = sum(exercise.points for exercise in lesson.exercises.values())
    questions = sum(lesson.questions.values())
    link = f"[{title[1]}](release/{lesson.name}/{lesson.name}.ipynb)"
    return f"| {link} | {functions} | {minutes[1]} | {checks:g} + {questions:g} |\n"


def table() -> str:
    """Return the whole table as Markdown."""
    return HEAD + "".join(row(lesson) for lesson in Course(ROOT).lessons())


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    README.write_text(PLACE.sub(lambda _: table(), text), encoding="utf-8")
