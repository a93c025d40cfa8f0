"""Catalogues as people write them: Markdown with an entry a heading, and code in fenced blocks.

A second-level heading is an exercise, a third-level heading an entry. Below it stand its labels, as
a list of ``- label: text``, and its answers: a ``python`` block is the code of a whole cell, a
``diff`` block the lesson's own solution with some of its lines replaced. Any other text is for the
reader.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.course.errors import LessonError
from autograder.course.places import place, text_of

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass
class Entry:
    """What stands below one heading.

    Attributes
    ----------
    place : str
        File and line, for messages.
    exercise, name : str
        The heading of the exercise, and the entry's own.
    labels : dict of str to str
        What the list says.
    blocks : list of (str, str)
        Language and text of each fenced block, in order.
    """

    place: str
    exercise: str
    name: str
    labels: dict[str, str] = field(default_factory=dict)
    blocks: list[tuple[str, str]] = field(default_factory=list)

    def label(self, name: str) -> str:
        """Return what a label says.

        Parameters
        ----------
        name : str
            Such as ``hint``.

        Raises
        ------
        LessonError
            If the entry does not have it.
        """
        if name not in self.labels:
            raise LessonError(f"{self.place}: {self.name} needs a line `- {name}: ...`.")
        return self.labels[name]

    def answers(self, solution: str) -> list[str]:
        """Return the code of each block, the one that serves to recognise the answer first.

        Parameters
        ----------
        solution : str
            The lesson's own answer.

        Raises
        ------
        LessonError
            If there is no block, or one replaces lines that the solution does not have.
        """
        if not self.blocks:
            raise LessonError(f"{self.place}: {self.name} needs its answer, as a block of code.")
        try:
            return [
                patched(text, solution) if language == "diff" else text.strip("\n")
                for language, text in self.blocks
            ]
        except ValueError as error:
            raise LessonError(f"{self.place}: {self.name}: {error}.") from error


def entries(path: Path) -> Iterator[Entry]:
    """Yield the entries of a catalogue; none where there is no such file.

    Parameters
    ----------
    path : Path
        Such as ``notebooks/03-cost/misconceptions.md``.

    Raises
    ------
    LessonError
        If a block stands below no entry, or is in a language that has no place in a catalogue, or
        the catalogue is in the form of version 0.1.
    """
    if path.with_suffix(".py").is_file():  # nobody's entries are passed over in silence
        older = path.with_suffix(".py").name
        raise LessonError(f"{path.parent.name}/{older} is not read any more: write {path.name}.")
    if not path.is_file():
        return
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").disable("inline")  # the text is wanted as it is written
    exercise = ""
    tokens = reader.parse(text_of(path))
    if tokens and not any(token.type == "heading_open" for token in tokens):
        raise LessonError(
            f"{place(path, 1)}: there is no heading: an exercise is `## name`, an entry `### name`."
        )
    for title, body in _sections(tokens):
        if title.tag == "h3":
            yield _entry(exercise, title, body, path)
            continue
        for token in body:
            if token.type == "fence":
                raise LessonError(f"{_place(path, token)}: this stands below no entry (### name).")
        exercise = title.content


def _sections(tokens: list[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """Yield each heading, its level as its tag, and what stands between it and the next."""
    starts = [i for i, token in enumerate(tokens) if token.type == "heading_open"]
    for start, end in itertools.pairwise([*starts, len(tokens)]):
        title = tokens[start + 1]
        title.tag = tokens[start].tag
        yield title, tokens[start + 3 : end]


def _entry(exercise: str, title: Token, body: list[Token], path: Path) -> Entry:
    entry = Entry(_place(path, title), exercise, title.content)
    in_list = False
    for token in body:
        if token.tag == "li":
            in_list = token.nesting == 1
        elif token.type == "inline" and in_list:
            label, _, text = token.content.partition(":")
            entry.labels[label.strip()] = " ".join(text.split())
        elif token.type == "fence":
            language = token.info.strip()
            if language not in ("python", "diff"):
                raise LessonError(f"{_place(path, token)}: a block is ```python or ```diff.")
            entry.blocks.append((language, token.content))
    return entry


def _place(path: Path, token: Token) -> str:
    return place(path, token.map[0] + 1 if token.map else 1)


def patched(diff: str, solution: str) -> str:
    r"""Return a solution with lines replaced, wherever they stand in it.

    Parameters
    ----------
    diff : str
        Lines that begin with ``-`` stand in the solution, one below the other; those with ``+``
        that follow them take their place.
    solution : str
        The lesson's own answer.

    Raises
    ------
    ValueError
        If the solution does not have the lines.

    Examples
    --------
    >>> patched("-    return total / m\n+    return total", "def f():\n    return total / m")
    'def f():\n    return total'
    """
    lines = solution.split("\n")
    for old, new in _changes(diff):
        lines = _replaced(lines, old, new)
    return "\n".join(lines)


def _changes(diff: str) -> Iterator[tuple[list[str], list[str]]]:
    """Yield what stands in the solution, and what takes its place, change by change."""
    old: list[str] = []
    new: list[str] = []
    for line in diff.rstrip("\n").split("\n"):
        if line[:1] not in ("-", "+"):
            raise ValueError(f"a line of a diff begins with - or +, not as {line!r} does")
        if line[0] == "+" and not old:
            raise ValueError(f"{line!r} follows no line with -, whose place it could take")
        if line[0] == "-" and new:
            yield old, new
            old, new = [], []
        (old if line[0] == "-" else new).append(line[1:])
    yield old, new


def _replaced(lines: list[str], old: list[str], new: list[str]) -> list[str]:
    done, at, found = [], 0, False
    while at < len(lines):
        if lines[at : at + len(old)] == old:
            done += new
            at, found = at + len(old), True
        else:
            done.append(lines[at])
            at += 1
    if not found:
        text = "\n".join(old)
        raise ValueError(f"there is no {text!r} in the solution to replace")
    return done
