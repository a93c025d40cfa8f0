"""Whether a lesson's official cells are whole: their names, their points, their regions.

nbgrader finds most of this out when a lesson is released, and says it without a place.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.course.cells import grade_id, kind
from autograder.course.errors import LessonError
from autograder.course.places import place, place_of_cell, text_of

if TYPE_CHECKING:
    from nbformat import NotebookNode

WHOLE = "copy the line of such a cell from CONTRIBUTING.md"
_FLAGS = ("grade", "solution", "locked")
_REGIONS = ("SOLUTION", "HIDDEN TESTS")


def require_whole(path: Path, notebook: NotebookNode) -> None:
    """Raise where a cell's metadata, or a region in it, is not as nbgrader needs it.

    Parameters
    ----------
    path : Path
        The lesson's text.
    notebook : NotebookNode
        What it was parsed to.

    Raises
    ------
    LessonError
        With the place of the first such cell.
    """
    if "kernelspec" not in notebook.metadata:
        raise LessonError(
            f"{place(path, 1)}: the header names no kernelspec: copy it from CONTRIBUTING.md."
        )
    seen: set[str] = set()
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader")
        if about is not None:
            _require_metadata(path, cell, about, seen)
        elif cell.cell_type == "markdown" and re.search(r"^:nbgrader:", cell.source, re.MULTILINE):
            raise LessonError(
                f"{_place_of_text(path, cell)}: a cell with `:nbgrader:` is no code cell: "
                "its first line is ```{code-cell} ipython3."
            )
        _require_regions(path, cell)
        given = cell.metadata.get("given", [])
        if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
            raise LessonError(
                f"{_place_of(path, cell)}: `:given:` is {given!r}: write a list, such as "
                "[02-feedforward/sigmoid]."
            )


def _require_metadata(path: Path, cell: NotebookNode, about: Any, seen: set[str]) -> None:
    name = grade_id(cell)
    if not isinstance(about, dict):
        wrong = f"`nbgrader` is {about!r}, and must be a mapping"
        raise LessonError(f"{_place_of_text(path, cell)}: {wrong}: {WHOLE}.")
    if name is None or not re.fullmatch(r"[\w-]+", name):
        wrong = "this cell has no grade_id" if name is None else f"{name!r} is no grade_id"
        raise LessonError(
            f"{_place_of_text(path, cell)}: {wrong}: name it in letters, digits, - and _."
        )
    if name in seen:
        where = place_of_cell(path, name, nth=2)
        raise LessonError(f"{where}: a second cell has the grade_id {name}: give it its own.")
    seen.add(name)
    missing = [flag for flag in _FLAGS if not isinstance(about.get(flag), bool)]
    if missing or about.get("schema_version") != 3:
        wrong = f"{missing[0]} is neither true nor false" if missing else "schema_version is not 3"
        raise LessonError(f"{_place_of(path, cell)}: in the cell {name}, {wrong}: {WHOLE}.")
    if about["grade"] and not _is_points(about.get("points")):
        worth = f"points is {about['points']!r}" if "points" in about else "points is missing"
        raise LessonError(
            f"{_place_of(path, cell)}: in the cell {name}, {worth}: write a number, 0 or more."
        )


def _is_points(value: Any) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number and math.isfinite(value) and value >= 0


def _require_regions(path: Path, cell: NotebookNode) -> None:
    for region in _REGIONS:
        found = re.findall(rf"\b(BEGIN|END) {region}\b", cell.source)
        if found != ["BEGIN", "END"] * (len(found) // 2):
            wrong = f"BEGIN {region} and END {region} do not come in pairs in this cell"
        elif found and region == "SOLUTION" and kind(cell) not in ("solution", "question"):
            wrong = "a cell with BEGIN SOLUTION needs `solution: true` in its metadata"
        else:
            continue
        raise LessonError(f"{_place_of(path, cell)}: {wrong}.")


def _place_of(path: Path, cell: NotebookNode) -> str:
    name = grade_id(cell)
    return place_of_cell(path, name) if name else _place_of_text(path, cell)


def _place_of_text(path: Path, cell: NotebookNode) -> str:
    """Return where the first line of a cell without a name stands that is not empty."""
    lines = text_of(path).split("\n")
    first: Sequence[str] = [line for line in cell.source.split("\n") if line.strip()][:1]
    return place(path, lines.index(first[0]) + 1 if first and first[0] in lines else None)
