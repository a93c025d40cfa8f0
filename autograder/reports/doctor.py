"""What is installed, what is missing, and what to do about it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

PACKAGES = ("numpy", "scipy", "matplotlib", "ipython", "jupyterlab", "jupytext", "nbgrader")


@dataclass(frozen=True)
class Finding:
    """One thing looked at.

    Attributes
    ----------
    subject, found : str
        What was looked at, and what is there.
    remedy : str
        What to do; empty where all is well.
    needed : bool
        Whether the autograder cannot work without it.
    """

    subject: str
    found: str
    remedy: str = ""
    needed: bool = True


def examine(folder: Path) -> Iterator[Finding]:
    """Look at everything that the autograder stands on.

    Parameters
    ----------
    folder : Path
        Where the command was run.

    Yields
    ------
    Finding
    """
    yield _python()
    for package in PACKAGES:
        yield _package(package)
    yield _guarded(
        "the digits", _digits, "see the message; AUTOGRADER_DATA may name a wrong folder"
    )
    yield _guarded("a worker", _worker, "on Windows, grade in WSL or in a Linux container")
    yield _course(folder)
    yield from _sandbox()


def _python() -> Finding:
    version = sys.version.split()[0]
    if re.fullmatch("(?:ab?c)*+", "a"):  # nothing here is an ab?c; Python 3.11.5 mended that
        return Finding(
            "Python",
            f"{version}, whose re module matches what it should not",
            "install 3.11.5 or newer: with 3.11.0 to 3.11.4 no feedback page can be written",
        )
    return Finding("Python", version)


def _package(name: str) -> Finding:
    try:
        return Finding(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, "missing", f"install it: python -m pip install {name}")


def _guarded(subject: str, look: Callable[[], str], remedy: str) -> Finding:
    try:
        return Finding(subject, look())
    except Exception as error:  # noqa: BLE001  (whatever is wrong is what the doctor has to report)
        return Finding(subject, f"{type(error).__name__}: {error}", remedy)


def _digits() -> str:
    from autograder.student import data

    X, _ = data.digits()
    return f"{len(X)} images in {data.path('ex4data1.mat').parent}"


def _worker() -> str:
    from autograder.sandbox.session import Session
    from autograder.sandbox.warm_process import require_fork

    require_fork()
    with Session() as session:
        ended, _ = session.run_cell("1 + 1", 10)
    if ended != "done":
        raise OSError(f"a test cell {ended}")
    return "starts, and runs a cell"


def _sandbox() -> Iterator[Finding]:
    """Say of each wall around student code whether it stands, as a worker found it."""
    from autograder.sandbox import walls
    from autograder.sandbox.session import Session

    try:
        with Session() as session:
            missing = session.missing
    except Exception:  # noqa: BLE001  (said above: there is no worker)
        return
    for layer, remedy in walls.REMEDIES.items():
        subject = f"sandbox: {layer}"
        if layer in missing:
            needed = layer == "files"
            yield Finding(subject, f"missing ({missing[layer]})", remedy, needed=needed)
        else:
            yield Finding(subject, walls.WALLS[layer])


def _course(folder: Path) -> Finding:
    from autograder.course.course import Course
    from autograder.course.errors import CourseError

    try:
        course = Course.find(folder)
    except CourseError as error:
        return Finding("course", "none here", str(error), needed=False)
    return Finding("course", f"{len(course.names)} lessons: {', '.join(course.names)}")
