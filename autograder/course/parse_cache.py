"""Lessons parsed once: reading MyST takes longer than all that is then done with it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.course.errors import LessonError
from autograder.course.places import place, text_of

if TYPE_CHECKING:
    from nbformat import NotebookNode

FOLDER = Path(".autograder") / "parsed"
"""Where a course keeps its parsed lessons, below its root; may be deleted at any time."""


def read(path: Path) -> NotebookNode:
    """Return a lesson's text as a notebook.

    Parameters
    ----------
    path : Path
        Such as ``notebooks/03-cost/03-cost.md``.

    Raises
    ------
    LessonError
        If it cannot be parsed.
    """
    from nbformat import from_dict

    text = text_of(path)
    digest = hashlib.sha256(f"{version('jupytext')}\0{text}".encode()).hexdigest()
    kept = kept_at(path)
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads(kept.read_text(encoding="utf-8"))
        if found["digest"] == digest:
            notebook: NotebookNode = from_dict(found["notebook"])
            return notebook
    return _parse(path, text, digest, kept)


def kept_at(path: Path) -> Path:
    """Return where a parsed lesson is kept.

    Parameters
    ----------
    path : Path
        Such as ``notebooks/03-cost/03-cost.md``.
    """
    return path.resolve().parents[2] / FOLDER / f"{path.stem}.json"


def _parse(path: Path, text: str, digest: str, kept: Path) -> NotebookNode:
    import jupytext

    try:
        notebook: NotebookNode = jupytext.reads(text, fmt="md:myst")
    except Exception as error:  # jupytext's own, YAML's or JSON's: each says where it is
        raise LessonError(_unreadable(path, error)) from error
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"  # jupytext's are random
    content = json.dumps({"digest": digest, "notebook": notebook})
    draft = kept.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):  # a course that cannot be written to is parsed every time
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(content, encoding="utf-8")
        draft.replace(kept)  # whole, or not at all
    return notebook


def _unreadable(path: Path, error: Exception) -> str:
    """Say in which line metadata cannot be read, and why."""
    text = " ".join(str(error).split())
    in_cell = re.match(r"(\w+) cell \d+ at line (\d+)", text)
    in_header = getattr(error, "problem_mark", None)
    if in_cell:
        line, what = int(in_cell[2]), f"the metadata of this {in_cell[1].lower()} cell"
    else:
        line, what = in_header.line + 1 if in_header else 1, "the header"
    cause = error.__context__ or error  # YAML's and JSON's know what is wrong without its place
    problem = getattr(cause, "problem", None) or getattr(cause, "msg", None) or text
    return (
        f"{place(path, line)}: {what} cannot be read ({problem}): look for a comma, a colon or a "
        "closing bracket that is missing."
    )
