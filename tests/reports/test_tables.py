"""Tables of marks."""

import io

from rich.console import Console
from rich.table import Table

from autograder.gradebook.marks import Mark
from autograder.reports.tables import class_table, exercise_table


def text(table: Table) -> str:
    file = io.StringIO()
    Console(file=file, width=160).print(table)
    return file.getvalue()


def row(table: Table, beginning: str) -> list[str]:
    """The cells of the first line that begins so."""
    lines = [line for line in text(table).splitlines() if line.startswith(f"│ {beginning}")]
    return [cell.strip() for cell in lines[0].strip("│").split("│")]


def mark(student: str, exercise: str, points: float | None, comment: str = "", **more: str) -> Mark:
    return Mark(student, "03-cost", exercise, more.get("by", "judge"), points, 4.0, comment)


ADA = [mark("ada", "cost", 4.0), mark("ada", "loop", 4.0), mark("ada", "why", 3.5, by="person")]
BEN = [
    mark("ben", "cost", 0.0, "✗ cost: the value differs — got 7"),
    mark("ben", "loop", 4.0),
    mark("ben", "why", None, by="person"),
]
CHEN = [mark("chen", name, 0.0, f"✗ {name}: it is not written yet") for name in ("cost", "loop")]


def test_each_submission_has_a_row_with_both_kinds_of_points():
    table = class_table([*ADA, *BEN], {})
    assert row(table, "03-cost │ ada") == ["03-cost", "ada", "8 / 8", "3.5 / 4", ""]
    assert row(table, "03-cost │ ben") == [
        "03-cost",
        "ben",
        "4 / 8",
        "1 to mark",
        "cost: the value differs",
    ]


def test_what_was_out_of_order_comes_first():
    table = class_table(BEN, {("03-cost", "ben"): "the file is named x.ipynb"})
    assert row(table, "03-cost │ ben")[-1] == "the file is named x.ipynb"
    assert "cost: the value differs" in text(table)


def test_what_is_not_written_yet_is_said_once():
    assert row(class_table(CHEN, {}), "03-cost │ chen")[-1] == "not written yet: cost, loop"


def test_lost_points_without_a_comment_are_still_mentioned():
    assert (
        row(class_table([mark("dana", "cost", 0.0)], {}), "03-cost │ dana")[-1] == "cost: no marks"
    )


def test_each_exercise_says_how_many_have_it_right():
    table = exercise_table([*ADA, *BEN, *CHEN])
    assert row(table, "03-cost │ cost")[2] == "1 of 3"
    assert row(table, "03-cost │ loop")[2] == "2 of 3"
    assert "why" not in text(table)


def test_an_exercise_nobody_handed_in_has_no_row():
    assert "cost" not in text(exercise_table([]))
