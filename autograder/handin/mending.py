"""Taking a submission in: whatever a student did to the notebook's frame, its answers get graded.

The release says what the official cells are: their kind, their order, their points. A submission's
cells keep their own text, and the locked ones get theirs back from the gradebook.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from nbformat import NotebookNode

from autograder.course.cells import grade_id, kind
from autograder.handin.elsewhere import follow_functions, gather_words
from autograder.handin.locked_cells import keep_additions


def mend(nb: NotebookNode, release: NotebookNode) -> list[str]:
    """Give a submission the release's frame.

    Copied cells lose their official name (the last copy keeps it), cells with a name that the
    release does not know become ordinary ones, missing official cells come back in their place,
    and the kernel is the release's. Answers in other cells than the official ones are found.

    Parameters
    ----------
    nb : NotebookNode
        The submission; changed in place.
    release : NotebookNode
        What the student was given.

    Returns
    -------
    list of str
        A sentence's beginning for whatever was out of order and may have cost something.
    """
    official = {name: cell for cell in release.cells if (name := grade_id(cell))}
    _keep_official_names_once(nb, official)
    _restore_missing(nb, official)
    nb.metadata = deepcopy(release.metadata)
    notes = keep_additions(nb, release)
    follow_functions(nb, release)
    found = gather_words(nb, release)
    if found:
        notes.append(f"words found outside their cell, for a person to read: {', '.join(found)}")
    return notes


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
    holders = _unchanged_locked(nb, official)
    taken = {id(cell) for cell in holders.values()}
    for cell in reversed(nb.cells):
        name = claimed_name(cell)
        if name in official and name not in holders and id(cell) not in taken:
            holders[name] = cell
    for cell in nb.cells:
        cell.metadata.pop("nbgrader", None)
    for name, cell in holders.items():
        cell.metadata.nbgrader = official[name].metadata.nbgrader.copy()


def _unchanged_locked(
    nb: NotebookNode, official: dict[str, NotebookNode]
) -> dict[str, NotebookNode]:
    """Return the locked cells that are as they were given: whatever else claims their names is not.

    A locked cell's text is put back, so that a name on the wrong cell would cost what stands there.
    """
    found: dict[str, NotebookNode] = {}
    for name, original in official.items():
        if kind(original) in ("locked", "check"):
            same = [cell for cell in nb.cells if _same_text(cell, original)]
            same.sort(key=lambda cell: claimed_name(cell) == name)  # the last of these, if any
            if same:
                found[name] = same[-1]
    return found


def _same_text(cell: NotebookNode, original: NotebookNode) -> bool:
    return bool(original.source.strip()) and cell.source.strip() == original.source.strip()


def _restore_missing(nb: NotebookNode, official: dict[str, NotebookNode]) -> None:
    """Put back each missing official cell, right after the official cell that comes before it.

    A solution cell comes back empty, for its stub would undo the function where it was moved to. A
    check comes back at the end, where all that the student wrote has run.
    """
    previous = -1
    for name, original in official.items():
        places = [i for i, cell in enumerate(nb.cells) if grade_id(cell) == name]
        if not places:
            cell = deepcopy(original)
            if kind(cell) == "solution":
                cell.source = "# this cell was deleted"
            places = [len(nb.cells) if kind(cell) == "check" else previous + 1]
            nb.cells.insert(places[0], cell)
        if kind(original) != "check":
            previous = places[0]


def restore_locked(nb: NotebookNode, official: dict[str, dict[str, Any]]) -> None:
    """Give the official cells back what the gradebook knows of them, as nbgrader does.

    Parameters
    ----------
    nb : NotebookNode
        A submission with the release's frame; changed in place.
    official : dict of str to dict
        By grade_id: ``cell_type``, ``locked``, ``source``, ``checksum``, and ``points`` (None for a
        cell that earns none).
    """
    for cell in nb.cells:
        name = grade_id(cell)
        if name is None:
            continue
        known, nbgrader = official.get(name), cell.metadata.nbgrader
        if known is None:
            del nbgrader["grade_id"]
            continue
        _set_type(cell, known["cell_type"])
        nbgrader["checksum"] = known["checksum"]
        if known["points"] is not None and nbgrader.get("points") != known["points"]:
            nbgrader["points"] = known["points"]
        if known["locked"]:
            nbgrader["locked"] = True
            cell.source = known["source"]


def _set_type(cell: NotebookNode, cell_type: str) -> None:
    if cell.cell_type == cell_type:
        return
    cell.cell_type = cell_type
    if cell_type == "code":
        cell.outputs, cell.execution_count = [], None
        cell.pop("attachments", None)
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)
