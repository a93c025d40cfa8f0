"""What has changed in a lesson since its last release, for whoever releases it again."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from autograder.course.catalogue import MISCONCEPTIONS
from autograder.course.cells import grade_id, kind, without_hidden_lines
from autograder.course.course import Course
from autograder.course.lesson import Lesson
from autograder.gradebook.releases.kept_releases import Release
from autograder.gradebook.releases.packed_assignment import unpack
from autograder.handin import finding, submissions


@dataclass(frozen=True)
class _Cell:
    """An official cell, as far as a change of it is worth a word."""

    kind: str
    points: float | None
    source: str


_WHAT = {
    "check": "what the check shows",
    "question": "the question's model answer or mark scheme",
    "solution": "the stub or its solution",
    "locked": "the locked text",
}


def changes(released: Release, lesson: Lesson) -> list[str]:
    """Return what is different in a lesson, a line for each change.

    Parameters
    ----------
    released : Release
        What was released.
    lesson : Lesson
        The lesson as it is now.
    """
    then = unpack(released.packed).lesson
    return [*_in_cells(then, lesson), *_in_files(then, lesson)]


def how_many_graded(course: Course, name: str) -> int:
    """Return how many submissions of a lesson have been graded.

    Parameters
    ----------
    course : Course
        The course.
    name : str
        The lesson's name.
    """
    return sum(submissions.is_graded(s, course.root) for s in finding.find(course.root, name))


def _in_cells(then: Lesson, now: Lesson) -> Iterator[str]:
    before, after = _cells(then), _cells(now)
    for name in [name for name in after if name not in before]:
        yield f"added: {name}{_worth(after[name])}"
    for name in [name for name in before if name not in after]:
        yield f"removed: {name}{_worth(before[name])}"
    for name in [name for name in after if name in before]:
        old, new = before[name], after[name]
        if old.points != new.points:
            yield f"{name}: {_points(old)} → {_points(new)}"
        if old.kind != new.kind:
            yield f"{name}: was a {old.kind} cell, is a {new.kind} cell"
        elif without_hidden_lines(old.source) != without_hidden_lines(new.source):
            yield f"{name}: {_WHAT[new.kind]} changed"
        elif old.source != new.source:
            yield f"{name}: the hidden line changed"


def _cells(lesson: Lesson) -> dict[str, _Cell]:
    return {name: _cell(cell) for cell in lesson.notebook.cells if (name := grade_id(cell))}


def _cell(cell: NotebookNode) -> _Cell:
    points = cell.metadata.nbgrader.get("points") if cell.metadata.nbgrader.get("grade") else None
    return _Cell(kind(cell), None if points is None else float(points), cell.source.strip())


def _points(cell: _Cell) -> str:
    return (
        "no points" if cell.points is None else f"{cell.points:g} point{'s' * (cell.points != 1)}"
    )


def _worth(cell: _Cell) -> str:
    return "" if cell.points is None else f" ({_points(cell)})"


def _in_files(then: Lesson, now: Lesson) -> Iterator[str]:
    """Yield what changed beside the notebook."""
    before, after = (_text(lesson.folder / "cases.py") for lesson in (then, now))
    if before != after:
        functions = [name for name in now.exercises if _differ(name, before, after)]
        yield f"cases.py: the hidden cases changed{_of(functions)}"
    before, after = (_text(lesson.folder / MISCONCEPTIONS) for lesson in (then, now))
    if before != after:
        yield f"{MISCONCEPTIONS}: what is known of mistakes changed"


def _of(names: list[str]) -> str:
    return f" of {', '.join(names)}" if names else ""


def _differ(name: str, before: str, after: str) -> bool:
    return _function(name, before) != _function(name, after)


def _function(name: str, source: str) -> str | None:
    """Return the code of a function, where it has a definition of its own."""
    nodes = [n for n in ast.parse(source).body if isinstance(n, ast.FunctionDef) and n.name == name]
    return ast.unparse(nodes[-1]) if nodes else None


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
