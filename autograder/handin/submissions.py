"""Submissions: a student's files for a lesson, under `submitted/`, where they are only read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.handin.outputs import without_outputs
from autograder.handin.times import ACCEPTED, read_time, written
from autograder.student.checks.hints import HINTS

SUBMITTED = "submitted"
AUTOGRADED = "autograded"
TIMESTAMP = "timestamp.txt"
PAPERS = (TIMESTAMP, "submission_secret.txt", HINTS)
"""What stands beside a hand-in and is not the student's: nbgrader's own files, and the lesson's."""

LARGEST = 20 * 2**20
"""Bytes above which a file is not read as a notebook, its outputs left out."""

MOST, MOST_FILES, DEEPEST = 40 * 2**20, 100, 8
"""Bytes of all files together, how many there may be, and in folders how deep."""

RAW = 100 * 2**20
"""Bytes above which a notebook is not even looked at for outputs to leave out."""

NOTEBOOKS = (".ipynb", ".ipynb.txt", ".ipynb.json", ".json")
"""How the names of files end that may be notebooks: browsers and mail programs add to them, or take
the ending away."""

JUNK = {
    *(".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX", "__pycache__"),
    *(".ipynb_checkpoints", ".git", ".gitignore", ".gitkeep", ".idea", ".vscode", ".venv"),
}
"""Names of files and folders that programs leave behind, and no person hands in."""

LONGEST_NAME = 80
"""Characters of a name that are shown of it."""

Files = dict[str, bytes | None]
"""What was handed in, by its path; None where it is too much to be taken."""


@dataclass(frozen=True)
class Submission:
    """What a student handed in for a lesson.

    Attributes
    ----------
    student, lesson : str
        Whose it is, and which lesson.
    folder : Path
        Where it belongs: ``submitted/<student>/<lesson>/``.
    places : tuple of Path
        The folders and files where it was found; empty where it is where it belongs.
    note : str
        What was out of order with those places; empty where nothing was.
    """

    student: str
    lesson: str
    folder: Path
    places: tuple[Path, ...] = ()
    note: str = ""


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


def gather(submission: Submission) -> Files:
    """Return all the files that were handed in.

    Parameters
    ----------
    submission : Submission
        What a student handed in.

    Returns
    -------
    dict of str to bytes or None
        Contents by path below the folder of the hand-in. Notebooks come first, for there is a limit
        to all together; one that is too large comes without its outputs.

    Raises
    ------
    OSError
        If a file may not be read.
    """
    paths = dict(_all_paths(submission))
    files: Files = {}
    left, room = MOST, MOST_FILES
    for name in sorted(paths, key=lambda name: (not is_notebook(name), name)):
        content = _content(paths[name], name) if room else None
        if content is not None and len(content) > left:
            content = None
        files[name] = content
        left -= len(content or b"")
        room -= content is not None
    return files


def is_notebook(name: str) -> bool:
    """Tell whether a file may be a notebook by its name.

    Parameters
    ----------
    name : str
        The file's.
    """
    file = name.rpartition("/")[2]
    return file.lower().endswith(NOTEBOOKS) or "." not in file


def shown(name: str) -> str:
    r"""Return a file's name in a form to read, without what breaks a line or turns text round.

    Parameters
    ----------
    name : str
        A student's choice.

    Examples
    --------
    >>> shown("a\nb.ipynb"), shown("x" * 500)[:3]
    ('a?b.ipynb', 'xxx')
    """
    readable = "".join(sign if sign.isprintable() else "?" for sign in name)
    return readable if len(readable) <= LONGEST_NAME else f"{readable[:LONGEST_NAME]}…"


def is_own(path: Path, student: Path) -> bool:
    """Tell a student's own file from a link, which could lead to the solutions or a neighbour's.

    Parameters
    ----------
    path : Path
        A file or folder.
    student : Path
        The student's folder, in which it should lie.
    """
    return path.resolve() == student.resolve() / path.relative_to(student)


def _all_paths(submission: Submission) -> Iterator[tuple[str, Path]]:
    """Yield names and paths of the files; those found elsewhere come after those in their place."""
    student = submission.folder.parent
    for number, place in enumerate(submission.places or (submission.folder,)):
        if place.is_file() and is_own(place, student):
            yield place.name, place
        for path in files_below(place, student):
            name = path.relative_to(student if number else place).as_posix()
            if path.name not in PAPERS:
                yield name, path


def files_below(folder: Path, student: Path) -> Iterator[Path]:
    """Yield a folder's own files, links and what programs leave behind passed over.

    Parameters
    ----------
    folder : Path
        Where to look.
    student : Path
        The student's folder, in which it lies.
    """
    waiting, seen = [(folder, 0)], 0
    while waiting:
        here, depth = waiting.pop()
        if not here.is_dir() or not is_own(here, student):
            continue
        for path in sorted(here.iterdir()):
            seen += 1
            if is_junk(path.name) or seen > 20 * MOST_FILES:
                continue
            if path.is_dir() and depth < DEEPEST:
                waiting.append((path, depth + 1))
            elif path.is_file() and is_own(path, student):
                yield path


def is_junk(name: str) -> bool:
    """Tell what programs leave behind from what a person hands in.

    Parameters
    ----------
    name : str
        A file's or a folder's.
    """
    return name in JUNK or name.startswith("._")


def _content(path: Path, name: str) -> bytes | None:
    size = path.stat().st_size
    if size <= LARGEST or (size <= MOST and not is_notebook(name)):
        return path.read_bytes()
    if not is_notebook(name) or size > RAW:
        return None
    slim = without_outputs(path.read_bytes())
    return slim if slim is not None and len(slim) <= LARGEST else None


def handed_in_at(submission: Submission, timezone: str = "UTC") -> tuple[str | None, str]:
    """Return the time of handing in as nbgrader writes it, and a note where there is none to read.

    Parameters
    ----------
    submission : Submission
        What a student handed in.
    timezone : str
        The course's, as in `read_time`.
    """
    student = submission.folder.parent
    file = submission.folder / TIMESTAMP
    if not (file.is_file() and is_own(file, student)):
        return None, ""
    try:
        with file.open("rb") as opened:
            text = opened.read(200).decode("utf-8-sig", errors="replace").strip()
        return written(read_time(text, timezone)), ""
    except (ValueError, OverflowError) as error:
        why = f"{TIMESTAMP} cannot be read ({error})"
        return None, f"{why}: taken as handed in on time; write it as {ACCEPTED}"
