"""A release's cells in the gradebook: what was graded stays, whatever the release takes away."""

from __future__ import annotations

import json
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook, GradeCell, Notebook, SolutionCell, SourceCell, TaskCell
from nbgrader.utils import is_grade, is_locked, is_solution, is_task

from autograder.course.cells import grade_id
from autograder.gradebook.releases.packed_assignment import Official

_GRADED = ("points", "cell_type")
_TABLES = (
    (GradeCell, is_grade, _GRADED),
    (SolutionCell, is_solution, ()),
    (TaskCell, is_task, _GRADED),
    (SourceCell, lambda _: True, ("cell_type", "locked", "source", "checksum")),
)
"""nbgrader's tables of cells, which cells they have, and what they hold of each."""


def official_of(notebook: NotebookNode) -> Official:
    """Return a notebook's official cells, in the form of `entering.official_cells`.

    Parameters
    ----------
    notebook : NotebookNode
        A student's version in the making, in which the hidden lines still stand.
    """
    return {
        cell.metadata.nbgrader.grade_id: {
            "cell_type": cell.cell_type,
            "locked": is_locked(cell),
            "source": cell.source,
            "checksum": cell.metadata.nbgrader.get("checksum"),
            "points": float(cell.metadata.nbgrader.points)
            if is_grade(cell) or is_task(cell)
            else None,
        }
        for cell in notebook.cells
        if is_grade(cell) or is_solution(cell) or is_locked(cell) or is_task(cell)
    }


def enter_cells(
    book: Gradebook, assignment: str, name: str, notebook: NotebookNode, official: Official
) -> None:
    """Enter a release's cells, in one transaction.

    Nothing of a student's is deleted: once there are submissions, a graded cell that the release no
    longer has keeps its grades and comments, and can earn no more.

    Parameters
    ----------
    book : Gradebook
        Open.
    assignment, name : str
        Under which the gradebook has the lesson, and its notebook.
    notebook : NotebookNode
        What is released.
    official : dict of str to dict
        As `official_of` gives them.
    """
    parent = book.update_or_create_assignment(assignment)
    found = [notebook for notebook in parent.notebooks if notebook.name == name]
    row = found[0] if found else Notebook(name=name, assignment=parent)
    row.kernelspec = json.dumps(notebook.metadata.get("kernelspec", {}))
    try:
        book.db.add(row)
        if not row.submissions:
            _clear(book, row)
        for table, belongs, columns in _TABLES:
            cells = [cell for cell in notebook.cells if grade_id(cell) in official]
            names = [cell.metadata.nbgrader.grade_id for cell in cells if belongs(cell)]
            _enter(book, table, row, {n: _values(official[n], columns) for n in names})
        book.db.commit()
    except BaseException:
        book.db.rollback()
        raise


def _clear(book: Gradebook, row: Notebook) -> None:
    """Delete the cells of a notebook that nobody has handed in, so that new ones are in order."""
    book.db.flush()
    for table, _, _ in _TABLES:
        for cell in book.db.query(table).filter(table.notebook_id == row.id):
            book.db.delete(cell)
    book.db.flush()
    book.db.expire(row)


def _enter(book: Gradebook, table: Any, row: Notebook, wanted: dict[str, Any]) -> None:
    known = {cell.name: cell for cell in book.db.query(table).filter(table.notebook_id == row.id)}
    for name, values in wanted.items():
        if name not in known:
            book.db.add(table(name=name, notebook=row, **values))
        for column, value in values.items():
            if name in known:
                setattr(known[name], column, value)
    for name in known.keys() - wanted.keys():
        if hasattr(known[name], "max_score"):
            known[name].max_score = 0.0  # what nobody is asked any more is out of no total


def _values(known: dict[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    names = {"points": "max_score"}
    return {names.get(column, column): known[column] for column in columns}
