"""Instructor notebooks (`source/`) to what students get (`release/`), by nbgrader."""

from __future__ import annotations

from pathlib import Path

from autograder.course.course import Course
from autograder.course.errors import CourseError
from autograder.course.lesson import Lesson
from autograder.gradebook.nbgrader_api import open_course, succeed


def release(course: Course, lesson: Lesson) -> Path:
    """Write a lesson's student notebook and enter the lesson into the gradebook.

    Parameters
    ----------
    course : Course
        Where to write.
    lesson : Lesson
        A lesson that has been built.

    Returns
    -------
    Path
        The notebook written.

    Raises
    ------
    CourseError
        If the lesson has not been built.
    NbgraderError
        If nbgrader refuses.
    """
    if not (course.root / "source" / lesson.name).is_dir():
        raise CourseError(f"source/{lesson.name} is missing: run `autograder build` first.")
    api = open_course(course.root)
    succeed(api.generate_assignment(lesson.name, force=True, create=True))
    return course.root / "release" / lesson.name / f"{lesson.name}.ipynb"
