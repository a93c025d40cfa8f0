"""What a mark was given for: the student's answer, the question and its points, as one digest.

A person's mark holds for as long as these stay what they were, however often a submission is
graded. What counts as the answer:

- to a question in words, the text of its cell, and the student's own cells around it;
- to a judged exercise, its solution cell, and the student's own code cells that it makes use of;
- to any other check, all that the student wrote.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from nbformat import NotebookNode

from autograder.course.cells import grade_id, kind

_WORD = re.compile(r"[^\W\d]\w*")
_BOUND = re.compile(r"^(?:async\s+)?(?:def|class)\s+(\w+)|^(\w+)\s*[:,=]", re.MULTILINE)
"""Names that code defines at its top: roughly, for it may be code that no parser reads."""


def answers(
    nb: NotebookNode, release: NotebookNode, exercises: Mapping[str, str]
) -> dict[str, str]:
    """Return a digest of every answer that earns points, in the order of the release.

    Parameters
    ----------
    nb : NotebookNode
        A submission with the release's frame.
    release : NotebookNode
        What the student was given.
    exercises : dict of str to str
        The exercise that each judged check is about, by the check's grade_id.
    """
    submitted = _Submitted(nb, release)
    given = {name: cell for cell in release.cells if (name := grade_id(cell))}
    points = points_by_cell(nb)
    found = {}
    for name, cell in given.items():
        if name not in points:
            continue
        exercise = exercises.get(name)
        if kind(cell) != "check":
            answer, question = submitted.around(name), _question(release, name)
        elif exercise:
            answer, question = submitted.code(exercise), [_text(given.get(exercise, {}))]
        else:
            answer, question = submitted.everything(), []
        whole = json.dumps([answer, question, points[name]])
        found[name] = hashlib.sha256(whole.encode()).hexdigest()
    return found


def points_by_cell(nb: NotebookNode) -> dict[str, float]:
    """Return what each cell of a notebook is worth, by grade_id.

    Parameters
    ----------
    nb : NotebookNode
        With nbgrader's metadata.
    """
    return {
        name: float(cell.metadata.nbgrader.points)
        for cell in nb.cells
        if (name := grade_id(cell)) and cell.metadata.nbgrader.get("points") is not None
    }


class _Submitted:
    """A submission's cells: the official ones by name, and which are the student's own."""

    def __init__(self, nb: NotebookNode, release: NotebookNode) -> None:
        self.given = {_text(cell) for cell in release.cells}
        ids = {cell.get("id") for cell in release.cells}
        self.cells = nb.cells
        self.own = [not grade_id(cell) and _text(cell) not in self.given for cell in nb.cells]
        self.added = [
            own and cell.get("id") not in ids for cell, own in zip(nb.cells, self.own, strict=True)
        ]
        self.places = {name: i for i, cell in enumerate(nb.cells) if (name := grade_id(cell))}

    def around(self, name: str) -> list[str]:
        """Return a cell's text, and that of the student's own cells before and after it.

        A cell of the lesson's prose may differ because the lesson's text is another by now, so it
        is taken for the student's only where there is no answer in the answer's cell.
        """
        first = last = self.places[name]
        own = self.own if _text(self.cells[first]) in self.given else self.added
        while first > 0 and own[first - 1]:
            first -= 1
        while last + 1 < len(self.cells) and own[last + 1]:
            last += 1
        return [_text(cell) for cell in self.cells[first : last + 1]]

    def code(self, exercise: str) -> list[str]:
        """Return the text of a solution cell and of all own cells whose names it makes use of."""
        place = self.places.get(exercise)
        texts = [] if place is None else [_text(self.cells[place])]
        left = [
            _text(cell)
            for cell, own in zip(self.cells, self.own, strict=True)
            if own and cell.cell_type == "code"
        ]
        words = {exercise, *_words(texts)}
        while reached := [text for text in left if words & _bound(text)]:
            texts += reached
            words |= _words(reached)
            left = [text for text in left if text not in reached]
        return texts

    def everything(self) -> list[str]:
        """Return the text of every cell that a student may have written in."""
        return [
            _text(cell)
            for cell, own in zip(self.cells, self.own, strict=True)
            if own or kind(cell) in ("solution", "question")
        ]


def _question(release: NotebookNode, name: str) -> list[str]:
    """Return a question: its cell as it was given out, and the text before it."""
    place = next(i for i, cell in enumerate(release.cells) if grade_id(cell) == name)
    before = release.cells[place - 1] if place else None
    asked = [before] if before and before.cell_type == "markdown" else []
    return [_text(cell) for cell in (*asked, release.cells[place])]


def _text(cell: Mapping[str, Any]) -> str:
    """Return a cell's text and pictures, whatever an editor did to the white space at line ends."""
    lines = [line.rstrip() for line in cell.get("source", "").splitlines()]
    pictures = cell.get("attachments")
    attached = json.dumps(pictures, sort_keys=True) if pictures else ""
    return "\n".join(lines).strip("\n") + attached


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text)}


def _bound(text: str) -> set[str]:
    return {name for names in _BOUND.findall(text) for name in names if name}
