"""The grader's diagnosis: known mistakes are recognised by what they do, and nothing is guessed."""
# ruff: noqa: ARG005  (a wrong answer ignores what it should not)

import numpy as np
import pytest

from autograder.course.cases import Case, Code, Rng
from autograder.course.catalogue import Misconception
from autograder.judging.diagnosis import function_of, known_mistakes, sizes
from autograder.judging.judge import judge
from autograder.judging.outcomes import read_outcome
from autograder.sandbox.calls import encode_case, outcome


def scaled(X, factor, power=1):
    return factor * X**power


def wrong(name, code):
    return Misconception("scaled", name, code, f"cause of {name}", f"hint {name}", "Scaling", "me")


MISTAKES = [
    wrong("no-factor", "def scaled(X, factor, power=1):\n    return X**power"),
    wrong("no-power", "def scaled(X, factor, power=1):\n    return factor * X"),
    wrong("raises", "def scaled(X, factor, power=1):\n    return X @ np.ones(99)"),
    wrong("in-place", "def scaled(X, factor, power=1):\n    X *= factor\n    return X**power"),
    wrong("other", "def other():\n    pass"),
]
CASES = [
    Case((np.array([3.0, 5.0, 7.0]), 2.0), what="power 1"),
    Case((np.array([[7.0, 2.0]]), 2.0), {"power": 2}, what="power 2"),
]


class Scaling:
    misconceptions = MISTAKES

    def __init__(self):
        self.reference = {"scaled": scaled, "np": np}

    def cases(self, _exercise, _rng):
        return CASES


def verdict(answer, tmp_path, *, ended="done", answered=2):
    outcomes = [outcome(answer, encode_case(case), tmp_path) for case in CASES[:answered]]
    return judge(Scaling(), "scaled", lambda _cases: (ended, outcomes), seed=1)


@pytest.mark.parametrize(
    ("answer", "likely"),
    [
        (lambda X, factor, power=1: np.power(X, power), ["no-factor"]),
        (lambda X, factor, power=1: X * factor, ["no-power"]),
        (lambda X, factor, power=1: X @ np.ones(99), ["raises"]),
        (lambda X, factor, power=1: np.multiply(X, factor, out=X) ** power, ["in-place"]),
        (lambda X, factor, power=1: X + factor, []),
        (lambda X, factor, power=1: X @ np.ones(98), []),
        (lambda X, factor, power=1: {1, 2}, []),
    ],
)
def test_a_known_mistake_is_known_however_it_is_written(answer, likely, tmp_path):
    found = verdict(answer, tmp_path)
    assert not found.passed
    assert list(found.likely) == likely
    if likely:
        assert found.message.cause == f"It looks as if cause of {likely[0]}."
        assert (found.message.hint, found.message.reread) == (f"hint {likely[0]}", "Scaling")
    else:
        assert found.message.cause.startswith("No mistake that is known here")
        assert found.message.next_step or found.message.expected


def test_a_mistake_must_fit_on_every_input(tmp_path):
    def right_for_power_2(X, factor, power=1):
        return X if power == 1 else scaled(X, factor, power)

    assert verdict(right_for_power_2, tmp_path).likely == ()


def test_what_came_before_a_hang_may_tell_enough(tmp_path):
    found = verdict(lambda X, factor: X, tmp_path, ended="timeout", answered=1)
    assert found.likely == ("no-factor",)


def test_two_mistakes_that_agree_are_both_named(tmp_path, monkeypatch):
    twin = wrong("twin", "def scaled(X, factor, power=1):\n    return 1 * X**power")
    monkeypatch.setattr(Scaling, "misconceptions", [*MISTAKES, twin])
    found = verdict(lambda X, factor, power=1: X**power, tmp_path)
    assert found.likely == ("no-factor", "twin")
    assert "cause of no-factor, or as if cause of twin" in found.message.cause


def test_an_exercise_without_a_catalogue_is_not_talked_about(tmp_path, monkeypatch):
    monkeypatch.setattr(Scaling, "misconceptions", [])
    assert verdict(lambda X, factor, power=1: X, tmp_path).message.cause == ""


def test_a_mistake_that_prints_or_lies_about_numbers_disturbs_nothing(capsys):
    function_of(Scaling(), "scaled", "print('noise')\ndef scaled(X): print('noise')")(1)
    assert capsys.readouterr().out == "noise\n"  # from our own call, not from the definition


def test_known_mistakes_looks_at_the_failing_case_first(tmp_path):
    claimed = [outcome(lambda X, f, power=1: X * f, encode_case(c), tmp_path) for c in CASES]
    outcomes = [read_outcome(claim) for claim in claimed]
    (found,) = known_mistakes(Scaling(), "scaled", CASES, outcomes, failing=1)
    assert found.id == "no-power"


def test_sizes_are_named_after_the_parameters():
    assert sizes(Scaling(), "scaled", CASES[0]) == {3: "the length of X"}
    case = Case((np.ones((11, 4)), 2.0), {"power": np.ones((4, 5))})
    assert sizes(Scaling(), "scaled", case) == {
        11: "the number of rows of X",
        4: "the number of columns of X",
        5: "the number of columns of power",
    }
    assert sizes(Scaling(), "scaled", Case((Rng(1), 2.0))) == {}
    assert sizes(Scaling(), "scaled", Case((1,), through=Code("lambda f, x: f(x, 1)"))) == {}
