"""Instructor notebooks (`source/`) to what students get (`release/`), by nbgrader's own steps.

A release is made aside, kept, entered and only then put in its place: whatever moment this is
stopped at, what was there before is there, or what is new, and another release puts all in order.
"""

from __future__ import annotations

import contextlib
import functools
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat

from autograder.course.course import Course
from autograder.course.errors import CourseError, LessonError
from autograder.course.lesson import Lesson
from autograder.gradebook import database
from autograder.gradebook.configuration import course_config
from autograder.gradebook.entering import official_cells
from autograder.gradebook.marks import gradebook_url, has_lesson
from autograder.gradebook.nbgrader_api import make_students_version
from autograder.gradebook.releases.cell_rows import enter_cells
from autograder.gradebook.releases.kept_releases import FOLDER, keeping
from autograder.gradebook.releases.packed_assignment import pack
from autograder.gradebook.releases.released import adopt, require_answers

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

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
    name = lesson.name
    if not (course.root / "source" / name / f"{name}.ipynb").is_file():
        raise CourseError(f"source/{name} is missing: run `autograder build` first.")
    place = course.root / RELEASE / name
    draft = place.with_name(f".{name}.draft")
    with _alone(course.root, name):
        _keep_what_stands(course, name)
        shutil.rmtree(draft, ignore_errors=True)
        try:
            _make(course, lesson, draft)
            _swap(draft / name, place)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return place / f"{name}.ipynb"


def _make(course: Course, lesson: Lesson, draft: Path) -> None:
    """Make what students get in a folder of its own, keep it, and enter it into the gradebook."""
    name = lesson.name
    official = make_students_version(course.root, name, str(draft.relative_to(course.root)))
    require_answers(official[name], lesson, f"source/{name}")
    texts = {n: (draft / name / f"{n}.ipynb").read_text(encoding="utf-8") for n in official}
    packed = pack(lesson, texts[name], official[name])
    address = gradebook_url(course.root)
    with keeping(course.root, packed), _book(course) as book:
        for own, text in texts.items():
            notebook = nbformat.reads(text, as_version=4)
            enter = functools.partial(enter_cells, book, name, own, notebook, official[own])
            database.patiently(enter, address)


def _keep_what_stands(course: Course, name: str) -> None:
    """Keep the release that is about to be replaced, if nbgrader alone made it."""
    if has_lesson(gradebook_url(course.root), name):
        with _book(course) as book, contextlib.suppress(CourseError, LessonError):
            adopt(course.root, name, lambda: official_cells(book, name))


def _book(course: Course) -> AbstractContextManager[Gradebook]:
    known = course_config(course.root).CourseDirectory.get("course_id", "")
    return database.opened(gradebook_url(course.root), known)


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
