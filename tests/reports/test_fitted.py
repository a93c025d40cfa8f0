"""Every table can be read on 80 columns: no heading and no short word is broken."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from rich.console import Console
from rich.table import Table

from autograder.authoring.bench import catalogue, grading, mutants, speed
from autograder.authoring.demo.sample_class import sample_class
from autograder.authoring.demo.stories import story_table
from autograder.commands import doctor, terminal, validate
from autograder.course.course import Course
from autograder.gradebook.marks import LOOK_AGAIN, Mark
from autograder.gradebook.totals import Total
from autograder.reports.fitted import Fitted
from autograder.reports.tables import class_table, exercise_table

ROOT = Path(__file__).parents[2]
LONGEST = "10-your-own-digit", "backpropagate_one_by_one"
LONG_ID = "x" * 200
WIDTH = 80


def text(table: Table, width: int = WIDTH) -> str:
    file = io.StringIO()
    Console(file=file, width=width).print(Fitted(table))
    return file.getvalue()


def of_the_bench() -> Table:
    rows = [catalogue.Row(*LONGEST, wrong=12, detected=12, surprises=[])]
    return catalogue.table(rows)


def of_the_mutants() -> Table:
    return mutants.table([mutants.Row(*LONGEST, 100, ())])


def of_the_speed() -> Table:
    names = (speed.LESSON, "a library with quite a long name")
    return speed.table([speed.Row(name, 0.0123, "") for name in names])


def of_the_grading() -> Table:
    numbers = {
        "students": 40,
        "ready": 10.25,
        "wall": 11.125,
        "own": 10.125,
        "hidden": 0.125,
        "overhead": 1.125,
        "parts": {},
    }
    names = [way.name for way in grading.WAYS]
    return grading.table(
        [grading.Row(lesson=LONGEST[0], way=n, same_marks=True, **numbers) for n in names]
    )


def of_the_demo() -> Table:
    course = Course(ROOT)
    return story_table([s for s in sample_class(course) if s.lesson == "03-cost"], course, [])


def marks(student: str, words: str = "") -> list[Mark]:
    said = "✗ cost (11 examples): the value differs — likely: the sum is not divided"
    wrong = Mark(student, LONGEST[0], LONGEST[1], "judge", 0.0, 5.0, said, words, LOOK_AGAIN)
    return [wrong, Mark(student, LONGEST[0], "why-bias", "person", None, 3.0, "")]


def of_a_class() -> Table:
    return class_table(marks("ada"), {})


def of_a_class_with_all_there_is() -> Table:
    late = Total("ada", LONGEST[0], 0.0, 8.0, late=timedelta(days=2), penalty=1.0)
    return class_table(marks("ada", "Nearly."), {}, [late])


def of_exercises() -> Table:
    return exercise_table(marks("ada"))


TABLES = [
    of_the_bench,
    of_the_mutants,
    of_the_speed,
    of_the_grading,
    of_the_demo,
    of_a_class,
    of_a_class_with_all_there_is,
    of_exercises,
]


@pytest.mark.parametrize("make", TABLES, ids=lambda make: make.__name__)
def test_every_table_can_be_read_on_80_columns(make: Callable[[], Table]):
    shown = text(make())
    assert max(map(len, shown.splitlines())) <= WIDTH
    words = shown.split()
    for column in make().columns:
        assert set(str(column.header).split()) <= set(words)
        for cell in column.cells:
            assert {word for word in str(cell).split() if len(word) <= 14} <= set(words)
    assert "…" not in shown


@pytest.mark.parametrize("make", TABLES, ids=lambda make: make.__name__)
def test_on_a_wide_terminal_it_is_as_rich_shows_it(make: Callable[[], Table]):
    file = io.StringIO()
    Console(file=file, width=300).print(make())
    assert text(make(), width=300) == file.getvalue()


def test_a_table_that_is_too_wide_becomes_a_block_a_row_with_a_fact_a_line():
    shown = text(of_the_bench())
    assert re.search(r"^lesson +10 *$", shown, re.MULTILINE)
    assert re.search(r"^wrong answers +12 *$", shown, re.MULTILINE)
    assert "│" not in shown


def test_a_long_id_is_folded_and_costs_nobody_a_column():
    shown = text(class_table([*marks("ada"), *marks(LONG_ID)], {}))
    assert re.search(r"│ ada +│ +0 / 5 │ 1 to mark │ look again:", shown)
    assert shown.count("x") >= 200 + shown.count("exa")
    assert max(map(len, shown.splitlines())) <= WIDTH


def test_validate_and_doctor_fit_too(monkeypatch, mini, capsys):
    monkeypatch.chdir(mini.root)
    monkeypatch.setattr(terminal.out, "width", WIDTH)
    notebook = "release/01-averages/01-averages.ipynb"
    for run, options in ((doctor.run, {}), (validate.run, {"notebook": Path(notebook)})):
        run(type("Options", (), options)())
        shown = capsys.readouterr().out
        assert max(map(len, shown.splitlines())) <= WIDTH
        assert "what" in shown.split()
        assert "…" not in shown
