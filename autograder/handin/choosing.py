"""Which of a student's files is the notebook to grade."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from nbformat import NotebookNode

from autograder.course.cells import grade_id
from autograder.handin.reading import UnreadableNotebookError, read


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
