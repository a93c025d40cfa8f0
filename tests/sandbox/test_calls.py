"""Calling a student's function: what came of it, whatever it was."""

import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

from autograder.course.cases import Case, Code, MatFile, Rng
from autograder.sandbox.calls import (
    bind_references,
    compile_references,
    decode_case,
    encode_case,
    outcome,
)
from autograder.sandbox.values import decode


@pytest.fixture
def call(tmp_path):
    """Return a function that calls another one on the inputs of a case."""
    return lambda function, *args, **kwargs: outcome(
        function, encode_case(Case(args, kwargs)), tmp_path
    )


def test_a_returned_value_comes_with_the_arguments_as_they_are_now(call):
    def in_place(x, *, factor):
        x *= factor
        return x.sum()

    found = call(in_place, np.ones(3), factor=2.0)
    assert found["outcome"] == "returned"
    assert decode(found["value"]) == 6.0
    now, factor = decode(found["args"])
    assert np.array_equal(now, [2, 2, 2])
    assert factor == 2.0


def test_an_exception_that_cannot_be_printed_is_an_outcome_too(call):
    class UnprintableError(Exception):
        def __str__(self):
            raise ValueError

    def fails(_x):
        raise UnprintableError

    found = call(fails, 1)
    assert found == {"outcome": "raised", "error": "UnprintableError: (it has no text)"}


def test_each_call_gets_fresh_arguments(tmp_path):
    inputs = encode_case(Case((np.ones(3), [np.ones(2)]), {"c": np.ones(1)}))
    (x, Thetas), kwargs = decode_case(inputs, tmp_path)
    x[:] = Thetas[0][:] = kwargs["c"][:] = 9
    (x, Thetas), kwargs = decode_case(inputs, tmp_path)
    assert [x.max(), Thetas[0].max(), kwargs["c"].max()] == [1, 1, 1]


def test_only_a_cases_inputs_are_sent():
    case = Case((1,), {"lam": 2.0}, what="words", rtol=0.5, accept=lambda *_: None)
    assert encode_case(case) == {"args": {"tuple": [1]}, "kwargs": {"lam": 2.0}}


def test_special_arguments_reach_the_function_as_what_they_stand_for(call):
    def function(path, rng, f):
        return Path(path).is_file(), rng.integers(100), f(2)

    found = call(function, MatFile(X=np.ones(1)), Rng(5), Code("lambda x: x + np.pi"))
    expected = (True, np.random.default_rng(5).integers(100), 2 + np.pi)
    assert decode(found["value"]) == expected


class Total:
    """Stands for a class that a student wrote: its objects are no plain answers."""

    def __init__(self, start):
        self.value = start

    def add(self, numbers):
        self.value += numbers.sum()
        numbers[:] = 0
        return self


def test_a_class_is_used_through_an_expression_of_the_case(tmp_path):
    through = Code("lambda Total, numbers, start: Total(start).add(numbers).value")
    case = Case((np.array([1.0, 2.0]),), {"start": 4}, through=through)
    found = outcome(Total, encode_case(case), tmp_path)
    assert decode(found["value"]) == 7
    numbers, start = decode(found["args"])
    assert (list(numbers), start) == ([0, 0], 4)


@pytest.mark.parametrize("function", [None, 3, "text", np.ones(2)])
def test_what_cannot_be_called_is_missing(call, function):
    assert call(function) == {"outcome": "missing"}


def test_a_stub_is_a_stub(call):
    def stub():
        raise NotImplementedError("write this function")

    assert call(stub) == {"outcome": "stub"}


def raises(error):
    def function():
        raise error

    return function


@pytest.mark.parametrize(
    ("function", "error"),
    [
        (raises(ValueError("bad shape")), "ValueError: bad shape"),
        (raises(KeyboardInterrupt()), "KeyboardInterrupt: "),
        (lambda: sys.exit(3), "SystemExit: 3"),
        (lambda x: x, "TypeError: "),
        (lambda: np.zeros(3) @ np.zeros(4), "ValueError: matmul"),
    ],
    ids=["error", "interrupt", "exit", "arguments", "numpy"],
)
def test_an_error_is_an_outcome(call, function, error):
    found = call(function)
    assert found["outcome"] == "raised"
    assert found["error"].startswith(error)


def test_endless_recursion_is_an_outcome(call):
    def deeper():
        return deeper()

    assert call(deeper)["error"].startswith("RecursionError")


def test_a_long_error_is_cut(call):
    assert len(call(raises(ValueError("x" * 10**6)))["error"]) == 300


def test_the_first_warning_is_kept_and_no_error(call):
    def warns():
        warnings.warn("first", stacklevel=1)
        warnings.warn("second", stacklevel=1)
        return np.exp(np.array([1000.0]))

    found = call(warns)
    assert found["outcome"] == "returned"
    assert found["warning"] == "first"
    assert call(lambda: 1)["warning"] == ""


def test_a_warning_is_kept_each_time(call):
    def warns():
        warnings.warn("again", stacklevel=1)

    assert [call(warns)["warning"] for _ in range(2)] == ["again", "again"]


class Callable:
    def __call__(self, x, extra=1):
        return x + extra


def test_whatever_can_be_called_is_called(call):
    assert decode(call(Callable(), 2)["value"]) == 3


PREAMBLE = """
import numpy as np

def double(x):
    return 2 * x
"""


def test_references_take_the_place_of_the_students_functions():
    namespace = {"double": lambda x: 0, "shifted": lambda x: 0, "own": "stays", "np": "stays"}  # noqa: ARG005
    helpers = {"shifted": "def shifted(x):\n    return double(x) + 1"}
    bind_references(namespace, compile_references(PREAMBLE, helpers))
    assert namespace["shifted"](np.ones(1)) == 3
    assert namespace["double"](2) == 4
    assert namespace["own"] == "stays"
    assert namespace["np"] == "stays"  # imports are the student's own
    assert set(namespace) == {"double", "shifted", "own", "np"}


def test_references_do_not_look_at_the_students_variables():
    namespace = {}
    helpers = {"shifted": "def shifted(x):\n    return double(x) + 1"}
    bind_references(namespace, compile_references(PREAMBLE, helpers))
    namespace["double"] = lambda x: 1000  # noqa: ARG005
    assert namespace["shifted"](1) == 3
