"""A lesson's `cases.py`: run once, asked for fresh inputs, and named where it is not as it must be.

What is wrong in it is its author's to mend, and never counts against an answer.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.course.cases import Case
from autograder.course.errors import LessonError
from autograder.course.places import in_words, line_of_error, place


class CasesFile:
    """A lesson's `cases.py`.

    Parameters
    ----------
    path : Path
        Such as ``notebooks/03-cost/cases.py``.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def cases(self, exercise: str, rng: Any) -> list[Case]:
        """Return fresh inputs for an exercise.

        Parameters
        ----------
        exercise : str
            Its name.
        rng : numpy.random.Generator
            Where the fresh values come from.

        Raises
        ------
        LessonError
            If it gives none, or what is none.
        """
        function = getattr(self._module, exercise, None)
        if not callable(function):
            raise LessonError(
                f"{place(self.path)} has no function {exercise}: write `def {exercise}(rng):`, "
                "and let it yield the exercise's cases."
            )
        try:
            found = function(rng)
            cases = [] if found is None else list(found)
        except (Exception, SystemExit) as error:
            raise self._broken(f"the cases of {exercise} end in", error, exercise) from error
        if not cases:
            raise LessonError(
                f"{self.place_of(exercise)}: {exercise} yields no case, so that every answer "
                "would be right: write `yield Case(...)`."
            )
        for case in cases:
            if not isinstance(case, Case):
                raise LessonError(
                    f"{self.place_of(exercise)}: {exercise} yields no Case but a "
                    f"{type(case).__name__}: write `yield Case((first, second), what=...)`."
                )
            if not (isinstance(case.args, tuple) and isinstance(case.kwargs, dict)):
                raise LessonError(
                    f"{self.place_of(exercise)}: the arguments of a Case are a tuple, of one as "
                    "well: write `Case((x,), what=...)`."
                )
        return cases

    def twins(self, exercise: str, exercises: Collection[str]) -> set[str]:
        """Return the exercises that `TWINS` says to have the same answer.

        Parameters
        ----------
        exercise : str
            Its name.
        exercises : collection of str
            All that the lesson has.

        Raises
        ------
        LessonError
            If it names another, or is written otherwise.
        """
        twins = getattr(self._module, "TWINS", {})
        form = 'write TWINS = {"cost": {"cost_one_by_one"}, "cost_one_by_one": {"cost"}}'
        if not isinstance(twins, dict) or not all(
            isinstance(own, (set, list, tuple)) for own in twins.values()
        ):
            raise LessonError(f"{place(self.path)}: TWINS is not as it must be: {form}.")
        for name in {*twins, *(name for own in twins.values() for name in own)}:
            if name not in exercises:
                known = ", ".join(exercises)
                raise LessonError(
                    f"{place(self.path)}: TWINS names {name!r}, and the lesson's exercises are "
                    f"{known}."
                )
        return set(twins.get(exercise, ()))

    def place_of(self, exercise: str) -> str:
        """Return the file and the line of an exercise's function.

        Parameters
        ----------
        exercise : str
            Its name.
        """
        code = getattr(getattr(self._module, exercise, None), "__code__", None)
        return place(self.path, code and code.co_firstlineno)

    @cached_property
    def _module(self) -> ModuleType:
        if not self.path.is_file():
            raise LessonError(
                f"{place(self.path)} is missing: it holds a function for each exercise, which "
                "yields the inputs of its hidden check."
            )
        name = f"cases_{self.path.parent.name.replace('-', '_')}"
        spec = importlib.util.spec_from_file_location(name, self.path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        try:
            spec.loader.exec_module(module)
        except (Exception, SystemExit) as error:
            raise self._broken("this ends in", error) from error
        return module

    def _broken(self, what: str, error: BaseException, exercise: str = "") -> LessonError:
        line = line_of_error(error, str(self.path))
        where = place(self.path, line) if line or not exercise else self.place_of(exercise)
        advice = ""
        if isinstance(error, NameError):
            advice = " Import it at the top of the file, or correct the name."
        return LessonError(f"{where}: {what} {in_words(error)}.{advice}")
