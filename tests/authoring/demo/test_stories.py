"""How the demo notices marks that nobody deserves."""

import io

import pytest
from rich.console import Console

from autograder.authoring.demo.sample_class import Sample
from autograder.authoring.demo.stories import story_table, surprises
from autograder.gradebook.marks import Mark

LESSON = "01-averages"
SAMPLES = [
    Sample("ada", "everything right", lambda *_: "", None, LESSON),
    Sample("ben", "half done", lambda *_: "", ("total",), LESSON),
]


def mark(student: str, exercise: str, points: float | None, by: str = "judge") -> Mark:
    return Mark(student, LESSON, exercise, by, points, 3.0, "")


DESERVED = [
    mark("ada", "total", 2.0),
    mark("ada", "mean", 3.0),
    mark("ada", "why-mean", 1.0, by="person"),
    mark("ben", "total", 2.0),
    mark("ben", "mean", 0.0),
]


def test_marks_as_deserved_are_no_surprise(mini):
    assert surprises(mini, SAMPLES, DESERVED) == []


@pytest.mark.parametrize(
    ("marks", "line"),
    [
        (DESERVED[:3], "ben, 01-averages: 0 points where 2 are due"),
        ([*DESERVED[:4], mark("ben", "mean", 3.0)], "ben, 01-averages: 5 points where 2 are due"),
        ([mark("ada", "mean", None), *DESERVED[3:]], "ada, 01-averages: 0 points where 5 are due"),
    ],
)
def test_any_other_marks_are(marks, line, mini):
    assert surprises(mini, SAMPLES, marks) == [line]


def test_the_table_sets_what_is_due_beside_what_came(mini):
    file = io.StringIO()
    Console(file=file, width=120).print(story_table(SAMPLES, mini, DESERVED))
    rows = [
        [cell.strip() for cell in line.strip("│").split("│")]
        for line in file.getvalue().splitlines()
        if line.startswith("│")
    ]
    assert rows == [
        [LESSON, "ada", "everything right", "5", "5"],
        [LESSON, "ben", "half done", "2", "2"],
    ]
