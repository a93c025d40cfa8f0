"""A failed check's likely cause: recognised by its fingerprint, told a step at a time."""

import json
import sys

import numpy as np
import pytest

from autograder.student.checks import check
from autograder.student.checks.causes import NO_GUESS, Cause, explained
from autograder.student.checks.check import CheckFailed
from autograder.student.checks.fingerprint import fingerprint, same
from autograder.student.checks.message import Message

RNG = np.random.default_rng(5)
M = RNG.normal(size=(3, 4))

MEAN = {"cause": "the sum is not divided by m", "hint": "Stack X twice.", "section": "The mean"}
SIGN = {"cause": "the minus sign is missing", "hint": "Is a price negative?", "section": "A price"}


@pytest.fixture
def hints(tmp_path, monkeypatch):
    """Put a lesson's hints beside the notebook and go there."""
    known = {
        "cost": {
            "causes": {"no-mean": MEAN, "no-sign": SIGN},
            "seen": [
                {"id": "no-mean", "call": "close trained", "as": fingerprint(7.0)},
                {"id": "no-mean", "call": "close zero", "as": fingerprint(8.0)},
                {"id": "no-sign", "call": "close zero", "as": fingerprint(8.0)},
                {"id": "no-mean", "call": "error", "as": fingerprint(ValueError("no"))},
            ],
        }
    }
    (tmp_path / "hints.json").write_text(json.dumps(known))
    monkeypatch.chdir(tmp_path)


def failure(got, what="trained", expected=1.0):
    with pytest.raises(CheckFailed) as caught:
        check.close("cost", got, expected, what=what)
    return caught.value.message


@pytest.mark.usefixtures("hints")
def test_the_message_says_more_at_each_failure():
    first, second, third, fourth = (failure(7.0) for _ in range(4))
    assert (first.cause, first.hint, first.compare) == ("", "", "")
    assert 'check.hint("cost")' in first.next_step
    assert second.cause == "It looks as if the sum is not divided by m."
    assert second.compare == "your answer is 7 times the expected one"
    assert second.hint == ""
    assert (third.hint, third.reread) == ("Stack X twice.", "The mean")
    assert third == fourth
    assert all((m.expected, m.got) == (first.expected, "7") for m in (second, third))


@pytest.mark.usefixtures("hints")
def test_each_check_is_told_from_the_beginning():
    failure(7.0)
    failure(7.0)
    assert failure(8.0, what="zero").cause == ""


@pytest.mark.usefixtures("hints")
def test_whoever_asks_is_told_all_at_once(capsys):
    failure(7.0)
    check.hint("cost")
    told = capsys.readouterr().out
    assert "the sum is not divided by m" in told
    assert "Stack X twice." in told


@pytest.mark.usefixtures("hints")
def test_what_has_been_mended_is_forgotten(capsys):
    failure(7.0)
    failure(7.0)
    check.close("cost", 2.0, 2.0, what="another check")
    check.hint("cost")
    assert "not divided by m" in capsys.readouterr().out
    check.close("cost", 1.0, 1.0, what="trained")
    check.hint("cost")
    assert "no check of it has failed yet" in capsys.readouterr().out
    assert failure(7.0).cause == ""


@pytest.mark.usefixtures("hints")
def test_two_mistakes_that_fit_are_both_named():
    failure(8.0, "zero")
    failure(8.0, "zero")
    message = failure(8.0, "zero")
    assert message.cause == (
        "It looks as if the sum is not divided by m, or as if the minus sign is missing."
    )
    assert message.hint == "(1) Stack X twice. (2) Is a price negative?"
    assert message.reread == "The mean; A price"


@pytest.mark.usefixtures("hints")
def test_where_nothing_fits_nothing_is_guessed():
    failure(0.77)
    message = failure(0.77)
    assert message.cause == "No mistake that is known here gives this answer, so here is no guess."
    assert failure(0.77).hint == ""


def test_without_hints_beside_the_notebook_only_facts_are_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    failure(2.0)
    message = failure(2.0)
    assert message.compare == "your answer is twice the expected one"
    assert message.cause == ""


@pytest.mark.usefixtures("hints")
@pytest.mark.parametrize("of", ["jupyter", "jupyter, absolute", "vs code", "the folder above"])
def test_hints_are_found_where_the_kernel_works_in_another_folder(of, tmp_path, monkeypatch):
    notebook = tmp_path / "03-cost.ipynb"
    elsewhere = tmp_path / "deep" / "elsewhere"
    elsewhere.mkdir(parents=True)
    monkeypatch.chdir(tmp_path.parent if of == "the folder above" else elsewhere)
    if of.startswith("jupyter"):
        name = str(notebook) if "absolute" in of else "03-cost.ipynb"
        monkeypatch.setenv("JPY_SESSION_NAME", name)
    if of == "vs code":
        monkeypatch.setattr("__main__.__vsc_ipynb_file__", str(notebook), raising=False)
    failure(7.0)
    assert failure(7.0).cause == "It looks as if the sum is not divided by m."


@pytest.mark.parametrize("content", ["", "[]", "{", "\udcff"])
def test_broken_hints_do_no_harm(content, tmp_path, monkeypatch):
    (tmp_path / "hints.json").write_text(content, errors="surrogateescape")
    monkeypatch.chdir(tmp_path)
    assert failure(7.0).summary == "the value differs"


@pytest.mark.usefixtures("hints")
def test_an_error_is_looked_up_when_asked(capsys, monkeypatch):
    monkeypatch.setattr(sys, "last_value", ValueError("no"), raising=False)
    check.hint("cost")
    assert "the sum is not divided by m" in capsys.readouterr().out


@pytest.mark.usefixtures("hints")
@pytest.mark.parametrize("error", [ValueError("yes"), TypeError("no"), None])
def test_another_error_is_not_guessed_at(error, capsys, monkeypatch):
    monkeypatch.setattr(sys, "last_value", error, raising=False)
    check.hint("cost")
    assert capsys.readouterr().out.startswith("… cost: no check of it has failed yet")


ALIKE = [
    (M, M * (1 + 1e-9)),
    (2.0, np.float64(2)),
    ([1, 2], np.array([1.0, 2.0])),
    ((M, 1.0), [M, 1.0]),
    ("text", "text"),
    (None, None),
    (True, np.bool_(True)),
]
DIFFERENT = [
    (M, M.T),
    (M, M[::-1]),
    (M, -M),
    (M, M + 1e-4),
    (M, M.ravel()),
    (1.0, np.nan),
    (np.array([1.0, np.nan]), np.array([1.0, np.inf])),
    (1.0, [1.0]),
    ((M, M), (M,)),
    ("text", "other"),
    (None, 0),
    (True, 1),
    (np.array([True, False]), np.array([False, True])),
    (["a", "b"], ["b", "a"]),
    ({1}, [1, "x"]),
    (ValueError("a"), ValueError("b")),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_the_same_answer_has_the_same_fingerprint(one, other):
    assert same(fingerprint(one), fingerprint(other))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_answer_has_another_fingerprint(one, other):
    assert not same(fingerprint(one), fingerprint(other))
    assert not same(fingerprint(other), fingerprint(one))


@pytest.mark.parametrize("value", [value for pair in ALIKE + DIFFERENT for value in pair])
def test_a_fingerprint_survives_json(value):
    made = fingerprint(value)
    assert same(json.loads(json.dumps(made)), made)


def test_a_cause_without_a_catalogue_is_not_even_denied():
    message = Message("cost", "the value differs")
    assert explained(message, "", None) == message


def test_one_hint_that_two_causes_share_is_told_once():
    causes = [Cause("a", "this", "Look.", "Here"), Cause("b", "that", "Look.", "Here")]
    message = explained(Message("cost", "the value differs"), "", causes)
    assert (message.hint, message.reread) == ("Look.", "Here")
    assert NO_GUESS not in message.cause
