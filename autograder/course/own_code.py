"""A lesson's own code, run once; what it ends in is said with its place in the lesson's text."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.course.errors import LessonError
from autograder.course.places import in_words, line_of_error, place_of_cell


class OwnCode:
    """The cells of a lesson that its solutions stand on, and the solutions.

    Parameters
    ----------
    text : Path
        The lesson's text.
    cells : dict of str to str
        Their code by grade_id, in the order in which they run.
    """

    def __init__(self, text: Path, cells: dict[str, str]) -> None:
        self.text, self.cells = text, cells

    @cached_property
    def namespace(self) -> dict[str, Any]:
        """What the cells define.

        Raises
        ------
        LessonError
            If one of them ends in an error.
        """
        namespace: dict[str, Any] = {"__name__": f"reference_{self.text.stem}"}
        for name, source in self.cells.items():
            try:
                exec(compile(source, self._file(name), "exec"), namespace)  # our own text
            except (Exception, SystemExit) as error:
                raise self.broken(name, error) from error
        return namespace

    def place_of_error(self, error: BaseException) -> str | None:
        """Return the line of the code in which an error arose, or None.

        Parameters
        ----------
        error : BaseException
            The error.
        """
        for name, source in self.cells.items():
            line = line_of_error(error, self._file(name))
            if line:
                return place_of_cell(self.text, name, source.splitlines()[line - 1])
        return None

    def broken(self, name: str, error: BaseException, when: str = "") -> LessonError:
        """Return what to say of an error that a cell ends in.

        Parameters
        ----------
        name : str
            Its grade_id.
        error : BaseException
            The error.
        when : str
            On which inputs.
        """
        where = self.place_of_error(error) or place_of_cell(self.text, name)
        named = isinstance(error, NameError)
        advice = " Import it in the cell setup, or correct the name." if named else ""
        return LessonError(f"{where}: {name} ends in {in_words(error)}{when}.{advice}")

    def _file(self, name: str) -> str:
        return f"<{self.text.stem}: {name}>"
