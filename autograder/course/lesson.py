"""A lesson read as a notebook with exercises: the one place where its solutions come from."""

from __future__ import annotations

import ast
import copy
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.grading import parsed
from autograder.grading.cases import Case

if TYPE_CHECKING:
    from nbformat import NotebookNode
from autograder.grading.catalogue import Alternative, Answer, Misconception, text


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
        return parsed.read(path)

    @property
    def given_by(self) -> set[str]:
        """The earlier lessons whose code this one gives."""
        cells = self._as_written.cells
        names = (name for cell in cells for name in cell.metadata.get("given", []))
        return {name.partition("/")[0] for name in names}

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
        return self._module("cases")

    @cached_property
    def misconceptions(self) -> list[Misconception]:
        """The wrong answers that the lesson knows of, every one written out as a cell's code.

        Raises
        ------
        LessonError
            If one names an exercise or a heading that the lesson does not have, or an id twice.
        """
        known: list[Misconception] = []
        for entry in self._catalogue("misconceptions", "MISCONCEPTIONS"):
            if entry.id in {other.id for other in known}:
                raise LessonError(f"{self.name} has two misconceptions with the id {entry.id}.")
            if entry.section not in self.headings:
                raise LessonError(f"{self.name}: {entry.id} names no heading: {entry.section!r}.")
            held_out = tuple(self._written(entry, answer) for answer in entry.held_out)
            answer = self._written(entry, entry.answer)
            known.append(replace(entry, answer=answer, held_out=held_out))
        return known

    @cached_property
    def alternatives(self) -> list[Alternative]:
        """Right answers in other styles, every one written out as a cell's code.

        Raises
        ------
        LessonError
            If one names an exercise that the lesson does not have.
        """
        entries = self._catalogue("alternatives", "ALTERNATIVES")
        return [replace(entry, answer=self._written(entry, entry.answer)) for entry in entries]

    @cached_property
    def headings(self) -> set[str]:
        """The lesson's headings, without their marks."""
        prose = [cell.source for cell in self._as_written.cells if cell.cell_type == "markdown"]
        lines = [line for source in prose for line in source.splitlines()]
        return {line.lstrip("#").strip() for line in lines if line.startswith("#")}

    def _catalogue(self, module: str, name: str) -> list[Any]:
        if not (self.folder / f"{module}.py").is_file():
            return []
        entries: list[Any] = getattr(self._module(module), name)
        return entries

    def _written(self, entry: Misconception | Alternative, answer: Answer) -> str:
        name = entry.id if isinstance(entry, Misconception) else f"{entry.exercise}, {entry.style}"
        if entry.exercise not in self.exercises:
            raise LessonError(f"{self.name}: {name} answers no exercise: {entry.exercise!r}.")
        try:
            return text(answer, self.exercises[entry.exercise].solution)
        except ValueError as error:
            raise LessonError(f"{self.name}: {name}: {error}.") from error

    def _module(self, name: str) -> Any:
        path = self.folder / f"{name}.py"
        identifier = f"{name}_{self.name.replace('-', '_')}"
        spec = importlib.util.spec_from_file_location(identifier, path)
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
    def imports(self) -> list[str]:
        """The modules that the lesson's own code imports, by name."""
        found: dict[str, None] = {}
        for node in ast.walk(ast.parse(self.preamble)):
            match node:
                case ast.Import(names=names):
                    found |= dict.fromkeys(name.name for name in names)
                case ast.ImportFrom(module=str(name), level=0):
                    found[name] = None
        return list(found)

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


@lru_cache(maxsize=1024)
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
