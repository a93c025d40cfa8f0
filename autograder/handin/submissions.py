"""Submissions: found under `submitted/`, where they are only read, and taken whatever they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.grading.intake import claimed_name, grade_id
from autograder.grading.wire import DEEPEST, depth

SUBMITTED = "submitted"
AUTOGRADED = "autograded"
TIMESTAMP = "timestamp.txt"
LARGEST = 20 * 2**20
"""Bytes above which a file is not read as a notebook."""


_CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

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


def gather(submission: Submission) -> dict[str, bytes | None]:
    """Return the notebook that was handed in, or, without one of that name, all that there are.

    Parameters
    ----------
    submission : Submission
        What a student handed in.

    Returns
    -------
    dict of str to bytes or None
        Contents by file name; None for a file that is too large to be read.

    Raises
    ------
    OSError
        If a file may not be read.
    """
    expected = submission.folder / f"{submission.lesson}.ipynb"
    paths = [expected] if expected.is_file() else sorted(submission.folder.glob("*.ipynb"))
    paths = [path for path in paths if _is_own(path, submission)]
    files: dict[str, bytes | None] = {}
    left = LARGEST  # for all of them together
    for path in filter(Path.is_file, paths):
        size = path.stat().st_size
        files[path.name] = path.read_bytes() if size <= left else None
        left -= min(size, left)
    return files


def _is_own(path: Path, submission: Submission) -> bool:
    """Tell a student's own file from a link, which could lead to the solutions or a neighbour's."""
    folder = submission.folder
    return path.resolve() == folder.parent.resolve() / folder.name / path.name


def handed_in_at(submission: Submission) -> tuple[str | None, str]:
    """Return the time of handing in, unless nbgrader would stumble over it, and a note if so.

    Parameters
    ----------
    submission : Submission
        What a student handed in.
    """
    from nbgrader.utils import parse_utc

    file = submission.folder / TIMESTAMP
    if not (file.is_file() and _is_own(file, submission)):
        return None, ""
    try:
        text = file.read_text(encoding="utf-8").strip()
        parse_utc(text)
    except (ValueError, OverflowError):
        return None, f"{TIMESTAMP} holds no time: taken as handed in on time"
    return text, ""


def choose(
    files: Mapping[str, bytes | None], lesson: str, release: NotebookNode
) -> tuple[NotebookNode, str]:
    """Return the notebook to grade, and what was out of order with it.

    Parameters
    ----------
    files : dict of str to bytes or None
        As `gather` gives them.
    lesson : str
        The lesson's name.
    release : NotebookNode
        What the student was given.

    Returns
    -------
    notebook : NotebookNode
        A valid one without outputs; the release itself where nothing can be graded.
    note : str
        What was out of order, in a sentence; empty where nothing was.
    """
    expected = f"{lesson}.ipynb"
    name, note = expected, ""
    if expected not in files:
        renamed = _renamed(files, release)
        if renamed is None:
            return deepcopy(release), f"no {expected} was handed in: graded as not answered"
        name, note = renamed, f"the file is named {renamed}: taken as {expected}"
    try:
        return read(files[name]), note
    except UnreadableNotebookError as error:
        return deepcopy(release), f"{name} {error}: graded as not answered, the file is kept"


def _renamed(files: Mapping[str, bytes | None], release: NotebookNode) -> str | None:
    """Return the notebook under another name that has most of the lesson's official cells."""
    official = {grade_id(cell) for cell in release.cells} - {None}
    known = {}
    for name, content in files.items():
        try:
            cells = read(content).cells
        except UnreadableNotebookError:
            continue
        known[name] = len(official & {grade_id(cell) for cell in cells})
    best = max(known, key=lambda name: known[name], default=None)
    return best if best and known[best] else None


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
        raise UnreadableNotebookError(f"is larger than {LARGEST // 2**20} MB")
    try:
        values = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableNotebookError("is not text") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableNotebookError("is not a notebook (not valid JSON)") from error
    if depth(values) > DEEPEST:  # some versions of Python could read it, and others could not
        raise UnreadableNotebookError("is not a notebook (nested too deep)")
    try:
        for cell in values.get("cells", []):  # nbformat insists on these, and nothing here does
            cell["metadata"] = cell.get("metadata") or {}
        # Without validating, which would only log what some editor did slightly otherwise.
        notebook: NotebookNode = nbformat.convert(nbformat.reader.reads(json.dumps(values)), 4)
    except (nbformat.ValidationError, *_NO_CELLS) as error:
        raise UnreadableNotebookError("is not a notebook (no cells in it)") from error
    return notebook


def _clean(cell: NotebookNode, number: int) -> NotebookNode:
    """Rebuild a cell from its kind, its text and the name it claims, and nothing else."""
    kind = cell.get("cell_type")
    source = cell.get("source") or ""
    text = source if isinstance(source, str) else "".join(map(str, source))
    text = text.encode(errors="replace").decode()  # half an emoji cannot be written to a file
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
    return clean
