"""The bench that grades the grader: it finds nothing where all is well, and says what is not."""

import json
import shutil

import pytest

from autograder.authoring.bench import catalogue as bench
from autograder.commands.main import main
from autograder.course.course import Course
from tests.authoring.flaws import REJECTED, UNDETECTED

pytestmark = pytest.mark.long

LESSON = "01-averages"

IN_OTHER_WORDS = """
```python
def total(x):
    return np.average(x)
```
```python
def total(x):
    return x[0]
```
```python
def total(x):
    return sum(x**2)
```

### total-of-squares
"""


@pytest.fixture(scope="module")
def flawed(released_mini, tmp_path_factory):
    """Bench the short lesson with flaws of every kind in its catalogue."""
    folder = tmp_path_factory.mktemp("flawed")
    shutil.copytree(released_mini.root, folder / "course")
    course = Course(folder / "course")
    answers = course.root / "notebooks" / LESSON
    known = (answers / "misconceptions.md").read_text()
    in_other_words = known.replace("\n### total-of-squares\n", IN_OTHER_WORDS.lstrip("\n"))
    (answers / "misconceptions.md").write_text(in_other_words + UNDETECTED)
    with (answers / "alternatives.md").open("a") as file:
        file.write(REJECTED)
    lesson, there = course.lesson(LESSON), folder / "bench"
    found = bench.run(course, lesson, there, lambda items, _: items, other_words=True)
    assert not bench.all_well(found)
    return {row.exercise: row for row in found}


def test_a_wrong_answer_that_passes_is_named(flawed):
    assert (flawed["mean"].wrong, flawed["mean"].detected) == (4, 3)
    assert "misconception, right-after-all: lost the points of nothing" in flawed["mean"].surprises


def test_a_right_answer_that_is_rejected_is_named(flawed):
    assert (flawed["total"].right, flawed["total"].rejected) == (2, 1)
    assert "alternative, as text: lost the points of total" in flawed["total"].surprises


def test_a_mistake_in_other_words_counts_by_itself(flawed):
    assert (flawed["total"].known, flawed["total"].diagnosed) == (3, 3)
    assert (flawed["total"].held_out, flawed["total"].held_out_diagnosed) == (3, 1)
    assert "held out, total-is-mean: named no cause" in flawed["total"].surprises


def test_a_wrong_hint_is_counted(flawed):
    assert flawed["total"].misled == 1
    assert "held out, total-is-mean: named total-of-squares" in flawed["total"].surprises


def test_pairs_are_of_different_exercises_and_always_the_same(mini):
    lesson = mini.lesson(LESSON)
    pairs = [
        entry for entry in bench.answers(lesson, other_words=True) if entry.kind == bench.TWO_SLIPS
    ]
    assert len(pairs) == 9
    assert all(len(entry.answers) == 2 for entry in pairs)
    again = [
        entry.name
        for entry in bench.answers(lesson, other_words=True)
        if entry.kind == bench.TWO_SLIPS
    ]
    assert again == [entry.name for entry in pairs]


def test_where_all_is_well_every_rate_is_full(mini, tmp_path, capsys):
    json_file, picture = tmp_path / "bench.json", tmp_path / "bench.png"
    options = ["--json", str(json_file), "--picture", str(picture), "--workers", "1"]
    assert main(["bench", "1", "--course", str(mini.root), *options]) == 0
    said = capsys.readouterr().out
    assert "The grader, graded" in said
    assert "diagnosed                  100.00%" in said
    assert json.loads(json_file.read_text())["totals"] == {
        "misconceptions": 6,
        "alternatives": 2,
        "submissions": 17,
        "detected": 1.0,
        "attributed": 1.0,
        "diagnosed": 1.0,
        "wrong diagnoses": 0,
        "false rejects": 0,
        "two slips, both blamed": 1.0,
    }
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "flaw",
    [
        {"wrong": 2, "detected": 1, "attributed": 1},
        {"wrong": 2, "detected": 2, "attributed": 1},
        {"misled": 1},
        {"rejected": 1},
        {"pairs": 2, "both_blamed": 1},
    ],
    ids=str,
)
def test_all_is_well_only_where_nothing_is_amiss(flaw):
    fine = bench.Row("01-cost", "cost", wrong=3, detected=3, attributed=3, pairs=1, both_blamed=1)
    assert bench.all_well([fine])
    assert not bench.all_well([fine, bench.Row("01-cost", "cost", **flaw)])
