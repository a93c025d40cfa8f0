"""Marks as CSV: one line a mark, whatever stands in it."""

import csv
import io

from autograder.gradebook.marks import Mark
from autograder.reports.marks_csv import write_csv


def test_csv_has_one_line_a_mark_and_nothing_that_breaks_one():
    rows = [
        Mark("ada", "01-a", "total", "judge", 2.0, 2.0, ""),
        Mark("ben, jr.", "01-a", "total", "judge", 0.0, 2.5, '✗ total: "x"\n    by one, I think'),
        Mark("zoë", "01-a", "why", "person", None, 1.0, ""),
    ]
    file = io.StringIO(newline="")
    write_csv(rows, file)
    lines = list(csv.reader(io.StringIO(file.getvalue(), newline="")))
    assert lines == [
        ["student", "lesson", "exercise", "marked_by", "points", "max_points", "comment"],
        ["ada", "01-a", "total", "judge", "2", "2", ""],
        ["ben, jr.", "01-a", "total", "judge", "0", "2.5", '✗ total: "x" by one, I think'],
        ["zoë", "01-a", "why", "person", "", "1", ""],
    ]
