"""What has been graded, written down line by line, so that nothing is lost or graded twice.

A line is appended when a submission's verdicts are in, and a second one when they have been entered
into the gradebook. Whatever moment the grader is killed at, at most the last line is cut off, and
that one submission is graded once more.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Json = dict[str, Any]
FOLDER = Path(".autograder") / "journal"
"""Where a course keeps its journals, one a lesson, below its root."""


@dataclass
class _Entry:
    """Where the last record of a student is in the file, of which job, and what became of it."""

    offset: int
    key: str
    entered: bool = False


class Journal:
    """The journal of one lesson.

    Parameters
    ----------
    root : Path
        The course's folder.
    lesson : str
        The lesson's name.
    """

    def __init__(self, root: Path, lesson: str) -> None:
        path = root / FOLDER / f"{lesson}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a+b")
        self._entries: dict[str, _Entry] = {}
        self._read()

    def _read(self) -> None:
        self._file.seek(0)
        offset, line = 0, b"\n"
        for line in self._file:
            with contextlib.suppress(ValueError, KeyError, TypeError):  # cut off by a kill
                self._note(json.loads(line), offset)
            offset += len(line)
        if not line.endswith(b"\n"):
            self._file.write(b"\n")
            self._file.flush()

    def _note(self, line: Json, offset: int) -> None:
        student, key = str(line["student"]), str(line["key"])
        if "scores" in line:
            self._entries[student] = _Entry(offset, key)
        elif self._entries[student].key == key:
            self._entries[student].entered = True

    def find(self, student: str, key: str) -> Json | None:
        """Return a student's last record, if it is of the same job.

        Parameters
        ----------
        student : str
            Whose.
        key : str
            The job's, from `pipeline.key`.
        """
        entry = self._entries.get(student)
        if entry is None or entry.key != key:
            return None
        self._file.seek(entry.offset)
        record: Json = json.loads(self._file.readline())
        return record

    def is_entered(self, student: str) -> bool:
        """Tell whether a student's last record has reached the gradebook.

        Parameters
        ----------
        student : str
            Whose.
        """
        return self._entries[student].entered

    def add(self, student: str, key: str, record: Json) -> None:
        """Write down what came of a job.

        Parameters
        ----------
        student : str
            Whose.
        key : str
            The job's.
        record : dict
            JSON, with ``scores``.
        """
        self._append({"student": student, "key": key, **record})

    def enter(self, student: str, key: str) -> None:
        """Write down that a record has reached the gradebook.

        Parameters
        ----------
        student : str
            Whose.
        key : str
            The job's.
        """
        self._append({"student": student, "key": key})

    def _append(self, line: Json) -> None:
        timed = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), **line}
        offset = self._file.seek(0, os.SEEK_END)
        self._file.write(json.dumps(timed).encode() + b"\n")
        self._file.flush()
        self._note(line, offset)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
