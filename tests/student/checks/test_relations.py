"""Facts about a wrong answer: each is found where it is true, and none is made up."""

import numpy as np
import pytest

from autograder.student.checks.relations import relation

RNG = np.random.default_rng(4)
A = RNG.normal(size=(4, 6))
V = RNG.normal(size=7)
SIZES = {11: "the number of rows of X", 3: "the number of columns of Y"}


def without_bias_difference(array):
    changed = array.copy()
    changed[:, 0] += RNG.normal(size=len(array))
    return changed


def only_bias_right(array):
    changed = 1.7 * array**3
    changed[:, 0] = array[:, 0]
    return changed


def with_nan(array):
    changed = array.copy()
    changed[1, 2:4] = np.nan
    return changed


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (22.0, 2.0, "your answer is 11 times the expected one, and 11 is the number of rows of X"),
        (A / 3, A, "1/3 of the expected one, and 3 is the number of columns of Y"),
        (5000 * 0.2876, 0.2876, "your answer is 5000 times the expected one"),
        (2 * A, A, "every value is twice"),
        (0.1, 0.2, "your answer is half of"),
        (-A, A, "its sign is turned round"),
        (-11 * A, A, "minus 11 times"),
        (0.3 * A, A, "every value is 0.3 times"),
        (0 * A, A, "every one of your values is 0"),
        (A + 0.25, A, "every value is too large by 0.25"),
        (np.arange(9), np.arange(1, 10), "every value is too small by 1"),
        (A.T, A, "transposed"),
        (A[:, :4].T, A[:, :4], "transposed"),
        (1 - A, A, "1 minus the expected one"),
        (np.abs(A), A, "but for the sign of some"),
        (A[::-1], A, "your rows are the expected ones, in reversed order"),
        (A[:, ::-1], A, "your columns are the expected ones, in reversed order"),
        (np.roll(A, 1, axis=1), A, "every column comes one place too late"),
        (np.roll(V, -1), V, "every value comes one place too early"),
        (without_bias_difference(A), A, "only the first column differs"),
        (only_bias_right(A), A, "the first column is right, and every other column differs"),
        (np.round(9 * A), 9 * A, "rounded"),
        (np.trunc(9 * A), 9 * A, "decimals cut off"),
        (V[[3, 0, 6, 2, 1, 5, 4]], V, "in another order"),
        (with_nan(A), A, "2 of your 24 values are NaN"),
        (A.ravel(), A, "only their shape differs"),
        (A.ravel().reshape(4, 6, order="F"), A, "column by column"),
        (V, np.float64(V.sum()), "the sum of your values"),
        (V, np.float64(V.mean()), "the mean of your values"),
        (np.c_[np.ones(4), A], A, "one column too many: without the first one"),
        (np.c_[A, np.ones(4)], A, "one column too many: without the last one"),
        (A[:, 1:], A, "the first column is missing"),
        (A[:-1], A, "the last row is missing"),
        ((V, A), (A, V), "in another order"),
        ((A / 2, A[:2] / 2), (A, A[:2]), "for each of your results: every value is half of"),
        ((A, 2 * V), (A, V), "only [1] of your results differs: every value is twice"),
    ],
)
def test_a_true_relation_is_named(got, expected, words):
    assert words in relation(got, expected, SIZES)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (0.7, 0.4),
        (RNG.normal(size=(4, 6)), A),
        (RNG.normal(size=(3, 5)), A),
        ("text", 1.0),
        (1.0, "text"),
        (np.array([]), A),
        (None, A),
        ((A, V), (A, V, V)),
        ((2 * A, 3 * V), (A, V)),
        (np.nan, 1.0),
        (A, np.zeros_like(A)),
        ([1, [2, 3]], [1, [2, 4]]),
    ],
)
def test_where_there_is_none_nothing_is_said(got, expected):
    assert relation(got, expected, SIZES) == ""


@pytest.mark.parametrize(
    ("got", "words"),
    [
        (A + 0.25, "every value is too large by one and the same amount"),
        (A - 2, "every value is too small by 2"),
        (0.3 * A, "all values differ from the expected ones by one and the same factor"),
        (11 * A, "every value is 11 times the expected one, and 11 is the number of rows of X"),
    ],
)
def test_what_is_hidden_is_not_given_away_by_a_number(got, words):
    assert relation(got, A, SIZES, hidden=True) == words


def test_rounding_does_not_make_a_relation():
    assert relation(A * (1 + 1e-3 * RNG.normal(size=A.shape)), A) == ""
