"""A lesson read as a notebook with exercises: the one place where its solutions come from."""

from __future__ import annotations

import ast
import copy
import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import jupytext
from nbformat import NotebookNode

from autograder.grading.cases import Case

CasesOf = Callable[[Any], Any]


class LessonError(Exception):
    """Something in a lesson's text that its author can mend."""


@dataclass(frozen=True)
class Exercise:
    """One graded step of a lesson.

    Attributes
    ----------
    name : str
        The function that the student writes; also the grade_id of its solution cell.
    check_id : str
        The grade_id of the check cell, under which nbgrader keeps the marks.
    points : float
        What the check is worth.
    solution : str
        The solution cell's code, without nbgrader's markers.
    """

    name: str
    check_id: str
    points: float
    solution: str


class Lesson:
    """One folder of `notebooks/`.

    Parameters
    ----------
    folder : Path
        Such as ``notebooks/03-cost``; holds ``03-cost.md`` and ``cases.py``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = folder.name

    @cached_property
    def notebook(self) -> NotebookNode:
        """The instructor's notebook, with the given code of earlier lessons put in.

        Raises
        ------
        LessonError
            If there is no such lesson, or a given function is not an exercise of the earlier lesson
            that it is said to come from.
        """
        notebook = copy.deepcopy(self._as_written)
        for cell in notebook.cells:
            names = cell.metadata.pop("given", None)
            if names:
                cell.source = "\n\n\n".join(self._given(names))
        return notebook

    @cached_property
    def _as_written(self) -> NotebookNode:
        """The notebook without the given code: all that later lessons need of it."""
        path = self.folder / f"{self.name}.md"
        if not path.is_file():
            raise LessonError(f"there is no lesson {self.name}: {path.name} is missing.")
        notebook: NotebookNode = jupytext.read(path)
        return notebook

    def _given(self, names: list[str]) -> Iterator[str]:
        lessons = {name.partition("/")[0] for name in names}
        earlier = {name: Lesson(self.folder.parent / name) for name in lessons if name < self.name}
        for name in names:
            lesson, _, exercise = name.partition("/")
            if lesson not in earlier:
                raise LessonError(f"{self.name} gives {name}, which is of no earlier lesson.")
            if exercise not in earlier[lesson].exercises:
                raise LessonError(f"{self.name} gives {name}: lesson {lesson} has no {exercise}.")
            yield earlier[lesson].exercises[exercise].solution

    @cached_property
    def exercises(self) -> dict[str, Exercise]:
        """The autograded exercises by name, in the order of the lesson."""
        solutions = {
            cell.metadata.nbgrader.grade_id: cell.source
            for cell in self._as_written.cells
            if cell.cell_type == "code" and kind(cell) == "solution"
        }
        found = {}
        for cell in self._as_written.cells:
            if kind(cell) != "check":
                continue
            nbgrader, name = cell.metadata.nbgrader, hidden_check(cell.source)
            if name is None:
                raise LessonError(
                    f"{self.name}: {nbgrader.grade_id} has points, but no check.hidden line."
                )
            if name not in solutions:
                raise LessonError(f"{self.name} checks {name}, but no solution cell has that name.")
            found[name] = Exercise(
                name, nbgrader.grade_id, float(nbgrader.points), without_markers(solutions[name])
            )
        return found

    @cached_property
    def questions(self) -> dict[str, float]:
        """Points of the questions that a person marks, by grade_id."""
        return {
            cell.metadata.nbgrader.grade_id: float(cell.metadata.nbgrader.points)
            for cell in self._as_written.cells
            if kind(cell) == "question"
        }

    def cases(self, exercise: str, rng: Any) -> list[Case]:
        """Return fresh inputs for an exercise.

        Parameters
        ----------
        exercise : str
            Its name.
        rng : numpy.random.Generator
            Where the fresh values come from.
        """
        return list(getattr(self._cases_module, exercise)(rng))

    def twins(self, exercise: str) -> set[str]:
        """Return the exercises with the same answer, whose reference would give this one away."""
        return set(getattr(self._cases_module, "TWINS", {}).get(exercise, ()))

    @cached_property
    def _cases_module(self) -> Any:
        path = self.folder / "cases.py"
        spec = importlib.util.spec_from_file_location(f"cases_{self.name.replace('-', '_')}", path)
        if spec is None or spec.loader is None:
            raise LessonError(f"{path} cannot be read.")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    @cached_property
    def preamble(self) -> str:
        """The code that solutions stand on: the lesson's imports and its given functions."""
        return "\n\n".join(
            cell.source
            for cell in self.notebook.cells
            if cell.metadata.get("nbgrader", {}).get("grade_id") in ("setup", "given")
        )

    @cached_property
    def reference(self) -> dict[str, Any]:
        """The lesson's own solutions, run: a namespace with every exercise's function."""
        sources = [self.preamble, *(exercise.solution for exercise in self.exercises.values())]
        namespace: dict[str, Any] = {"__name__": f"reference_{self.name}"}
        for source in sources:
            exec(compile(source, f"<{self.name}>", "exec"), namespace)  # our own text
        return namespace

    def helpers(self, exercise: str) -> dict[str, str]:
        """Return the solutions that may stand in for the student's while one exercise is judged.

        These are the *earlier* exercises: a wrong sigmoid then costs the sigmoid's points once. A
        twin is left out, or calling it would be an answer.

        Parameters
        ----------
        exercise : str
            The exercise being judged.

        Returns
        -------
        dict of str to str
            Name to source, in the order of the lesson.
        """
        helpers: dict[str, str] = {}
        for name, earlier in self.exercises.items():
            if name == exercise:
                return helpers
            if name not in self.twins(exercise):
                helpers[name] = earlier.solution
        raise LessonError(f"{self.name} has no exercise {exercise!r}.")


def kind(cell: NotebookNode) -> str:
    """Tell what a cell is to nbgrader.

    Parameters
    ----------
    cell : NotebookNode
        Any cell.

    Returns
    -------
    str
        ``solution``, ``check``, ``question``, ``locked`` or ``plain``.
    """
    nbgrader = cell.metadata.get("nbgrader", {})
    grade, solution = nbgrader.get("grade", False), nbgrader.get("solution", False)
    if grade and solution:
        return "question"
    if solution:
        return "solution"
    if grade:
        return "check"
    return "locked" if nbgrader.get("locked", False) else "plain"


def hidden_check(source: str) -> str | None:
    """Return the exercise that a check cell's hidden line judges, or None.

    Parameters
    ----------
    source : str
        A check cell's code, from the lesson or the gradebook: trusted text.

    Examples
    --------
    >>> hidden_check('check.hidden("cost", cost)')
    'cost'
    """
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        match node:
            case ast.Call(args=[ast.Constant(value=str(name)), *_]):
                if ast.unparse(node.func) == "check.hidden":
                    return name
    return None


def without_hidden_lines(source: str) -> str:
    r"""Return a check cell's code without its hidden region, markers included.

    Parameters
    ----------
    source : str
        The cell's code.

    Examples
    --------
    >>> without_hidden_lines("a\n### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS")
    'a'
    """
    kept, hidden = [], False
    for line in source.splitlines():
        hidden = hidden or line.strip() == "### BEGIN HIDDEN TESTS"
        if not hidden:
            kept.append(line)
        hidden = hidden and line.strip() != "### END HIDDEN TESTS"
    return "\n".join(kept)


def without_markers(source: str) -> str:
    """Return a solution cell's code without nbgrader's BEGIN and END lines.

    Parameters
    ----------
    source : str
        The cell's code.
    """
    lines = source.splitlines()
    return "\n".join(line for line in lines if not line.strip().startswith(MARKERS))


MARKERS = ("### BEGIN SOLUTION", "### END SOLUTION")
