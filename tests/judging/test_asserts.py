"""Assertions beside a check's hidden line decide, once the answers on fresh inputs were right."""

import shutil
from pathlib import Path

import nbformat
import pytest

from autograder.authoring import strength
from autograder.authoring.build import build
from autograder.authoring.demo.sample_class import answered
from autograder.authoring.release import release
from autograder.batch import grading
from autograder.course.course import CONFIG, Course
from autograder.gradebook.marks import gradebook_url, read_marks
from autograder.handin import finding
from autograder.judging.asserts import statements_of
from autograder.judging.check_cell import judge_check
from autograder.sandbox.session import Session
from tests.sandbox.sessions import LONG

ROOT = Path(__file__).parents[2]
LESSON = "01-averages"
HIDDEN = '### BEGIN HIDDEN TESTS\n{}check.hidden("total", total)\n### END HIDDEN TESTS'
PLAIN = HIDDEN.format("")
RIGHT = "def total(x):\n    return np.sum(x)"
NOT_OF_NOTHING = "def total(x):\n    return np.sum(x) if len(x) else None"


@pytest.fixture(scope="module")
def lesson(released_mini):
    return released_mini.lesson(LESSON)


def judged(lesson, answer, source, exercise="total", seconds=LONG):
    helpers = lesson.helpers(exercise)
    with Session(lesson.imports) as session:
        for cell in (lesson.preamble, *helpers.values(), answer):
            session.run_cell(cell, LONG)
        return judge_check(
            session, lesson, exercise, source, helpers=helpers, seconds=seconds, seed=1
        )


VISIBLE = {
    "assert": "assert total(np.zeros(0)) == 0",
    "with a reason": "assert total(np.zeros(0)) == 0, 'nothing makes nothing'",
    "numpy's": "np.testing.assert_allclose(total(np.zeros(0)), 0)",
    "by name": "from numpy.testing import assert_equal\nassert_equal(total(np.zeros(0)), 0)",
    "in a loop": "for n in (1, 0):\n    assert total(np.zeros(n)) == 0",
    "raised": "if total(np.zeros(0)) is None:\n    raise ValueError('nothing came back')",
    "after an error": "double = 2 * total(np.zeros(0))\nassert double == 0",
}


@pytest.mark.parametrize("line", VISIBLE.values(), ids=VISIBLE)
def test_a_visible_assertion_that_fails_is_shown(line, lesson):
    source = f"{line}\n{PLAIN}"
    assert judged(lesson, RIGHT, source).passed
    found = judged(lesson, NOT_OF_NOTHING, source)
    assert not found.passed
    assert "right on fresh inputs, but this line of its check fails" in found.message.line
    assert found.message.expected in line
    assert found.message.got.split(":")[0] in ("AssertionError", "ValueError", "TypeError")


@pytest.mark.parametrize("line", VISIBLE.values(), ids=VISIBLE)
def test_of_a_hidden_one_only_the_kind_is_told(line, lesson):
    source = HIDDEN.format(f"{line}\n")
    assert judged(lesson, RIGHT, source).passed
    message = judged(lesson, NOT_OF_NOTHING, source).message
    assert "right on fresh inputs, but a hidden" in message.summary
    for hidden in ("zeros(0)", "nothing", "TypeError", "assert_"):
        assert hidden not in message.line


def test_assertions_stand_on_the_right_earlier_functions(lesson):
    """A wrong total costs its own points, and not those of mean's assertions."""
    source = 'assert mean(np.ones(4)) == 1\ncheck.hidden("mean", mean)'
    mean = lesson.exercises["mean"].solution
    with Session(lesson.imports) as session:
        for cell in (lesson.preamble, "def total(x):\n    return 7", mean):
            session.run_cell(cell, LONG)
        ask = {"seconds": LONG, "seed": 1}
        helpers = lesson.helpers("mean")
        assert judge_check(session, lesson, "mean", source, helpers=helpers, **ask).passed
        assert not judge_check(session, lesson, "mean", source, helpers={}, **ask).passed


def test_what_an_assertion_leaves_behind_is_gone(lesson):
    source = f"total.called = True\nassert total.called\n{PLAIN}"
    with Session(lesson.imports) as session:
        for cell in (lesson.preamble, RIGHT):
            session.run_cell(cell, LONG)
        ask = {"helpers": {}, "seconds": LONG, "seed": 1}
        assert judge_check(session, lesson, "total", source, **ask).passed
        _, (shown,) = session.run_cell("hasattr(total, 'called')", LONG)
        assert shown["data"]["text/plain"] == "False"


@pytest.mark.parametrize(
    "instead",
    ["while True: pass", "import os; os._exit(0)", "raise SystemExit"],
    ids=["hangs", "ends Python", "exits"],
)
def test_an_assertion_that_is_not_answered_fails(instead, lesson):
    answer = f"def total(x):\n    if len(x) == 0:\n        {instead}\n    return np.sum(x)"
    source = HIDDEN.format("assert total(np.zeros(0)) == 0\n")
    assert not judged(lesson, answer, source, seconds=1.5).passed


def test_assertions_are_sent_only_to_an_answer_that_was_right(lesson, monkeypatch):
    asked = []
    run_check = Session.run_check

    def spy(session, function, cases, **options):
        asked.append((len(cases), options.get("statements", "")))
        return run_check(session, function, cases, **options)

    monkeypatch.setattr(Session, "run_check", spy)
    source = HIDDEN.format("assert total(np.zeros(0)) == 0\n")
    assert not judged(lesson, "def total(x):\n    return 0", source).passed
    assert [statements for _, statements in asked if statements] == []
    asked.clear()
    assert judged(lesson, RIGHT, source).passed
    assert [bool(statements) for _, statements in asked] == [False, True]


@pytest.mark.parametrize("seen", ['check.close("total", total(np.ones(2)), 2)\n', "x = 1\n", ""])
def test_a_check_that_asserts_nothing_costs_nothing(seen):
    assert statements_of(seen + PLAIN) == ""


# --- the way of a whole submission ---


@pytest.fixture(scope="module")
def asserting(tmp_path_factory):
    """A course whose checks assert: mean's where students see it, total's where they do not."""
    root = tmp_path_factory.mktemp("asserting") / "course"
    shutil.copytree(ROOT / "tests/mini", root)
    shutil.copy(ROOT / CONFIG, root)
    text = root / "notebooks" / LESSON / f"{LESSON}.md"
    hidden = 'check.hidden("total", total)'
    visible = 'check.close("mean", mean(np.arange(4.0)), 1.5)'
    text.write_text(
        text.read_text()
        .replace(hidden, f"assert total(np.zeros(0)) == 0\n{hidden}")
        .replace(visible, f"{visible}\nassert mean(np.ones((2, 2))) == 2")
    )
    course = Course(root)
    build(course, course.lesson(LESSON))
    release(course, course.lesson(LESSON))
    return course


@pytest.mark.long
def test_a_submission_loses_the_points_of_assertions_that_fail(asserting):
    lesson = asserting.lesson(LESSON)
    released = asserting.root / "release" / LESSON / f"{LESSON}.ipynb"
    answers = {
        "ada": {},
        "ben": {"total": NOT_OF_NOTHING, "mean": "def mean(x):\n    return np.mean(x)"},
    }
    for student, instead in answers.items():
        notebook = answered(lesson, nbformat.read(released, as_version=4), instead=instead)
        folder = asserting.root / "submitted" / student / LESSON
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{LESSON}.ipynb")
    list(grading.grade(asserting, finding.find(asserting.root, LESSON)))
    marks = read_marks(gradebook_url(asserting.root), LESSON)
    judged_of = {(m.student, m.exercise): m.points for m in marks if m.marked_by == "judge"}
    assert judged_of == {
        ("ada", "total"): 2.0,
        ("ada", "mean"): 3.0,
        ("ben", "total"): 0.0,
        ("ben", "mean"): 0.0,
    }
    page = (asserting.root / "autograded/ben" / LESSON / f"{LESSON}.ipynb").read_text("utf-8")
    assert "this line of its check fails" in page
    assert "assert mean(np.ones((2, 2))) == 2" in page
    assert "a hidden assertion of its check fails" in page
    assert "zeros(0)" not in page


def test_the_strength_of_a_lesson_counts_its_assertions(asserting):
    lesson = asserting.lesson(LESSON)
    assert strength.verdict(lesson, "total", RIGHT).passed
    assert not strength.verdict(lesson, "total", NOT_OF_NOTHING).passed
