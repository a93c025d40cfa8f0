"""Lessons parsed once: reading MyST takes longer than all that is then done with it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

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
    """
    from nbformat import from_dict

    text = path.read_text(encoding="utf-8")
    digest = hashlib.sha256(f"{version('jupytext')}\0{text}".encode()).hexdigest()
    kept = kept_at(path)
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads(kept.read_text(encoding="utf-8"))
        if found["digest"] == digest:
            notebook: NotebookNode = from_dict(found["notebook"])
            return notebook
    return _parse(text, digest, kept)


def kept_at(path: Path) -> Path:
    """Return where a parsed lesson is kept.

    Parameters
    ----------
    path : Path
        Such as ``notebooks/03-cost/03-cost.md``.
    """
    return path.resolve().parents[2] / FOLDER / f"{path.stem}.json"


def _parse(text: str, digest: str, kept: Path) -> NotebookNode:
    import jupytext

    notebook: NotebookNode = jupytext.reads(text, fmt="md:myst")
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"  # jupytext's are random
    content = json.dumps({"digest": digest, "notebook": notebook})
    draft = kept.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):  # a course that cannot be written to is parsed every time
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(content, encoding="utf-8")
        draft.replace(kept)  # whole, or not at all
    return notebook
