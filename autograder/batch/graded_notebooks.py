"""Graded notebooks in `autograded/`, where nbgrader has them, and whether one is unchanged."""

from __future__ import annotations

import contextlib
import hashlib
import mimetypes
import shutil
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from nbformat import NotebookNode

from autograder.handin import submissions
from autograder.handin.archives import unpacked
from autograder.handin.choosing import beside
from autograder.handin.reading import UnreadableNotebookError, read_own
from autograder.handin.submissions import AUTOGRADED, TIMESTAMP, Submission, is_own

SECRET = "submission_secret.txt"
"""What `nbgrader collect` leaves: a student's feedback is released under a name made of it."""

_LEFT_BEHIND = ("*.ipynb", "*.pyc", "__pycache__", "feedback", ".*")
_LIVE = ("html", "xml", "svg", "script", "mhtml", "rfc822")
"""Types that formgrader's server would hand out and a browser would run."""


def carried(submission: Submission, file: str, timezone: str) -> dict[str, bytes]:
    """Return the files that go with a graded notebook, as they do with nbgrader.

    Parameters
    ----------
    submission : Submission
        What was graded.
    file : str
        The notebook's path among the files handed in, beside which the others lie.
    timezone : str
        The course's, for the time of handing in.
    """
    files, _ = unpacked(submissions.gather(submission))
    found = {n: content for n, content in beside(files, file).items() if not _is_left_behind(n)}
    time, _ = submissions.handed_in_at(submission, timezone)
    if time is not None:
        found[TIMESTAMP] = time.encode()
    secret = submission.folder / SECRET
    if secret.is_file() and is_own(secret, submission.folder.parent):
        found[SECRET] = secret.read_bytes()
    return found


def write_graded(
    root: Path, submission: Submission, notebook: str, others: Mapping[str, bytes]
) -> None:
    """Write the graded notebook where nbgrader writes it, whole or not at all.

    Parameters
    ----------
    root : Path
        The course's folder.
    submission : Submission
        What was graded.
    notebook : str
        The graded notebook, as a file's text.
    others : dict of str to bytes
        What goes with it, as `carried` gives it.
    """
    folder = _folder(root, submission)
    draft = folder.with_name(f".{folder.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    _write(draft / _name(submission), notebook.encode())
    for name, content in others.items():
        with contextlib.suppress(OSError, ValueError):  # a name that has no place here
            _write(draft / name, content)
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)


def renew_others(root: Path, submission: Submission, others: Mapping[str, bytes]) -> None:
    """Let what came with a graded notebook be what was last handed in, such as its new secret.

    Parameters
    ----------
    root : Path
        The course's folder.
    submission : Submission
        What was graded, and has not changed since.
    others : dict of str to bytes
        As `carried` gives it.
    """
    folder = _folder(root, submission)
    there = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != _name(submission)
    }
    if there != others:
        notebook = (folder / _name(submission)).read_text(encoding="utf-8")
        write_graded(root, submission, notebook, others)


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


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(0o444)  # nbgrader's: it is not to be edited


def _folder(root: Path, submission: Submission) -> Path:
    return root / AUTOGRADED / submission.student / submission.lesson


def _name(submission: Submission) -> str:
    return f"{submission.lesson}.ipynb"


def _is_left_behind(name: str) -> bool:
    kind = mimetypes.guess_type(name)[0] or ""
    return any(word in kind for word in _LIVE) or any(
        fnmatch(part, pattern) for part in PurePosixPath(name).parts for pattern in _LEFT_BEHIND
    )
