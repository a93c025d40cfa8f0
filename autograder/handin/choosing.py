"""Which of a student's files is the notebook to grade, and which lie beside it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from nbformat import NotebookNode

from autograder.course.cells import defines, grade_id, kind
from autograder.handin.archives import unpacked
from autograder.handin.mending import claimed_name
from autograder.handin.reading import UnreadableNotebookError, read
from autograder.handin.submissions import Files, is_notebook, shown

MOST_NOTEBOOKS = 20
"""Notebooks of one hand-in that are looked into."""

_INSTEAD = {
    ".html": "a page made of a notebook",
    ".pdf": "a print of a notebook",
    ".py": "the code alone",
    ".docx": "a document",
}
"""What students hand in by mistake, by the ending of its name."""


@dataclass(frozen=True)
class Choice:
    """What is graded of a hand-in.

    Attributes
    ----------
    notebook : NotebookNode
        A valid one without outputs; the release itself where nothing can be graded.
    note : str
        What was out of order, in a sentence; empty where nothing was.
    file : str
        The notebook's path among the files; empty where it is the release.
    beside : dict of str to bytes
        The other files by their path from the notebook, for its code to read or import.
    """

    notebook: NotebookNode
    note: str = ""
    file: str = ""
    beside: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class _Candidate:
    """A file that can be read as a notebook."""

    name: str
    notebook: NotebookNode
    answers: int
    known: int


def choose(files: Files, lesson: str, release: NotebookNode) -> Choice:
    """Choose the notebook to grade: the one with most answers, and among equals the one named so.

    Parameters
    ----------
    files : dict of str to bytes or None
        As `submissions.gather` gives them.
    lesson : str
        The lesson's name.
    release : NotebookNode
        What the student was given.
    """
    expected = f"{lesson}.ipynb"
    files, notes = unpacked(files)
    names = [name for name in files if is_notebook(name)][:MOST_NOTEBOOKS]
    problems: dict[str, str] = {}
    candidates = []
    for name in names:
        try:
            notebook = read(files[name])
        except UnreadableNotebookError as error:
            problems[name] = str(error)
            continue
        candidate = _Candidate(name, notebook, *_familiar(notebook, release))
        # A notebook of the right name may have lost every name in it; any other shows what it is.
        if candidate.known or PurePosixPath(name).name == expected:
            candidates.append(candidate)
    if not candidates:
        return Choice(deepcopy(release), _none(expected, files, problems, notes))
    best = max(candidates, key=lambda candidate: _rank(candidate, expected))
    others = [candidate for candidate in candidates if candidate is not best]
    notes += _remarks(best, others, expected)
    notes += [f"{shown(name)} {problem}" for name, problem in problems.items() if name == expected]
    left_out = sorted(name for name, content in files.items() if content is None)
    if left_out:
        notes.append(f"too large or too many to be taken: {_listed(left_out)}")
    return Choice(best.notebook, "; ".join(notes), best.name, beside(files, best.name))


def _familiar(notebook: NotebookNode, release: NotebookNode) -> tuple[int, int]:
    """Count the lesson's answers in a notebook, and its cells that come from the release.

    By names where they are left, else by what the cells hold.
    """
    official = {name: cell for cell in release.cells if (name := grade_id(cell))}
    own = {name: cell.source for cell in notebook.cells if (name := claimed_name(cell)) in official}
    stubs = {cell.source.strip() for cell in release.cells}
    written = [cell.source for cell in notebook.cells if cell.source.strip() not in stubs]
    answered = {
        name
        for name, cell in official.items()
        if kind(cell) in ("solution", "question")
        and (_differs(own.get(name), cell.source) or any(defines(code, name) for code in written))
    }
    texts = {cell.source.strip() for cell in notebook.cells} & (stubs - {""})
    return len(answered), max(len(own), len(texts))


def _differs(own: str | None, given: str) -> bool:
    return own is not None and own.strip() not in ("", given.strip())


def _rank(candidate: _Candidate, expected: str) -> tuple[int, int, bool, int, int]:
    path = PurePosixPath(candidate.name)
    return (
        candidate.answers,
        candidate.known,
        path.name == expected,
        -len(path.parts),
        -len(candidate.name),
    )


def _remarks(best: _Candidate, others: list[_Candidate], expected: str) -> list[str]:
    """Say which notebook was taken, where that is not the only one or not named as asked."""
    if others:
        counts = ", ".join(f"{shown(other.name)} has {_answers(other)}" for other in others)
        return [
            f"of several notebooks {shown(best.name)} was graded, with {_answers(best)}; {counts}"
        ]
    if best.name != expected:
        return [f"the file is named {shown(best.name)}: taken as {expected}"]
    return []


def _answers(candidate: _Candidate) -> str:
    return f"{candidate.answers or 'no'} answer{'s' * (candidate.answers != 1)}"


def _none(expected: str, files: Files, problems: dict[str, str], notes: list[str]) -> str:
    """Say why there is nothing to grade, and what to ask the student for."""
    kept = "graded as not answered, the file is kept"
    broken = sorted((name for name in problems if ".ipynb" in name), key=lambda n: n != expected)
    instead = [name for name in files if PurePosixPath(name).suffix.lower() in _INSTEAD]
    if broken:
        said = f"{shown(broken[0])} {problems[broken[0]]}: {kept}"
    elif instead:
        what = _INSTEAD[PurePosixPath(instead[0]).suffix.lower()]
        said = f"{shown(instead[0])} is {what}, no notebook: {kept}; ask for {expected} itself"
    else:
        there = f" (there is {_listed(sorted(files))})" if files else ""
        said = f"no {expected} was handed in{there}: graded as not answered"
    return "; ".join([said, *notes])


def _listed(names: list[str], most: int = 3) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(map(shown, names[:most])) + more


def beside(files: Files, notebook: str) -> dict[str, bytes]:
    """Return the other files by their paths from the notebook's folder, no notebooks among them.

    Parameters
    ----------
    files : dict of str to bytes or None
        As `archives.unpacked` gives them.
    notebook : str
        The one that was chosen.
    """
    folder = PurePosixPath(notebook).parent
    found = {}
    for name, content in files.items():
        path = PurePosixPath(name)
        if content is None or name == notebook or name.endswith(".ipynb"):
            continue
        inside = path.relative_to(folder) if path.is_relative_to(folder) else path
        found[str(inside)] = content
    return found
