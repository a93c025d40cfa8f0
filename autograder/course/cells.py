"""What a cell is to nbgrader, and its code without nbgrader's marks."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbformat import NotebookNode


MARKERS = ("### BEGIN SOLUTION", "### END SOLUTION")


def grade_id(cell: NotebookNode) -> str | None:
    """Return a cell's official name, or None.

    Parameters
    ----------
    cell : NotebookNode
        Any cell, with any metadata or none.
    """
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return name if isinstance(name, str) else None


def kind(cell: NotebookNode) -> str:
    """Tell what a cell is to nbgrader.

    Parameters
    ----------
    cell : NotebookNode
        Any cell.

    Returns
    -------
    str
        ``solution``, ``check``, ``question``, ``locked`` or ``plain``.
    """
    nbgrader = cell.metadata.get("nbgrader", {})
    grade, solution = nbgrader.get("grade", False), nbgrader.get("solution", False)
    if grade and solution:
        return "question"
    if solution:
        return "solution"
    if grade:
        return "check"
    return "locked" if nbgrader.get("locked", False) else "plain"


@lru_cache(maxsize=1024)
def hidden_check(source: str) -> str | None:
    """Return the exercise that a check cell's hidden line judges, or None.

    Parameters
    ----------
    source : str
        A check cell's code, from the lesson or the gradebook: trusted text.

    Examples
    --------
    >>> hidden_check('check.hidden("cost", cost)')
    'cost'
    """
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        match node:
            case ast.Call(args=[ast.Constant(value=str(name)), *_]):
                if ast.unparse(node.func) == "check.hidden":
                    return name
    return None


def defines(source: str, name: str) -> bool:
    r"""Tell whether code defines a function or class of some name at its outermost level.

    Parameters
    ----------
    source : str
        A cell's code, which need not be Python.
    name : str
        The name.

    Examples
    --------
    >>> defines("def cost(X):\n    return 0", "cost"), defines("cost(X)", "cost")
    (True, False)
    """
    pattern = rf"^(?:async\s+)?(?:def|class)\s+{re.escape(name)}\b|^{re.escape(name)}\s*=[^=]"
    return re.search(pattern, source, re.MULTILINE) is not None


def without_hidden_lines(source: str) -> str:
    r"""Return a check cell's code without its hidden region, markers included.

    Parameters
    ----------
    source : str
        The cell's code.

    Examples
    --------
    >>> without_hidden_lines("a\n### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS")
    'a'
    """
    kept, hidden = [], False
    for line in source.splitlines():
        hidden = hidden or line.strip() == "### BEGIN HIDDEN TESTS"
        if not hidden:
            kept.append(line)
        hidden = hidden and line.strip() != "### END HIDDEN TESTS"
    return "\n".join(kept)


def without_markers(source: str) -> str:
    """Return a solution cell's code without nbgrader's BEGIN and END lines.

    Parameters
    ----------
    source : str
        The cell's code.
    """
    lines = source.splitlines()
    return "\n".join(line for line in lines if not line.strip().startswith(MARKERS))


def imported_modules(source: str) -> list[str]:
    r"""Return the modules that code imports, by name.

    Parameters
    ----------
    source : str
        The lesson's own code.

    Examples
    --------
    >>> imported_modules("import numpy as np\nfrom scipy.io import loadmat")
    ['numpy', 'scipy.io']
    """
    found: dict[str, None] = {}
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found |= dict.fromkeys(name.name for name in names)
            case ast.ImportFrom(module=str(name), level=0):
                found[name] = None
    return list(found)
