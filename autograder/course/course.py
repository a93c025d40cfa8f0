"""Where a course is on disk: its root folder and its lessons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from autograder.course.errors import CourseError
from autograder.course.lesson import Lesson

CONFIG = "nbgrader_config.py"
"""The file that makes a folder an nbgrader course."""


class Course:
    """A folder with `notebooks/` and `nbgrader_config.py`.

    Parameters
    ----------
    root : Path
        The folder.

    Raises
    ------
    CourseError
        If the folder is not a course.
    """

    def __init__(self, root: Path) -> None:
        if not (root / CONFIG).is_file() or not (root / "notebooks").is_dir():
            raise CourseError(
                f"{root} is not a course: it needs {CONFIG} and a notebooks/ folder. "
                "Run this in the course's folder, or name it with --course FOLDER."
            )
        self.root = root.resolve()

    @classmethod
    def find(cls, start: Path) -> Course:
        """Return the course that `start` lies in: the folder itself or the nearest above it.

        Parameters
        ----------
        start : Path
            Any folder in the course.

        Raises
        ------
        CourseError
            If no folder up to the file system's root is a course.
        """
        for folder in (start.resolve(), *start.resolve().parents):
            if (folder / CONFIG).is_file() and (folder / "notebooks").is_dir():
                return cls(folder)
        return cls(start)  # says what is missing

    @cached_property
    def names(self) -> list[str]:
        """The lessons' names in order, such as ``03-cost``."""
        texts = self.root.glob("notebooks/*/*.md")
        return sorted(path.stem for path in texts if path.stem == path.parent.name)

    def lesson(self, name: str) -> Lesson:
        """Return a lesson by its name, or by its number (``3`` or ``03``).

        Parameters
        ----------
        name : str
            The lesson's folder name or number.

        Raises
        ------
        CourseError
            If there is no such lesson.
        """
        meant = (
            [name]
            if name in self.names
            else [known for known in self.names if name.zfill(2) == known.split("-")[0]]
        )
        if len(meant) > 1:
            raise CourseError(f"{name!r} may be {' or '.join(meant)}: give its whole name.")
        if not meant:
            raise CourseError(f"there is no lesson {name!r}; there are {', '.join(self.names)}.")
        return Lesson(self.root / "notebooks" / meant[0])

    def lesson_with(self, exercise: str) -> Lesson:
        """Return the lesson that has an exercise.

        Parameters
        ----------
        exercise : str
            Its name.

        Raises
        ------
        CourseError
            If no lesson has it.
        """
        for lesson in self.lessons():
            if exercise in lesson.exercises:
                return lesson
        raise CourseError(f"no lesson has an exercise named {exercise!r}.")

    def lessons(self) -> Iterator[Lesson]:
        """Yield every lesson in order."""
        return (self.lesson(name) for name in self.names)
