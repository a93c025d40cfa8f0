"""What each of the sample class did, what it deserves, and what it got."""

from __future__ import annotations

import math

from rich.table import Table

from autograder.authoring.demo.sample_class import Sample
from autograder.course.course import Course
from autograder.gradebook.marks import Mark
from autograder.reports import numbers


def surprises(course: Course, samples: list[Sample], marks: list[Mark]) -> list[str]:
    """Say which submissions got other marks than they deserve.

    Parameters
    ----------
    course : Course
        The demo's course.
    samples : list of Sample
        The class, with what each deserves.
    marks : list of Mark
        What the gradebook says.
    """
    lines = []
    for sample in samples:
        got = points_got(sample, marks)
        due = sample.points(course.lesson(sample.lesson))
        if not math.isclose(got, due):
            points = f"{numbers.points(got)} points where {numbers.points(due)} are due"
            lines.append(f"{sample.student}, {sample.lesson}: {points}")
    return lines


def story_table(samples: list[Sample], course: Course, marks: list[Mark]) -> Table:
    """Return what each student did, what that deserves, and what the gradebook says.

    Parameters
    ----------
    samples : list of Sample
        The class.
    course : Course
        The demo's course.
    marks : list of Mark
        What the gradebook says.
    """
    table = Table(title="What each of them did", title_justify="left")
    for column in ("lesson", "student", "what they did"):
        table.add_column(column, overflow="fold")
    for column in ("due", "got"):
        table.add_column(column, justify="right")
    for sample in sorted(samples, key=lambda s: (s.lesson, s.student)):
        due = sample.points(course.lesson(sample.lesson))
        got = points_got(sample, marks)
        points = numbers.points(due), numbers.points(got)
        table.add_row(sample.lesson, sample.student, sample.story, *points)
    return table


def points_got(sample: Sample, marks: list[Mark]) -> float:
    """Return the points that a submission got from the judge.

    Parameters
    ----------
    sample : Sample
        The submission.
    marks : list of Mark
        What the gradebook says.
    """
    own = [m for m in marks if (m.lesson, m.student) == (sample.lesson, sample.student)]
    return sum(mark.points or 0.0 for mark in own if mark.marked_by == "judge")
