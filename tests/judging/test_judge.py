"""The judge: what it asks, what it believes, and what it says."""

import base64

import numpy as np
import pytest

from autograder.course.cases import Case, Code, MatFile, Rng
from autograder.judging.judge import Verdict, judge
from autograder.sandbox import values
from autograder.sandbox.calls import encode_case, outcome
from autograder.student.checks.message import Message

CASES = (
    Case((np.array([3.0, 5.0]), 2.0), what="two numbers"),
    Case((np.array([[7.0]]), 1.0), {"power": 2}, what="one number, squared"),
)


def scaled(x, factor, power=1):
    return factor * x**power


class OneExercise:
    """A lesson with one exercise, whose cases and solution the test gives."""

    misconceptions = ()

    def __init__(self, *cases, solution=scaled):
        self.asked = []
        self._cases = cases
        self.reference = {"scaled": solution}

    def cases(self, exercise, rng):
        self.asked.append((exercise, rng.random()))
        return list(self._cases)


def judged(lesson, outcomes, ended="done"):
    return judge(lesson, "scaled", lambda _cases: (ended, outcomes), seed=1)


def returned(value, args, warning=""):
    return {
        "outcome": "returned",
        "value": values.encode(value),
        "args": values.encode(args),
        "warning": warning,
    }


@pytest.fixture
def verdict(tmp_path):
    """Return a function that judges an answer to a lesson of the given cases."""

    def run(answer, *cases, solution=scaled):
        cases = cases or CASES
        outcomes = [outcome(answer, encode_case(case), tmp_path) for case in cases]
        return judged(OneExercise(*cases, solution=solution), outcomes)

    return run


def test_a_right_answer_passes_without_a_message(verdict):
    assert verdict(scaled) == Verdict("scaled", True)


def test_the_same_seed_gives_the_same_inputs():
    lesson = OneExercise()
    for seed in (1, 1, 2**127):
        judge(lesson, "scaled", lambda _cases: ("done", []), seed)
    (first, same, other) = lesson.asked
    assert first == same
    assert first[0] == "scaled"
    assert first[1] != other[1]


def test_the_caller_gets_every_case_and_no_answer():
    got = []
    judge(OneExercise(*CASES), "scaled", lambda cases: got.extend(cases) or ("done", []), seed=1)
    assert got == list(CASES)


def test_a_wrong_value_is_told_without_its_value(verdict):
    message = verdict(lambda x, factor, power=1: scaled(x, factor, power) + 0.25).message
    assert message == Message(
        "scaled",
        "on fresh inputs 2 of 2 values differ",
        "two numbers",
        where="[0]",
        compare="every value is too large by one and the same amount",
        next_step="try a case as small as this one, and work it out by hand beside your code",
    )


def test_the_first_wrong_case_is_the_one_told(verdict):
    message = verdict(lambda x, factor, power=1: factor * x).message  # noqa: ARG005
    assert message.what == "one number, squared"


@pytest.mark.parametrize(
    ("answer", "summary", "expected", "got"),
    [
        (lambda *_: np.ones(3), "the shape differs", "shape (2,)", "shape (3,)"),
        (lambda *_: np.ones(2) > 0, "the dtype differs", "numbers (float or int)", "dtype bool"),
        (
            lambda *_: {"a": 1},
            "the answer is not an array of numbers",
            "shape (2,)",
            "a dict",
        ),
        (
            lambda *_: np.array([1, None]),
            "the answer is not an array of numbers",
            "shape (2,)",
            "a ndarray of dtype object",
        ),
        (
            lambda *_: None,
            "nothing came back: the function returned None (is there a `return`?)",
            "shape (2,)",
            "None",
        ),
    ],
    ids=["shape", "dtype", "dict", "objects", "None"],
)
def test_a_wrong_form_is_told_with_the_right_one(verdict, answer, summary, expected, got):
    message = verdict(answer).message
    assert message == Message("scaled", summary, "two numbers", expected, got)


@pytest.mark.parametrize(
    "value", [None, "9.5", [9.5], {1}, True, 9j, np.nan, -9.5, [[1], [2, 3]], object(), len]
)
def test_one_hidden_number_is_never_shown(verdict, value):
    found = verdict(lambda *_: value, Case((4.75, 2.0), what="a number"))
    assert not found.passed
    digits = str(found.message).replace(str(value), "")
    assert "9.5" not in digits


class Liar(float):
    """A float that claims to be every other number."""

    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__
    __hash__ = float.__hash__

    def __abs__(self):
        return 0.0


def test_a_number_that_claims_to_be_right_is_only_a_number(verdict):
    case = Case((4.0, 2.0))
    assert verdict(lambda *_: Liar(8.0), case).passed
    assert not verdict(lambda *_: Liar(7.0), case).passed


@pytest.mark.parametrize(("rtol", "passed"), [(1e-3, True), (1e-5, False)])
def test_a_case_sets_its_tolerance(verdict, rtol, passed):
    case = Case((np.ones(3), 2.0), rtol=rtol, atol=0.0)
    assert verdict(lambda x, factor: factor * x * (1 + 1e-4), case).passed is passed


# Inputs


def test_an_input_that_was_changed_in_place_is_named(verdict):
    def in_place(x, factor, power=1):
        x **= power
        x *= factor
        return x

    message = verdict(in_place).message
    assert (message.summary, message.what) == ("argument 1 was changed in place", "two numbers")


def test_a_list_of_matrices_must_stay_as_it_was(verdict):
    case = Case(([np.ones((2, 3)), np.ones((4, 3))],))
    solution = len
    assert verdict(len, case, solution=solution).passed
    message = verdict(lambda Thetas: len([Thetas.pop(), *Thetas]), case, solution=solution).message
    assert message.summary == "argument 1 was changed in place"


@pytest.mark.parametrize(
    "argument",
    [
        True,
        None,
        "text",
        np.array([True, False]),
        np.array(["a", "bc"]),
        np.array([1.0, np.nan, np.inf]),
        (3, (2, 1)),
        [],
        np.int64(3),
    ],
    ids=str,
)
def test_an_input_that_was_left_alone_is_not_blamed(verdict, argument):
    assert verdict(lambda _: 1, Case((argument,)), solution=lambda _: 1).passed


def test_special_inputs_are_not_compared(verdict):
    case = Case((MatFile(X=np.ones(2)), Rng(3), Code("np.exp"), [Code("np.cos")]))

    def solution(path, rng, f, functions):
        return len(path) > 0, f(rng.random()), functions[0](0.0)

    assert verdict(solution, case, solution=solution).passed


def test_another_number_of_arguments_than_was_sent_is_no_answer():
    case = CASES[0]
    right = scaled(*case.args)
    for args in ((case.args[0],), [*case.args], None, case.args[0]):
        found = judged(OneExercise(case), [returned(right, args)])
        assert found.message.summary == "its answer cannot be read"


# Warnings and several right answers


def test_a_warning_counts_only_where_silence_is_asked():
    for silent in (False, True):
        case = Case(CASES[0].args, silent=silent)
        found = judged(OneExercise(case), [returned(scaled(*case.args), case.args, "overflow")])
        assert found.passed is not silent
    assert "came with a warning" in found.message.summary
    assert found.message.got == "overflow"


def choosy(got, expected):
    return None if got.shape == expected.shape else "it should be as long as x"


def test_a_case_may_say_itself_what_it_accepts(verdict):
    case = Case(CASES[0].args, accept=choosy)
    assert verdict(lambda x, _: x * 0, case).passed
    message = verdict(lambda x, _: x[:1], case).message
    assert message.summary == "it should be as long as x"


@pytest.mark.parametrize("answer", [None, {1}, [1, 2], "text"])
def test_an_answer_of_the_wrong_kind_does_not_stop_the_judge(verdict, answer):
    message = verdict(lambda *_: answer, Case(CASES[0].args, accept=choosy)).message
    assert message.summary == "the answer is not of the kind that was asked for"


# What never came to an answer


@pytest.mark.parametrize(
    ("found", "summary"),
    [
        ({"outcome": "stub"}, "it is not written yet"),
        ({"outcome": "missing"}, "there is no function named scaled"),
        ({"outcome": "raised", "error": "ValueError: no"}, "it ended in an error on fresh inputs"),
    ],
)
def test_an_outcome_without_an_answer_is_told(found, summary):
    message = judged(OneExercise(*CASES), [found]).message
    assert message.summary == summary
    assert message.got == found.get("error", "")
    assert message.next_step


@pytest.mark.parametrize(
    ("ended", "summary"),
    [
        ("timeout", "there was no answer in time"),
        ("died", "Python itself ended while it ran"),
        ("done", "Python itself ended while it ran"),
    ],
)
def test_a_call_that_did_not_come_back_is_told_with_its_case(ended, summary):
    case = CASES[0]
    first = returned(scaled(*case.args), case.args)
    found = judged(OneExercise(*CASES), [first], ended)
    assert (found.passed, found.ended) == (False, ended)
    assert (found.message.summary, found.message.what) == (summary, CASES[1].what)


def test_what_went_wrong_before_the_end_is_told_first():
    found = judged(OneExercise(*CASES), [{"outcome": "stub"}], "timeout")
    assert found.message.summary == "it is not written yet"


def test_more_outcomes_than_cases_prove_nothing():
    case = CASES[0]
    right = returned(scaled(*case.args), case.args)
    assert judged(OneExercise(case), [right, right, right]).passed
    assert not judged(OneExercise(case), [{"outcome": "stub"}, right, right]).passed


# A worker that is not to be trusted


def deep(levels):
    value = 1
    for _ in range(levels):
        value = {"list": [value]}
    return value


HOSTILE = {
    "nothing": {},
    "an unknown outcome": {"outcome": "passed"},
    "an outcome of another type": {"outcome": ["returned"]},
    "no value": {"outcome": "returned"},
    "no arguments": {"outcome": "returned", "value": 1},
    "an unknown kind": {"outcome": "returned", "value": {"pickle": "gASV"}, "args": None},
    "code": {"outcome": "returned", "value": {"code": "1/0"}, "args": None},
    "no array": {"outcome": "returned", "value": {"array": "!"}, "args": None},
    "objects": {
        "outcome": "returned",
        "value": {"array": ["|O", [1], "C", base64.b64encode(b"PK\x05\x06").decode()]},
        "args": None,
    },
    "deep nesting": {"outcome": "returned", "value": deep(900), "args": None},
    "texts of all lengths": {
        "outcome": "returned",
        "value": {"list": ["x" * 10**6, *[""] * 10**5]},
        "args": None,
    },
    "an endless error": {"outcome": "raised", "error": "x" * 10**7},
    "an error of another type": {"outcome": "raised", "error": {"a": [1]}},
}


@pytest.mark.parametrize("found", HOSTILE.values(), ids=HOSTILE)
def test_a_worker_that_lies_fails_in_few_words(found):
    result = judged(OneExercise(*CASES), [found, found])
    assert not result.passed
    assert len(str(result.message)) < 1000


def test_hostile_arguments_are_no_evidence():
    case = CASES[0]
    right = values.encode(scaled(*case.args))
    for args in ({"code": "1/0"}, deep(900), {"tuple": [{"array": "!"}, 2.0]}, {"tuple": [1, 2]}):
        found = judged(OneExercise(case), [{"outcome": "returned", "value": right, "args": args}])
        assert not found.passed


def test_the_reference_gets_inputs_of_its_own(verdict):
    """A solution that works in place must not spoil what the student's inputs are compared with."""

    def in_place(x, factor):
        x *= factor
        return x

    case = Case((np.ones(3), 2.0))
    assert verdict(lambda x, factor: x * factor, case, solution=in_place).passed
    assert np.array_equal(case.args[0], np.ones(3))
