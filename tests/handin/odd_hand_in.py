"""How an odd hand-in is written: who does what to a right notebook, and what has to come of it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.course.cells import grade_id

REAL, SHORT = "03-cost", "01-averages"
"""A real lesson, and one as short as can be, for what does not hang on the lesson."""

QUESTIONS = {REAL: "same-pixels", SHORT: "why-mean"}
"""What is to be answered in words."""

TO_BE_ANSWERED = "*Write your answer here, in your own words.*"
"""What a question's cell says when it is handed out."""

WORDS = "Every weight belongs to one place, and the turned picture brings it another pixel."


@dataclass(frozen=True)
class Work:
    """A student's finished notebook, and what it was when it was handed out."""

    right: NotebookNode
    blank: NotebookNode

    def half(self, *names: str) -> NotebookNode:
        """Return a notebook in which some of the cells are done, and no others."""
        notebook = copied(self.blank)
        for cell in notebook.cells:
            if grade_id(cell) in names:
                cell.source = named(self.right, grade_id(cell)).source
        return notebook


Write = Callable[[Path, Work], object]
"""Hands in, given the folder `submitted/<student>/`."""

Change = Callable[[NotebookNode], object]


@dataclass(frozen=True)
class OddHandIn:
    """What a person did who meant no harm, and what is right.

    Attributes
    ----------
    write : callable
        Hands in.
    earns : tuple of str, optional
        The exercises that have to earn their points; None for all.
    note : str or None
        What the note must say, as a pattern; empty where nothing is out of order, None where
        silence and a note are both right.
    awaits_a_person : bool or None
        Whether somebody has to read the question's answer; None where the file holds it or not.
    comments : mapping of str to str
        What the comment on an exercise or question must say, as a pattern.
    never : str
        What no comment may say, as a pattern; empty for anything.
    or_said : str
        Where points may be lost: what the comments must say instead, as a pattern.
    shows : tuple of str
        What is to be read on the page.
    hides : tuple of str
        What must not be read there.
    pictures : int
        How many pictures of the student's the page must show.
    time : datetime, optional
        When it was handed in, as the gradebook must have it unless the note refuses the time.
    has_page : bool
        Whether to write the page; not where nothing on it could be odd.
    lesson : str
        What is handed in.
    """

    write: Write
    earns: tuple[str, ...] | None = None
    note: str | None = ""
    awaits_a_person: bool | None = True
    comments: Mapping[str, str] = field(default_factory=dict)
    never: str = r"^✗ \w+: there is no function"
    or_said: str = ""
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    pictures: int = 0
    time: datetime | None = None
    has_page: bool = True
    lesson: str = REAL


# --- a notebook as bytes, and back ---


def text(notebook: NotebookNode) -> str:
    return json.dumps(notebook, indent=1, ensure_ascii=False)


def written(notebook: NotebookNode) -> bytes:
    return text(notebook).encode()


def copied(notebook: NotebookNode) -> NotebookNode:
    return nbformat.from_dict(json.loads(json.dumps(notebook)))


# --- handing in ---


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def files(make: Callable[[Work], Mapping[str, bytes]], lesson: str = REAL) -> Write:
    """Hand in files, in the lesson's own folder."""
    return lambda folder, work: put(folder / lesson, make(work))


def as_file(
    name: str, encode: Callable[[NotebookNode], bytes] = written, lesson: str = REAL
) -> Write:
    """Hand in the finished notebook as one file under some name, in some form."""
    return files(lambda work: {name: encode(work.right)}, lesson)


def beside_untouched(name: str) -> Write:
    """Hand in the finished notebook under some name, beside one that nobody has touched."""
    return files(lambda work: {f"{REAL}.ipynb": written(work.blank), name: written(work.right)})


def changed(
    *changes: Change, lesson: str = REAL, with_files: Mapping[str, bytes] | None = None
) -> Write:
    """Hand in the notebook under its right name, changed, with other files beside it."""

    def make(work: Work) -> dict[str, bytes]:
        notebook = copied(work.right)
        for change in changes:
            change(notebook)
        return {f"{lesson}.ipynb": written(notebook), **(with_files or {})}

    return files(make, lesson)


# --- changing a notebook ---


def named(notebook: NotebookNode, name: str) -> NotebookNode:
    return next(cell for cell in notebook.cells if grade_id(cell) == name)


def question(notebook: NotebookNode) -> NotebookNode:
    return next(cell for cell in notebook.cells if grade_id(cell) in QUESTIONS.values())


def code(name: str, source: str) -> Change:
    """Write an exercise another way; RIGHT stands for the right answer's code."""

    def change(notebook: NotebookNode) -> None:
        cell = named(notebook, name)
        cell.source = source.replace("RIGHT", cell.source)

    return change


def answer(source: str, **more: object) -> Change:
    """Answer the question, in the cell that is meant for it."""
    return lambda notebook: question(notebook).update(source=source, **more)


def first(source: str) -> Change:
    """Put a code cell above all others."""
    return lambda notebook: notebook.cells.insert(0, new_code_cell(source))


def last(source: str) -> Change:
    return lambda notebook: notebook.cells.append(new_code_cell(source))


def above(name: str, source: str) -> Change:
    """Put a code cell above an official one."""
    return lambda nb: nb.cells.insert(nb.cells.index(named(nb, name)), new_code_cell(source))


def unanswered(notebook: NotebookNode) -> None:
    question(notebook).source = TO_BE_ANSWERED


def text_cell(source: str, *, below: bool = True) -> Change:
    """Put a Markdown cell below the question's own, or above it."""

    def change(notebook: NotebookNode) -> None:
        at = notebook.cells.index(question(notebook)) + below
        notebook.cells.insert(at, new_markdown_cell(source))

    return change


def every_cell(edit: Callable[[NotebookNode], object]) -> Change:
    def change(notebook: NotebookNode) -> None:
        for cell in notebook.cells:
            edit(cell)

    return change
