"""Graded notebooks in `autograded/`, where nbgrader has them, and whether one is unchanged."""

from __future__ import annotations

import contextlib
import hashlib
import mimetypes
import os
import shutil
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from nbformat import NotebookNode

from autograder.handin import submissions
from autograder.handin.reading import UnreadableNotebookError, read_own
from autograder.handin.submissions import AUTOGRADED, TIMESTAMP, Submission

SECRET = "submission_secret.txt"
"""What `nbgrader collect` leaves: a student's feedback is released under a name made of it."""

MOST_FILES, MOST_BYTES = 100, 20 * 2**20
"""Of what was handed in beside the notebook."""

_LEFT_BEHIND = ("*.ipynb", "*.pyc", "__pycache__", "feedback", ".*")
_LIVE = ("html", "xml", "svg", "script", "mhtml", "rfc822")
"""Types that formgrader's server would hand out and a browser would run."""


def write_graded(root: Path, submission: Submission, notebook: str) -> None:
    """Write the graded notebook where nbgrader writes it, whole or not at all.

    What was handed in beside it comes along, as with nbgrader.

    Parameters
    ----------
    root : Path
        The course's folder.
    submission : Submission
        What was graded.
    notebook : str
        The graded notebook, as a file's text.
    """
    folder = _folder(root, submission)
    draft = folder.with_name(f".{folder.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    files = _handed_in_beside(submission) | {_name(submission): notebook.encode()}
    for name, content in files.items():
        path = draft / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o444)  # nbgrader's: it is not to be edited
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)


def renew_files_beside(root: Path, submission: Submission) -> None:
    """Let what came with a graded notebook be what was last handed in, such as its new secret.

    Parameters
    ----------
    root : Path
        The course's folder.
    submission : Submission
        What was graded, and has not changed since.
    """
    folder = _folder(root, submission)
    there = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != _name(submission)
    }
    if there != _handed_in_beside(submission):
        notebook = (folder / _name(submission)).read_text(encoding="utf-8")
        write_graded(root, submission, notebook)


def digest_on_disk(root: Path, submission: Submission) -> str | None:
    """Return the digest of a submission's graded notebook, if there is one.

    Parameters
    ----------
    root : Path
        The course's folder.
    submission : Submission
        What was graded.
    """
    with contextlib.suppress(OSError):
        return digest((_folder(root, submission) / _name(submission)).read_bytes())
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


def _folder(root: Path, submission: Submission) -> Path:
    return root / AUTOGRADED / submission.student / submission.lesson


def _name(submission: Submission) -> str:
    return f"{submission.lesson}.ipynb"


def _handed_in_beside(submission: Submission) -> dict[str, bytes]:
    """Return the files that came with the notebook, by their place; the time only if it is one."""
    files: dict[str, bytes] = {}
    time, _ = submissions.handed_in_at(submission)
    if time is not None:
        files[TIMESTAMP] = time.encode()
    left = MOST_BYTES
    for path in _own_files(submission.folder):
        name, size = str(path.relative_to(submission.folder)), path.stat().st_size
        if name == TIMESTAMP or size > left or len(files) == MOST_FILES:
            continue
        with contextlib.suppress(OSError):  # one that may not be read
            files[name] = path.read_bytes()
            left -= size
    return files


def _own_files(folder: Path) -> Iterator[Path]:
    """Yield the files in a student's folder, nbgrader's own first; links lead to others' files."""
    if folder.is_symlink():
        return
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_left_behind(name))
        for name in sorted(names, key=lambda name: (name != SECRET, name)):
            path = Path(place, name)
            if path.is_file() and not path.is_symlink() and not _is_left_behind(name):
                yield path


def _is_left_behind(name: str) -> bool:
    kind = mimetypes.guess_type(name)[0] or ""
    return any(fnmatch(name, pattern) for pattern in _LEFT_BEHIND) or any(
        word in kind for word in _LIVE
    )
