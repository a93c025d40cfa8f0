"""What a graded notebook shows: the cells' own outputs, and what the judge found."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import nbformat
from nbformat import NotebookNode, from_dict

from autograder.judging.judgement import Judgement
from autograder.sandbox.sanitise import LEFT_OUT

if TYPE_CHECKING:
    from autograder.student.checks.message import Message

TO_RUN = "See it for yourself: copy this into a cell below your function, and run it."


def shown(judgement: Judgement, points: float) -> dict[str, Any]:
    """Say what the judge found, and what it means for the points, as a notebook's output.

    Parameters
    ----------
    judgement : Judgement
        What was found.
    points : float
        What the exercise is worth.
    """
    verdict = judgement.counts
    score = f"{points if verdict.passed else 0:g} of {points:g} points"
    name = verdict.exercise
    if verdict.message is None:
        text = f"✓ {name}: right on fresh inputs. {score}\n"
        if judgement.blame:
            text += (
                f"  Your {name} is right; in your own notebook it fails because of "
                f"{' and '.join(judgement.blame)}.\n"
            )
        return {"output_type": "stream", "name": "stdout", "text": text}
    return _rich(verdict.message, score, verdict.receipt)


def _rich(message: Message, score: str, receipt: str) -> dict[str, Any]:
    """Return what a student reads: what is wrong, the points, and a cell that shows it."""
    text, page = f"{message}\n    {score}", f"{message._repr_html_()}<p>{score}</p>"
    if receipt:
        text += f"\n\n{TO_RUN}\n\n{receipt}"
        page += f"<p>{TO_RUN}</p><pre>{html.escape(receipt)}</pre>"
    data = {"text/plain": text, "text/html": page}
    return {"output_type": "display_data", "data": data, "metadata": {}}


def as_output(output: dict[str, Any]) -> NotebookNode:
    """Return an output that came from the worker in nbformat's form, if not yet a valid one.

    Parameters
    ----------
    output : dict
        Hopefully in the form of a notebook's output.
    """
    try:
        kind = output["output_type"]
        parts = {name: output.get(name, _OPTIONAL.get(name)) for name in _PARTS[kind]}
        made: NotebookNode = from_dict({"output_type": kind, **parts})
    except (AttributeError, KeyError, TypeError, ValueError):
        made = _left_out()
    return made


def leave_out_invalid(nb: NotebookNode) -> None:
    """Replace the outputs that no notebook may have, whatever the worker sent.

    Parameters
    ----------
    nb : NotebookNode
        A notebook that has been run; changed in place.
    """
    cells = [cell for cell in nb.cells if cell.cell_type == "code"]
    # All at once first, for it is seldom that one is not valid, and takes a while to find out.
    if not _are_valid([output for cell in cells for output in cell.outputs]):
        for cell in cells:
            cell.outputs = [one if _are_valid([one]) else _left_out() for one in cell.outputs]


def _are_valid(outputs: list[NotebookNode]) -> bool:
    cell = {"cell_type": "code", "id": "cell", "source": "", "metadata": {}, "outputs": outputs}
    # As part of a notebook, for which nbformat has a compiled schema: ten times as fast.
    whole = {"cells": [cell | {"execution_count": None}], "metadata": {}}
    try:
        nbformat.validate(whole | {"nbformat": 4, "nbformat_minor": 5})
    except nbformat.ValidationError:
        return False
    return True


def _left_out() -> NotebookNode:
    return NotebookNode(output_type="stream", name="stdout", text=f"{LEFT_OUT}\n")


_PARTS = {
    "stream": ("name", "text"),
    "error": ("ename", "evalue", "traceback"),
    "display_data": ("data", "metadata"),
    "execute_result": ("data", "metadata", "execution_count"),
}

_OPTIONAL: dict[str, Any] = {"metadata": {}, "execution_count": None}
