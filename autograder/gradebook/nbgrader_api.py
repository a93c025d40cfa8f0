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

_REASON = re.compile(r"^\s*(?:\w+\.)*\w+(?:Error|Exception|Entry): .+")


class NbgraderError(Exception):
    """Something that nbgrader could not do; the text is the reason that it logged."""


def open_course(root: Path) -> NbGraderAPI:
    """Return nbgrader's API for a course.

    Parameters
    ----------
    root : Path
        The course's folder.

    Raises
    ------
    GradebookError
        If the course's gradebook is there and cannot be read.
    """
    from nbgrader.apps import NbGraderAPI

    config = course_config(root)
    config.CourseDirectory.db_url = waiting_for(gradebook_url(root))
    return NbGraderAPI(config=config)


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
