"""Submissions: found under `submitted/`, where they are only read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SUBMITTED = "submitted"
AUTOGRADED = "autograded"
TIMESTAMP = "timestamp.txt"
LARGEST = 20 * 2**20
"""Bytes above which a file is not read as a notebook."""


@dataclass(frozen=True)
class Submission:
    """A student's folder for a lesson: ``submitted/<student>/<lesson>/``."""

    student: str
    lesson: str
    folder: Path


def find(root: Path, lesson: str = "*", student: str = "*") -> list[Submission]:
    """Return the submissions of a course, by lesson and student.

    Parameters
    ----------
    root : Path
        The course's folder.
    lesson, student : str
        A name, or ``*`` for all.
    """
    folders = sorted((root / SUBMITTED).glob(f"{student}/{lesson}"))
    found = [Submission(f.parent.name, f.name, f) for f in folders if f.is_dir()]
    return sorted(found, key=lambda s: (s.lesson, s.student))


def is_graded(submission: Submission, root: Path) -> bool:
    """Tell whether nbgrader has graded a submission.

    Parameters
    ----------
    submission : Submission
        What a student handed in.
    root : Path
        The course's folder.
    """
    return (root / AUTOGRADED / submission.student / submission.lesson).is_dir()


def gather(submission: Submission) -> dict[str, bytes | None]:
    """Return the notebook that was handed in, or, without one of that name, all that there are.

    Parameters
    ----------
    submission : Submission
        What a student handed in.

    Returns
    -------
    dict of str to bytes or None
        Contents by file name; None for a file that is too large to be read.

    Raises
    ------
    OSError
        If a file may not be read.
    """
    expected = submission.folder / f"{submission.lesson}.ipynb"
    paths = [expected] if expected.is_file() else sorted(submission.folder.glob("*.ipynb"))
    paths = [path for path in paths if _is_own(path, submission)]
    files: dict[str, bytes | None] = {}
    left = LARGEST  # for all of them together
    for path in filter(Path.is_file, paths):
        size = path.stat().st_size
        files[path.name] = path.read_bytes() if size <= left else None
        left -= min(size, left)
    return files


def _is_own(path: Path, submission: Submission) -> bool:
    """Tell a student's own file from a link, which could lead to the solutions or a neighbour's."""
    folder = submission.folder
    return path.resolve() == folder.parent.resolve() / folder.name / path.name


def handed_in_at(submission: Submission) -> tuple[str | None, str]:
    """Return the time of handing in, unless nbgrader would stumble over it, and a note if so.

    Parameters
    ----------
    submission : Submission
        What a student handed in.
    """
    from nbgrader.utils import parse_utc

    file = submission.folder / TIMESTAMP
    if not (file.is_file() and _is_own(file, submission)):
        return None, ""
    try:
        text = file.read_text(encoding="utf-8").strip()
        parse_utc(text)
    except (ValueError, OverflowError):
        return None, f"{TIMESTAMP} holds no time: taken as handed in on time"
    return text, ""
