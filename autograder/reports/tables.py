"""Marks as people like to read them: tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.table import Table

from autograder.gradebook.marks import Mark


def class_table(marks: Iterable[Mark], notes: dict[tuple[str, str], str]) -> Table:
    """Return one row a submission: its points, what a person still marks, and what went wrong.

    Parameters
    ----------
    marks : iterable of Mark
        Sorted by lesson and student.
    notes : dict
        By (lesson, student): what was out of order with the files.
    """
    table = Table(title="Marks", title_justify="left", show_lines=False)
    table.add_column("lesson", no_wrap=True)
    table.add_column("student", no_wrap=True)
    table.add_column("judge", justify="right", no_wrap=True)
    table.add_column("person", justify="right", no_wrap=True)
    table.add_column("why", overflow="fold")
    for (lesson, student), group in groupby(marks, key=lambda m: (m.lesson, m.student)):
        rows = list(group)
        judged = [m for m in rows if m.marked_by == "judge"]
        asked = [m for m in rows if m.marked_by == "person"]
        reasons = [notes.get((lesson, student), ""), *_reasons(judged)]
        table.add_row(lesson, student, _sum(judged), _sum(asked), "\n".join(filter(None, reasons)))
    return table


def exercise_table(marks: Iterable[Mark]) -> Table:
    """Return one row an exercise: how many of the class have it right.

    Parameters
    ----------
    marks : iterable of Mark
        Marks of one or more lessons.
    """
    table = Table(title="Exercises", title_justify="left")
    for column in ("lesson", "exercise"):
        table.add_column(column, no_wrap=True)
    table.add_column("right", justify="right")
    table.add_column("")
    counts: dict[tuple[str, str], list[bool]] = {}
    for mark in marks:
        if mark.marked_by == "judge":
            right = mark.points == mark.max_points
            counts.setdefault((mark.lesson, mark.exercise), []).append(right)
    for (lesson, exercise), results in counts.items():
        share = sum(results) / len(results)
        table.add_row(
            lesson, exercise, f"{sum(results)} of {len(results)}", "█" * round(20 * share)
        )
    return table


def _sum(marks: list[Mark]) -> str:
    waiting = sum(mark.points is None for mark in marks)
    total = sum(mark.max_points for mark in marks)
    if waiting:
        return f"{waiting} to mark"
    return f"{sum(mark.points or 0 for mark in marks):g} / {total:g}"


def _reasons(judged: list[Mark]) -> list[str]:
    """Say what went wrong, in one line where it is the same everywhere."""
    lost = [m for m in judged if m.points != m.max_points]
    if len(lost) > 1 and all("not written yet" in m.comment for m in lost):
        return [f"not written yet: {', '.join(m.exercise for m in lost)}"]
    # A comment is a message in a line; its first part says what is wrong.
    wrong = [m.comment.split(" — ")[0].removeprefix("✗ ") for m in lost]
    return [text or f"{m.exercise}: no marks" for text, m in zip(wrong, lost, strict=True)]
