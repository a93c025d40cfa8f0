"""What is taken of a worker's word."""

import pytest

from autograder.judging.outcomes import read_outcome


def test_an_answer_is_read():
    claim = {"outcome": "returned", "value": {"list": [1.5]}, "args": {"tuple": []}, "warning": ""}
    read = read_outcome(claim)
    assert read == {"outcome": "returned", "value": [1.5], "args": (), "warning": ""}


@pytest.mark.parametrize("name", ["value", "args"])
@pytest.mark.parametrize("hostile", [{"array": "AAAA"}, {"pickle": "gASV"}, [1], {"code": "1/0"}])
def test_an_answer_that_cannot_be_read_is_an_error(name, hostile):
    read = read_outcome(
        {"outcome": "returned", "value": 1, "args": {"tuple": []}} | {name: hostile}
    )
    assert read["outcome"] == "raised"
    assert read["error"].startswith("the answer cannot be read")


def test_words_stand_where_the_judge_expects_words_and_nothing_else_is_kept():
    claim = {"outcome": ["returned"], "error": {"a": 1}, "value": 1, "other": 1}
    assert read_outcome(claim) == {"outcome": "['returned']", "error": "{'a': 1}"}


def test_words_have_an_end():
    assert len(read_outcome({"outcome": "raised", "error": "x" * 10**6})["error"]) == 1000
