"""What all submissions of a lesson share: packed once for a batch, unpacked once by each grader."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.course.catalogue import MISCONCEPTIONS
from autograder.course.lesson import Lesson
from autograder.course.parse_cache import kept_at
from autograder.sandbox.scratch import scratch_folder

Official = dict[str, dict[str, Any]]
"""Official cells by grade_id, as `entering.official_cells` gives them."""

LESSONS = "notebooks"


@dataclass(frozen=True)
class Assignment:
    """A lesson, and what its submissions are put back into; not to be changed, for many share it.

    Attributes
    ----------
    lesson : Lesson
        Holds the right answers.
    release : NotebookNode
        What the students were given.
    official : dict of str to dict
        What the gradebook knows of the official cells, by grade_id.
    digest : str
        What tells this release of the lesson from every other.
    """

    lesson: Lesson
    release: NotebookNode
    official: Official
    digest: str


def pack(lesson: Lesson, release: str, official: Official) -> str:
    """Return all that grading a lesson takes, as a text that can be kept and sent.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    release : str
        The released notebook, as a file's text.
    official : dict of str to dict
        As `entering.official_cells` gives them.
    """
    texts = texts_of(lesson)
    content = [lesson.name, texts, release, official]
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    return _packed(
        {
            "lesson": lesson.name,
            "texts": texts | _parsed(lesson, texts),
            "release": release,
            "official": official,
            "digest": digest,
        }
    )


def contents(packed: str) -> dict[str, Any]:
    """Return what `pack` packed, as it was packed.

    Parameters
    ----------
    packed : str
        From this grader's own side: student code has no part in it.
    """
    found: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(packed)))
    return found


def with_points(packed: str, points: dict[str, float]) -> str:
    """Return the same with other points: they are the instructor's to change.

    Parameters
    ----------
    packed : str
        What `pack` packed.
    points : dict of str to float
        By grade_id; a cell that is not named keeps its own.
    """
    found = contents(packed)
    for name, known in found["official"].items():
        known["points"] = points.get(name, known["points"])
    return _packed(found)


def _packed(found: dict[str, Any]) -> str:
    body = json.dumps(found, sort_keys=True).encode()
    return base64.b64encode(zlib.compress(body)).decode()


@functools.lru_cache(maxsize=32)
def unpack(packed: str) -> Assignment:
    """Return what `pack` packed, its files written to a folder of this process's own.

    Parameters
    ----------
    packed : str
        From this grader's own side: student code has no part in it.
    """
    found = contents(packed)
    root = scratch_folder() / hashlib.sha256(packed.encode()).hexdigest()[:16]
    for path, text in found["texts"].items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    lesson = Lesson(root / LESSONS / found["lesson"])
    release = nbformat.reads(found["release"], as_version=4)
    return Assignment(lesson, release, found["official"], found["digest"])


def texts_of(lesson: Lesson) -> dict[str, str]:
    """Return the texts that a verdict may hang on, by path in the course.

    These are the lesson's, and the text alone of those that it takes functions from.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    """
    notebooks = lesson.folder.parent
    paths = [Path(name, f"{name}.md") for name in sorted({lesson.name, *lesson.given_by})]
    paths += [Path(lesson.name, name) for name in ("cases.py", MISCONCEPTIONS)]
    return {
        str(Path(LESSONS, path)): (notebooks / path).read_text(encoding="utf-8")
        for path in paths
        if (notebooks / path).is_file()
    }


def _parsed(lesson: Lesson, texts: dict[str, str]) -> dict[str, str]:
    """Return the same lessons parsed, so that no grader need do it again."""
    _ = lesson.exercises, lesson.preamble  # parsed and kept
    notebooks = lesson.folder.parent.resolve()
    names = {Path(path).parent.name for path in texts}
    kept = [kept_at(notebooks / name / f"{name}.md") for name in sorted(names)]
    return {
        str(path.relative_to(notebooks.parent)): path.read_text(encoding="utf-8")
        for path in kept
        if path.is_file()
    }
