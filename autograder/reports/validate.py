"""A student's own look at a notebook before handing it in: every visible check, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from autograder.course.cells import kind, without_hidden_lines
from autograder.sandbox.session import Session


@dataclass(frozen=True)
class Checked:
    """What one check cell said.

    Attributes
    ----------
    exercise : str
        The exercise's name.
    points : float
        What it is worth.
    problem : str
        What the first failing check says; empty where all passed.
    """

    exercise: str
    points: float
    problem: str


def run(notebook: NotebookNode, seconds: float = 60.0) -> list[Checked]:
    """Run a notebook from top to bottom and return what its visible checks say.

    Parameters
    ----------
    notebook : NotebookNode
        With nbgrader's metadata, as a lesson has it.
    seconds : float
        How long one cell may take.
    """
    results = []
    with Session() as session:
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            _, outputs = session.run_cell(without_hidden_lines(cell.source), seconds)
            if kind(cell) == "check":
                nbgrader = cell.metadata.nbgrader
                exercise = nbgrader.grade_id.removesuffix("-check")
                results.append(Checked(exercise, float(nbgrader.points), _problem(outputs)))
    return results


def unanswered(notebook: NotebookNode) -> list[str]:
    """Return the questions whose text is still the release's.

    Parameters
    ----------
    notebook : NotebookNode
        The student's, with the checksums that nbgrader wrote into the release.
    """
    return [
        cell.metadata.nbgrader.grade_id
        for cell in notebook.cells
        if kind(cell) == "question"
        and cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
    ]


def _problem(outputs: list[dict[str, Any]]) -> str:
    errors = [output for output in outputs if output.get("output_type") == "error"]
    if not errors:
        return ""
    name, text = errors[-1]["ename"], str(errors[-1]["evalue"])
    if name == "NotImplementedError":
        return "not written yet"
    return text if name in ("CheckFailed", "CellStopped") else f"{name}: {text}"
