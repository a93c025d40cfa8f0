"""The graded steps of a lesson, found in its cells."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.course.cells import (
    grade_id,
    hidden_check,
    kind,
    without_hidden_lines,
    without_markers,
)
from autograder.course.errors import LessonError
from autograder.course.places import place_of_cell

if TYPE_CHECKING:
    from nbformat import NotebookNode


@dataclass(frozen=True)
class Exercise:
    """One graded step of a lesson.

    Attributes
    ----------
    name : str
        The function that the student writes; also the grade_id of its solution cell.
    check_id : str
        The grade_id of the check cell, under which nbgrader keeps the marks.
    points : float
        What the check is worth.
    solution : str
        The solution cell's code, without nbgrader's markers.
    check : str
        The check cell's code, its hidden lines included.
    """

    name: str
    check_id: str
    points: float
    solution: str
    check: str


def read_exercises(path: Path, cells: Sequence[NotebookNode]) -> dict[str, Exercise]:
    """Return the autograded exercises by name, in the order of the lesson.

    Parameters
    ----------
    path : Path
        The lesson's text, for messages.
    cells : sequence of NotebookNode
        Its cells, solutions and hidden lines included.

    Raises
    ------
    LessonError
        If a check has no hidden line, or checks what no solution cell before it defines.
    """
    names = [
        grade_id(cell) for cell in cells if cell.cell_type == "code" and kind(cell) == "solution"
    ]
    solutions: dict[str, str] = {}
    found: dict[str, Exercise] = {}
    for cell in cells:
        name = grade_id(cell)
        if cell.cell_type == "code" and kind(cell) == "solution" and name:
            solutions[name] = without_markers(cell.source)
        if kind(cell) == "check":
            exercise = _checked(path, cell)
            if exercise not in solutions:
                raise LessonError(_without_solution(path, cell, exercise, names))
            if exercise in found:
                where = place_of_cell(path, str(name))
                raise LessonError(f"{where}: {exercise} has a check already: leave one of them.")
            _require_defined(path, exercise, solutions[exercise])
            about = cell.metadata.nbgrader
            found[exercise] = Exercise(
                exercise, about.grade_id, float(about.points), solutions[exercise], cell.source
            )
    return found


def _checked(path: Path, cell: NotebookNode) -> str:
    """Return the exercise that a check's hidden line judges."""
    name = str(grade_id(cell))
    if cell.cell_type != "code":
        where = place_of_cell(path, name)
        raise LessonError(f"{where}: {name} is no code cell: only a question is marked in words.")
    require_python(path, name, cell.source)
    exercise = hidden_check(cell.source)
    if exercise is None:
        raise LessonError(
            f"{place_of_cell(path, name)}: {name} has points, but no check.hidden line: write "
            '`check.hidden("cost", cost)` with the name of the exercise.'
        )
    if hidden_check(without_hidden_lines(cell.source)) is not None:
        raise LessonError(
            f"{place_of_cell(path, name)}: the check.hidden line of {name} would be released: put "
            "it between `### BEGIN HIDDEN TESTS` and `### END HIDDEN TESTS`."
        )
    return exercise


def _without_solution(
    path: Path, cell: NotebookNode, exercise: str, names: Sequence[str | None]
) -> str:
    where = place_of_cell(path, str(grade_id(cell)))
    if exercise in names:
        return f"{where}: the check of {exercise} stands before its solution: put it below."
    solved = ", ".join(filter(None, names)) or "none"
    return (
        f"{where}: {path.stem} checks {exercise}, but no solution cell has that name as its "
        f"grade_id; there are: {solved}."
    )


def _require_defined(path: Path, name: str, source: str) -> None:
    """Raise where a solution cell does not define what it is named after."""
    defined = names_defined(require_python(path, name, source))
    if name not in defined:
        raise LessonError(
            f"{place_of_cell(path, name)}: the cell {name} defines no {name}, but "
            f"{', '.join(defined) or 'nothing'}: give its grade_id and its function one name."
        )


def require_python(path: Path, name: str, source: str) -> ast.Module:
    """Return a cell's code parsed.

    Parameters
    ----------
    path : Path
        The lesson's text, for messages.
    name : str
        The cell's grade_id.
    source : str
        Its code.

    Raises
    ------
    LessonError
        If it is not Python; magics are not.
    """
    try:
        return ast.parse(source)
    except SyntaxError as error:
        line = (error.text or "").strip()
        raise LessonError(
            f"{place_of_cell(path, name, line)}: the cell {name} is not Python: {error.msg}."
        ) from error


def names_defined(tree: ast.Module) -> list[str]:
    r"""Return the names that code defines at its outermost level.

    Parameters
    ----------
    tree : ast.Module
        The code.

    Examples
    --------
    >>> names_defined(ast.parse("def f(): pass\ng = h = f"))
    ['f', 'g', 'h']
    """
    found = []
    for node in _outermost(tree.body):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.append(name)
            case ast.Assign(targets=targets):
                found += [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.ImportFrom(names=aliases) | ast.Import(names=aliases):
                found += [alias.asname or alias.name for alias in aliases]
    return found


def _outermost(statements: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """Yield statements, and those inside their branches and loops; not inside functions."""
    for statement in statements:
        yield statement
        if not isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            for part in ("body", "orelse", "handlers", "finalbody"):
                yield from _outermost(getattr(statement, part, ()))
