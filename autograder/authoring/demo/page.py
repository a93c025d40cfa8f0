"""The demo on one page: what each of the class did, what came of it, and where to look next."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from autograder.authoring.demo.sample_class import Sample
from autograder.authoring.demo.stories import points_got
from autograder.course.course import Course
from autograder.gradebook.marks import Mark

PAGE = "index.html"
TEMPLATE = Path(__file__).with_name("page.html")


def write_page(course: Course, samples: Iterable[Sample], marks: list[Mark]) -> Path:
    """Write the page at the root of the demo's course, and return its path.

    Parameters
    ----------
    course : Course
        The demo's course, with feedback written.
    samples : iterable of Sample
        The class.
    marks : list of Mark
        What the gradebook says.
    """
    pages = Environment(
        loader=FileSystemLoader(TEMPLATE.parent), autoescape=True, undefined=StrictUndefined
    )
    in_order = sorted(samples, key=lambda sample: (sample.lesson, sample.student))
    lessons = [
        {
            "name": name,
            "students": [_student(course, sample, marks) for sample in group],
            "exercises": _exercises(name, marks),
        }
        for name, group in groupby(in_order, key=lambda sample: sample.lesson)
    ]
    path = course.root / PAGE
    path.write_text(pages.get_template(TEMPLATE.name).render(lessons=lessons), encoding="utf-8")
    return path


def _student(course: Course, sample: Sample, marks: list[Mark]) -> dict[str, object]:
    own = [m for m in marks if (m.lesson, m.student) == (sample.lesson, sample.student)]
    feedback = Path("feedback", sample.student, sample.lesson, f"{sample.lesson}.html")
    return {
        "name": sample.student,
        "story": sample.story,
        "due": sample.points(course.lesson(sample.lesson)),
        "got": points_got(sample, marks),
        "told": [m.comment for m in own if m.marked_by == "judge" and not m.right],
        "feedback": feedback.as_posix() if (course.root / feedback).is_file() else "",
    }


def _exercises(lesson: str, marks: list[Mark]) -> list[dict[str, object]]:
    """Count how many have each exercise right."""
    judged = [m for m in marks if m.lesson == lesson and m.marked_by == "judge"]
    counts: dict[str, list[bool]] = {}
    for mark in judged:
        counts.setdefault(mark.exercise, []).append(mark.right)
    return [
        {"name": name, "right": sum(right), "handed_in": len(right)}
        for name, right in counts.items()
    ]
