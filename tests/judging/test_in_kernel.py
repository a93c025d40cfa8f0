"""Judging in the notebook's own kernel: plain nbgrader, and instructors who run a lesson."""

import functools
import shutil
import sys
import types
from pathlib import Path

import numpy as np
import pytest

from autograder.course.course import CONFIG, Course
from autograder.course.errors import CourseError
from autograder.judging.in_kernel import judge_here
from autograder.student.checks import check

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a copy of the course: the lessons' texts, and nothing built from them."""
    root = tmp_path_factory.mktemp("course")
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    shutil.copy(ROOT / CONFIG, root)
    return Course(root)


@pytest.fixture
def notebook(course, monkeypatch):
    """Return the variables of a notebook of lesson 3 with every exercise solved."""
    folder = course.root / "source" / "03-cost"
    folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(folder)
    module = types.ModuleType("__main__")
    monkeypatch.setitem(sys.modules, "__main__", module)
    lesson = course.lesson("3")
    for source in (lesson.preamble, *(e.solution for e in lesson.exercises.values())):
        exec(source, vars(module))
    return vars(module)


WRONG = {
    "not divided by m": "def cost(*args):\n    return right(*args) * len(args[2])",
    "a constant": "def cost(*args):\n    return 0.287629165161",
    "a stub": "def cost(*args):\n    raise NotImplementedError",
    "an exit": "def cost(*args):\n    raise SystemExit",
}


@pytest.mark.parametrize("exercise", ["cost_one_by_one", "cost", "regularised_cost"])
def test_the_solutions_are_right(notebook, exercise):
    assert judge_here(exercise, notebook[exercise]) is None


@pytest.mark.parametrize("source", WRONG.values(), ids=WRONG)
def test_wrong_answers_are_told(notebook, source):
    notebook["right"] = notebook["cost"]
    exec(source, notebook)
    message = judge_here("cost", notebook["cost"])
    assert message.exercise == "cost"
    assert message.summary


def test_check_hidden_reaches_the_judge(notebook, capsys):
    check.hidden("cost", notebook["cost"])
    assert capsys.readouterr().out == "✓ cost: right on fresh inputs\n"
    with pytest.raises(check.CheckFailed, match="on fresh inputs the value differs"):
        check.hidden("cost", lambda *_: 0.287629165161)


def test_a_mistake_further_up_costs_nothing_here(notebook):
    exec("def cost(Theta1, Theta2, X, Y):\n    return 0.0", notebook)
    exec("def feedforward(Theta1, Theta2, X):\n    return None", notebook)
    assert judge_here("regularised_cost", notebook["regularised_cost"]) is None
    assert judge_here("cost", notebook["cost"]) is not None


def test_a_twin_is_no_answer(notebook):
    exec("def cost_one_by_one(Theta1, Theta2, X, Y):\n    return 0.0", notebook)
    exec(
        "def cost(Theta1, Theta2, X, Y):\n    return cost_one_by_one(Theta1, Theta2, X, Y)",
        notebook,
    )
    assert judge_here("cost", notebook["cost"]) is not None


class Model:
    def __init__(self, notebook):
        self.notebook = notebook

    def __call__(self, Theta1, Theta2, X, Y, lam, penalise_bias=True):
        first = 0 if penalise_bias else 1
        squares = np.sum(Theta1[:, first:] ** 2) + np.sum(Theta2[:, first:] ** 2)
        return self.notebook["cost"](Theta1, Theta2, X, Y) + lam / (2 * len(X)) * squares


def test_what_has_no_variables_of_its_own_stands_on_the_references_too(notebook):
    exec("def cost(Theta1, Theta2, X, Y):\n    return 0.0", notebook)
    for function in (Model(notebook), functools.partial(notebook["regularised_cost"])):
        assert judge_here("regularised_cost", function) is None


@pytest.mark.usefixtures("notebook")
def test_a_librarys_function_may_be_handed_in_and_stays_whole():
    namespaces = [np.linalg.norm.__wrapped__.__globals__, vars(np)]
    before = [dict(namespace) for namespace in namespaces]
    assert judge_here("cost", np.linalg.norm.__wrapped__) is not None
    assert namespaces == before


def test_the_notebook_is_as_it_was(notebook):
    exec("def feedforward(Theta1, Theta2, X):\n    return None", notebook)
    exec("def cost(*_):\n    global left_over\n    left_over = feedforward", notebook)
    before = dict(notebook)
    judge_here("cost", notebook["cost"])
    assert notebook == before


@pytest.mark.usefixtures("notebook")
def test_the_inputs_are_fresh_each_time():
    seen = []

    def cost(Theta1, Theta2, X, Y):  # noqa: ARG001
        seen.append(Theta1[0, 1])
        return 0.0

    judge_here("cost", cost)
    first, seen = seen, []
    judge_here("cost", cost)
    assert len(first) == len(seen) > 2
    assert first[0] != seen[0]


def test_outside_a_lessons_folder_the_exercise_names_the_lesson(course, notebook, monkeypatch):
    monkeypatch.chdir(course.root)
    assert judge_here("cost", notebook["cost"]) is None
    with pytest.raises(CourseError, match="no lesson has an exercise named 'kost'"):
        judge_here("kost", notebook["cost"])


def test_outside_a_course_the_judge_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CourseError, match="is not a course"):
        judge_here("cost", len)
