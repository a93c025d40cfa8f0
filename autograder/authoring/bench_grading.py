"""What grading costs beyond the notebooks' own time: nbgrader's way and ours, side by side.

The same honest submissions are graded in turn by ``nbgrader autograde`` with its own ``Execute``
and by ``autograder grade`` with one worker and with two, each in a course of its own. Every
notebook keeps time of itself: its first cell asks IPython to time all that follow, its last prints
the sum. All that is not in that sum is overhead, ours including the judge and its hidden checks.
What has one process at work has one core; two workers have two.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
from nbformat.v4 import new_code_cell
from rich.table import Table

from autograder.authoring.build import build
from autograder.authoring.demo import copy_course
from autograder.authoring.release import release
from autograder.authoring.samples import answered
from autograder.grading import gradebook, journal
from autograder.grading.course import CONFIG, Course
from autograder.grading.lesson import Lesson

OWN_EXECUTE = "\ndel c.Autograde.autograde_preprocessors  # nbgrader's own\n"

TIMING = """\
import time
import IPython

_own = {"seconds": 0.0, "start": time.perf_counter()}
def _begin(*_):
    _own["start"] = time.perf_counter()
def _end(*_):
    _own["seconds"] += time.perf_counter() - _own["start"]
IPython.get_ipython().events.register("pre_run_cell", _begin)
IPython.get_ipython().events.register("post_run_cell", _end)
"""
TIMED = 'print("this notebook took", _own["seconds"])'
_TOOK = re.compile(r"this notebook took ([\d.]+)")


@dataclass(frozen=True)
class Way:
    """One way of grading: its name, its command, how many it grades at a time, and its set-up."""

    name: str
    command: tuple[str, ...]
    workers: int = 1
    config: str = ""


OURS = (sys.executable, "-m", "autograder.cli", "grade", "--unsafe-ok", "--workers")
WAYS = (
    Way("nbgrader", (sys.executable, "-m", "nbgrader", "autograde"), 1, OWN_EXECUTE),
    Way("1 worker", (*OURS, "1"), 1),
    Way("2 workers", (*OURS, "2"), 2),
)


@dataclass(frozen=True)
class Row:
    """What one way of grading took for the submissions of one lesson; seconds a submission.

    Attributes
    ----------
    ready : float
        Until the first submission was begun; once a command.
    wall : float
        From there to the end, divided by the submissions.
    own : float
        What the notebooks' own cells took.
    overhead : float
        The wall time less the own time, shared among the workers.
    same_marks : bool
        Whether everyone has the marks that nbgrader gave.
    parts : dict of str to float
        Where our own grader's time went.
    """

    lesson: str
    way: str
    students: int
    ready: float
    wall: float
    own: float
    overhead: float
    same_marks: bool
    parts: dict[str, float]


def run(
    course: Course, lesson: Lesson, students: int, folder: Path, say: Callable[[str], object]
) -> list[Row]:
    """Grade the same submissions in every way.

    Parameters
    ----------
    course : Course
        Where the lesson is.
    lesson : Lesson
        The lesson.
    students : int
        How many hand in.
    folder : Path
        Where to work.
    say : callable
        Told what is going on.

    Returns
    -------
    list of Row
        nbgrader's first.
    """
    rows: list[Row] = []
    marks = None
    for way in WAYS:
        say(f"{lesson.name}, {students} submissions: {way.name}")
        here = _prepared(course, lesson, students, folder / way.name.replace(" ", "-"), way.config)
        launched, begun, ended = _timed(way, here, lesson.name)
        got = [
            (mark.student, mark.exercise, mark.points)
            for mark in gradebook.marks(gradebook.url(here.root), lesson.name)
        ]
        marks = got if marks is None else marks
        own = _own_seconds(here.root) / students
        wall = (ended - begun) / students
        overhead = wall - own / way.workers
        same = got == marks and len(got) > 0
        figures = (begun - launched, wall, own, overhead)
        parts = _parts(here, lesson.name)
        rows.append(Row(lesson.name, way.name, students, *figures, same, parts))
    return rows


def _prepared(course: Course, lesson: Lesson, students: int, folder: Path, config: str) -> Course:
    """Make a course in which everyone has handed in right answers, in one known style or another.

    Enough students between them use every style of every exercise.
    """
    here = copy_course(course, folder)
    with (folder / CONFIG).open("a", encoding="utf-8") as file:
        file.write(config)
    build(here, here.lesson(lesson.name))
    made = nbformat.read(release(here, here.lesson(lesson.name)), as_version=4)
    for number in range(students):
        ways = {name: [exercise.solution] for name, exercise in lesson.exercises.items()}
        for other in lesson.alternatives:
            ways[other.exercise].append(str(other.answer))
        chosen = {
            name: f"{codes[number % len(codes)]}\n# student {number}"
            for name, codes in ways.items()
        }
        notebook = answered(lesson, made, instead=chosen)
        notebook.cells = [new_code_cell(TIMING), *notebook.cells, new_code_cell(TIMED)]
        path = folder / "submitted" / f"student-{number:04}" / lesson.name / f"{lesson.name}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(notebook, path)
    return here


def _timed(way: Way, course: Course, lesson: str) -> tuple[float, float, float]:
    """Return when a command was launched, when it began its first submission, when it ended."""
    all_cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(all_cores)[: way.workers])  # handed on to what is started here
    launched = time.time()
    with subprocess.Popen(
        [*way.command, lesson],
        cwd=course.root,
        env=os.environ | {"JUPYTER_CONFIG_DIR": str(course.root), "JUPYTER_NO_CONFIG": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        os.sched_setaffinity(0, all_cores)
        begun, said = 0.0, []
        for line in process.stderr or ():
            said.append(line)
            if "Sanitizing" in line and not begun:
                begun = time.time()
    ended = time.time()
    if process.returncode:
        raise RuntimeError(f"{way.name}: {''.join(said)[-2000:]}")
    return launched, begun or _first_begun(course, lesson), ended


def _records(course: Course, lesson: str) -> list[dict[str, Any]]:
    path = course.root / journal.FOLDER / f"{lesson}.jsonl"
    if not path.exists():
        return []
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if "seconds" in line]


def _first_begun(course: Course, lesson: str) -> float:
    """Return when the first worker was ready for the first cell of a submission."""
    begun = []
    for record in _records(course, lesson):
        seconds, at = record["seconds"], str(record["at"])
        worked = sum(seconds[part] for part in ("cells", "checks", "marks"))
        begun.append(datetime.fromisoformat(at).astimezone(UTC).timestamp() - worked)
    return float(min(begun))


def _parts(course: Course, lesson: str) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for record in _records(course, lesson):
        for part, seconds in record["seconds"].items():
            found.setdefault(part, []).append(seconds)
    return {part: round(float(np.median(seconds)), 4) for part, seconds in found.items()}


def _own_seconds(root: Path) -> float:
    """Return the sum of what the graded notebooks say that they took."""
    took = 0.0
    for path in (root / "autograded").rglob("*.ipynb"):
        cells = nbformat.read(path, as_version=4).cells
        shown = "".join(output.get("text", "") for output in cells[-1].outputs)
        said = _TOOK.search(shown)
        took += float(said[1]) if said else float("nan")
    return took


def table(rows: list[Row]) -> Table:
    """Return the measurements for the terminal.

    Parameters
    ----------
    rows : list of Row
        As `run` gives them, of any number of lessons.
    """
    shown = Table(title="Grading honest submissions, seconds a submission", title_justify="left")
    for column in ("lesson", "graded by"):
        shown.add_column(column, no_wrap=True)
    for column in ("students", "ready", "wall", "own", "overhead", "× less", "marks"):
        shown.add_column(column, justify="right")
    base = {row.lesson: row.overhead for row in rows if row.way == WAYS[0].name}
    for row in rows:
        shown.add_row(
            row.lesson,
            row.way,
            str(row.students),
            f"{row.ready:.2f}",
            f"{row.wall:.3f}",
            f"{row.own:.3f}",
            f"{row.overhead:.3f}",
            f"{base[row.lesson] / row.overhead:.1f}" if row.overhead > 0 else "",
            "same" if row.same_marks else "DIFFERENT",
        )
    return shown


def write_json(rows: list[Row], path: Path) -> None:
    """Write the measurements to a file.

    Parameters
    ----------
    rows : list of Row
        As `run` gives them.
    path : Path
        The file.
    """
    text = json.dumps([asdict(row) for row in rows], indent=2)
    path.write_text(text + "\n", encoding="utf-8")
