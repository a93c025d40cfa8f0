"""The answers that students really give, wrong ones and right ones: a lesson's catalogue.

They are written as Markdown beside the lesson, in `misconceptions.md` and `alternatives.md`:
`catalogue_text` reads that, and CONTRIBUTING.md shows how an entry looks.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.course.catalogue_text import Entry, entries
from autograder.course.errors import LessonError
from autograder.course.exercises import names_defined

MISCONCEPTIONS, ALTERNATIVES = "misconceptions.md", "alternatives.md"
"""The files' names."""


@dataclass(frozen=True)
class Misconception:
    """A wrong answer, and what cures it.

    Attributes
    ----------
    exercise : str
        The exercise that it answers.
    id : str
        A stable name, unique within the lesson, such as ``cost-without-mean``.
    answer : str
        The wrong answer: the code of a whole cell. It serves to recognise the mistake, so it is
        written as most would.
    cause : str
        What went wrong, in half a sentence that ends "It looks as if ...": "the sum is not divided
        by the number of examples".
    hint : str
        One or two sentences that nudge, and give no code away.
    section : str
        The lesson's heading under which to reread.
    origin : str
        Where the mistake comes from.
    held_out : tuple of str
        The same mistake written in other ways. The bench submits these too; the grader never sees
        them, so they tell whether it knows the mistake or only its wording.
    """

    exercise: str
    id: str
    answer: str
    cause: str
    hint: str
    section: str
    origin: str
    held_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alternative:
    """A right answer in another style than the lesson's; it must not lose a point.

    Attributes
    ----------
    exercise : str
        The exercise that it answers.
    style : str
        How it differs, in a few words, unique within the exercise: "einsum", "a class instance".
    answer : str
        The code of a whole cell.
    """

    exercise: str
    style: str
    answer: str


def misconceptions(
    folder: Path, solutions: Mapping[str, str], headings: Collection[str]
) -> list[Misconception]:
    """Return the wrong answers that a lesson knows of.

    Parameters
    ----------
    folder : Path
        The lesson's.
    solutions : mapping of str to str
        The lesson's own answers, by exercise.
    headings : collection of str
        The headings under which a student may be sent to reread.

    Raises
    ------
    LessonError
        If an entry is not whole, names an exercise or a heading that the lesson does not have, or
        an id that another has already.
    """
    known: dict[str, Misconception] = {}
    for entry in entries(folder / MISCONCEPTIONS):
        if entry.name in known:
            raise LessonError(
                f"{entry.place}: {folder.name} has two misconceptions with the id {entry.name}."
            )
        section = entry.label("reread")
        if section not in headings:
            raise LessonError(
                f"{entry.place}: {entry.name} names no heading: {section!r} under `reread` is none "
                "of the lesson's."
            )
        answer, *held_out = _answers(entry, solutions)
        known[entry.name] = Misconception(
            entry.exercise,
            entry.name,
            answer,
            entry.label("cause"),
            entry.label("hint"),
            section,
            entry.label("origin"),
            tuple(held_out),
        )
    return list(known.values())


def alternatives(folder: Path, solutions: Mapping[str, str]) -> list[Alternative]:
    """Return right answers in other styles.

    Parameters
    ----------
    folder : Path
        The lesson's.
    solutions : mapping of str to str
        The lesson's own answers, by exercise.

    Raises
    ------
    LessonError
        If an entry is not whole, or names an exercise that the lesson does not have.
    """
    return [
        Alternative(entry.exercise, entry.name, answer)
        for entry in entries(folder / ALTERNATIVES)
        for answer in _answers(entry, solutions)
    ]


def _answers(entry: Entry, solutions: Mapping[str, str]) -> list[str]:
    """Return every answer of an entry, written out as a cell's code."""
    if entry.exercise not in solutions:
        known = ", ".join(f"## {name}" for name in solutions)
        raise LessonError(
            f"{entry.place}: {entry.name} answers no exercise: {entry.exercise!r} is the heading "
            f"above it, and there may be {known}."
        )
    answers = entry.answers(solutions[entry.exercise])
    for answer in answers:
        _require_defined(entry, answer)
    return answers


def _require_defined(entry: Entry, answer: str) -> None:
    """Raise where an answer could not be called: whatever it is, it would fail."""
    try:
        defined = names_defined(ast.parse(answer))
    except SyntaxError as error:
        line = (error.text or "").strip()
        raise LessonError(
            f"{entry.place}: an answer of {entry.name} is not Python: {error.msg}, in {line!r}."
        ) from error
    if entry.exercise not in defined:
        raise LessonError(
            f"{entry.place}: an answer of {entry.name} defines {', '.join(defined) or 'nothing'}, "
            f"and not {entry.exercise}."
        )
