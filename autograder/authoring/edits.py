"""Edits of an instructor notebook (`source/`) by hand, which building it again would overwrite.

A built notebook carries a digest of its cells, so that an edit is told from a lesson's text that is
newer, in a fresh clone too. Running the notebook and saving it is no edit.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.course.cells import grade_id
from autograder.course.course import Course
from autograder.course.errors import CourseError
from autograder.course.lesson import Lesson

KEPT = Path(".autograder") / "edited"
"""Where edited notebooks are kept that a build overwrote, below the course's root."""

_STAMP = "autograder"
_FACTS = {"grade": False, "solution": False, "locked": False, "task": False, "points": 0.0}
"""What nbgrader's metadata say of a cell, and what it is where they say nothing."""


def stamp(notebook: NotebookNode) -> None:
    """Write a digest of its cells into a notebook's metadata.

    Parameters
    ----------
    notebook : NotebookNode
        What is about to be written to `source/`; changed in place.
    """
    notebook.metadata[_STAMP] = {"built": _digest(notebook)}


def refuse_edits(course: Course, lesson: Lesson, built: NotebookNode) -> None:
    """Raise where an instructor notebook was edited, unless the lesson's text says the same now.

    Parameters
    ----------
    course : Course
        Where the notebook is.
    lesson : Lesson
        The lesson.
    built : NotebookNode
        The notebook as the lesson's text has it.

    Raises
    ------
    CourseError
        With the differences, cell by cell.
    """
    path = _path(course, lesson)
    found = _read(path) if path.is_file() else None
    if found is None or not _is_edited(found):
        return
    differences = list(_differences(found.cells, built.cells))
    if not differences:
        return
    older = "" if _STAMP in found.metadata else ", or built by an older autograder"
    text = f"notebooks/{lesson.name}/{lesson.name}.md"
    lines = "".join(f"    {line}\n" for line in differences)
    raise CourseError(
        f"{path.relative_to(course.root)} was edited by hand{older}, and {text} does not say the "
        f"same:\n{lines}Write into {text} what of it is to stay, and build again. "
        f"`autograder build {lesson.name} --force` overwrites source/, and keeps the edited "
        f"notebook in {KEPT}."
    )


def set_aside(course: Course, lesson: Lesson) -> Path | None:
    """Copy an edited instructor notebook to where nbgrader does not look.

    Parameters
    ----------
    course : Course
        Where the notebook is.
    lesson : Lesson
        The lesson.

    Returns
    -------
    Path or None
        The copy; None where nothing was edited.
    """
    path = _path(course, lesson)
    if not path.is_file() or not _is_edited(_read(path)):
        return None
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    kept = course.root / KEPT / f"{lesson.name}-{digest}.ipynb"
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, kept)
    return kept


def _path(course: Course, lesson: Lesson) -> Path:
    return course.root / "source" / lesson.name / f"{lesson.name}.ipynb"


def _read(path: Path) -> NotebookNode:
    try:
        found: NotebookNode = nbformat.read(path, as_version=4)
    except Exception as error:  # whatever is wrong with a file that anybody may have written
        place = "/".join(path.parts[-3:])
        raise CourseError(
            f"{place} cannot be read as a notebook: delete it, and build again."
        ) from error
    return found


def _is_edited(notebook: NotebookNode) -> bool:
    stamped = notebook.metadata.get(_STAMP)
    return not isinstance(stamped, dict) or stamped.get("built") != _digest(notebook)


def _digest(notebook: NotebookNode) -> str:
    content = [[cell.cell_type, cell.source, _facts(cell)] for cell in notebook.cells]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]


def _facts(cell: NotebookNode) -> dict[str, Any]:
    """Return what makes a difference to nbgrader, in the same form whatever wrote it."""
    nbgrader = cell.metadata.get("nbgrader")
    if not isinstance(nbgrader, dict):
        return {}
    facts = {name: nbgrader.get(name) or default for name, default in _FACTS.items()}
    return {"grade_id": nbgrader.get("grade_id"), **facts, "points": _number(facts["points"])}


def _number(points: Any) -> Any:
    return float(points) if isinstance(points, (int, float)) else points


def _differences(edited: list[NotebookNode], built: list[NotebookNode]) -> Iterator[str]:
    """Yield a line for each difference: where it is, and both versions."""
    mine, theirs = _named(edited), _named(built)
    for name, (title, cell) in mine.items():
        if name in theirs:
            yield from _cell_differences(title, cell, theirs[name][1])
        else:
            yield f"{title}: only in source/: {_first_line(cell.source.splitlines())}"
    for name, (title, cell) in theirs.items():
        if name not in mine:
            yield f"{title}: only in notebooks/: {_first_line(cell.source.splitlines())}"
    if [name for name in mine if name in theirs] != [name for name in theirs if name in mine]:
        yield "the cells stand in another order"


def _named(cells: list[NotebookNode]) -> dict[str, tuple[str, NotebookNode]]:
    """Return cells, and what to call them, by what stays the same when a cell is edited."""
    return {
        grade_id(cell) or str(cell.id): (grade_id(cell) or f"cell {number}", cell)
        for number, cell in enumerate(cells, start=1)
    }


def _cell_differences(title: str, mine: NotebookNode, theirs: NotebookNode) -> Iterator[str]:
    ours, others = ({"type": cell.cell_type, **_facts(cell)} for cell in (mine, theirs))
    for name in {**ours, **others}:
        one, other = ours.get(name, "nothing"), others.get(name, "nothing")
        if one != other:
            yield f"{title}: {name} {_short(one)} in source/, {_short(other)} in notebooks/"
    yield from _text_differences(title, mine.source.splitlines(), theirs.source.splitlines())


def _text_differences(title: str, mine: list[str], theirs: list[str]) -> Iterator[str]:
    """Yield the first line that differs, and on which side it stands."""
    changes = SequenceMatcher(a=mine, b=theirs, autojunk=False).get_opcodes()
    for change, start, end, other, other_end in changes:
        if change == "replace":
            one, two = mine[start], theirs[other]
            yield f"{title}, line {start + 1}: `{one}` in source/, `{two}` in notebooks/"
        elif change == "delete":
            yield f"{title}, line {start + 1}: only in source/: {_first_line(mine[start:end])}"
        elif change == "insert":
            added = _first_line(theirs[other:other_end])
            yield f"{title}, line {start + 1}: only in notebooks/: {added}"
        if change != "equal":
            return


def _first_line(lines: list[str]) -> str:
    line = next((line for line in lines if line.strip()), "")
    return f"`{line}`" if line else "nothing but space"


def _short(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
