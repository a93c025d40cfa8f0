"""How an attack is written: what it tries, how it changes a right notebook, and what it is due."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.course.cells import grade_id

LESSONS = ("01-loading-data", "02-feedforward", "03-cost")

LESSON = LESSONS[-1]

FILE = f"{LESSON}.ipynb"

ONE, COST, REGULARISED = "cost_one_by_one", "cost", "regularised_cost"

ALL = (ONE, COST, REGULARISED)

NONE = ()


@dataclass(frozen=True)
class Attack:
    """A hostile submission.

    Attributes
    ----------
    tries : str
        What it is after.
    change : callable
        Makes it, from a notebook with the right answers.
    earns : tuple of str
        The exercises that deserve their points all the same.
    file : callable, optional
        Writes what is handed in, given the folder and the notebook.
    """

    tries: str
    change: Callable[[NotebookNode], object]
    earns: tuple[str, ...] = ALL
    file: Callable[[Path, NotebookNode], object] | None = None


def cell(notebook: NotebookNode, name: str) -> NotebookNode:
    return next(cell for cell in notebook.cells if grade_id(cell) == name)


def above(code: str) -> Callable[[NotebookNode], None]:
    """Put a cell below the given code and above every answer."""

    def change(notebook: NotebookNode) -> None:
        at = notebook.cells.index(cell(notebook, "given")) + 1
        notebook.cells.insert(at, new_code_cell(code))

    return change


def harm(tries: str, code: str, earns: tuple[str, ...] = ALL) -> Attack:
    """Right answers, and a cell above them that means harm."""
    return Attack(tries, above(code), earns)


def cheat(tries: str, code: str) -> Attack:
    """Wrong answers, and a cell below them that would make them count."""

    def change(notebook: NotebookNode) -> None:
        for name in ALL:
            cell(notebook, name).source = f"def {name}(*_, **__):\n    return 0.5"
        at = notebook.cells.index(cell(notebook, f"{ONE}-check"))
        notebook.cells.insert(at, new_code_cell(code))
        # A cheat that rewrites the functions gets another chance before each of the checks.
        for name in (COST, REGULARISED):
            at = notebook.cells.index(cell(notebook, f"{name}-check"))
            notebook.cells.insert(at, new_code_cell(code))

    return Attack(tries, change, NONE)


def inside(tries: str, body: str, *, earns: tuple[str, ...] = (ONE, REGULARISED)) -> Attack:
    """The right answers, but for one function whose body is the attack. R is the right answer."""

    def change(notebook: NotebookNode) -> None:
        right = cell(notebook, COST).source.replace("def cost(", "def right(")
        lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
        lines = lines.replace("R()", "right(Theta1, Theta2, X, Y)")
        cell(notebook, COST).source = f"{right}\n\ndef cost(Theta1, Theta2, X, Y):\n{lines}"

    return Attack(tries, change, earns)


def unchanged(_: NotebookNode) -> None:
    pass


SOLVE = """
def solve(text):
    import re
    for name in ("cost_one_by_one", "cost", "regularised_cost"):
        found = re.search(r"def %s\\(.*?### END SOLUTION" % name, text, re.S)
        exec(found.group(0), globals())
"""
"""Binds the solutions that it finds in a lesson's text."""

WORKER = """
import gc
gc.unfreeze()
worker = [o for o in gc.get_objects() if isinstance(o, dict) and "_run_check" in o][0]
wire = worker["wire"]
import sys
values = sys.modules["autograder.sandbox.values"]
"""
"""Gets hold of the worker's own functions, which live in the same process."""

SOCKETS = """
import gc, os, socket, stat
gc.unfreeze()
def sockets():
    for number in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                yield number
        except OSError:
            pass
"""
