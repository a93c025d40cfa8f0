"""What all submissions of a lesson share: packed once for a batch, unpacked once by each grader."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.course.catalogue import MISCONCEPTIONS
from autograder.course.lesson import Lesson
from autograder.course.parse_cache import kept_at
from autograder.sandbox.scratch import scratch_folder


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
    """

    lesson: Lesson
    release: NotebookNode
    official: dict[str, dict[str, Any]]


def pack(lesson: Lesson, release: str, official: dict[str, dict[str, Any]]) -> str:
    """Return all that grading a lesson takes, as a text that can be sent.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    release : str
        The released notebook, as a file's text.
    official : dict of str to dict
        As `entering.official_cells` gives them.
    """
    contents = {
        "lesson": lesson.name,
        "texts": _texts(lesson),
        "release": release,
        "official": official,
    }
    body = json.dumps(contents, sort_keys=True).encode()
    return base64.b64encode(zlib.compress(body)).decode()


@functools.lru_cache(maxsize=32)
def unpack(packed: str) -> Assignment:
    """Return what `pack` packed, its files written to a folder of this process's own.

    Parameters
    ----------
    packed : str
        From this grader's own side: student code has no part in it.
    """
    contents = json.loads(zlib.decompress(base64.b64decode(packed)))
    root = scratch_folder() / hashlib.sha256(packed.encode()).hexdigest()[:16]
    for path, text in contents["texts"].items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    lesson = Lesson(root / "notebooks" / contents["lesson"])
    release = nbformat.reads(contents["release"], as_version=4)
    return Assignment(lesson, release, contents["official"])


def _texts(lesson: Lesson) -> dict[str, str]:
    """Return the files that a verdict may hang on, by path in the course.

    These are the lesson's, and the text alone of those that it takes functions from.
    """
    _ = lesson.exercises, lesson.preamble  # parsed and kept, so that nobody need do it again
    notebooks = lesson.folder.parent
    root = notebooks.resolve().parent
    texts = {}
    for name in sorted({lesson.name, *lesson.given_by}):
        text = notebooks / name / f"{name}.md"
        own = (lesson.folder / "cases.py", lesson.folder / MISCONCEPTIONS)
        for path in (text, kept_at(text), *(own if name == lesson.name else ())):
            if path.is_file():
                texts[str(path.resolve().relative_to(root))] = path.read_text(encoding="utf-8")
    return texts
