"""Why there is no function to call: an error that its cell ended in, another name, or no code."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from typing import Any

from nbformat import NotebookNode

from autograder.course.cells import defines, grade_id
from autograder.student.checks.message import Message

MOST_TEXT = 300
"""Characters that are kept of an error and of a line."""

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_LINE = re.compile(r"^\s*Cell In\[\d+\], line (\d+)", re.MULTILINE)
_DEFINITION = re.compile(r"^def\s+(\w+)", re.MULTILINE)


def why_missing(exercise: str, cells: list[NotebookNode], exercises: Collection[str]) -> Message:
    """Say why a submission has no function of an exercise's name.

    Parameters
    ----------
    exercise : str
        The exercise's name.
    cells : list of NotebookNode
        The submission's code cells up to the check, as they ran.
    exercises : collection of str
        The names of all the lesson's exercises.
    """
    own = [c for c in cells if grade_id(c) == exercise or defines(c.source, exercise)]
    for cell in reversed(own):
        error = _error(cell)
        if error:
            return _ended_in_error(exercise, cell, error)
    names = {name for cell in cells for name in _DEFINITION.findall(cell.source)}
    alike = difflib.get_close_matches(exercise, sorted(names - set(exercises)), n=1)
    summary = f"there is no function named {exercise}"
    if alike:
        return Message(
            exercise, summary, next_step=f"is it {alike[0]}? Give it the name {exercise} again"
        )
    asked = "write it in the cell that the lesson has for it, and keep its name"
    return Message(exercise, summary, next_step=asked)


def _ended_in_error(exercise: str, cell: NotebookNode, error: dict[str, Any]) -> Message:
    text = f"{error.get('ename', 'an error')}: {error.get('evalue', '')}".strip(": ")
    return Message(
        exercise,
        f"its cell ended in an error, so that there is no function named {exercise}",
        got=text[:MOST_TEXT],
        where=_where(cell, error),
        next_step="mend that line: nothing below it in the cell was run",
    )


def _error(cell: NotebookNode) -> dict[str, Any] | None:
    errors = [out for out in cell.get("outputs", []) if out.get("output_type") == "error"]
    return errors[-1] if errors else None


def _where(cell: NotebookNode, error: dict[str, Any]) -> str:
    """Return the line of the cell that an error came from, with its number."""
    traceback = error.get("traceback")
    text = "\n".join(map(str, traceback)) if isinstance(traceback, list) else ""
    found = _LINE.search(_COLOUR.sub("", text[:100_000]))
    lines = cell.source.splitlines()
    number = int(found.group(1)) if found and len(found.group(1)) < 7 else 0
    return (
        f"line {number}: {lines[number - 1].strip()[:MOST_TEXT]}"
        if 0 < number <= len(lines)
        else ""
    )
