"""A notebook read from a file that may be anything."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.handin import pictures
from autograder.handin.mending import claimed_name
from autograder.handin.submissions import LARGEST
from autograder.sandbox.wire import DEEPEST, depth

_CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

LONGEST_NUMBER = 1000
"""Digits above which a number is taken for 0."""

_NO_CELLS = (AttributeError, KeyError, TypeError, ValueError, RecursionError)
"""What reading cells raises where there are none, or something else is in their place."""


class UnreadableNotebookError(Exception):
    """A file that is not a notebook; the text says why in a few words."""


def read(content: bytes | None) -> NotebookNode:
    """Read a notebook that may be anything, as a valid one without outputs.

    Parameters
    ----------
    content : bytes or None
        The file's, as `gather` gives it.

    Raises
    ------
    UnreadableNotebookError
        If there are no cells to be had from it.
    """
    try:
        cells = [_clean(cell, number) for number, cell in enumerate(_parse(content).cells)]
        pictures.bound(cells)
        notebook = NotebookNode(cells=cells, metadata=NotebookNode(), nbformat=4, nbformat_minor=5)
    except _NO_CELLS as error:
        raise UnreadableNotebookError("is not a notebook (no cells in it)") from error
    return notebook


def read_own(path: Path) -> NotebookNode:
    """Read a notebook as it is, metadata and outputs included.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    UnreadableNotebookError
        If it is not a notebook.
    """
    return _parse(path.read_bytes() if path.stat().st_size <= LARGEST else None)


def _parse(content: bytes | None) -> NotebookNode:
    if content is None:
        raise UnreadableNotebookError(f"is larger than {LARGEST // 2**20} MB without its outputs")
    if not content.strip():
        raise UnreadableNotebookError("is empty")
    try:
        values = json.loads(_text(content), parse_int=_number)
    except (ValueError, RecursionError) as error:
        why = "not text" if b"\0" in content else "not valid JSON"
        raise UnreadableNotebookError(f"is not a notebook ({why})") from error
    if depth(values) > DEEPEST:  # some versions of Python could read it, and others could not
        raise UnreadableNotebookError("is not a notebook (nested too deep)")
    try:
        if "worksheets" in values:  # nbformat knows how notebooks were before version 4
            notebook: NotebookNode = nbformat.convert(nbformat.reader.reads(json.dumps(values)), 4)
        else:  # and stumbles over what some editor did slightly otherwise since
            values["cells"] = [_plain(cell) for cell in values["cells"]]
            notebook = nbformat.from_dict(values)
    except (nbformat.ValidationError, UnboundLocalError, *_NO_CELLS) as error:
        raise UnreadableNotebookError("is not a notebook (no cells in it)") from error
    return notebook


def _number(digits: str) -> int:
    """Read a whole number; Python refuses those of thousands of digits, on which nothing hangs."""
    return int(digits) if len(digits) < LONGEST_NUMBER else 0


def _plain(cell: dict[str, Any]) -> dict[str, Any]:
    """Return a cell as nbformat has it in memory: with metadata, and its text in one."""
    metadata = cell.get("metadata")
    source = cell.get("source") or cell.get("input") or ""  # as code was called before version 4
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    return cell | {"metadata": metadata if isinstance(metadata, dict) else {}, "source": text}


def _text(content: bytes) -> str:
    """Decode a file as some editor may have saved it.

    JSON shows which Unicode it is in by its first characters; else it is one of Windows' own.
    """
    encoding = json.detect_encoding(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        other = "cp1252" if encoding.startswith("utf-8") else encoding
        return content.decode(other, errors="replace")


def _clean(cell: NotebookNode, number: int) -> NotebookNode:
    """Rebuild a cell from its kind, its text, the name it claims and its pictures alone."""
    kind = cell.get("cell_type")
    text = (
        str(cell.get("source") or "").encode(errors="replace").decode()
    )  # half an emoji cannot be written to a file
    name, known = claimed_name(cell), cell.get("id")
    kept = isinstance(known, str) and _CELL_ID.fullmatch(known)
    # By hand: nbformat's own functions validate each cell, which takes longer than all the rest.
    clean = NotebookNode(
        cell_type=kind if kind in ("code", "markdown") else "raw",
        id=known if kept else f"cell-{number}",
        metadata=NotebookNode(),
        source=text,
    )
    if name:
        clean.metadata.nbgrader = NotebookNode(grade_id=name)
    if kind == "code":
        clean.outputs, clean.execution_count = [], None
    elif kind == "markdown" and (attached := pictures.kept(cell.get("attachments"))):
        clean.attachments = attached
    return clean
