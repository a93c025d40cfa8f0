"""What a person gave and wrote survives every grading, and is asked for again where it must be."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.authoring.build import build
from autograder.authoring.demo.sample_class import answered
from autograder.authoring.release import release
from autograder.batch import grading
from autograder.batch.journal import Journal
from autograder.commands import terminal
from autograder.commands.main import main
from autograder.course.cells import grade_id
from autograder.course.course import Course
from autograder.gradebook import entering, judged
from autograder.gradebook.marks import LOOK_AGAIN, Mark, gradebook_url, read_marks
from autograder.handin import finding

pytestmark = pytest.mark.long

LESSON = "01-averages"
NAME = f"{LESSON}.ipynb"
WRONG = "def mean(x):\n    return 1.5"
MARKED = ("mean", "why-mean")


@pytest.fixture
def course(mini: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    monkeypatch.chdir(mini.root)
    hand_in(mini)
    return mini


def hand_in(course: Course, mean: str = WRONG, why: str = "It can be compared.") -> None:
    release = nbformat.read(course.root / "release" / LESSON / NAME, as_version=4)
    notebook = answered(course.lesson(LESSON), release, instead={"mean": mean})
    for cell in notebook.cells:
        if grade_id(cell) == "why-mean":
            cell.source = why
    path = course.root / "submitted" / "ada" / LESSON / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def grade(course: Course, **how: Any) -> None:
    (result,) = grading.grade(course, finding.find(course.root), **how)
    assert result.error == ""


def by_nbgrader(course: Course) -> None:
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", LESSON, "--force"],
        cwd=course.root,
        env=os.environ | {"JUPYTER_CONFIG_DIR": str(course.root), "JUPYTER_NO_CONFIG": "1"},
        capture_output=True,
        check=True,
    )


def mark_by_hand(course: Course) -> None:
    """Mark a check and a question, as formgrader does."""
    with Gradebook(gradebook_url(course.root)) as book:
        for cell, points in (("mean-check", 1.5), ("why-mean", 0.5)):
            row = book.find_grade(cell, LESSON, LESSON, "ada")
            row.manual_score, row.extra_credit, row.needs_manual_grade = points, 0.25, False
        book.find_comment("mean", LESSON, LESSON, "ada").manual_comment = "Nearly."
        book.db.commit()


def marks(course: Course) -> dict[str, Mark]:
    return {mark.exercise: mark for mark in read_marks(gradebook_url(course.root), LESSON)}


def asked_again(course: Course) -> set[str]:
    """Name what nbgrader and our tables ask a person to look at again; what was given stands."""
    found = marks(course)
    assert (found["mean"].points, found["why-mean"].points) == (1.75, 0.75)
    assert found["mean"].person_comment == "Nearly."
    again = {name for name, mark in found.items() if mark.status == LOOK_AGAIN}
    with Gradebook(gradebook_url(course.root)) as book:
        submission = book.find_submission(LESSON, "ada")
        assert submission.needs_manual_grade == bool(again)
        assert submission.score == sum(mark.points or 0.0 for mark in found.values())
    return again


def edit(path: str, old: str, new: str) -> Callable[[Course], None]:
    def change(course: Course) -> None:
        file = course.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return change


FIRST_AND_THEN = [(grade, by_nbgrader), (by_nbgrader, grade)]


@pytest.mark.parametrize(("first", "then"), FIRST_AND_THEN, ids=["ours first", "nbgrader first"])
def test_an_unchanged_answer_is_not_asked_for_again_whoever_grades(first, then, course):
    first(course)
    mark_by_hand(course)
    assert "fresh inputs" in marks(course)["mean"].comment
    for again in (then, first):
        again(course)
        assert asked_again(course) == set()
        assert "fresh inputs" in marks(course)["mean"].comment


@pytest.mark.parametrize("then", [grade, by_nbgrader])
def test_a_changed_answer_is_asked_for_again_until_a_person_has_looked(then, course):
    grade(course)
    mark_by_hand(course)
    hand_in(course, why="It can be compared with others.")
    then(course)
    assert asked_again(course) == {"why-mean"}
    grade(course, again=True)
    assert asked_again(course) == {"why-mean"}
    mark_by_hand(course)
    grade(course, again=True)
    assert asked_again(course) == set()


def test_nothing_else_that_changes_asks_for_it_again(course):
    grade(course)
    mark_by_hand(course)
    edit(f"release/{LESSON}/{NAME}", "one of everything", "some of everything")(course)
    edit(f"notebooks/{LESSON}/cases.py", "def ", "# new\ndef ")(course)
    grade(course)
    assert asked_again(course) == set()


def test_a_new_hand_in_that_the_judge_finds_right_is_named_wherever_marks_are(
    course, capsys, monkeypatch
):
    monkeypatch.setattr(terminal.out, "width", 200)
    grade(course)
    mark_by_hand(course)
    hand_in(course, mean="def mean(x):\n    return np.mean(x)")
    assert main(["grade"]) == 0
    assert "look again: mean" in capsys.readouterr().out
    assert asked_again(course) == {"mean"}
    assert main(["report"]) == 0
    assert "look again: mean" in capsys.readouterr().out
    assert main(["export", "--to", "marks.csv"]) == 0
    with Path("marks.csv").open(newline="", encoding="utf-8") as file:
        rows = {row["exercise"]: row for row in csv.DictReader(file)}
    assert (rows["mean"]["status"], rows["mean"]["points"]) == ("look again", "1.75")
    assert (rows["mean"]["comment"], rows["mean"]["person_comment"]) == ("", "Nearly.")


def test_another_verdict_on_the_same_answer_is_asked_for_again(course):
    grade(course)
    mark_by_hand(course)
    constant = "    x = 0.0 * x + 1.5\n    return total(x) / len(x)"
    edit(f"notebooks/{LESSON}/{LESSON}.md", "    return total(x) / len(x)", constant)(course)
    build(course, course.lesson(LESSON))
    release(course, course.lesson(LESSON))
    grade(course)
    assert asked_again(course) == {"mean"}


STEPS = [
    pytest.param(grading, "write_graded", id="before the notebook"),
    pytest.param(Journal, "add", id="before the journal"),
    pytest.param(entering, "enter", id="before the gradebook"),
    pytest.param(judged, "write", id="within the gradebook"),
    pytest.param(Journal, "enter", id="after the gradebook"),
]


@pytest.mark.parametrize(("where", "step"), STEPS)
@pytest.mark.parametrize("known", [True, False], ids=["known", "graded before answers were kept"])
def test_a_kill_at_any_step_neither_loses_a_flag_nor_makes_one(where, step, known, course):
    grade(course)
    mark_by_hand(course)
    if not known:
        forget(course)
    hand_in(course, why="It can be compared with others.")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(where, step, interrupted)
        with pytest.raises(KeyboardInterrupt):
            grade(course)
    if step == "enter" and where is Journal:  # it is asked already; a person answers
        assert asked_again(course) == {"why-mean"}
        mark_by_hand(course)
        grade(course)
        assert asked_again(course) == set()
    else:
        grade(course)
        assert asked_again(course) == {"why-mean"}


def interrupted(*_: Any, **__: Any) -> None:
    raise KeyboardInterrupt


def forget(course: Course) -> None:
    """Make it a gradebook from before answers were kept."""
    with Gradebook(gradebook_url(course.root)) as book:
        judged.TABLE.drop(book.engine)


@pytest.mark.parametrize("there", [True, False])
def test_of_an_answer_that_nobody_kept_the_graded_notebook_tells(there, course):
    grade(course)
    mark_by_hand(course)
    forget(course)
    if not there:
        shutil.rmtree(course.root / "autograded")
    grade(course, again=True)
    assert asked_again(course) == (set() if there else set(MARKED))
