"""Instructor notebooks (`source/`) to what students get (`release/`), by nbgrader's own steps.

A release is made aside, kept, entered and only then put in its place: whatever moment this is
stopped at, what was there before is there, or what is new, and another release puts all in order.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook

from autograder.course.course import Course
from autograder.course.errors import CourseError, LessonError
from autograder.course.lesson import Lesson
from autograder.gradebook.cell_rows import enter_cells
from autograder.gradebook.configuration import course_config
from autograder.gradebook.kept_releases import FOLDER, keeping
from autograder.gradebook.marks import gradebook_url, has_lesson
from autograder.gradebook.nbgrader_api import make_students_version
from autograder.gradebook.packed_assignment import pack
from autograder.gradebook.released import adopt

RELEASE = "release"


def release(course: Course, lesson: Lesson) -> Path:
    """Write a lesson's student notebook, keep it, and enter the lesson into the gradebook.

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
        If the lesson has not been built, or was built from another text.
    NbgraderError
        If nbgrader refuses.
    """
    if not (course.root / "source" / lesson.name).is_dir():
        raise CourseError(f"source/{lesson.name} is missing: run `autograder build` first.")
    place = course.root / RELEASE / lesson.name
    draft = place.with_name(f".{lesson.name}.draft")
    with _alone(course.root, lesson.name):
        _keep_what_stands(course, lesson.name)
        shutil.rmtree(draft, ignore_errors=True)
        try:
            official = make_students_version(course.root, lesson.name, f"{RELEASE}/{draft.name}")
            made = {
                name: (draft / lesson.name / f"{name}.ipynb").read_text(encoding="utf-8")
                for name in official
            }
            own = lesson.name
            with (
                keeping(course.root, pack(lesson, made[own], official[own])),
                _book(course) as book,
            ):
                for name, text in made.items():
                    notebook = nbformat.reads(text, as_version=4)
                    enter_cells(book, lesson.name, name, notebook, official[name])
            _swap(draft / lesson.name, place)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return place / f"{lesson.name}.ipynb"


def _keep_what_stands(course: Course, name: str) -> None:
    """Keep the release that is about to be replaced, if nbgrader alone made it."""
    if has_lesson(gradebook_url(course.root), name):
        with _book(course) as book, contextlib.suppress(CourseError, LessonError):
            adopt(course.root, name, book)


def _book(course: Course) -> Gradebook:
    known = course_config(course.root).CourseDirectory.get("course_id", "")
    return Gradebook(gradebook_url(course.root), known)


def _swap(made: Path, place: Path) -> None:
    """Put a folder in another's place, which goes only when the new one stands."""
    before = place.with_name(f".{place.name}.before")
    if place.exists():
        shutil.rmtree(before, ignore_errors=True)
        place.rename(before)
    made.rename(place)
    shutil.rmtree(before, ignore_errors=True)


@contextlib.contextmanager
def _alone(root: Path, lesson: str) -> Iterator[None]:
    """Let one release of a lesson be made at a time, where the system can tell."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    folder = root / FOLDER / lesson
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
