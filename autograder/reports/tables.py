"""Marks as people like to read them: tables for the terminal."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import groupby

from rich.table import Table

from autograder.gradebook.marks import LOOK_AGAIN, OUT_OF_DATE, Mark
from autograder.gradebook.totals import Total
from autograder.reports.numbers import duration, points

WIDEST_ID = 16
"""Characters of a student's id on one line: a longer one is folded."""

BAR = 10
"""Characters of the bar beside an exercise that everybody has right."""


def class_table(
    marks: Iterable[Mark],
    notes: Mapping[tuple[str, str], str],
    totals: Iterable[Total] = (),
) -> Table:
    """Return one row a submission: its points, what a person still marks, and what went wrong.

    Parameters
    ----------
    marks : iterable of Mark
        Sorted by lesson and student.
    notes : dict
        By (lesson, student): what was out of order with the files.
    totals : iterable of Total
        What the submissions come to, late penalties included.
    """
    submissions = [(who, list(group)) for who, group in groupby(marks, key=_who)]
    own = {(total.lesson, total.student): total for total in totals}
    of_all = [own.get(who) for who, _ in submissions]
    words = ["\n".join(filter(None, map(_by_person, rows))) for _, rows in submissions]
    table = Table(title="Marks", title_justify="left", show_lines=False)
    table.add_column("lesson", no_wrap=True)
    table.add_column("student", overflow="fold", max_width=WIDEST_ID)
    for column in ("judge", "person", *["final"] * any(t and t.late for t in of_all)):
        table.add_column(column, justify="right", no_wrap=True)
    for column in ("why", *["a person says"] * any(words)):
        table.add_column(column, overflow="fold")
    for (who, rows), total, said in zip(submissions, of_all, words, strict=True):
        judged = [m for m in rows if m.marked_by == "judge"]
        asked = [m for m in rows if m.marked_by == "person"]
        reasons = [notes.get(who, ""), *_late(total), *_flags(rows), *_reasons(judged)]
        shown = {
            "lesson": who[0],
            "student": who[1],
            "judge": _sum(judged),
            "person": _sum(asked),
            "final": f"{points(total.final)} / {points(total.max_points)}" if total else "",
            "why": "\n".join(filter(None, reasons)),
            "a person says": said,
        }
        table.add_row(*(shown[str(column.header)] for column in table.columns))
    return table


def exercise_table(marks: Iterable[Mark]) -> Table:
    """Return one row an exercise: how many of the class have it right.

    Parameters
    ----------
    marks : iterable of Mark
        Marks of one or more lessons.
    """
    table = Table(title="Exercises", title_justify="left")
    table.add_column("lesson", no_wrap=True)
    table.add_column("exercise", overflow="fold")
    table.add_column("right", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    counts: dict[tuple[str, str], list[bool]] = {}
    for mark in marks:
        if mark.marked_by == "judge":
            counts.setdefault((mark.lesson, mark.exercise), []).append(mark.right)
    for (lesson, exercise), results in counts.items():
        share = sum(results) / len(results)
        table.add_row(
            lesson, exercise, f"{sum(results)} of {len(results)}", "█" * round(BAR * share)
        )
    return table


def out_of_date(marks: Iterable[Mark]) -> list[str]:
    """Return the lessons that give other points by now than some submissions were graded for.

    Parameters
    ----------
    marks : iterable of Mark
        Marks of one or more lessons.
    """
    return sorted({mark.lesson for mark in marks if mark.status == OUT_OF_DATE})


def _who(mark: Mark) -> tuple[str, str]:
    return mark.lesson, mark.student


def _sum(marks: list[Mark]) -> str:
    waiting = sum(mark.points is None for mark in marks)
    if waiting:
        return f"{waiting} to mark"
    total = sum(mark.max_points for mark in marks)
    return f"{points(sum(mark.points or 0 for mark in marks))} / {points(total)}"


def _by_person(mark: Mark) -> str:
    return mark.person_comment and f"{mark.exercise}: {mark.person_comment}"


def _late(total: Total | None) -> list[str]:
    if not total or not (total.late or total.penalty):
        return []
    if not total.late:  # the due date has moved since
        taken = f"{points(total.penalty)} points are off for being late"
        return [f"{taken}, and it is not: run `autograder grade`"]
    off = f"{points(total.penalty)} points off" if total.penalty else "no penalty"
    return [f"{duration(total.late)} late: {off}"]


def _flags(marks: list[Mark]) -> list[str]:
    """Say which marks a person or the judge should look at again."""
    named = {
        status: ", ".join(mark.exercise for mark in marks if mark.status == status)
        for status in (LOOK_AGAIN, OUT_OF_DATE)
    }
    return [f"{status}: {names}" for status, names in named.items() if names]


def _reasons(judged: list[Mark]) -> list[str]:
    """Say what went wrong, in one line where it is the same everywhere."""
    lost = [m for m in judged if not m.right or not _full(m)]
    if len(lost) > 1 and all("not written yet" in m.comment for m in lost):
        return [f"not written yet: {', '.join(m.exercise for m in lost)}"]
    # A comment is a message in a line; its first part says what is wrong.
    wrong = [m.comment.split(" — ")[0].removeprefix("✗ ") for m in lost]
    return [text or f"{m.exercise}: {_given(m)}" for text, m in zip(wrong, lost, strict=True)]


def _full(mark: Mark) -> bool:
    got = mark.points or 0.0
    return got >= mark.max_points or math.isclose(got, mark.max_points)


def _given(mark: Mark) -> str:
    if not mark.points:
        return "no marks"
    return f"{points(mark.points)} of {points(mark.max_points)}, by a person"
