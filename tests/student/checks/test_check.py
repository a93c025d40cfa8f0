"""The checks as a student meets them: one ✓ line, or a message that says what is wrong."""

import importlib
import sys
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from traitlets.config import Config

from autograder.student.checks import check
from autograder.student.checks.check import CheckFailed
from autograder.student.checks.message import Message

M = np.arange(6.0).reshape(2, 3)


@pytest.fixture
def printed(capsys):
    """Return a function that gives the lines printed since it was last called."""

    def lines():
        return capsys.readouterr().out.splitlines()

    return lines


def failure(run, *args, **kwargs):
    """Return the message with which a check fails."""
    with pytest.raises(CheckFailed) as caught:
        run(*args, **kwargs)
    assert str(caught.value) == str(caught.value.message)
    assert caught.value.__suppress_context__
    return caught.value.message


PASSING = {
    "a number": (check.close, (0.2876291, 0.287629), {}, "✓ f: 0.287629"),
    "a whole number": (check.close, (np.int64(7), 7), {}, "✓ f: 7"),
    "a call in words": (check.close, (1.0, 1), {"what": "λ = 1"}, "✓ f (λ = 1): 1"),
    "a short array": (check.close, (np.array([0.5, 1]), [0.5, 1]), {}, "✓ f: [0.5 1. ]"),
    "a matrix on one line": (check.close, (M, M), {}, "✓ f: [[0. 1. 2.] [3. 4. 5.]]"),
    "a big array": (
        check.close,
        (np.ones((20, 20)), np.ones((20, 20))),
        {},
        "✓ f: all 400 values, shape (20, 20)",
    ),
    "several results": (check.close, ((M, 1.0), (M, 1.0)), {}, "✓ f: 2 results"),
    "lists of different lengths": (
        check.equal,
        ([[1], [2, 3]], [[1], [2, 3]]),
        {},
        "✓ f: 2 results",
    ),
    "text": (check.equal, ("abc", "abc"), {}, "✓ f: 'abc'"),
    "labels": (check.equal, (np.array([10, 1]), [10, 1]), {}, "✓ f: [10  1]"),
    "shapes": (check.equal, ([(2, 3), (1, 3)], [(2, 3), (1, 3)]), {}, "✓ f: 2 results"),
    "a shape": (check.equal, ((2, 3), (2, 3)), {}, "✓ f: (2, 3)"),
    "a truth value": (check.equal, (np.bool_(True), True), {}, "✓ f: True"),
    "the shape of an array": (check.shape, (M, (2, 3)), {}, "✓ f: shape (2, 3)"),
    "the shape of a number": (check.shape, (0.5, ()), {}, "✓ f: shape ()"),
}


@pytest.mark.parametrize(("run", "args", "kwargs", "line"), PASSING.values(), ids=PASSING)
def test_a_passing_check_prints_one_line(run, args, kwargs, line, printed):
    assert run("f", *args, **kwargs) is None
    assert printed() == [line]


FAILING = {
    "a value": (
        check.close,
        (1438.15, 0.287629),
        Message("f", "the value differs", "", "0.287629 (within 1e-06)", "1438.15"),
    ),
    "a value in an array": (
        check.close,
        (M + np.eye(2, 3), M),
        Message("f", "2 of 6 values differ", "", "0", "1", "[0, 0]"),
    ),
    "both shapes": (
        check.close,
        (M.T, M),
        Message("f", "the shape differs", "", "shape (2, 3)", "shape (3, 2)"),
    ),
    "a vector for a number": (
        check.close,
        ([0.5], 0.5),
        Message("f", "the shape differs", "", "one number, shape ()", "shape (1,)"),
    ),
    "both dtypes": (
        check.close,
        (M > 2, M),
        Message("f", "the dtype differs", "", "numbers (float or int)", "dtype bool"),
    ),
    "a label": (
        check.equal,
        (np.array([10, 2, 2]), np.array([10, 1, 2])),
        Message("f", "1 of 3 values differ", "", "1", "2", "[1]"),
    ),
    "text": (check.equal, ("b", "a"), Message("f", "the value differs", "", "'a'", "'b'")),
    "a result among several": (
        check.equal,
        ([(2, 3), (1, 4)], [(2, 3), (1, 3)]),
        Message("f", "1 of 2 values differ", "", "3", "4", "[1][1]"),
    ),
    "a shape": (
        check.shape,
        (M, (3, 2)),
        Message("f", "the shape differs", "", "shape (3, 2)", "shape (2, 3)"),
    ),
    "no array": (
        check.shape,
        ([[1], [2, 3]], (2, 2)),
        Message(
            "f", "the answer is not an array of numbers", "", "shape (2, 2)", "a list of length 2"
        ),
    ),
}


@pytest.mark.parametrize(("run", "args", "message"), FAILING.values(), ids=FAILING)
def test_a_failing_check_says_expected_got_and_where(run, args, message, printed):
    assert replace(failure(run, "f", *args), next_step="") == message
    assert printed() == []


@pytest.mark.parametrize("run", [check.close, check.equal, check.shape])
def test_a_forgotten_return_is_named(run):
    assert "is there a `return`?" in failure(run, "f", None, (2, 3)).summary


def test_the_call_in_words_stands_in_the_title():
    assert failure(check.close, "cost", 1, 2, what="λ = 1").title.startswith("✗ cost (λ = 1):")


def test_exact_means_exact():
    check.close("f", 1 + 1e-9, 1)
    assert failure(check.equal, "f", 1 + 1e-9, 1).expected == "1"


@pytest.mark.parametrize(("got", "right"), [(100.9, True), (101.1, False)])
def test_a_tolerance_may_be_given(got, right, printed):
    if right:
        check.close("f", got, 100, rtol=0.01, atol=0)
        assert printed() == [f"✓ f: {got}"]
    else:
        message = failure(check.close, "f", got, 100, rtol=0.01, atol=0)
        assert message.expected == "100 (within 1e+00)"


def doubled_in_place(x):
    x *= 2
    return x


def test_inputs_that_stay_as_they_were(printed):
    check.unchanged("f", lambda x, Thetas: x + Thetas[0], np.ones(3), [np.ones(3)])
    assert printed() == ["✓ f: its inputs are unchanged"]


@pytest.mark.parametrize("other", [len, {"a": 1}, "text", None, np.array([True]), np.inf])
def test_inputs_of_any_kind_may_be_given(other, printed):
    check.unchanged("f", lambda _x, _other: None, np.ones(3), other)
    assert printed() == ["✓ f: its inputs are unchanged"]


def test_a_changed_input_is_named_with_its_place():
    message = failure(check.unchanged, "f", lambda _, x: doubled_in_place(x), 1, np.arange(3))
    assert message.summary == "argument 2 was changed in place"
    assert (message.expected, message.got, message.where) == ("1 still", "2", "[1]")


@pytest.mark.parametrize(
    "change",
    [
        lambda Thetas: doubled_in_place(Thetas[1]),
        lambda Thetas: Thetas.pop(),
        lambda Thetas: Thetas.reverse(),
    ],
)
def test_a_list_of_arrays_may_not_be_changed_either(change):
    Thetas = [np.ones((2, 3)), np.ones((4, 3))]
    summary = failure(check.unchanged, "f", change, Thetas).summary
    assert summary == "argument 1 was changed in place"


def test_a_changed_shape_is_a_change():
    def reshaped(x):
        x.resize((2, 2), refcheck=False)

    message = failure(check.unchanged, "f", reshaped, np.arange(4))
    assert (message.expected, message.got) == ("shape (4,) still", "shape (2, 2)")


PREDICTIONS = {
    "right": (6.93, 6.931471, "✓ J: you predicted 6.93, and it is 6.931"),
    "wrong": (1, 6.931471, "≠ J: you predicted 1, it is 6.931. What explains the difference?"),
    "a right shape": ([10, 2], (10, 2), "✓ J: you predicted [10  2], and it is (10, 2)"),
    "not made": (None, 1, "… J: write your prediction first, then run this cell again"),
    "a truth value": (True, np.bool_(True), "✓ J: you predicted True, and it is True"),
    "text": (
        "left",
        "right",
        "≠ J: you predicted 'left', it is 'right'. What explains the difference?",
    ),
    "no number": ("big", 3.0, "≠ J: you predicted 'big', it is 3. What explains the difference?"),
    "ragged": (
        [[1], [2, 3]],
        3.0,
        "≠ J: you predicted 2 results, it is 3. What explains the difference?",
    ),
    "a set": ({1}, 1, "≠ J: you predicted {1}, it is 1. What explains the difference?"),
    "an ellipsis": (..., 1, "≠ J: you predicted Ellipsis, it is 1. What explains the difference?"),
    "an empty shape": ((), (), "✓ J: you predicted (), and it is ()"),
}


@pytest.mark.parametrize(("guess", "actual", "line"), PREDICTIONS.values(), ids=PREDICTIONS)
def test_a_prediction_never_fails(guess, actual, line, printed):
    check.predict("J", guess, actual)
    assert printed() == [line]


@pytest.fixture
def judge(monkeypatch):
    """Install a judge that finds what the test says."""

    def install(message):
        entry = SimpleNamespace(load=lambda: lambda *asked: asked == ("cost", len) and message)
        judges = {check.JUDGES: [entry]}
        monkeypatch.setattr(check.metadata, "entry_points", lambda *, group: judges[group])

    return install


def test_without_a_grader_the_hidden_check_waits(monkeypatch, printed):
    monkeypatch.setattr(check.metadata, "entry_points", lambda *, group: [])  # noqa: ARG005
    check.hidden("cost", len)
    assert printed() == ["… cost: the fresh inputs come when your lesson is graded"]


def test_a_hidden_check_passes(judge, printed):
    judge(None)
    check.hidden("cost", len)
    assert printed() == ["✓ cost: right on fresh inputs"]


def test_a_hidden_check_fails_with_the_judges_message(judge):
    message = Message("cost", "the value differs")
    judge(message)
    assert failure(check.hidden, "cost", len) is message


def test_the_package_brings_a_judge():
    names = [entry.value for entry in check.metadata.entry_points(group=check.JUDGES)]
    assert names == ["autograder.judging.in_kernel:judge_here"]


def test_while_grading_a_failing_check_reports_and_goes_on(printed):
    check.report_only()
    try:
        check.close("f", 1.0, 2.0)
        check.unchanged("g", doubled_in_place, np.ones(2))
        lines = printed()
    finally:
        check.report_only(False)
    assert [line for line in lines if line.startswith("✗")] == [
        "✗ f: the value differs",
        "✗ g: argument 1 was changed in place",
    ]
    with pytest.raises(CheckFailed):
        check.close("f", 1.0, 2.0)


def test_in_a_kernel_that_nbgrader_grades_in_only_the_hidden_check_decides(monkeypatch, printed):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    in_that_kernel = importlib.reload(check)
    entry = SimpleNamespace(load=lambda: lambda exercise, _: Message(exercise, "wrong"))
    monkeypatch.setattr(in_that_kernel.metadata, "entry_points", lambda group: [entry])  # noqa: ARG005
    try:
        in_that_kernel.close("f", 1.0, 2.0)
        assert printed()[0] == "✗ f: the value differs"
        with pytest.raises(CheckFailed, match="f: wrong"):
            in_that_kernel.hidden("f", abs)
    finally:
        monkeypatch.undo()
        importlib.reload(check)


@pytest.fixture
def notebook(monkeypatch, tmp_path):
    """Return a function that runs a cell in IPython and gives the cell's outputs."""
    from autograder.sandbox.notebook_shell import NotebookShell

    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # IPython puts its own
    quiet = Config()
    quiet.HistoryManager.enabled = False
    shell = NotebookShell.instance(config=quiet)
    shell.run("from autograder.student import check")
    yield shell.run
    NotebookShell.clear_instance()


def test_in_a_notebook_a_passing_check_is_one_printed_line(notebook):
    assert notebook("check.close('f', 0.5, 0.5)") == [
        {"output_type": "stream", "name": "stdout", "text": "✓ f: 0.5\n"}
    ]


def test_in_a_notebook_a_failing_check_shows_html_and_no_traceback(notebook):
    shown, error = notebook("secret_test_source = 1.5\ncheck.close('f', secret_test_source, 0.5)")
    assert "<td" in shown["data"]["text/html"]
    assert shown["data"]["text/plain"].startswith("✗ f: the value differs")
    assert error["ename"] == "CheckFailed"
    assert error["traceback"] == ["✗ f: the value differs"]
    assert "secret_test_source" not in str([shown, error])


def test_in_a_notebook_reporting_shows_html_and_no_error(notebook):
    outputs = notebook("check.report_only(); check.close('f', 1.5, 0.5)")
    check.report_only(False)
    assert [output["output_type"] for output in outputs] == ["display_data"]
    assert "<td" in outputs[0]["data"]["text/html"]
