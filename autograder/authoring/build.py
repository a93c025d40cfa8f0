"""Lessons as text (`notebooks/`) to nbgrader's instructor notebooks (`source/`)."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.authoring.edits import refuse_edits, set_aside, stamp
from autograder.authoring.proof import prove
from autograder.course.course import Course
from autograder.course.lesson import Lesson


def build(course: Course, lesson: Lesson, *, force: bool = False) -> Path:
    """Write a lesson's instructor notebook, the same bytes every time.

    Parameters
    ----------
    course : Course
        Where to write.
    lesson : Lesson
        What to write.
    force : bool
        Whether to overwrite a notebook that was edited by hand, which is then kept aside.

    Returns
    -------
    Path
        The notebook written.

    Raises
    ------
    LessonError
        If the lesson is broken: it could not be graded.
    CourseError
        If the notebook there was edited by hand.
    """
    prove(lesson)
    if force:
        set_aside(course, lesson)
    else:
        check_unedited(course, lesson)
    path = course.root / "source" / lesson.name / f"{lesson.name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(lesson), encoding="utf-8")
    return path


def check_unedited(course: Course, lesson: Lesson) -> None:
    """Raise where a lesson's instructor notebook says what neither a build nor its text does.

    Parameters
    ----------
    course : Course
        Where the notebook is.
    lesson : Lesson
        The lesson.

    Raises
    ------
    CourseError
        With the differences, cell by cell.
    """
    refuse_edits(course, lesson, _made(lesson))


def is_current(course: Course, lesson: Lesson) -> bool:
    """Tell whether a lesson's instructor notebook is what its text says.

    Parameters
    ----------
    course : Course
        Where the notebook is.
    lesson : Lesson
        The lesson.
    """
    path = course.root / "source" / lesson.name / f"{lesson.name}.ipynb"
    return path.is_file() and path.read_text(encoding="utf-8") == render(lesson)


def render(lesson: Lesson) -> str:
    """Return a lesson's instructor notebook as the text of an .ipynb file.

    Parameters
    ----------
    lesson : Lesson
        The lesson to render.
    """
    text: str = nbformat.writes(_made(lesson))
    return text + "\n"


def _made(lesson: Lesson) -> NotebookNode:
    notebook = lesson.notebook
    seen: Counter[str] = Counter()
    for cell in notebook.cells:
        cell.id = _stable_id(cell, seen)
    notebook.metadata.pop("jupytext", None)
    notebook.metadata["language_info"] = {"name": "python"}
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    stamp(notebook)
    return notebook


def _stable_id(cell: NotebookNode, seen: Counter[str]) -> str:
    """Name a cell by what it is, so that a rebuild changes only what the author changed."""
    grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
    if grade_id:
        return str(grade_id)
    seen[cell.source] += 1
    seed = f"{seen[cell.source]}/{cell.source}"
    return hashlib.sha256(seed.encode()).hexdigest()[:12]
