"""Graded notebooks in `autograded/`, where nbgrader has them, and whether one is unchanged."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from pathlib import Path

from nbformat import NotebookNode

from autograder.handin import submissions
from autograder.handin.reading import UnreadableNotebookError, read_own
from autograder.handin.submissions import AUTOGRADED, TIMESTAMP, Submission


def write_graded(root: Path, submission: Submission, notebook: str) -> None:
    """Write the graded notebook where nbgrader writes it, whole or not at all.

    Parameters
    ----------
    root : Path
        The course's folder.
    submission : Submission
        What was graded.
    notebook : str
        The graded notebook, as a file's text.
    """
    folder = root / AUTOGRADED / submission.student / submission.lesson
    draft = folder.with_name(f".{folder.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    (draft / f"{submission.lesson}.ipynb").write_text(notebook, encoding="utf-8")
    time, _ = submissions.handed_in_at(submission)
    if time is not None:
        (draft / TIMESTAMP).write_text(time, encoding="utf-8")
    for file in draft.iterdir():
        file.chmod(0o444)  # nbgrader's: it is not to be edited
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)


def digest_on_disk(root: Path, submission: Submission) -> str | None:
    """Return the digest of a submission's graded notebook, if there is one.

    Parameters
    ----------
    root : Path
        The course's folder.
    submission : Submission
        What was graded.
    """
    folder = root / AUTOGRADED / submission.student / submission.lesson
    with contextlib.suppress(OSError):
        return digest((folder / f"{submission.lesson}.ipynb").read_bytes())
    return None


def read_graded(root: Path, submission: Submission) -> NotebookNode | None:
    """Return a submission's graded notebook, if there is one.

    Parameters
    ----------
    root : Path
        The course's folder.
    submission : Submission
        What was graded.
    """
    folder = root / AUTOGRADED / submission.student / submission.lesson
    with contextlib.suppress(OSError, UnreadableNotebookError):
        return read_own(folder / f"{submission.lesson}.ipynb")
    return None


def digest(content: bytes) -> str:
    """Return what tells a notebook from every other.

    Parameters
    ----------
    content : bytes
        The file's.
    """
    return hashlib.sha256(content).hexdigest()
