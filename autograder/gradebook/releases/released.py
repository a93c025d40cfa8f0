"""What a lesson's submissions are graded by: what was released, never `notebooks/` as it is now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import MissingEntry

from autograder.course.cells import grade_id, hidden_check
from autograder.course.course import Course
from autograder.course.errors import CourseError, LessonError
from autograder.course.lesson import Lesson
from autograder.gradebook.releases.frames import Frames
from autograder.gradebook.releases.kept_releases import Release, keeping, kept
from autograder.gradebook.releases.packed_assignment import Official, pack, texts_of


def is_released(root: Path, name: str) -> bool:
    """Tell whether there is anything to grade a lesson's submissions by.

    Parameters
    ----------
    root : Path
        The course's folder.
    name : str
        The lesson's name.
    """
    return bool(kept(root, name)) or _released(root, name) is not None


def frames(root: Path, name: str, entered: Callable[[], Official]) -> Frames:
    """Return a lesson's kept releases; what was released without being kept is kept now.

    Parameters
    ----------
    root : Path
        The course's folder.
    name : str
        The lesson's name; where a release is kept, it need no longer be in `notebooks/`.
    entered : callable
        Reads the gradebook's official cells of the lesson; called only if they are needed.

    Raises
    ------
    CourseError
        If nothing tells what was released.
    """
    try:
        adopt(root, name, entered)
    except (CourseError, LessonError):
        if not kept(root, name):
            raise
    return Frames(kept(root, name))


def adopt(root: Path, name: str, entered: Callable[[], Official]) -> None:
    """Keep what `release/` holds, unless it is kept: an nbgrader that keeps nothing made it.

    Parameters
    ----------
    root : Path
        The course's folder.
    name : str
        The lesson's name.
    entered : callable
        Reads the gradebook's official cells of the lesson; called only if they are needed.

    Raises
    ------
    CourseError
        If what was released does not go together with the gradebook or `notebooks/`.
    """
    text = _released(root, name)
    releases = kept(root, name)
    if any(text is None or release.is_of(text) for release in releases):
        return
    again = f"Run `autograder build {name}`, then `autograder release {name}`."
    if text is None:
        raise CourseError(f"release/{name}/{name}.ipynb is missing: nothing to grade by. {again}")
    notebook, lesson = nbformat.reads(text, as_version=4), Course(root).lesson(name)
    try:
        known = entered()
    except MissingEntry:
        known = {}
    if not _goes_with(notebook, known):
        raise CourseError(f"release/{name} is not what the gradebook was told of. {again}")
    official = {cell: known[cell] for cell in filter(None, map(grade_id, notebook.cells))}
    require_answers(official, lesson, f"release/{name}")
    with keeping(root, pack(lesson, text, official)):
        pass


def require_answers(official: Official, lesson: Lesson, where: str) -> None:
    """Refuse checks of what the lesson has no answer to.

    Parameters
    ----------
    official : dict of str to dict
        As `entering.official_cells` gives them.
    lesson : Lesson
        Holds the right answers.
    where : str
        What the cells are from, for the message.

    Raises
    ------
    CourseError
        If a check's exercise is not the lesson's.
    """
    for cell, known in official.items():
        name = hidden_check(known["source"]) if known["points"] is not None else None
        if name is not None and name not in lesson.exercises:
            raise CourseError(
                f"{where} checks {name} ({cell}), which notebooks/{lesson.name} does not have. "
                f"Put it back there, or run `autograder build {lesson.name}`, then "
                f"`autograder release {lesson.name}`."
            )


def what_differs(course: Course, name: str) -> list[str]:
    """Return what an instructor should know of a lesson that is not as it was released.

    Parameters
    ----------
    course : Course
        The course.
    name : str
        The name of a lesson that has been graded.

    Returns
    -------
    list of str
        Whole sentences; none where everything is as it was released.
    """
    releases = kept(course.root, name)
    if not releases:
        return []
    commands = f"`autograder release {name}`, then `autograder grade {name}`"
    found = []
    text = _released(course.root, name)
    if text is not None and not any(release.is_of(text) for release in releases):
        found.append(
            f"release/{name} is not what was last released here, by which this was graded: "
            f"run {commands}."
        )
    if name in course.names and not _is_as_released(course.lesson(name), releases[-1]):
        found.append(
            f"notebooks/{name} is newer than its release, by which this was graded: to grade by "
            f"it, run `autograder build {name}`, {commands}."
        )
    return found


def _is_as_released(lesson: Lesson, release: Release) -> bool:
    """Tell whether a lesson's texts, and what it takes from other lessons, are those released."""
    from autograder.gradebook.releases.packed_assignment import unpack

    own = f"notebooks/{lesson.name}/"
    try:
        now, then = (
            {path: text for path, text in texts.items() if path.startswith(own)}
            for texts in (texts_of(lesson), release.texts)
        )
        return now == then and lesson.preamble == unpack(release.packed).lesson.preamble
    except LessonError:  # a lesson that it takes from is gone
        return False


def _goes_with(notebook: NotebookNode, known: Official) -> bool:
    """Tell whether the gradebook's cells are those of a released notebook, with hidden lines."""
    return all(
        name in known
        and set(cell.source.splitlines()) <= set((known[name]["source"] or "").splitlines())
        for cell in notebook.cells
        if (name := grade_id(cell))
    )


def _released(root: Path, name: str) -> str | None:
    path = root / "release" / name / f"{name}.ipynb"
    return path.read_text(encoding="utf-8") if path.is_file() else None
