"""How many small slips in the solutions the hidden checks notice: mutation testing of the lessons.

Each operator of mutmut changes one thing in a solution, and the grader judges what comes out. A
mutant that passes shows a case that `cases.py` lacks; unless it does the same as the solution, or
something else that is right, which `equivalent_mutants.toml` beside the lesson says and explains.
"""

from __future__ import annotations

import ast
import difflib
import functools
import importlib.util
import json
import multiprocessing
import tomllib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.table import Table

from autograder.authoring.strength import verdict
from autograder.course.course import Course
from autograder.course.errors import CourseError
from autograder.course.lesson import Lesson

EQUIVALENT = "equivalent_mutants.toml"

SEEDS = (20_250_101, 20_250_102)
"""Where the fresh inputs come from: a survivor has passed on all of them."""

SECONDS = 5.0
"""How long a check may take; a mutant that hangs is not worth a longer wait."""

PROCESSES = 2

Progress = Callable[[str, Iterable[Any], int], Iterator[Any]]
"""Shows a bar while items pass: what is done, the items, and how many there are."""


@dataclass(frozen=True)
class Mutant:
    """A solution with one thing changed.

    Attributes
    ----------
    code : str
        The whole cell.
    was, becomes : str
        The lines that differ, before and after, without indentation.
    """

    code: str
    was: str
    becomes: str


@dataclass(frozen=True)
class Survivor:
    """A mutant that passed.

    Attributes
    ----------
    was, becomes : str
        As in `Mutant`.
    why : str
        Why it may pass: what it changes makes no answer wrong. Empty where nobody has said so.
    """

    was: str
    becomes: str
    why: str = ""


@dataclass(frozen=True)
class Row:
    """What became of one exercise's mutants."""

    lesson: str
    exercise: str
    mutants: int
    survivors: tuple[Survivor, ...]

    @property
    def killed(self) -> int:
        """How many lost the exercise's points."""
        return self.mutants - len(self.survivors)

    @property
    def unexplained(self) -> list[Survivor]:
        """The survivors of which nobody has said why they may pass."""
        return [survivor for survivor in self.survivors if not survivor.why]


def run(course: Course, lessons: Iterable[str], progress: Progress) -> list[Row]:
    """Judge every mutant of every solution, two at a time.

    Parameters
    ----------
    course : Course
        The course.
    lessons : iterable of str
        Names of its lessons.
    progress : callable
        As in `Progress`.

    Returns
    -------
    list of Row
        One an exercise, in the order of the lessons.

    Raises
    ------
    CourseError
        If mutmut, which only developers need, is not installed.
    """
    if importlib.util.find_spec("mutmut") is None:
        raise CourseError(
            "mutants are made by mutmut, which is not installed: "
            "install this package with its `dev` extra."
        )
    made = [
        (lesson, exercise, list(mutants(lesson.exercises[exercise].solution)))
        for lesson in map(course.lesson, lessons)
        for exercise in lesson.exercises
    ]
    tasks = [(lesson.folder, name, mutant.code) for lesson, name, of in made for mutant in of]
    # Spawned, not forked: a process must not share its hold on the workers with another.
    pool = ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn"))
    try:
        judged = progress("judging mutants", pool.map(_survives, tasks), len(tasks))
        return [
            _row(lesson, exercise, of, [mutant for mutant in of if next(judged)])
            for lesson, exercise, of in made
        ]
    finally:
        pool.shutdown(cancel_futures=True)  # whoever interrupts does not want to wait for the rest


def mutants(solution: str) -> Iterator[Mutant]:
    r"""Yield every different program that one step of one operator makes of a solution.

    Decorators stay as they are, docstrings too, and what is raised: no check reads the words of an
    error.

    Parameters
    ----------
    solution : str
        The solution cell's code.

    Examples
    --------
    >>> [mutant.becomes for mutant in mutants("def half(x):\n    return x / 2")]
    ['return x * 2', 'return x / 3']
    """
    import libcst

    tree = libcst.parse_module(solution)
    seen = {_program(solution)}
    for node, changed in _changes(tree):
        code = tree.deep_replace(node, changed).code
        program = _program(code)
        if program is not None and program not in seen:
            seen.add(program)
            yield Mutant(code, *_difference(solution, code))


def equivalents(lesson: Lesson) -> dict[str, dict[tuple[str, str], str]]:
    """Return why mutants of a lesson may pass, by exercise and by what they change.

    Parameters
    ----------
    lesson : Lesson
        The lesson, perhaps with a file `equivalent_mutants.toml`.
    """
    path = lesson.folder / EQUIVALENT
    listed = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {
        exercise: {(entry["was"], entry["becomes"]): entry["why"] for entry in entries}
        for exercise, entries in listed.items()
    }


def table(rows: list[Row]) -> Table:
    """Return the numbers for the terminal.

    Parameters
    ----------
    rows : list of Row
        As `run` gives them.
    """
    shown = Table(title="Mutants of the solutions", title_justify="left", show_footer=True)
    shown.add_column("lesson", "all", no_wrap=True)
    shown.add_column("exercise", no_wrap=True)
    counts = [(row.mutants, row.killed, _explained(row), len(row.unexplained)) for row in rows]
    totals = [str(sum(column)) for column in zip(*counts, strict=True)] or ["0"] * 4
    for name, total in zip(("made", "killed", "equivalent", "unexplained"), totals, strict=True):
        shown.add_column(name, total, justify="right")
    for row, numbers in zip(rows, counts, strict=True):
        shown.add_row(row.lesson, row.exercise, *map(str, numbers))
    return shown


def as_json(rows: list[Row]) -> str:
    """Return everything, every survivor included, as JSON.

    Parameters
    ----------
    rows : list of Row
        As `run` gives them.
    """
    return json.dumps([{**asdict(row), "killed": row.killed} for row in rows], indent=1)


def _row(lesson: Lesson, exercise: str, made: list[Mutant], passed: list[Mutant]) -> Row:
    known = equivalents(lesson).get(exercise, {})
    survivors = tuple(Survivor(m.was, m.becomes, known.get((m.was, m.becomes), "")) for m in passed)
    return Row(lesson.name, exercise, len(made), survivors)


def _explained(row: Row) -> int:
    return len(row.survivors) - len(row.unexplained)


def _changes(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each node of a syntax tree with each thing that an operator puts in its place."""
    import libcst
    from mutmut.mutation.mutators import mutation_operators

    if isinstance(node, (libcst.Decorator, libcst.Raise)):
        return
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            yield from ((node, changed) for changed in operator(node))
    for child in node.children:
        yield from _changes(child)


def _program(code: str) -> str | None:
    """Return what two spellings of one program have in common; None if it is not a program."""
    try:
        return ast.dump(ast.parse(code))
    except SyntaxError:
        return None


def _difference(old: str, new: str) -> tuple[str, str]:
    """Return the lines that differ between two texts, each side's put together."""
    lines = list(difflib.ndiff(old.splitlines(), new.splitlines()))
    was, becomes = (
        " ".join(line[2:].strip() for line in lines if line.startswith(mark)) for mark in "-+"
    )
    return was, becomes


def _survives(task: tuple[Path, str, str]) -> bool:
    folder, exercise, code = task
    lesson = _lesson(folder)
    return all(verdict(lesson, exercise, code, seed, SECONDS).passed for seed in SEEDS)


@functools.cache
def _lesson(folder: Path) -> Lesson:
    """Return a lesson that knows no misconceptions: nobody reads why a mutant failed."""
    lesson = Lesson(folder)
    vars(lesson)["misconceptions"] = []
    return lesson
