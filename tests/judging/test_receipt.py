"""Receipts: code that shows a mistake on an input as small as can be found."""
# ruff: noqa: ARG001, ARG005  (a wrong answer ignores what it should not)

import contextlib
import io
from pathlib import Path

import numpy as np
import pytest

from autograder.course.cases import Case, Code, MatFile, Rng, random_network
from autograder.course.course import Course
from autograder.judging.judge import judge
from autograder.judging.receipt import MOST_NUMBERS, receipt
from autograder.sandbox.calls import encode_case, outcome

COST = Course.find(Path(__file__).parent).lesson("3")


def receipt_of(lesson, exercise, answer, tmp_path, seed=1):
    """Return the receipt that a judge gives for an answer, and the number of times it asked."""
    asked = []

    def caller(cases):
        asked.append(len(cases))
        return "done", [outcome(answer, encode_case(case), tmp_path) for case in cases]

    return judge(lesson, exercise, caller, seed, receipts=True).receipt, asked


def without_mean(Theta1, Theta2, X, Y):
    return COST.reference["cost"](Theta1, Theta2, X, Y) * len(X)


def right_for_few(Theta1, Theta2, X, Y):
    return COST.reference["cost"](Theta1, Theta2, X, Y) + (len(X) > 8)


def raising(Theta1, Theta2, X, Y):
    raise ValueError("no <b>way</b>")


def run(code, name, function):
    """Run a receipt as a student would, and return what it prints."""
    printed = io.StringIO()
    namespace = {name: function}
    with contextlib.redirect_stdout(printed):
        exec(code, namespace)
    return printed.getvalue().strip(), namespace


@pytest.mark.parametrize("seed", range(3))
def test_a_receipt_is_small_and_says_what_it_shows(seed, tmp_path):
    code, _ = receipt_of(COST, "cost", without_mean, tmp_path, seed)
    got, names = run(code, "cost", without_mean)
    expected = COST.reference["cost"](*(names[n] for n in ("Theta1", "Theta2", "X", "Y")))
    assert f"# expected: {float(expected)!r}" in code
    assert f"# yours gave: {float(got)!r}" in code
    assert len(names["X"]) == 2  # with one example there is no mistake to see
    assert names["X"].shape == (2, 1)
    assert (names["Y"].sum(axis=1) == 1).all()


def test_what_only_shows_on_many_examples_keeps_them(tmp_path):
    code, _ = receipt_of(COST, "cost", right_for_few, tmp_path)
    _, names = run(code, "cost", right_for_few)
    assert len(names["X"]) == 9


def test_an_error_is_shown_with_its_text(tmp_path):
    code, _ = receipt_of(COST, "cost", raising, tmp_path)
    assert "# yours gave: ValueError: no <b>way</b>" in code


def test_a_right_answer_is_asked_once(tmp_path):
    code, asked = receipt_of(COST, "cost", COST.reference["cost"], tmp_path)
    assert (code, len(asked)) == ("", 1)


@pytest.mark.parametrize("answer", [None, 3])
def test_what_is_no_function_gets_no_receipt(answer, tmp_path):
    code, asked = receipt_of(COST, "cost", answer, tmp_path)
    assert (code, len(asked)) == ("", 1)


def test_the_same_seed_gives_the_same_receipt(tmp_path):
    one, _ = receipt_of(COST, "cost", without_mean, tmp_path, 5)
    again, _ = receipt_of(COST, "cost", without_mean, tmp_path, 5)
    other, _ = receipt_of(COST, "cost", without_mean, tmp_path, 6)
    assert one == again != other


class One:
    """A lesson of one function, which the test gives."""

    def __init__(self, function):
        self.reference = {"f": function}


def shown(function, case, got):
    """Return the receipt where every input, however small, gives the same wrong outcome."""
    return receipt(One(function), "f", case, got, lambda cases: [got] * len(cases), lambda *_: True)


WRONG = {"outcome": "raised", "error": "E"}


@pytest.mark.parametrize(
    "case",
    [
        Case((MatFile(X=np.ones(2)),)),
        Case((Code("lambda: 1"),)),
        Case((np.ones(3),), through=Code("lambda f, x: f(x)")),
        Case((np.ones(3),), accept=lambda *_: "no"),
        Case((np.array(["text"]),)),
    ],
)
def test_what_cannot_be_written_down_gets_no_receipt(case):
    assert shown(lambda x: 1.0, case, WRONG) == ""


def test_an_input_that_stays_large_gets_no_receipt():
    def needs_all(x):
        assert x.shape == (MOST_NUMBERS + 1,)
        return 1.0

    assert shown(needs_all, Case((np.ones(MOST_NUMBERS + 1),)), WRONG) == ""
    assert shown(lambda x: 1.0, Case((np.ones(MOST_NUMBERS + 1),)), WRONG)


@pytest.mark.parametrize(
    ("case", "line"),
    [
        (Case((Rng(7),)), "x = np.random.default_rng(7)"),
        (Case(((3, 2),)), "x = (3, 2)"),
        (Case(([np.array([1.0])],)), "x = [np.array([1.0])]"),
        (Case((None,)), "x = None"),
        (Case(("relu",)), "x = 'relu'"),
        (Case((np.array([3], dtype=np.uint8),)), "x = np.array([3], dtype=np.uint8)"),
        (Case((), {"x": 2.5}), "print(f(x=x))"),
    ],
)
def test_every_kind_of_input_is_written_as_code(case, line):
    assert line in shown(lambda x: 1.0, case, WRONG).splitlines()


def test_a_network_shrinks_as_a_whole():
    network = random_network(np.random.default_rng(1), (7, 5, 4), 9)
    feedforward = COST.reference["feedforward"]
    case = Case((*network.Thetas, network.X))
    code = receipt(
        One(lambda Theta1, Theta2, X: feedforward(Theta1, Theta2, X)[-1]),
        "f",
        case,
        WRONG,
        lambda cases: [WRONG] * len(cases),
        lambda *_: True,
    )
    assert code.count("[") <= 8  # two matrices of one row, and one example
