"""The whole way from lessons as text to marks and feedback, on a sample class."""

from __future__ import annotations

import shutil
from pathlib import Path

from rich.table import Table

from autograder.authoring.samples import Sample, sample_class
from autograder.grading.course import CONFIG, Course, CourseError
from autograder.grading.gradebook import Mark

MARKER = ".autograder-demo"
"""A file that says that a folder was made by the demo and may be replaced by it."""

QUICK = {"cell_seconds": 5.0, "later_cell_seconds": 1.0, "check_seconds": 3.0}
"""Time limits for the submissions that hang, which keep the wait for them short."""


def copy_course(course: Course, folder: Path) -> Course:
    """Copy a course's lessons to where the demo may write.

    Parameters
    ----------
    course : Course
        The course.
    folder : Path
        A new folder, or one of an earlier demo.

    Raises
    ------
    CourseError
        If the folder holds something that the demo did not make.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
        raise CourseError(f"{folder} is not empty, and no demo made it: name another folder.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARKER).touch()
    shutil.copy(course.root / CONFIG, folder)
    shutil.copytree(course.root / "notebooks", folder / "notebooks")
    return Course(folder)


def hand_in(course: Course) -> list[Sample]:
    """Write the sample class's submissions and return the class.

    Parameters
    ----------
    course : Course
        A course whose lessons have been released.
    """
    samples = sample_class(course)
    for sample in samples:
        sample.hand_in(course)
    return samples


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
        got = _points(sample, marks)
        due = sample.points(course.lesson(sample.lesson))
        if got != due:
            lines.append(f"{sample.student}, {sample.lesson}: {got:g} points where {due:g} are due")
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
        table.add_column(column)
    for column in ("due", "got"):
        table.add_column(column, justify="right")
    for sample in sorted(samples, key=lambda s: (s.lesson, s.student)):
        due = sample.points(course.lesson(sample.lesson))
        got = _points(sample, marks)
        table.add_row(sample.lesson, sample.student, sample.story, f"{due:g}", f"{got:g}")
    return table


def _points(sample: Sample, marks: list[Mark]) -> float:
    own = [m for m in marks if (m.lesson, m.student) == (sample.lesson, sample.student)]
    return sum(mark.points or 0.0 for mark in own if mark.marked_by == "judge")
