"""Comparing an answer with the right one: what counts as equal, and how a difference is told."""

from typing import NamedTuple

import numpy as np
import pytest

from autograder.student.checks.compare import NOTHING, difference, is_comparable, shape_difference


class Pair(NamedTuple):
    first: object
    second: object


class OwnFloat(float):
    pass


SAME = {
    "a number": (0.5, 0.5),
    "an int for a float": (1, 1.0),
    "a float for an int": (1.0, 1),
    "a number of numpy's": (np.float64(0.5), 0.5),
    "an expected number of numpy's": (0.5, np.float32(0.5)),
    "an array without axes": (np.array(0.5), 0.5),
    "a subclass of float": (OwnFloat(0.5), 0.5),
    "a list for an array": ([[1, 2], [3, 4]], np.array([[1, 2], [3, 4]])),
    "an array for a list of numbers": (np.array([1, 2]), [1, 2]),
    "an array for a list of numpy's numbers": (np.array([1, 2]), list(np.array([1, 2]))),
    "unsigned for signed": (np.array([1, 2], dtype=np.uint8), np.array([1, 2])),
    "column-major for row-major": (np.asfortranarray(np.ones((2, 3))), np.ones((2, 3))),
    "a masked array": (np.ma.array([1.0, 2.0]), np.array([1.0, 2.0])),
    "a tuple for a list": ((np.ones(2), 3), [np.ones(2), 3]),
    "a named tuple": (Pair(np.ones(2), 3), (np.ones(2), 3)),
    "a shape as a list": ([25, 401], (25, 401)),
    "nothing for nothing": (None, None),
    "no results": ([], ()),
    "text": ("abc", "abc"),
    "text of numpy's": (np.str_("abc"), "abc"),
    "True of numpy's": (np.bool_(True), True),
    "True without axes": (np.array(True), True),
    "True where numpy's is expected": (True, np.bool_(True)),
    "truth values": (np.array([True, False]), np.array([True, False])),
    "a list of truth values": ([True, False], [True, False]),
    "an array of text": (np.array(["a", "bc"]), np.array(["a", "bc"])),
    "NaN for NaN": (np.array([1, np.nan]), np.array([1, np.nan])),
    "infinity for infinity": (np.array([np.inf, -np.inf]), np.array([np.inf, -np.inf])),
    "an empty array": (np.zeros((0, 3)), np.zeros((0, 3))),
}


@pytest.mark.parametrize(("got", "expected"), SAME.values(), ids=SAME)
def test_the_same_answer_in_another_form_is_equal(got, expected):
    assert difference(got, expected) is None
    assert difference(got, expected, rtol=1e-9, atol=1e-12) is None


DIFFERENT = {
    "another number": (1.5, 0.5, "the value differs", "0.5", "1.5"),
    "nothing": (None, np.ones(3), NOTHING, "shape (3,)", "None"),
    "nothing for text": (None, "abc", NOTHING, "text", "None"),
    "nothing for a truth value": (None, True, NOTHING, "True or False", "None"),
    "nothing for results": (None, [np.ones(2), 3], NOTHING, "2 results", "None"),
    "something for nothing": (1, None, "the value differs", "None", "1"),
    "a column for a row": (
        np.ones((3, 1)),
        np.ones(3),
        "the shape differs",
        "shape (3,)",
        "shape (3, 1)",
    ),
    "a vector for a number": (
        np.ones(3),
        1.0,
        "the shape differs",
        "one number, shape ()",
        "shape (3,)",
    ),
    "True for 1": (True, 1, "the dtype differs", "numbers (float or int)", "dtype bool"),
    "truth values for numbers": (
        np.array([True]),
        np.array([1.0]),
        "the dtype differs",
        "numbers (float or int)",
        "dtype bool",
    ),
    "numbers for truth values": (
        np.array([1.0]),
        np.array([True]),
        "the dtype differs",
        "dtype bool",
        "dtype float64",
    ),
    "complex numbers": (1 + 0j, 1.0, "the dtype differs", "numbers (float or int)", "complex128"),
    "text for a number": ("0.5", 0.5, "the dtype differs", "numbers (float or int)", "dtype <U3"),
    "objects": (
        np.array([1.0, None]),
        np.ones(2),
        "the dtype differs",
        "numbers (float or int)",
        "dtype object",
    ),
    "a set": ({1}, 1.0, "not an array of numbers", "one number", "a set"),
    "a function": (len, 1.0, "not an array of numbers", "one number", "a builtin_function"),
    "lists of different lengths": (
        [[1, 2], [3]],
        np.ones((2, 2)),
        "not an array of numbers",
        "shape (2, 2)",
        "a list of length 2",
    ),
    "a list of text": (["1", "2"], np.ones(2), "not an array", "shape (2,)", "a list of length 2"),
    "1 for True": (1, True, "the value differs", "True", "1"),
    "another text": ("abd", "abc", "the value differs", "'abc'", "'abd'"),
    "a number for text": (np.int64(3), "3", "the value differs", "'3'", "3"),
    "one result for two": (
        np.int64(3),
        [np.ones(2), 3],
        "a single result came back where a list of 2 was expected",
        "2 results, in a list",
        "1 result, int64",
    ),
    "three results for two": (
        (1, 2, 3),
        (np.ones(2), 3),
        "the number of results differs",
        "2 results",
        "3 results",
    ),
    "an array for two results": (
        np.ones(2),
        [np.ones(2), 3],
        "a single result came back",
        "2 results, in a list",
        "1 result, ndarray",
    ),
    "a NaN": (np.nan, 0.5, "there is a NaN", "0.5", "nan"),
    "a number for a NaN": (0.5, np.nan, "the value differs", "nan", "0.5"),
    "infinity": (np.inf, 0.5, "the value differs", "0.5", "inf"),
    "a number for infinity": (0.5, np.inf, "the value differs", "inf", "0.5"),
    "the other infinity": (-np.inf, np.inf, "the value differs", "inf", "-inf"),
    "a difference that overflows": (-1e308, 1.7e308, "the value differs", "1.7e+308", "-1e+308"),
}


@pytest.mark.parametrize(
    ("got", "expected", "summary", "wanted", "came"), DIFFERENT.values(), ids=DIFFERENT
)
@pytest.mark.parametrize("tolerance", [{}, {"rtol": 1e-6, "atol": 1e-9}], ids=["exact", "near"])
def test_a_difference_says_what_was_expected_and_what_came(
    got, expected, summary, wanted, came, tolerance
):
    found = difference(got, expected, **tolerance)
    assert found is not None
    assert summary in found.summary
    assert wanted in found.expected
    assert came in found.got


@pytest.mark.parametrize(("gap", "equal"), [(0.9, True), (1.1, False)])
def test_tolerances_add_up(gap, equal):
    within = 1e-3 * 50 + 1e-2
    found = difference(50 + gap * within, 50.0, rtol=1e-3, atol=1e-2)
    assert (found is None) == equal


def test_without_tolerance_the_last_digit_counts_and_is_shown():
    found = difference(np.nextafter(0.1, 1), 0.1)
    assert found.expected != found.got


def test_the_first_of_several_wrong_values_is_named():
    expected = np.arange(12.0).reshape(3, 4)
    got = expected.copy()
    got[1, 2] = got[2, 3] = -1
    found = difference(got, expected)
    assert found.summary == "2 of 12 values differ"
    assert (found.where, found.expected, found.got) == ("[1, 2]", "6", "-1")


def test_a_nan_is_named_before_wrong_numbers():
    found = difference([5.0, 2.0, np.nan], [1.0, 2.0, 3.0])
    assert found.summary == "there is a NaN (not a number)"
    assert found.where == "[2]"


def test_the_place_in_a_nested_answer_is_named():
    expected = [(np.ones(2), np.ones((2, 2))), (np.ones(2), np.ones((2, 2)))]
    got = [(np.ones(2), np.ones((2, 2))), (np.ones(2), np.diag([1.0, 1.0]))]
    assert difference(got, expected).where == "[1][1][0, 1]"


def test_the_place_of_a_wrong_shape_in_a_nested_answer_is_named():
    assert difference((np.ones(2), np.ones(3)), (np.ones(2), np.ones(4))).where == "[1]"


def test_the_first_wrong_truth_value_is_named():
    found = difference(np.array([True, True]), np.array([True, False]))
    assert (found.where, found.expected, found.got) == ("[1]", "False", "True")


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_hides_is_the_value_and_never_the_form(name):
    got, expected, *_ = DIFFERENT[name]
    found = difference(got, expected)
    by_value = "value" in found.summary or "NaN" in found.summary
    assert found.hides == by_value


def test_a_wrong_form_of_a_number_does_not_give_the_number_away():
    for got in (None, "x", [0.0], {1}, True, 1j, np.array(None), [[1], [2, 3]]):
        found = difference(got, 0.287629)
        assert not found.hides
        assert "287" not in found.expected


def test_a_huge_answer_makes_a_short_line():
    for got in ("x" * 10**6, list(range(10**5)), np.ones((500, 500)), {"a": "x" * 10**6}):
        assert len(difference(got, "right").got) < 80


def test_long_text_among_short_ones_is_not_widened():
    """Numpy would make a table of equally wide texts, far larger than the list and than memory."""
    many = ["x" * 10**7, *[""] * 10**6]
    wide_arrays = [np.array(["x" * 10**7]), *[np.array([""])] * 10**6]
    for got in (many, [many], wide_arrays):
        assert difference(got, np.ones(3)).summary == "the answer is not an array of numbers"


def test_lists_nested_deeper_than_arrays_go_are_not_numbers():
    got = 1
    for _ in range(900):
        got = [got]
    assert difference(got, np.ones(3)).summary == "the answer is not an array of numbers"


class Refuses:
    def __array__(self, *_args, **_kwargs):
        raise TypeError("no array of me")


def test_an_object_that_refuses_to_become_an_array_is_no_number():
    assert difference(Refuses(), 1.0).got == "a Refuses"


@pytest.mark.parametrize(
    ("got", "shape", "came"),
    [
        (np.ones((2, 3)), (3, 2), "shape (2, 3)"),
        (1.0, (1,), "one number, shape ()"),
        ([1, 2], (), "shape (2,)"),
        (None, (2,), "None"),
        ([[1], [2, 3]], (2, 2), "a list of length 2"),
    ],
)
def test_a_wrong_shape(got, shape, came):
    assert shape_difference(got, shape).got == came


@pytest.mark.parametrize(
    ("got", "shape"), [([[1, 2]], (1, 2)), (3, ()), (np.zeros((0, 2)), (0, 2))]
)
def test_a_right_shape(got, shape):
    assert shape_difference(got, shape) is None


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        (np.array([1, np.nan]), True),
        ([np.ones(2), "abc", None, True], True),
        (np.array([True]), True),
        (len, False),
        (np.random.default_rng(1), False),
        ({"a": 1}, False),
        ([len], False),
    ],
)
def test_only_plain_values_are_comparable(value, answer):
    assert is_comparable(value) is answer
