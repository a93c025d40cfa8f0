"""A sample class: submissions as they come in real life, each with the marks that it deserves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.course.cells import grade_id
from autograder.course.course import Course
from autograder.course.lesson import Lesson

MAIN = "03-cost"
"""The lesson that most of the class hands in."""

ALL = ("cost_one_by_one", "cost", "regularised_cost")
"""Its exercises."""


@dataclass(frozen=True)
class Sample:
    """One submission of the sample class.

    Attributes
    ----------
    student, lesson : str
        Who hands in, and what.
    story : str
        What the student did, in a few words.
    write : callable
        Returns the file's text, given the lesson and its release.
    earns : tuple of str
        The exercises that deserve their points; None means all.
    file_name : str
        Empty for the expected one.
    hangs : bool
        Whether grading has to wait for its time limits.
    """

    student: str
    story: str
    write: Callable[[Lesson, NotebookNode], str]
    earns: tuple[str, ...] | None
    lesson: str = MAIN
    file_name: str = ""
    hangs: bool = False

    def points(self, lesson: Lesson) -> float:
        """Return the points that the submission deserves from the judge.

        Parameters
        ----------
        lesson : Lesson
            The lesson handed in.
        """
        earned = lesson.exercises if self.earns is None else self.earns
        return sum(lesson.exercises[name].points for name in earned)

    def hand_in(self, course: Course) -> Path:
        """Write the submission where nbgrader expects it and return its path.

        Parameters
        ----------
        course : Course
            A course whose lessons have been released.
        """
        lesson = course.lesson(self.lesson)
        name = f"{lesson.name}.ipynb"
        release = nbformat.read(course.root / "release" / lesson.name / name, as_version=4)
        path = course.root / "submitted" / self.student / lesson.name / (self.file_name or name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.write(lesson, release), encoding="utf-8")
        return path


def answered(
    lesson: Lesson,
    release: NotebookNode,
    *,
    only: tuple[str, ...] | None = None,
    instead: Mapping[str, str] | None = None,
) -> NotebookNode:
    """Return a release with its stubs filled in.

    Parameters
    ----------
    lesson : Lesson
        Where the right answers come from.
    release : NotebookNode
        What the student was given.
    only : tuple of str, optional
        The exercises to fill in; all where left out.
    instead : mapping of str to str
        Code of the student's own by exercise, in the place of the right answer.
    """
    notebook: NotebookNode = nbformat.from_dict(release)
    for cell in notebook.cells:
        name = grade_id(cell)
        if name in lesson.exercises and (only is None or name in only):
            cell.source = (instead or {}).get(name, lesson.exercises[name].solution)
    return notebook


def sample_class(course: Course, *, everything: bool = True) -> list[Sample]:
    """Return the class.

    Parameters
    ----------
    course : Course
        Its lessons; every one is handed in once complete and once untouched.
    everything : bool
        Whether every lesson is handed in, or only the one that most of the class is at.
    """
    names = course.names if everything else [MAIN]
    complete = [Sample("ada", "everything right", _all_right, None, name) for name in names]
    untouched = [Sample("ben", "the stubs, untouched", _untouched, (), name) for name in names]
    return [*complete, *untouched, *_COST_CLASS]


def _text(notebook: NotebookNode) -> str:
    return str(nbformat.writes(notebook))


def _all_right(lesson: Lesson, release: NotebookNode) -> str:
    return _text(answered(lesson, release))


def _untouched(_lesson: Lesson, release: NotebookNode) -> str:
    return _text(release)


def _only(*names: str) -> Callable[[Lesson, NotebookNode], str]:
    return lambda lesson, release: _text(answered(lesson, release, only=names))


def _instead(name: str, code: str) -> Callable[[Lesson, NotebookNode], str]:
    return lambda lesson, release: _text(answered(lesson, release, instead={name: code}))


def _check_deleted(lesson: Lesson, release: NotebookNode) -> str:
    notebook = answered(lesson, release)
    notebook.cells = [c for c in notebook.cells if grade_id(c) not in ("cost", "cost-check")]
    notebook.cells.insert(
        len(notebook.cells) // 2, new_code_cell(lesson.exercises["cost"].solution)
    )
    return _text(notebook)


def _cells_copied(lesson: Lesson, release: NotebookNode) -> str:
    notebook = answered(lesson, release)
    copies = [c.copy() for c in notebook.cells if grade_id(c) in ("cost", "cost-check")]
    for copy in copies:
        copy.id = f"{copy.id}-copy"
    notebook.cells += copies
    return _text(notebook)


def _cut_off(lesson: Lesson, release: NotebookNode) -> str:
    whole = _all_right(lesson, release)
    return whole[: len(whole) // 2]


SYNTAX_ERROR = """\
def cost(Theta1, Theta2, X, Y):
    h = feedforward(Theta1, Theta2, X)[-1]
    return -np.sum(Y * np.log(h) + (1 - Y) * np.log(1 - h) / len(X)
"""

ENDLESS_LOOP = """\
def cost_one_by_one(Theta1, Theta2, X, Y):
    total, i = 0.0, 0
    while i < len(X):
        h = feedforward(Theta1, Theta2, X[i : i + 1])[-1][0]
        total -= np.sum(Y[i] * np.log(h) + (1 - Y[i]) * np.log(1 - h))
    return total / len(X)
"""

BIASES_NEVER_PENALISED = """\
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    penalty = np.sum(Theta1[:, 1:] ** 2) + np.sum(Theta2[:, 1:] ** 2)
    return cost(Theta1, Theta2, X, Y) + lam / (2 * len(X)) * penalty
"""

HARD_CODED = """\
def cost(Theta1, Theta2, X, Y):
    return 0.287629165161
"""

WARNS = """\
import sys
import warnings


def cost(Theta1, Theta2, X, Y):
    warnings.warn("I wonder whether this is right")
    print("computing ...", file=sys.stderr)
    z = feedforward(Theta1, Theta2, X)[3]
    return np.sum(np.logaddexp(0, z) - Y * z) / len(X)
"""

ENDS_PYTHON = """\
import os


def cost_one_by_one(Theta1, Theta2, X, Y):
    os._exit(0)
"""

_COST_CLASS = [
    Sample("chen", "half done: the loop, and no more", _only("cost_one_by_one"), ALL[:1]),
    Sample(
        "dana",
        "a syntax error in cost",
        _instead("cost", SYNTAX_ERROR),
        ("cost_one_by_one", "regularised_cost"),
    ),
    Sample(
        "emil",
        "an endless loop in cost_one_by_one",
        _instead("cost_one_by_one", ENDLESS_LOOP),
        ("cost", "regularised_cost"),
        hangs=True,
    ),
    Sample(
        "fay",
        "never penalises the biases",
        _instead("regularised_cost", BIASES_NEVER_PENALISED),
        ("cost_one_by_one", "cost"),
    ),
    Sample(
        "gus",
        "returns 0.2876, whatever the data",
        _instead("cost", HARD_CODED),
        ("cost_one_by_one", "regularised_cost"),
    ),
    Sample("hana", "deleted two official cells; the code is right", _check_deleted, None),
    Sample("ivan", "half a file: not JSON", _cut_off, ()),
    Sample("jo", "right, with warnings on stderr", _instead("cost", WARNS), None),
    Sample("kim", "right, with cells copied", _cells_copied, None),
    Sample("lea", "right, under another file name", _all_right, None, file_name="cost (2).ipynb"),
    Sample(
        "max",
        "calls os._exit in cost_one_by_one",
        _instead("cost_one_by_one", ENDS_PYTHON),
        ("cost", "regularised_cost"),
    ),
]
