"""nbgrader, reached through its own API with a course's own configuration."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.gradebook.configuration import course_config
from autograder.gradebook.database import waiting_for
from autograder.gradebook.marks import gradebook_url

if TYPE_CHECKING:
    from nbgrader.apps import NbGraderAPI

    from autograder.gradebook.releases.packed_assignment import Official

_REASON = re.compile(r"^\s*(?:\w+\.)*\w+(?:Error|Exception|Entry): .+")


class NbgraderError(Exception):
    """Something that nbgrader could not do; the text is the reason that it logged."""


def open_course(root: Path, **settings: Any) -> NbGraderAPI:
    """Return nbgrader's API for a course.

    Parameters
    ----------
    root : Path
        The course's folder.
    **settings
        Configuration that replaces the course's own, as for `course_config`.

    Raises
    ------
    GradebookError
        If the course's gradebook is there and cannot be read.
    """
    from nbgrader.apps import NbGraderAPI

    config = course_config(root, **settings)
    config.CourseDirectory.db_url = waiting_for(gradebook_url(root))
    return NbGraderAPI(config=config)


def make_students_version(root: Path, lesson: str, folder: str) -> dict[str, Official]:
    """Make what students get of a lesson, and enter nothing into the gradebook.

    Parameters
    ----------
    root : Path
        The course's folder.
    lesson : str
        The lesson's name.
    folder : str
        Where to write, in the place of `release`: below the course's root, and empty.

    Returns
    -------
    dict of str to dict
        The official cells of each notebook, by its name.

    Raises
    ------
    NbgraderError
        If nbgrader refuses.
    """
    from nbgrader.converters import GenerateAssignment
    from nbgrader.utils import capture_log, temp_attrs

    from autograder.gradebook.releases.releasing import OFFICIAL, CollectCells

    made: dict[str, Official] = {}

    class Aside(GenerateAssignment):
        """The course's own steps, except for those that enter and keep a release."""

        def start(self) -> None:
            steps = [s for s in self.preprocessors if _name(s) != "KeepRelease"]
            aside = [CollectCells if _name(step) == "SaveCells" else step for step in steps]
            self.set_trait("preprocessors", aside)
            super().start()

        def write_single_notebook(self, output: str, resources: dict[str, Any]) -> None:
            super().write_single_notebook(output, resources)
            made[resources["nbgrader"]["notebook"]] = resources[OFFICIAL]

    api = open_course(root, CourseDirectory={"release_directory": folder})
    with temp_attrs(api.coursedir, assignment_id=lesson):
        succeed(capture_log(Aside(coursedir=api.coursedir, parent=api, no_database=True)))
    return made


def _name(step: Any) -> str:
    return step.rpartition(".")[2] if isinstance(step, str) else step.__name__


def succeed(reply: dict[str, Any]) -> None:
    """Raise unless nbgrader did what it was asked.

    Parameters
    ----------
    reply : dict
        What one of the API's calls returned.

    Raises
    ------
    NbgraderError
        With the exception that nbgrader logged first.
    """
    if not reply["success"]:
        lines = f"{reply.get('log') or ''}\n{reply.get('error') or ''}".split("\n")
        reasons = [line.strip() for line in lines if _REASON.match(line)]
        raise NbgraderError(reasons[0] if reasons else "nbgrader gave no reason")
