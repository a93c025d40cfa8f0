"""nbgrader, reached through its own API with a course's own configuration."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.grading.course import CONFIG, CourseError
from autograder.grading.run import POLICIES, Settings

if TYPE_CHECKING:
    from nbgrader.apps import NbGraderAPI

_REASON = re.compile(r"^\s*(?:\w+\.)*\w+(?:Error|Exception|Entry): .+")


class NbgraderError(Exception):
    """Something that nbgrader could not do; the text is the reason that it logged."""


def course_config(root: Path, **overrides: Any) -> Config:
    """Return a course's own configuration of nbgrader.

    Parameters
    ----------
    root : Path
        The course's folder.
    **overrides
        Sections of configuration that replace the course's own settings, such as
        ``JudgedExecute={"cell_seconds": 10}``.
    """
    config: Config = PyFileConfigLoader(CONFIG, path=str(root)).load_config()
    config.CourseDirectory.root = str(root)
    config.merge(Config(overrides))
    return config


def settings_of(config: Config) -> Settings:
    """Return what a course's configuration says under ``JudgedExecute``.

    Parameters
    ----------
    config : Config
        From `course_config`.

    Raises
    ------
    CourseError
        If it names no known policy.
    """
    known = {field.name for field in fields(Settings)}
    settings = Settings(**{k: v for k, v in config.JudgedExecute.items() if k in known})
    if settings.marks not in POLICIES:
        policies = ", ".join(POLICIES)
        raise CourseError(f"JudgedExecute.marks is {settings.marks!r}; it may be {policies}.")
    return settings


def open_course(root: Path) -> NbGraderAPI:
    """Return nbgrader's API for a course.

    Parameters
    ----------
    root : Path
        The course's folder.
    """
    from nbgrader.apps import NbGraderAPI

    return NbGraderAPI(config=course_config(root))


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
