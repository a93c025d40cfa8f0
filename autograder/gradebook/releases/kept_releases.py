"""Every release of a lesson, kept whole: a submission is graded as it was handed out.

A kept release is one file with all that grading takes, named by its number and its digest. It
appears whole or not at all, and nothing is ever taken away.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.course.errors import CourseError
from autograder.gradebook.releases import packed_assignment
from autograder.gradebook.releases.packed_assignment import Official

FOLDER = Path(".autograder") / "releases"
"""Where a course keeps its releases, a folder for each lesson, below its root."""


@dataclass(frozen=True)
class Release:
    """One release of a lesson.

    Attributes
    ----------
    packed : str
        All that grading takes, from `packed_assignment.pack`.
    """

    packed: str

    @cached_property
    def _contents(self) -> dict[str, Any]:
        return packed_assignment.contents(self.packed)

    @property
    def digest(self) -> str:
        """What tells this release of the lesson from every other."""
        return str(self._contents["digest"])

    @cached_property
    def notebook(self) -> NotebookNode:
        """What the students were given."""
        notebook: NotebookNode = nbformat.reads(self._contents["release"], as_version=4)
        return notebook

    @property
    def official(self) -> Official:
        """The official cells, hidden lines included."""
        official: Official = self._contents["official"]
        return official

    @property
    def texts(self) -> dict[str, str]:
        """The lesson's texts, by path in the course."""
        texts: dict[str, str] = self._contents["texts"]
        return texts

    def is_of(self, text: str) -> bool:
        """Tell whether this is what students were given.

        Parameters
        ----------
        text : str
            A released notebook, as a file's text.
        """
        return bool(self._contents["release"] == text)


def kept(root: Path, lesson: str) -> list[Release]:
    """Return a lesson's kept releases, the newest last.

    Parameters
    ----------
    root : Path
        The course's folder.
    lesson : str
        The lesson's name; it need no longer be in `notebooks/`.
    """
    return [Release(path.read_text(encoding="ascii")) for path in _files(root, lesson)]


def find(root: Path, lesson: str, digest: str | None) -> Release:
    """Return one of a lesson's kept releases; the newest if none has the digest.

    Parameters
    ----------
    root : Path
        The course's folder.
    lesson : str
        The lesson's name.
    digest : str or None
        The release's.

    Raises
    ------
    CourseError
        If none is kept.
    """
    releases = kept(root, lesson)
    if not releases:
        raise CourseError(f"no release of {lesson} is kept: run `autograder release {lesson}`.")
    return next((found for found in releases if found.digest == digest), releases[-1])


@contextmanager
def keeping(root: Path, packed: str) -> Iterator[None]:
    """Keep a release as the newest if what is done meanwhile succeeds.

    Parameters
    ----------
    root : Path
        The course's folder.
    packed : str
        What `packed_assignment.pack` packed.
    """
    contents = packed_assignment.contents(packed)
    lesson, digest = contents["lesson"], contents["digest"]
    folder = root / FOLDER / lesson
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{digest}.{os.getpid()}"
    try:
        with draft.open("w", encoding="ascii") as file:
            file.write(packed)
            file.flush()
            os.fsync(file.fileno())
        yield
        last = (_files(root, lesson) or [Path("0-")])[-1]
        number, _, newest = last.name.partition("-")
        if newest != digest:
            draft.replace(folder / f"{int(number) + 1:06}-{digest}")
    finally:
        draft.unlink(missing_ok=True)


def _files(root: Path, lesson: str) -> list[Path]:
    return sorted((root / FOLDER / lesson).glob("[0-9]*-*"))
