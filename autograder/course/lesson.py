"""A lesson read as a notebook with exercises: the one place where its solutions come from."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.course import catalogue, parse_cache
from autograder.course.cases import Case
from autograder.course.cases_file import CasesFile
from autograder.course.catalogue import Alternative, Misconception
from autograder.course.cells import grade_id, imported_modules, kind
from autograder.course.errors import LessonError
from autograder.course.exercises import Exercise, read_exercises, require_python
from autograder.course.official_cells import require_whole
from autograder.course.own_code import OwnCode

if TYPE_CHECKING:
    from nbformat import NotebookNode


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
        self.text = folder / f"{folder.name}.md"
        self.cases_file = CasesFile(folder / "cases.py")

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
                cell.source = "\n\n\n".join(_given(self, names))
        return notebook

    @cached_property
    def _as_written(self) -> NotebookNode:
        """The notebook without the given code: all that later lessons need of it."""
        if not self.text.is_file():
            raise LessonError(f"there is no lesson {self.name}: {self.text.name} is missing.")
        notebook = parse_cache.read(self.text)
        require_whole(self.text, notebook)
        return notebook

    @property
    def given_by(self) -> set[str]:
        """The earlier lessons whose code this one gives."""
        cells = self._as_written.cells
        names = (name for cell in cells for name in cell.metadata.get("given", []))
        return {name.partition("/")[0] for name in names}

    @cached_property
    def exercises(self) -> dict[str, Exercise]:
        """The autograded exercises by name, in the order of the lesson."""
        return read_exercises(self.text, self._as_written.cells)

    @cached_property
    def questions(self) -> dict[str, float]:
        """Points of the questions that a person marks, by grade_id."""
        return {
            cell.metadata.nbgrader.grade_id: float(cell.metadata.nbgrader.points)
            for cell in self._as_written.cells
            if kind(cell) == "question"
        }

    def cases(self, exercise: str, rng: Any) -> list[Case]:
        """Return fresh inputs for an exercise, drawn from a generator of random numbers."""
        return self.cases_file.cases(exercise, rng)

    def twins(self, exercise: str) -> set[str]:
        """Return the exercises with the same answer, whose reference would give this one away."""
        return self.cases_file.twins(exercise, self.exercises)

    @cached_property
    def misconceptions(self) -> list[Misconception]:
        """The wrong answers that the lesson knows of."""
        return catalogue.misconceptions(self.folder, self.solutions, self.headings)

    @cached_property
    def alternatives(self) -> list[Alternative]:
        """Right answers in other styles."""
        return catalogue.alternatives(self.folder, self.solutions)

    @property
    def solutions(self) -> dict[str, str]:
        """The lesson's own answer to each exercise."""
        return {name: exercise.solution for name, exercise in self.exercises.items()}

    @cached_property
    def headings(self) -> set[str]:
        """The lesson's headings, without their marks."""
        prose = [cell.source for cell in self._as_written.cells if cell.cell_type == "markdown"]
        lines = [line for source in prose for line in source.splitlines()]
        return {line.lstrip("#").strip() for line in lines if line.startswith("#")}

    @cached_property
    def _preparing(self) -> dict[str, str]:
        """The cells that solutions stand on, by grade_id: imports, and given functions."""
        cells = {grade_id(cell): cell.source for cell in self.notebook.cells}
        found = {name: cells[name] for name in cells if name in ("setup", "given")}
        for name, source in found.items():
            require_python(self.text, name, source)
        return found

    @cached_property
    def preamble(self) -> str:
        """The code that solutions stand on: the lesson's imports and its given functions."""
        return "\n\n".join(self._preparing.values())

    @cached_property
    def imports(self) -> list[str]:
        """The modules that the lesson's own code imports, by name."""
        return imported_modules(self.preamble)

    @cached_property
    def own_code(self) -> OwnCode:
        """The lesson's own code, as it can be run."""
        return OwnCode(self.text, {**self._preparing, **self.solutions})

    @property
    def reference(self) -> dict[str, Any]:
        """The lesson's own solutions, run: a namespace with every exercise's function."""
        return self.own_code.namespace

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


def _given(lesson: Lesson, names: list[str]) -> Iterator[str]:
    """Yield the solutions of earlier lessons that a lesson gives, such as ``03-cost/cost``."""
    lessons = {name.partition("/")[0] for name in names}
    earlier = {name: Lesson(lesson.folder.parent / name) for name in lessons if name < lesson.name}
    for name in names:
        source, _, exercise = name.partition("/")
        if source not in earlier:
            raise LessonError(f"{lesson.name} gives {name}, which is of no earlier lesson.")
        if exercise not in earlier[source].exercises:
            raise LessonError(f"{lesson.name} gives {name}: lesson {source} has no {exercise}.")
        yield earlier[source].exercises[exercise].solution
