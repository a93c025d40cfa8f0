"""What a student sees of a notebook before handing it in."""

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.authoring.demo.sample_class import answered
from autograder.course.cells import grade_id
from autograder.reports.validate import Checked, run, unanswered

LESSON = "01-averages"


@pytest.fixture
def release(released_mini):
    return released_mini.root / "release" / LESSON / f"{LESSON}.ipynb"


@pytest.fixture
def solved(released_mini, release) -> NotebookNode:
    return answered(released_mini.lesson(LESSON), nbformat.read(release, as_version=4))


def problems(notebook: NotebookNode, seconds: float = 60.0) -> dict[str, str]:
    return {checked.exercise: checked.problem for checked in run(notebook, seconds)}


def rewrite(notebook: NotebookNode, name: str, source: str) -> None:
    (cell,) = [cell for cell in notebook.cells if grade_id(cell) == name]
    cell.source = source


def test_right_answers_pass_every_check(solved):
    assert run(solved) == [Checked("total", 2.0, ""), Checked("mean", 3.0, "")]


def test_stubs_are_not_written_yet(release):
    stubs = nbformat.read(release, as_version=4)
    assert problems(stubs) == {"total": "not written yet", "mean": "not written yet"}


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("def total(x): return 7.0", "✗ total:"),
        ("def total(x) return 7.0", "NameError: name 'total' is not defined"),
        ("def total(x): return 1 / 0", "ZeroDivisionError: division by zero"),
        ("import os\ndef total(x): os._exit(0)", "This cell ended Python itself"),
    ],
)
def test_a_wrong_answer_says_what_the_check_says(source, problem, solved):
    rewrite(solved, "total", source)
    assert problems(solved)["total"].startswith(problem)


@pytest.mark.long
def test_an_endless_loop_is_named_as_such(solved):
    rewrite(solved, "total", "def total(x):\n    while True: pass")
    assert problems(solved, seconds=1.5)["total"].startswith("This cell took over 1.5 s")


def test_questions_still_to_answer_are_named(solved):
    assert unanswered(solved) == ["why-mean"]
    rewrite(solved, "why-mean", "It can be compared.")
    assert unanswered(solved) == []
