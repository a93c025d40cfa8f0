"""Hand-ins found: every file under `submitted/` belongs to a submission, or is named.

Students and the programs that collect from them write `03_cost/` for `03-cost/`, or put a notebook
where its folder should be. Whatever can be told by its name or its cells is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.handin.archives import names_in
from autograder.handin.mending import claimed_name
from autograder.handin.reading import UnreadableNotebookError, read
from autograder.handin.submissions import (
    LARGEST,
    SUBMITTED,
    TIMESTAMP,
    Submission,
    files_below,
    is_junk,
    is_notebook,
    is_own,
    shown,
)

_NUMBER = re.compile(r"[a-z]*-?0*(\d+)")
"""A folder that is named by the lesson's number: ``3``, ``03``, ``lesson-3``, ``Week 3``."""


@dataclass(frozen=True)
class Stray:
    """A file or folder that is not graded.

    Attributes
    ----------
    path : Path
        Where it is, from the course's folder.
    reason : str
        Why it is not graded, and what to do.
    """

    path: Path
    reason: str


@dataclass(frozen=True)
class Survey:
    """All that is under `submitted/`.

    Attributes
    ----------
    submissions : list of Submission
        What can be graded, by lesson and student.
    strays : list of Stray
        All the rest.
    """

    submissions: list[Submission]
    strays: list[Stray]


def known_lessons(root: Path) -> list[str]:
    """Return the names of the lessons that can be graded: there now, or released at some time.

    Parameters
    ----------
    root : Path
        The course's folder.
    """
    texts = (path.stem for path in root.glob("notebooks/*/*.md") if path.stem == path.parent.name)
    kept = (path.name for path in root.glob(".autograder/releases/*/"))
    return sorted({*texts, *kept})


def find(root: Path, lesson: str | None = None, student: str | None = None) -> list[Submission]:
    """Return the submissions of a course, by lesson and student.

    Parameters
    ----------
    root : Path
        The course's folder.
    lesson, student : str, optional
        A name, as it is; all where left out.
    """
    return [
        submission
        for submission in survey(root, known_lessons(root)).submissions
        if lesson in (None, submission.lesson) and student in (None, submission.student)
    ]


def survey(root: Path, lessons: Collection[str]) -> Survey:
    """Look at every file under `submitted/`.

    Parameters
    ----------
    root : Path
        The course's folder.
    lessons : collection of str
        The names of its lessons.
    """
    found: list[Submission] = []
    strays: list[Stray] = []
    for path in _entries(root / SUBMITTED):
        if not _is_text(path.name):
            strays.append(Stray(path, "has a name that is not UTF-8: rename it"))
            continue
        if path.is_symlink() or not path.is_dir():
            strays.append(Stray(path, f"is in no student's folder: {_WHERE}"))
            continue
        student = _Student(root, path, lessons)
        found += student.submissions()
        strays += student.strays
    here = [Stray(stray.path.relative_to(root), stray.reason) for stray in strays]
    return Survey(sorted(found, key=lambda s: (s.lesson, s.student)), here)


_WHERE = f"put it at {SUBMITTED}/<student>/<lesson>/"


class _Student:
    """One student's folder."""

    def __init__(self, root: Path, folder: Path, lessons: Collection[str]) -> None:
        self.root, self.folder, self.lessons = root, folder, lessons
        self.strays: list[Stray] = []

    def submissions(self) -> Iterator[Submission]:
        places: defaultdict[str, list[Path]] = defaultdict(list)
        for path in _entries(self.folder):
            for lesson in self._lessons_at(path):
                places[lesson].append(path)
        for lesson, paths in places.items():
            home = self.folder / lesson
            paths.sort(key=lambda path: path != home)  # what is where it belongs comes first
            elsewhere = [path.name for path in paths if path != home]
            note = (
                f"handed in as {', '.join(map(shown, elsewhere))}: taken as {lesson}"
                if elsewhere
                else ""
            )
            yield Submission(
                self.folder.name, lesson, home, tuple(paths) if elsewhere else (), note
            )

    def _lessons_at(self, path: Path) -> list[str]:
        """Return the lessons that a file or folder is for, or note why there is none."""
        if not is_own(path, self.folder):
            self._pass_over(path, "is a link, and links are not followed: copy what it leads to")
            return []
        named = matching(path.name if path.is_dir() else _stem(path.name), self.lessons)
        if len(named) > 1:
            which = " or ".join(named)
            self._pass_over(path, f"may be {which}: give it the lesson's whole name")
            return []
        if named or path.name == TIMESTAMP:
            return named
        inside = list(self._by_content(path))
        if not inside:
            known = ", ".join(self.lessons) or "none"
            self._pass_over(path, f"is of no lesson of this course ({known}): {_WHERE}")
        return inside

    def _by_content(self, path: Path) -> Iterator[str]:
        """Yield the lessons that the files tell themselves, by their names or by their cells."""
        if path.is_dir():
            files = [file for file in files_below(path, self.folder) if is_notebook(file.name)]
        else:
            files = [path]
        files = [file for file in files if file.stat().st_size <= LARGEST][:20]
        names = {_stem(Path(name).name) for file in files for name in names_in(file)}
        ids = [_ids(file) for file in files if is_notebook(file.name)]
        for lesson in self.lessons:
            released = _ids(self.root / "release" / lesson / f"{lesson}.ipynb")
            by_name = any(matching(name, self.lessons) == [lesson] for name in names)
            if by_name or any(released and len(released & own) > len(released) / 2 for own in ids):
                yield lesson

    def _pass_over(self, path: Path, reason: str) -> None:
        self.strays.append(Stray(path, reason))


def matching(name: str, lessons: Collection[str]) -> list[str]:
    """Return the lessons that a name may mean: one, or several where it does not tell.

    Parameters
    ----------
    name : str
        A folder's, or a file's without its ending.
    lessons : collection of str
        The lessons' names.

    Examples
    --------
    >>> lessons = ["03-cost", "04-gradient", "04-other"]
    >>> [matching(name, lessons) for name in ("03_Cost", "Copy of 03-cost (1)", "3", "cost")]
    [['03-cost'], ['03-cost'], ['03-cost'], ['03-cost']]
    >>> matching("lesson 4", lessons), matching("homework", lessons)
    (['04-gradient', '04-other'], [])
    """
    if name in lessons:
        return [name]
    key = _key(name)
    words = {lesson: _key(lesson) for lesson in lessons}
    inside = [lesson for lesson, own in words.items() if f"-{own}-" in f"-{key}-"]
    if inside:
        return [max(inside, key=len)]
    together = key.replace("-", "")
    same = [lesson for lesson, own in words.items() if own.replace("-", "") == together]
    number = _NUMBER.fullmatch(key)
    if number:
        same += [lesson for lesson, own in words.items() if _number(own) == number.group(1)]
    return same or [lesson for lesson, own in words.items() if own.partition("-")[2] == key]


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _number(key: str) -> str:
    return key.partition("-")[0].lstrip("0")


def _stem(name: str) -> str:
    """Return a file's name without all that programs put after it."""
    return name.partition(".")[0] or name


def _ids(path: Path) -> set[str]:
    try:
        cells = read(path.read_bytes()).cells
    except (OSError, UnreadableNotebookError):
        return set()
    return {name for cell in cells if (name := claimed_name(cell))}


def _entries(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not is_junk(path.name))
