"""Marks as CSV: one line a mark, whatever stands in it."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from autograder.gradebook.marks import MISSING, TO_MARK, Mark
from autograder.gradebook.totals import Student, Total
from autograder.reports.marks_csv import (
    COLUMNS,
    COLUMNS_BY_LESSON,
    harmless,
    write_csv,
    write_csv_by_lesson,
)

STUDENTS = {"zoë": Student("zoë", "Zoë", "=CMD()", "zoe@example.org")}


def lines(write: Callable[..., None], rows: list[Any]) -> list[list[str]]:
    file = io.StringIO(newline="")
    write(rows, file, STUDENTS)
    return list(csv.reader(io.StringIO(file.getvalue(), newline="")))


def test_csv_has_one_line_a_mark_and_nothing_that_breaks_one():
    found = lines(
        write_csv,
        [
            Mark("007", "01-a", "total", "judge", 0.1 + 0.2, 2.0, ""),
            Mark("ben, jr.", "01-a", "total", "judge", 0.0, 2.5, '✗ total: "x"\n    by one'),
            Mark("zoë", "01-a", "why", "person", None, 1.0, "", "=1+1\nand more", TO_MARK),
        ],
    )
    zoe = ["zoë", "'=CMD()", "Zoë", "zoe@example.org", "01-a", "why", "person"]
    assert found == [
        list(COLUMNS),
        ["007", "", "", "", "01-a", "total", "judge", "0.3", "2", "", "", ""],
        [
            "ben, jr.",
            *[""] * 3,
            "01-a",
            "total",
            "judge",
            "0",
            "2.5",
            "",
            '✗ total: "x" by one',
            "",
        ],
        [*zoe, "", "1", "to mark", "", "'=1+1 and more"],
    ]


def test_csv_by_lesson_has_one_line_a_submission_with_what_is_left_of_its_points():
    late = timedelta(days=1, minutes=30)
    found = lines(
        write_csv_by_lesson,
        [
            Total("ada", "01-a", 0.1 + 0.2, 6.0, TO_MARK, 2),
            Total("ben", "01-a", 5.0, 6.0, late=late, penalty=7.0),
            Total("zoë", "01-a", 0.0, 6.0, MISSING),
        ],
    )
    assert found == [
        list(COLUMNS_BY_LESSON),
        ["ada", "", "", "", "01-a", "0.3", "6", "0", "0", "0.3", "to mark", "2"],
        ["ben", "", "", "", "01-a", "5", "6", "24.5", "7", "0", "", ""],
        ["zoë", "'=CMD()", "Zoë", "zoe@example.org", "01-a", "", "6", "", "", "", "missing", ""],
    ]


@pytest.mark.parametrize(
    "text", ["=1", "+a", "-a", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "-1+1"]
)
def test_a_formula_is_made_harmless(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-1", "+1.5", "0.3", "007", "", "a=b", "✗ cost", "trailing "])
def test_what_is_no_formula_stays(text):
    assert harmless(text) == text
