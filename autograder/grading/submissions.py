"""Submissions on disk: found under `submitted/`, read whatever they are, staged for nbgrader.

The submitted files are only read. What nbgrader works on is a staged copy in which every notebook
is a valid one with the expected name.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell
from nbgrader.utils import parse_utc

from autograder.grading.intake import claimed_name, grade_id

SUBMITTED = "submitted"
AUTOGRADED = "autograded"
STAGED = ".autograder/staged"
LARGEST = 20 * 2**20
"""Bytes above which a file is not read as a notebook."""


_NO_CELLS = (AttributeError, KeyError, TypeError, ValueError, RecursionError)
"""What reading cells raises where there are none, or something else is in their place."""


@dataclass(frozen=True)
class Submission:
    """A student's folder for a lesson: ``submitted/<student>/<lesson>/``."""

    student: str
    lesson: str
    folder: Path


class UnreadableNotebookError(Exception):
    """A file that is not a notebook; the text says why in a few words."""


def find(root: Path, lesson: str = "*", student: str = "*") -> list[Submission]:
    """Return the submissions of a course, by lesson and student.

    Parameters
    ----------
    root : Path
        The course's folder.
    lesson, student : str
        A name, or ``*`` for all.
    """
    folders = sorted((root / SUBMITTED).glob(f"{student}/{lesson}"))
    found = [Submission(f.parent.name, f.name, f) for f in folders if f.is_dir()]
    return sorted(found, key=lambda s: (s.lesson, s.student))


def is_graded(submission: Submission, root: Path) -> bool:
    """Tell whether nbgrader has graded a submission.

    Parameters
    ----------
    submission : Submission
        What a student handed in.
    root : Path
        The course's folder.
    """
    return (root / AUTOGRADED / submission.student / submission.lesson).is_dir()


def stage(submission: Submission, root: Path) -> str:
    """Copy a submission to where nbgrader reads it, with a valid notebook of the expected name.

    Parameters
    ----------
    submission : Submission
        What a student handed in.
    root : Path
        The course's folder.

    Returns
    -------
    str
        What was out of order, in a sentence; empty where nothing was.
    """
    folder = root / STAGED / submission.student / submission.lesson
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    late_note = _copy_timestamp(submission.folder / "timestamp.txt", folder)
    name = f"{submission.lesson}.ipynb"
    release = nbformat.read(root / "release" / submission.lesson / name, as_version=4)
    notebook, note = _notebook(submission.folder, name, release)
    nbformat.write(notebook, folder / name)
    return "; ".join(filter(None, [note, late_note]))


def _copy_timestamp(timestamp: Path, folder: Path) -> str:
    """Copy the time of handing in, unless nbgrader would stumble over it."""
    if not timestamp.is_file():
        return ""
    try:
        parse_utc(timestamp.read_text(encoding="utf-8").strip())
    except (ValueError, OverflowError):
        return f"{timestamp.name} holds no time: taken as handed in on time"
    shutil.copy(timestamp, folder)
    return ""


def _notebook(folder: Path, name: str, release: NotebookNode) -> tuple[NotebookNode, str]:
    """Return the notebook to grade, and what was out of order with it."""
    path, note = folder / name, ""
    if not path.is_file():
        renamed = _renamed(folder, release)
        if renamed is None:
            return release, f"no {name} was handed in: graded as not answered"
        path, note = renamed, f"the file is named {renamed.name}: taken as {name}"
    try:
        return read(path), note
    except UnreadableNotebookError as error:
        return release, f"{path.name} {error}: graded as not answered, the file is kept"


def _renamed(folder: Path, release: NotebookNode) -> Path | None:
    """Return the notebook under another name that has most of the lesson's official cells."""
    official = {grade_id(cell) for cell in release.cells} - {None}
    known = {}
    for path in sorted(path for path in folder.glob("*.ipynb") if path.is_file()):
        try:
            cells = read(path).cells
        except UnreadableNotebookError:
            continue
        known[path] = len(official & {grade_id(cell) for cell in cells})
    best = max(known, key=lambda path: known[path], default=None)
    return best if best and known[best] else None


def read(path: Path) -> NotebookNode:
    """Read a notebook that may be anything, as a valid one without outputs.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    UnreadableNotebookError
        If there are no cells to be had from it.
    """
    try:
        notebook: NotebookNode = new_notebook(cells=[_clean(cell) for cell in read_own(path).cells])
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
    if path.stat().st_size > LARGEST:
        raise UnreadableNotebookError(f"is larger than {LARGEST // 2**20} MB")
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableNotebookError("is not text") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableNotebookError("is not a notebook (not valid JSON)") from error
    try:
        for cell in content.get("cells", []):  # nbformat insists on these, and nothing here does
            cell["metadata"] = cell.get("metadata") or {}
        # Without validating, which would only log what some editor did slightly otherwise.
        notebook: NotebookNode = nbformat.convert(nbformat.reader.reads(json.dumps(content)), 4)
    except (nbformat.ValidationError, *_NO_CELLS) as error:
        raise UnreadableNotebookError("is not a notebook (no cells in it)") from error
    return notebook


def _clean(cell: NotebookNode) -> NotebookNode:
    """Rebuild a cell from its kind, its text and the name it claims, and nothing else."""
    kind = str(cell.get("cell_type"))
    make = {"code": new_code_cell, "markdown": new_markdown_cell}.get(kind, new_raw_cell)
    source = cell.get("source") or ""
    text = source if isinstance(source, str) else "".join(map(str, source))
    text = text.encode(errors="replace").decode()  # half an emoji cannot be written to a file
    clean: NotebookNode = make(source=text)
    name = claimed_name(cell)
    if name:
        clean.metadata["nbgrader"] = {"grade_id": name}
    return clean
