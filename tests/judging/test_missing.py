"""Where there is no function, the message names the error that its cell ended in, and the line."""

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.judging.missing import why_missing
from autograder.sandbox.session import Session
from autograder.student.checks.message import Message


def ran(*sources: str) -> list[NotebookNode]:
    with Session() as session:
        cells = []
        for source in sources:
            _, outputs = session.run_cell(source, 20)
            cells.append(new_code_cell(source, outputs=outputs))
    return cells


def why(*sources: str) -> Message:
    return why_missing("cost", ran(*sources), ["sigmoid", "cost"])


@pytest.mark.parametrize(
    ("source", "error", "where"),
    [
        (
            "import math\nimport no_such_module\n\ndef cost(X):\n    return 1",
            "ModuleNotFoundError: No module named 'no_such_module'",
            "line 2: import no_such_module",
        ),
        ("def cost(X:\n    return 1", "SyntaxError", "line 1: def cost(X:"),
        (
            "x = [1]\n\nx[3]\ndef cost(X): pass",
            "IndexError: list index out of range",
            "line 3: x[3]",
        ),
        ("def f():\n    1 / 0\n\nf()\ndef cost(X): pass", "ZeroDivisionError", "line 4: f()"),
    ],
)
def test_the_error_and_its_line_are_named(source, error, where):
    message = why("y = 1", source)
    assert message.summary.startswith("its cell ended in an error")
    assert message.got.startswith(error)
    assert message.where == where


def test_a_function_of_nearly_the_same_name_is_asked_about():
    assert "is it cost_fn?" in why("def cost_fn(X):\n    return 1").next_step


def test_another_exercise_is_not_taken_for_a_misspelling():
    message = why("def sigmoid(z):\n    return z", "1 / 0")
    assert message.summary == "there is no function named cost"
    assert "is it" not in message.next_step


@pytest.mark.parametrize("traceback", [None, "text", [1, None], ["Cell In[1], line 99999999999"]])
def test_whatever_a_worker_claims_is_only_text(traceback):
    error = {"output_type": "error", "ename": "E", "evalue": "v", "traceback": traceback}
    cell = new_code_cell("def cost(X): pass")
    cell.outputs = [NotebookNode(error)]
    message = why_missing("cost", [cell], ["cost"])
    assert (message.got, message.where) == ("E: v", "")
