"""Answers in single precision earn the points, in a chain too; what is a little wrong fails."""

import functools
from pathlib import Path

import numpy as np
import pytest

from autograder.course.cases import Case
from autograder.course.course import Course
from autograder.judging.judge import judge
from autograder.sandbox.calls import encode_case, outcome
from autograder.student.checks import check
from autograder.student.checks.compare import ATOL, RTOL
from autograder.student.checks.message import CheckFailed

pytestmark = pytest.mark.long

LESSONS = {lesson.name: lesson for lesson in Course(Path(__file__).parents[2]).lessons()}
NUMBERS = {
    "01-loading-data": ["load_digits", "to_image", "image_grid", "add_bias", "reshape_params"],
    "02-feedforward": ["sigmoid", "feedforward_one", "feedforward", "accuracy"],
    "03-cost": ["cost_one_by_one", "cost", "regularised_cost"],
    "04-backpropagation": ["sigmoid_gradient", "backpropagate", "regularised_gradient"],
    "05-gradient-check": ["relative_error", "gradient_error", "mended_gradient"],
    "06-training": ["objective", "split"],
    "07-hidden-layer": ["hidden_images", "trace", "accuracy_by_digit", "ablation_table"],
    "08-network-class": ["initial_weights", "forward", "penalised_cost", "gradients"],
    "09-fashion-lab": ["activation", "activation_gradient", "nn_gradient", "softmax"],
    "10-your-own-digit": ["to_grey", "bright_ink", "fit_into_box", "digit_vector"],
}
EXERCISES = [(lesson, name) for lesson, names in NUMBERS.items() for name in names]


def single(value):
    """Make single precision of every number with a fraction, however deep."""
    if isinstance(value, (list, tuple)):
        return type(value)(map(single, value))
    if isinstance(value, float):
        return np.float32(value)
    if isinstance(value, np.ndarray) and value.dtype == np.float64:
        return value.astype(np.float32)
    return value


def verdict(lesson, name, change, tmp_path, before=lambda value: value):
    right = LESSONS[lesson].reference[name]

    @functools.wraps(right)
    def answer(*args, **kwargs):
        return change(right(*map(before, args), **kwargs))

    def caller(cases: list[Case]):
        return "done", [outcome(answer, encode_case(case), tmp_path) for case in cases]

    return judge(LESSONS[lesson], name, caller, seed=18)


@pytest.mark.parametrize(("lesson", "name"), EXERCISES)
def test_an_answer_in_single_precision_is_right(lesson, name, tmp_path):
    found = verdict(lesson, name, single, tmp_path)
    assert found.passed, found.message


@pytest.mark.parametrize(("lesson", "name"), EXERCISES)
def test_so_is_one_that_was_computed_in_it(lesson, name, tmp_path):
    found = verdict(lesson, name, lambda value: value, tmp_path, before=single)
    assert found.passed, found.message


OF_NUMBERS = [
    (lesson, name)
    for lesson, name in EXERCISES
    if name not in ("load_digits", "split", "trace", "initial_weights", "digit_vector")
]


@pytest.mark.parametrize(("lesson", "name"), OF_NUMBERS)
def test_an_answer_that_is_wrong_by_a_hundred_thousandth_fails(lesson, name, tmp_path):
    def a_little_more(value):
        if isinstance(value, (list, tuple)):
            return type(value)(map(a_little_more, value))
        return value * (1 + 1.1e-5)

    assert not verdict(lesson, name, a_little_more, tmp_path).passed


def test_the_notebook_and_grading_have_the_same_tolerance():
    assert (Case(()).rtol, Case(()).atol) == (RTOL, ATOL)
    expected = np.array([3.0, -1e-4])
    check.close("f", expected + RTOL * 2.9, expected)
    with pytest.raises(CheckFailed):
        check.close("f", expected + RTOL * 3.1, expected)


def test_with_no_absolute_tolerance_each_number_counts_by_itself():
    expected = np.array([3.0, 1e-20])
    check.close("f", np.array([3.0, 2e-20]), expected)
    with pytest.raises(CheckFailed):
        check.close("f", np.array([3.0, 2e-20]), expected, atol=0)
