"""Assertions that stand in a check cell beside its hidden line: they decide about points, too.

They run where the student's code runs, so that a submission which is out to deceive can claim that
they hold. It has to be right on the judge's fresh inputs before they are asked at all.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from autograder.course.cells import hidden_call, hidden_lines
from autograder.judging.judge import MOST_TEXT, Verdict
from autograder.sandbox.calls import pack_statements
from autograder.student.checks.message import Message

MOST_CODE = 120
"""Characters that are shown of a statement."""


@lru_cache(maxsize=256)
def statements_of(source: str) -> str:
    """Return a check cell's own statements, ready to be sent; empty where it asserts nothing.

    Parameters
    ----------
    source : str
        The cell's code, from the lesson or the gradebook: trusted text. What its hidden line does
        is the judge's, and left out.
    """
    tree = ast.parse(source)
    if not any(map(_may_fail, ast.walk(tree))):
        return ""
    return pack_statements(_WithoutHiddenCalls().visit(tree))


def verdict_on(passed: Verdict, source: str, ended: str, claims: list[dict[str, Any]]) -> Verdict:
    """Return a verdict once a check cell's own statements have run.

    Parameters
    ----------
    passed : Verdict
        On the fresh inputs, where all was right.
    source : str
        The check cell's code.
    ended : str
        How the statements ended: ``done``, ``timeout`` or ``died``.
    claims : list of dict
        What the worker says of them, as `calls.run_statements` does.
    """
    claim = claims[0] if claims else {}
    if ended == "done" and claim.get("outcome") == "held":
        return passed
    return replace(passed, passed=False, message=_message(passed.exercise, source, claim))


def _message(exercise: str, source: str, claim: dict[str, Any]) -> Message:
    error = str(claim.get("error", "it did not come to an end"))[:MOST_TEXT]
    line = claim.get("line") if isinstance(claim.get("line"), int) else 0
    hidden = hidden_lines(source)
    visible = [node for node in _statements(source) if not hidden & _lines(node)]
    at = [node for node in visible if line in _lines(node)]
    if not at:
        kind = "assertion" if error.startswith("AssertionError") else "statement"
        return Message(
            exercise,
            f"right on fresh inputs, but a hidden {kind} of its check fails",
            next_step="think of the edges: no examples, one example, zeros, negative numbers",
        )
    code = ast.unparse(min(at, key=lambda node: len(_lines(node))))
    return Message(
        exercise,
        "right on fresh inputs, but this line of its check fails",
        expected=code if len(code) <= MOST_CODE else f"{code[:MOST_CODE]}…",
        got=" ".join(error.split()),
        next_step="run that line by itself, and look at both of its sides",
    )


def _statements(source: str) -> Iterator[ast.stmt]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt))


def _lines(node: ast.stmt) -> set[int]:
    return set(range(node.lineno, (node.end_lineno or node.lineno) + 1))


def _may_fail(node: ast.AST) -> bool:
    """Tell whether a node is there to fail: ``assert``, ``np.testing.assert_allclose(...)``."""
    match node:
        case ast.Assert() | ast.Raise():
            return True
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name.startswith("assert")
    return False


class _WithoutHiddenCalls(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        return ast.copy_location(ast.Pass(), node) if hidden_call(node.value) else node
