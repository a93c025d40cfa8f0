"""The bench that grades the grader: whole submissions with one known answer each, graded for real.

Every misconception and every alternative of a lesson's catalogue goes into an otherwise right
notebook. What the gradebook and its comments then say is held against what is known.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
from nbformat import NotebookNode
from rich.table import Table

from autograder.authoring.build import build
from autograder.authoring.course_copy import copy_course
from autograder.authoring.essential_cells import essential
from autograder.authoring.release import release
from autograder.batch import grading
from autograder.course.catalogue import Misconception
from autograder.course.cells import grade_id, without_markers
from autograder.course.course import Course
from autograder.course.lesson import Lesson
from autograder.gradebook.marks import Mark, gradebook_url, read_marks
from autograder.handin import finding

PAIRS = 200
"""Submissions with two slips, over all lessons."""

LIMITS = {"cell_seconds": 30.0, "later_cell_seconds": 3.0, "check_seconds": 10.0}

MISCONCEPTION, HELD_OUT, ALTERNATIVE, TWO_SLIPS = (
    "misconception",
    "held out",
    "alternative",
    "two slips",
)


@dataclass(frozen=True)
class Answered:
    """One submission of the bench.

    Attributes
    ----------
    kind : str
        What it is there for: a misconception, the same mistake in other words ("held out"), an
        alternative, or two slips.
    name : str
        The misconception's id, or the alternative's style.
    answers : dict of str to str
        Exercise to code; every other exercise is answered rightly.
    mistakes : tuple of Misconception
        What is wrong; empty for an alternative.
    """

    kind: str
    name: str
    answers: dict[str, str]
    mistakes: tuple[Misconception, ...] = ()

    def text(self, lesson: Lesson) -> str:
        """Return the notebook handed in.

        Parameters
        ----------
        lesson : Lesson
            The lesson that it answers.
        """
        cells: list[NotebookNode] = essential(nbformat.from_dict(lesson.notebook).cells)
        for cell in cells:
            cell.source = self.answers.get(grade_id(cell) or "", without_markers(cell.source))
        notebook: NotebookNode = nbformat.v4.new_notebook(cells=cells)
        return str(nbformat.writes(notebook))


@dataclass
class Row:
    """What the bench found of one exercise; two slips are counted with the first one's.

    Attributes
    ----------
    wrong, detected, attributed, diagnosed, ambiguous, misled : int
        Wrong answers; how many lost the points; how many lost no others; how many were answered
        with the right hint; how many of these with another beside it; how many with a wrong hint
        alone.
    known : int
        How many of the wrong answers are of the catalogue, word for word.
    held_out, held_out_diagnosed : int
        The same mistakes in other words, which the grader has never seen, and how many of them it
        knew. They are counted among the wrong answers too, except as diagnosed or ambiguous.
    right, rejected : int
        Right answers in other styles, and how many of them lost a point.
    pairs, both_blamed : int
        Submissions with two slips, and how many lost exactly those two exercises' points.
    surprises : list of str
        A line for whatever is not as it should be.
    """

    lesson: str
    exercise: str
    wrong: int = 0
    detected: int = 0
    attributed: int = 0
    known: int = 0
    diagnosed: int = 0
    ambiguous: int = 0
    misled: int = 0
    held_out: int = 0
    held_out_diagnosed: int = 0
    right: int = 0
    rejected: int = 0
    pairs: int = 0
    both_blamed: int = 0
    surprises: list[str] = field(default_factory=list)


Watch = Callable[[Iterator[Any], int], Iterator[Any]]
"""Shows progress: gets what comes and how many will, and passes them on."""


def run(
    course: Course,
    lesson: Lesson,
    folder: Path,
    watch: Watch,
    *,
    workers: int = 1,
    other_words: bool = False,
) -> list[Row]:
    """Hand in and grade every answer of a lesson's catalogue, and say what came of it.

    Parameters
    ----------
    course : Course
        Where the lesson is.
    lesson : Lesson
        The lesson.
    folder : Path
        Where to grade: a new folder.
    watch : callable
        Shows progress.
    workers : int
        How many submissions are graded at a time.
    other_words : bool
        Whether to hand in the held-out wordings of each mistake too.

    Returns
    -------
    list of Row
        One an exercise.
    """
    here = copy_course(course, folder)
    build(here, here.lesson(lesson.name))
    release(here, here.lesson(lesson.name))
    handed_in = {
        f"{number:04d}": answered for number, answered in enumerate(answers(lesson, other_words))
    }
    for student, answered in handed_in.items():
        path = folder / "submitted" / student / lesson.name / f"{lesson.name}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(answered.text(lesson), encoding="utf-8")
    found = finding.find(here.root, lesson.name)
    graded = grading.grade(here, found, workers=workers, JudgedExecute=LIMITS)
    errors = {g.submission.student: g.error for g in watch(graded, len(found)) if g.error}
    rows = {name: Row(lesson.name, name) for name in lesson.exercises}
    marks = read_marks(gradebook_url(here.root), lesson.name)
    for student, answered in handed_in.items():
        own = {m.exercise: m for m in marks if m.student == student and m.marked_by == "judge"}
        row = rows[next(iter(answered.answers))]
        if student in errors or not own:
            row.surprises.append(f"{answered.name}: not graded: {errors.get(student)}")
        _count(row, answered, own, lesson)
    return list(rows.values())


def answers(lesson: Lesson, other_words: bool) -> Iterator[Answered]:
    """Yield every submission of the bench.

    Parameters
    ----------
    lesson : Lesson
        The lesson, with its catalogue.
    other_words : bool
        Whether the held-out wordings are among them.
    """
    for mistake in lesson.misconceptions:
        name, exercise = mistake.id, mistake.exercise
        yield Answered(MISCONCEPTION, name, {exercise: mistake.answer}, (mistake,))
        for code in mistake.held_out if other_words else ():
            yield Answered(HELD_OUT, name, {exercise: str(code)}, (mistake,))
    for right in lesson.alternatives:
        yield Answered(ALTERNATIVE, right.style, {right.exercise: right.answer})
    yield from _pairs(lesson)


def _pairs(lesson: Lesson, count: int = PAIRS // 10) -> Iterator[Answered]:
    """Yield random pairs of misconceptions in different exercises, always the same ones."""
    pairs = [
        pair
        for pair in itertools.combinations(lesson.misconceptions, 2)
        if pair[0].exercise != pair[1].exercise
    ]
    rng = np.random.default_rng(0)
    for index in sorted(rng.choice(len(pairs), size=min(count, len(pairs)), replace=False)):
        one, other = pairs[index]
        code = {one.exercise: one.answer, other.exercise: other.answer}
        yield Answered(TWO_SLIPS, f"{one.id} and {other.id}", code, (one, other))


def _count(row: Row, answered: Answered, marks: dict[str, Mark], lesson: Lesson) -> None:
    lost = {name for name, mark in marks.items() if mark.points == 0}
    blamed = lost == set(answered.answers)
    if answered.kind == TWO_SLIPS:
        row.pairs += 1
        row.both_blamed += blamed
    elif answered.kind == ALTERNATIVE:
        row.right += 1
        row.rejected += bool(lost)
        blamed = not lost
    else:
        row.wrong += 1
        row.detected += row.exercise in lost
        row.attributed += blamed
        _count_diagnosis(row, answered, marks[row.exercise].comment, lesson)
    if not blamed:
        got = ", ".join(sorted(lost)) or "nothing"
        row.surprises.append(f"{answered.kind}, {answered.name}: lost the points of {got}")


def _count_diagnosis(row: Row, answered: Answered, comment: str, lesson: Lesson) -> None:
    """Hold what the student reads against the mistake that was made."""
    (mistake,) = answered.mistakes
    own = [other for other in lesson.misconceptions if other.exercise == mistake.exercise]
    named = {other.id for other in own if _one_line(other.cause) in comment}
    right = mistake.id in named and _one_line(mistake.hint) in comment
    if answered.kind == HELD_OUT:
        row.held_out += 1
        row.held_out_diagnosed += right
    else:
        row.known += 1
        row.diagnosed += right
        row.ambiguous += right and len(named) > 1
    if named and not right:
        row.misled += 1
    if not right:
        said = ", ".join(sorted(named)) or "no cause"
        row.surprises.append(f"{answered.kind}, {mistake.id}: named {said}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


# --- what is shown ---

COLUMNS = (
    ("wrong answers", lambda r: r.wrong),
    ("detected", lambda r: r.detected),
    ("attributed", lambda r: r.attributed),
    ("known", lambda r: r.known),
    ("diagnosed", lambda r: r.diagnosed),
    ("(with another)", lambda r: r.ambiguous),
    ("misled", lambda r: r.misled),
    ("other words", lambda r: r.held_out),
    ("diagnosed", lambda r: r.held_out_diagnosed),
    ("right answers", lambda r: r.right),
    ("rejected", lambda r: r.rejected),
    ("two slips", lambda r: r.pairs),
    ("both blamed", lambda r: r.both_blamed),
)


def table(rows: list[Row]) -> Table:
    """Return the bench's result as a table, an exercise a line, with the totals.

    Parameters
    ----------
    rows : list of Row
        The result.
    """
    made = Table(title="The grader, graded", title_justify="left")
    made.add_column("lesson")
    made.add_column("exercise")
    for heading, _ in COLUMNS:
        made.add_column(heading, justify="right")
    for row in rows:
        made.add_row(row.lesson[:2], row.exercise, *(str(count(row)) for _, count in COLUMNS))
    made.add_section()
    made.add_row("", "all", *(str(sum(map(count, rows))) for _, count in COLUMNS))
    return made


def totals(rows: list[Row]) -> dict[str, float]:
    """Return the rates over all exercises, from 0 to 1, and the counts behind them.

    There is no rate of what nobody has handed in.

    Parameters
    ----------
    rows : list of Row
        The result.
    """

    def total(name: str) -> int:
        return sum(getattr(row, name) for row in rows)

    def rate(part: str, whole: str) -> float | None:
        return total(part) / total(whole) if total(whole) else None

    found = {
        "misconceptions": total("known"),
        "alternatives": total("right"),
        "submissions": total("wrong") + total("right") + total("pairs"),
        "detected": rate("detected", "wrong"),
        "attributed": rate("attributed", "wrong"),
        "diagnosed": rate("diagnosed", "known"),
        "diagnosed in other words": rate("held_out_diagnosed", "held_out"),
        "wrong diagnoses": total("misled"),
        "false rejects": total("rejected"),
        "two slips, both blamed": rate("both_blamed", "pairs"),
    }
    return {name: value for name, value in found.items() if value is not None}


def all_well(rows: list[Row]) -> bool:
    """Tell whether every answer lost the points that it should, and no other, without a wrong hint.

    Parameters
    ----------
    rows : list of Row
        The result.
    """
    return not any(
        row.wrong - row.attributed or row.pairs - row.both_blamed or row.misled or row.rejected
        for row in rows
    )


def write_json(rows: list[Row], path: Path) -> None:
    """Write the result as JSON.

    Parameters
    ----------
    rows : list of Row
        The result.
    path : Path
        Where to.
    """
    content = {"totals": totals(rows), "exercises": [asdict(row) for row in rows]}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_picture(rows: list[Row], path: Path) -> None:
    """Draw how many wrong answers each exercise knows, and what became of them.

    Parameters
    ----------
    rows : list of Row
        The result.
    path : Path
        Where to, with the ending of a picture format.
    """
    from matplotlib.figure import Figure

    parts = (
        ("the right hint", lambda r: r.diagnosed + r.held_out_diagnosed, "0.25", ""),
        (
            "marks lost, no hint",
            lambda r: r.detected - r.diagnosed - r.held_out_diagnosed - r.misled,
            "0.75",
            "",
        ),
        ("a wrong hint", lambda r: r.misled, "white", "///"),
        ("not detected", lambda r: r.wrong - r.detected, "white", "xxx"),
    )
    figure = Figure(figsize=(8, 1.2 + 0.21 * len(rows)), layout="constrained")
    axes = figure.subplots()
    names = [f"{row.lesson[:2]}  {row.exercise}" for row in rows]
    left = np.zeros(len(rows))
    for label, count, colour, hatch in parts:
        width = np.array([count(row) for row in rows])
        axes.barh(
            names, width, left=left, color=colour, hatch=hatch, edgecolor="black", label=label
        )
        left += width
    axes.invert_yaxis()
    axes.margins(y=0.01)
    axes.set(xlabel="wrong answers handed in", title="What became of every known wrong answer")
    figure.legend(loc="outside lower center", ncols=len(parts))  # beside the bars, not on them
    figure.savefig(path, dpi=120)
