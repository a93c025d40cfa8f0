"""A course's lessons, copied to a folder that may be made afresh."""

from __future__ import annotations

import shutil
from pathlib import Path

from autograder.course.course import CONFIG, Course
from autograder.course.errors import CourseError

MARKER = ".autograder-demo"
"""A file that says that a folder was made by the demo and may be replaced by it."""


def copy_course(course: Course, folder: Path) -> Course:
    """Copy a course's lessons to where the demo may write.

    Parameters
    ----------
    course : Course
        The course.
    folder : Path
        A new folder, or one of an earlier demo.

    Raises
    ------
    CourseError
        If the folder holds something that the demo did not make.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
        raise CourseError(f"{folder} is not empty, and no demo made it: name another folder.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARKER).touch()
    shutil.copy(course.root / CONFIG, folder)
    shutil.copytree(course.root / "notebooks", folder / "notebooks")
    return Course(folder)
