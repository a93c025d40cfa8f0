"""What grading costs beyond the notebooks' own time: nbgrader's way and ours, side by side.

The same honest submissions are graded in turn by ``nbgrader autograde`` with its own ``Execute``
and by ``autograder grade`` with one worker and with two, each in a course of its own. Every
notebook keeps time of itself: its first cell asks IPython to time all that follow, its last prints
the sum, without what the hidden checks take where they run in the notebook. All that is not in that
sum is either hidden checks, whoever makes them, or overhead. A command is ready when the first
notebook's first cell runs. What has one process at work has one core; two workers have two.
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
from pathlib import Path

import nbformat
import numpy as np
from nbformat.v4 import new_code_cell
from rich.box import SIMPLE_HEAD
from rich.table import Table

from autograder.authoring.build import build
from autograder.authoring.course_copy import copy_course
from autograder.authoring.demo.sample_class import answered
from autograder.authoring.essential_cells import essential
from autograder.authoring.release import release
from autograder.batch import journal
from autograder.course.course import CONFIG, Course
from autograder.course.lesson import Lesson
from autograder.gradebook.marks import gradebook_url, read_marks

OWN_EXECUTE = "\ndel c.Autograde.autograde_preprocessors  # nbgrader's own\n"

TIMING = """\
import sys
import time
import IPython

_own = {"begun": time.time(), "hidden": 0.0, "seconds": 0.0, "start": time.perf_counter()}
def _hidden(*arguments):
    start = time.perf_counter()
    try:
        sys.modules["autograder.student.checks.check"].untimed(*arguments)
    finally:
        _own["hidden"] += time.perf_counter() - start
def _begin(*_):
    check = sys.modules.get("autograder.student.checks.check")
    if check and not hasattr(check, "untimed"):
        check.untimed, check.hidden = check.hidden, _hidden
    _own["start"] = time.perf_counter()
def _end(*_):
    _own["seconds"] += time.perf_counter() - _own["start"]
IPython.get_ipython().events.register("pre_run_cell", _begin)
IPython.get_ipython().events.register("post_run_cell", _end)
"""
TIMED = 'print("timed:", _own["begun"], _own["seconds"], _own["hidden"])'
_TIMES = re.compile(r"timed: (\S+) (\S+) (\S+)")


@dataclass(frozen=True)
class Way:
    """One way of grading: its name, its command, how many it grades at a time, and its set-up."""

    name: str
    command: tuple[str, ...]
    workers: int = 1
    config: str = ""


OURS = (sys.executable, "-m", "autograder", "grade", "--unsafe-ok", "--workers")
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
        Until the first cell of the first submission; once a command.
    wall : float
        From there to the end, divided by the submissions.
    own : float
        What the notebooks' own cells took, without hidden checks.
    hidden : float
        What hidden checks took.
    overhead : float
        The wall time less both, shared among the workers.
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
    hidden: float
    overhead: float
    same_marks: bool
    parts: dict[str, float]


def run(
    course: Course,
    lesson: Lesson,
    students: int,
    folder: Path,
    say: Callable[[str], object],
    *,
    only_essential: bool = False,
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
    only_essential : bool
        Whether to leave out the cells that no exercise needs, which may train for a minute.

    Returns
    -------
    list of Row
        nbgrader's first.
    """
    rows: list[Row] = []
    marks = None
    for way in WAYS:
        say(f"{lesson.name}, {students} submissions: {way.name}")
        here = _prepared(course, lesson, folder / way.name.replace(" ", "-"), way.config)
        _hand_in(here, lesson, students, only_essential=only_essential)
        launched, ended = _timed(way, here, lesson.name)
        got = [
            (mark.student, mark.exercise, mark.points)
            for mark in read_marks(gradebook_url(here.root), lesson.name)
        ]
        marks = got if marks is None else marks
        begun, own, hidden = _times(here.root)
        parts = _parts(here, lesson.name)
        hidden = float(np.mean(parts["checks"])) if parts else hidden
        wall = (ended - begun) / students
        overhead = wall - (own + hidden) / way.workers
        figures = (begun - launched, wall, own, hidden, overhead)
        same = got == marks and len(got) > 0
        medians = {part: round(float(np.median(took)), 4) for part, took in parts.items()}
        rows.append(Row(lesson.name, way.name, students, *figures, same, medians))
    return rows


def _prepared(course: Course, lesson: Lesson, folder: Path, config: str) -> Course:
    here = copy_course(course, folder)
    with (folder / CONFIG).open("a", encoding="utf-8") as file:
        file.write(config)
    build(here, here.lesson(lesson.name))
    release(here, here.lesson(lesson.name))
    return here


def _hand_in(course: Course, lesson: Lesson, students: int, *, only_essential: bool) -> None:
    """Hand in right answers for everyone, in one known style or another.

    Enough students between them use every style of every exercise.
    """
    made = course.root / "release" / lesson.name / f"{lesson.name}.ipynb"
    released = nbformat.read(made, as_version=4)
    for number in range(students):
        ways = {name: [exercise.solution] for name, exercise in lesson.exercises.items()}
        for other in lesson.alternatives:
            ways[other.exercise].append(other.answer)
        chosen = {
            name: f"{codes[number % len(codes)]}\n# student {number}"
            for name, codes in ways.items()
        }
        notebook = answered(lesson, released, instead=chosen)
        cells = essential(notebook.cells) if only_essential else notebook.cells
        notebook.cells = [new_code_cell(TIMING), *cells, new_code_cell(TIMED)]
        folder = course.root / "submitted" / f"student-{number:04}" / lesson.name
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / made.name)


def _timed(way: Way, course: Course, lesson: str) -> tuple[float, float]:
    """Return when a command was launched, and when it ended."""
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
        said = process.communicate()[1]
    ended = time.time()
    if process.returncode:
        raise RuntimeError(f"{way.name}: {said[-2000:]}")
    return launched, ended


def _parts(course: Course, lesson: str) -> dict[str, list[float]]:
    """Return where the time of each submission went, as our own journal has it."""
    path = course.root / journal.FOLDER / f"{lesson}.jsonl"
    found: dict[str, list[float]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        for part, seconds in json.loads(line).get("seconds", {}).items():
            found.setdefault(part, []).append(seconds)
    return found


def _times(root: Path) -> tuple[float, float, float]:
    """Return when the first notebook began, and what own cells and hidden checks took on average.

    The graded notebooks say it themselves.
    """
    times = []
    for path in (root / "autograded").rglob("*.ipynb"):
        cells = nbformat.read(path, as_version=4).cells
        said = _TIMES.search("".join(output.get("text", "") for output in cells[-1].outputs))
        times.append([float(number) for number in said.groups()] if said else [np.nan] * 3)
    begun, cells, hidden = np.array(times).T
    return float(begun.min()), float((cells - hidden).mean()), float(hidden.mean())


def table(rows: list[Row]) -> Table:
    """Return the measurements for the terminal.

    Parameters
    ----------
    rows : list of Row
        As `run` gives them, of any number of lessons.
    """
    title = f"Grading {rows[0].students} honest submissions: seconds a submission"
    shown = Table(
        title=title,
        title_justify="left",
        box=SIMPLE_HEAD,
        show_edge=False,
        padding=0,
    )
    for column in ("lesson", "graded by"):
        shown.add_column(column, no_wrap=True)
    for column in ("ready", "wall", "own", "hidden", "× less", "overhead", "× less", "marks"):
        shown.add_column(column, justify="right", no_wrap=True)
    bases = {row.lesson: row for row in rows if row.way == WAYS[0].name}
    for row in rows:
        shown.add_row(
            row.lesson,
            row.way,
            f"{row.ready:.2f}",
            f"{row.wall:.3f}",
            f"{row.own:.3f}",
            f"{row.hidden:.3f}",
            f"{bases[row.lesson].hidden / row.hidden:.1f}",
            f"{row.overhead:.3f}",
            f"{bases[row.lesson].overhead / row.overhead:.1f}",
            "same" if row.same_marks else "OTHER",
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
