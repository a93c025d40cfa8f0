"""What a course's `nbgrader_config.py` says."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.course.course import CONFIG
from autograder.course.errors import CourseError
from autograder.judging.settings import POLICIES, Settings


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


def timezone_of(config: Config) -> str:
    """Return the time zone in which nbgrader's exchange writes times of handing in.

    Parameters
    ----------
    config : Config
        From `course_config`.
    """
    return str(config.Exchange.get("timezone", "UTC"))
