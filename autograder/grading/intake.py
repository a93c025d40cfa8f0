"""Taking a submission in: whatever a student did to the notebook's frame, its answers get graded.

The release says what the official cells are: their kind, their order, their points. A submission's
cells keep their own text; nbgrader then restores the text of the locked ones.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.grading.lesson import kind

Resources = dict[str, Any]


class Intake(NbGraderPreprocessor):
    """First of nbgrader's sanitising steps: gives a submission its official frame back."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Mend the frame.

        Parameters
        ----------
        nb : NotebookNode
            The submission.
        resources : dict
            nbconvert's, with nbgrader's names for the assignment and the notebook.
        """
        about = resources["nbgrader"]
        release = Path("release") / about["assignment"] / f"{about['notebook']}.ipynb"
        if release.is_file():
            mend(nb, nbformat.read(release, as_version=4))
        return nb, resources


def mend(nb: NotebookNode, release: NotebookNode) -> None:
    """Give a submission the release's frame.

    Copied cells lose their official name (the last copy keeps it), cells with a name that the
    release does not know become ordinary ones, missing official cells come back in their place,
    and the kernel is the release's.

    Parameters
    ----------
    nb : NotebookNode
        The submission; changed in place.
    release : NotebookNode
        What the student was given.
    """
    official = {name: cell for cell in release.cells if (name := grade_id(cell))}
    _keep_official_names_once(nb, official)
    _restore_missing(nb, official)
    nb.metadata = release.metadata.copy()


def grade_id(cell: NotebookNode) -> str | None:
    """Return a cell's official name, or None.

    Parameters
    ----------
    cell : NotebookNode
        Any cell, with any metadata or none.
    """
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return name if isinstance(name, str) else None


def claimed_name(cell: NotebookNode) -> str | None:
    """Return the name that a submitted cell may have had in the release.

    Some editors drop what nbgrader wrote into a cell; the build made its id the same.

    Parameters
    ----------
    cell : NotebookNode
        Any cell, with any metadata or none.
    """
    name = grade_id(cell) or cell.get("id")
    return name if isinstance(name, str) else None


def _keep_official_names_once(nb: NotebookNode, official: dict[str, NotebookNode]) -> None:
    seen = set()
    for cell in reversed(nb.cells):
        name = claimed_name(cell)
        if name in official and name not in seen:
            seen.add(name)
            cell.metadata.nbgrader = official[name].metadata.nbgrader.copy()
        else:
            cell.metadata.pop("nbgrader", None)


def _restore_missing(nb: NotebookNode, official: dict[str, NotebookNode]) -> None:
    """Put back each missing official cell, right after the official cell that comes before it.

    A solution cell comes back empty, for its stub would undo the function where it was moved to. A
    check comes back at the end, where all that the student wrote has run.
    """
    previous = -1
    for name, original in official.items():
        places = [i for i, cell in enumerate(nb.cells) if grade_id(cell) == name]
        if not places:
            cell = original.copy()
            if kind(cell) == "solution":
                cell.source = "# this cell was deleted"
            places = [len(nb.cells) if kind(cell) == "check" else previous + 1]
            nb.cells.insert(places[0], cell)
        if kind(original) != "check":
            previous = places[0]
