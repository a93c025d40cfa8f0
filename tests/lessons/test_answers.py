"""Every exercise of lessons 1 to 3, judged on fresh inputs: right answers pass, wrong ones do not.

The answers that students write are in the files beside this one; those that go wrong (or right) in
the same way everywhere are made here from each exercise's own solution.
"""

import collections
import functools
import importlib.util
import sys
import tempfile
import warnings
from pathlib import Path

import numpy as np
import pytest

from autograder.course.course import Course
from autograder.judging.judge import judge
from autograder.sandbox.calls import decode_case, encode_case, outcome

HERE = Path(__file__).parent
COURSE = Course(HERE.parents[1])
LESSONS = [COURSE.lesson(number) for number in ("1", "2", "3")]
EXERCISES = [(lesson, name) for lesson in LESSONS for name in lesson.exercises]
SEEDS = (0, 1)


def written(which):
    """Yield every answer in the files beside this one as a parameter: lesson, exercise, answer."""
    for lesson in LESSONS:
        spec = importlib.util.spec_from_file_location(
            f"answers_{lesson.name[:2]}", HERE / f"answers_{lesson.name[:2]}.py"
        )
        answers = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(answers)
        assert list(answers.RIGHT) == list(answers.WRONG) == list(lesson.exercises)
        for name, variants in getattr(answers, which).items():
            for story, answer in variants.items():
                yield pytest.param(lesson, name, answer, id=f"{name}: {story}")


def made(variants, *, without=()):
    """Yield every exercise with every variant of its own solution."""
    for lesson, name in EXERCISES:
        for story, variant in variants.items():
            if (name, story) not in without:
                answer = variant(lesson.reference[name])
                yield pytest.param(lesson, name, answer, id=f"{name}: {story}")


@pytest.fixture(scope="module")
def verdict(tmp_path_factory):
    """Return a function that judges an answer on the fresh inputs of a seed."""
    files = tmp_path_factory.mktemp("files")

    def judged(lesson, name, answer, seed):
        def caller(cases):
            return "done", [outcome(answer, encode_case(case), files) for case in cases]

        return judge(lesson, name, caller, seed)

    return judged


# Right for another reason than the lesson's own


def leaves(change):
    """Return a variant whose answer is the solution's with every array in it changed."""

    def changed(value):
        if isinstance(value, (list, tuple)):
            return type(value)(changed(item) for item in value)
        return change(value)

    return lambda solution: lambda *args, **kwargs: changed(solution(*args, **kwargs))


class OwnFloat(float):
    pass


class Model:
    """A function in the form of an object."""

    def __init__(self, solution):
        self.solution = solution

    def __call__(self, *args, verbose=False, **kwargs):
        if verbose:
            print("computing ...")
        return self.solution(*args, **kwargs)


def as_named_tuple(value):
    """Give several results names."""
    if not isinstance(value, tuple):
        return value
    return collections.namedtuple("Results", [f"part{i}" for i in range(len(value))])(*value)


def chatty(solution):
    def answer(*args, **kwargs):
        warnings.warn("I wonder whether this is right", stacklevel=1)
        print("computing ...")
        print("computing ...", file=sys.stderr)
        return solution(*args, **kwargs)

    return answer


def outwardly(change):
    return lambda solution: lambda *args, **kwargs: change(solution(*args, **kwargs))


SAME = {
    "the solution": lambda solution: solution,
    "an object that can be called": Model,
    "partly applied": functools.partial,
    "chatty": chatty,
    "lists": leaves(lambda v: v.tolist() if isinstance(v, np.ndarray) and v.size else v),
    "column-major": leaves(lambda v: np.asfortranarray(v) if np.ndim(v) else v),
    "numbers as arrays without axes": leaves(lambda v: v if np.ndim(v) else np.asarray(v)),
    "numbers of an own class": leaves(lambda v: v if np.ndim(v) else OwnFloat(v)),
    "long floats": leaves(
        lambda v: v.astype(np.longdouble) if getattr(v, "dtype", None) == np.float64 else v
    ),
    "tuples for lists": outwardly(lambda v: tuple(v) if isinstance(v, list) else v),
    "named results": outwardly(as_named_tuple),
}


# This one has to be silent.
WARNS = [("sigmoid", "chatty")]


@pytest.mark.parametrize(
    ("lesson", "name", "answer"), [*written("RIGHT"), *made(SAME, without=WARNS)]
)
def test_a_right_answer_passes(lesson, name, answer, verdict, capsys):
    for seed in SEEDS:
        found = verdict(lesson, name, answer, seed)
        assert found.passed, found.message
        assert found.message is None
    capsys.readouterr()


# Right by accident, or not at all


def always_the_first(solution):
    answers = []

    def answer(*args, **kwargs):
        answers.append(solution(*args, **kwargs))
        return answers[0]

    return answer


def changes_its_inputs(solution):
    def spoil(value):
        if isinstance(value, np.ndarray) and value.size:
            value.flat[-1] += 1
        elif isinstance(value, list):
            value.append(value.pop(0)) if isinstance(value[0], int) else spoil(value[-1])

    def answer(*args, **kwargs):
        value = solution(*args, **kwargs)
        for argument in args:
            spoil(argument)
        return value

    return answer


def only_at_first(solution):
    """Answer the first call, and no other: the visible check alone."""
    calls = []

    def answer(*args, **kwargs):
        calls.append(args)
        return solution(*args, **kwargs) if len(calls) == 1 else None

    return answer


def raising(error):
    def answer(*_args, **_kwargs):
        raise error

    return lambda _solution: answer


def dtype(kind):
    return leaves(lambda value: np.asarray(value).astype(kind))


BROKEN = {
    "no function": lambda _solution: None,
    "a number for a function": lambda _solution: 3,
    "a stub": raising(NotImplementedError()),
    "an error": raising(ValueError("no")),
    "an exit": raising(SystemExit(0)),
    "no arguments": lambda _solution: lambda: 1,
    "None": outwardly(lambda _value: None),
    "True": outwardly(lambda _value: True),
    "a set": outwardly(lambda _value: {1}),
    "a generator": outwardly(lambda value: (part for part in (value,))),
    "always the first answer": always_the_first,
    "no second answer": only_at_first,
    "inputs changed": changes_its_inputs,
    "NaN": leaves(lambda value: np.asarray(value) * np.nan),
    "infinite": leaves(lambda value: np.asarray(value) + np.inf),
    "nearly": leaves(lambda value: np.asarray(value) * (1 + 1e-5) + 1e-5),
    "negative": leaves(lambda value: -1 - np.asarray(value)),
    "truth values": dtype(bool),
    "objects": dtype(object),
    "complex numbers": dtype(complex),
    "text": dtype(str),
    "an axis more": leaves(lambda value: np.asarray(value)[None]),
    "in a list": outwardly(lambda value: [value]),
    "twice": outwardly(lambda value: (value, value)),
}

# The path of a file is nothing that a function could change.
NO_INPUTS = [("load_digits", "inputs changed")]


@pytest.mark.parametrize(
    ("lesson", "name", "answer"), [*written("WRONG"), *made(BROKEN, without=NO_INPUTS)]
)
@pytest.mark.filterwarnings("ignore:Casting complex values")
def test_a_wrong_answer_fails_and_learns_no_hidden_number(lesson, name, answer, verdict):
    for seed in SEEDS:
        found = verdict(lesson, name, answer, seed)
        assert not found.passed
        assert found.message.exercise == name
        assert not given_away(lesson, name, seed, str(found.message))


def given_away(lesson, name, seed, text):
    """Return the expected values that stand in the text with four digits or more."""
    return [number for number in hidden_numbers(lesson, name, seed) if number in text]


@functools.cache
def hidden_numbers(lesson, name, seed):
    """Return the expected values as texts of four digits; rounder ones are no secret."""
    texts = set()
    with tempfile.TemporaryDirectory() as folder:
        for case in lesson.cases(name, np.random.default_rng(seed)):
            args, kwargs = decode_case(encode_case(case), Path(folder))
            for value in numbers(lesson.reference[name](*args, **kwargs)):
                texts.add(f"{abs(value):.4g}")
    return [text for text in texts if len(text.replace(".", "").strip("0")) >= 4]


def numbers(value):
    """Yield the numbers in an answer."""
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from numbers(item)
    else:
        yield from np.ravel(value)
