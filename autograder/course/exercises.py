"""The graded steps of a lesson, found in its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autograder.course.cells import hidden_check, kind, without_markers
from autograder.course.errors import LessonError

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


def read_exercises(lesson: str, cells: Sequence[NotebookNode]) -> dict[str, Exercise]:
    """Return the autograded exercises by name, in the order of the lesson.

    Parameters
    ----------
    lesson : str
        The lesson's name, for messages.
    cells : sequence of NotebookNode
        Its cells, solutions and hidden lines included.

    Raises
    ------
    LessonError
        If a check has no hidden line, or checks what no solution cell is named after.
    """
    solutions = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in cells
        if cell.cell_type == "code" and kind(cell) == "solution"
    }
    found = {}
    for cell in cells:
        if kind(cell) != "check":
            continue
        nbgrader, name = cell.metadata.nbgrader, hidden_check(cell.source)
        if name is None:
            raise LessonError(
                f"{lesson}: {nbgrader.grade_id} has points, but no check.hidden line."
            )
        if name not in solutions:
            raise LessonError(f"{lesson} checks {name}, but no solution cell has that name.")
        solution = without_markers(solutions[name])
        found[name] = Exercise(
            name, nbgrader.grade_id, float(nbgrader.points), solution, cell.source
        )
    return found
