"""How long one evaluation of cost and gradient takes: the lessons' code, and well-known libraries.

All contenders evaluate the same network, 400-25-10, at the same weights on the same 5000 digits, on
one thread, and they take turns, so that whatever else the machine does disturbs them alike. A
contender that does not arrive at the lesson's cost is not timed: it would be doing something else.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import numpy.typing as npt
from rich.table import Table

from autograder.course.course import Course
from autograder.student import data

Evaluate = Callable[[], float | None]
"""Evaluates cost and gradient once; returns the cost, or None where there is none."""

THREADS = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
"""What the libraries under NumPy and PyTorch read, once, when they are loaded."""

LESSON = "objective (lesson 6)"
"""The contender that the others are compared with."""

SINGLE_PRECISION = 1e-4
"""Relative tolerance of a cost: wide enough for 32-bit numbers, too narrow for another cost."""


@dataclass(frozen=True)
class Problem:
    """What every contender evaluates.

    Attributes
    ----------
    Theta1, Theta2 : array
        The weights, (hidden, inputs + 1) and (outputs, hidden + 1), column 0 the bias weights.
    X : (m, inputs) array
        Examples without a bias column.
    Y : (m, outputs) array
        Their labels, one-hot.
    """

    Theta1: npt.NDArray[np.float64]
    Theta2: npt.NDArray[np.float64]
    X: npt.NDArray[np.float64]
    Y: npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """What was measured of one contender.

    Attributes
    ----------
    name : str
        Who it is.
    seconds : float or None
        Median time of an evaluation; None where it could not be timed.
    note : str
        Why it was not timed.
    """

    name: str
    seconds: float | None
    note: str = ""


def run(course: Course, rounds: int = 21) -> list[Row]:
    """Measure every contender in a process of its own that has one thread.

    The number of threads is read when NumPy is loaded, so it cannot be set in this process.

    Parameters
    ----------
    course : Course
        Whose lessons are measured.
    rounds : int
        How often each contender has its turn.

    Returns
    -------
    list of Row
        The lesson's own solution first.

    Raises
    ------
    CourseError
        If the course lacks one of the lessons that are compared.
    """
    for exercise in ("objective", "regularised_gradient", "cost_one_by_one"):
        course.lesson_with(exercise)  # says what is missing
    ran = subprocess.run(
        [sys.executable, "-m", __name__, str(course.root), str(rounds)],
        env=os.environ | dict.fromkeys(THREADS, "1"),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [Row(**row) for row in json.loads(ran.stdout)]


def table(rows: list[Row]) -> Table:
    """Return the measurements for the terminal, each compared with the lesson's.

    Parameters
    ----------
    rows : list of Row
        As `run` gives them.
    """
    shown = Table(title="One evaluation of cost and gradient, one thread", title_justify="left")
    shown.add_column("", no_wrap=True)
    for column in ("ms", "a second", "× lesson 6"):
        shown.add_column(column, justify="right")
    lesson = next(row.seconds for row in rows if row.name == LESSON)
    for row in rows:
        if row.seconds is None or lesson is None:
            shown.add_row(row.name, row.note, "", "")
        else:
            times, ratio = 1 / row.seconds, row.seconds / lesson
            shown.add_row(row.name, f"{1000 * row.seconds:.2f}", f"{times:.0f}", f"{ratio:.2f}")
    return shown


def measure(course: Course, problem: Problem, rounds: int) -> list[Row]:
    """Measure every contender in this process.

    Parameters
    ----------
    course : Course
        Whose lessons are measured.
    problem : Problem
        What is evaluated.
    rounds : int
        How often each contender has its turn.
    """
    evaluates: dict[str, Evaluate] = {}
    notes: dict[str, str] = {}
    lesson_cost = float("nan")
    contenders = dict(_contenders(course))
    for name, prepare in contenders.items():
        try:
            evaluate = prepare(problem)
        except ModuleNotFoundError as error:
            notes[name] = f"skipped: {error.name} is not installed"
            continue
        cost = evaluate()  # a first time untimed: caches fill, libraries finish loading
        if name == LESSON and cost is not None:
            lesson_cost = cost
        if cost is None or np.isclose(cost, lesson_cost, rtol=SINGLE_PRECISION):
            evaluates[name] = evaluate
        else:
            notes[name] = "skipped: it computes another cost"
    seconds = _medians(evaluates, rounds)
    return [Row(name, seconds.get(name), notes.get(name, "")) for name in contenders]


def _medians(evaluates: dict[str, Evaluate], rounds: int) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in evaluates}
    for _ in range(rounds):
        for name, evaluate in evaluates.items():
            start = time.perf_counter()
            evaluate()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def _contenders(course: Course) -> Iterator[tuple[str, Callable[[Problem], Evaluate]]]:
    def solution(exercise: str) -> Callable[..., Any]:
        function: Callable[..., Any] = course.lesson_with(exercise).reference[exercise]
        return function

    yield LESSON, lambda problem: _in_one_pass(solution("objective"), problem)
    yield "its matrix products alone", _products
    yield (
        "cost and gradient apart (lessons 3, 4)",
        lambda problem: _apart(
            solution("regularised_cost"), solution("regularised_gradient"), problem, 0.0
        ),
    )
    yield (
        "loop over the examples (lessons 3, 4)",
        lambda problem: _apart(
            solution("cost_one_by_one"), solution("backpropagate_one_by_one"), problem
        ),
    )
    yield "scikit-learn, MLPClassifier(lbfgs)", _scikit_learn
    yield "PyTorch, 64 bits", lambda problem: _pytorch(problem, "float64")
    yield "PyTorch, 32 bits", lambda problem: _pytorch(problem, "float32")


def _in_one_pass(objective: Callable[..., Any], problem: Problem) -> Evaluate:
    theta = np.concatenate([problem.Theta1.ravel(), problem.Theta2.ravel()])
    sizes = (problem.X.shape[1], len(problem.Theta1), len(problem.Theta2))
    return lambda: float(objective(theta, sizes, problem.X, problem.Y)[0])


def _apart(
    cost: Callable[..., Any], gradient: Callable[..., Any], problem: Problem, *lam: float
) -> Evaluate:
    arguments = (problem.Theta1, problem.Theta2, problem.X, problem.Y, *lam)

    def evaluate() -> float:
        gradient(*arguments)
        return float(cost(*arguments))

    return evaluate


def _products(problem: Problem) -> Evaluate:
    """The five products, in the order of factors that is fastest: nothing can be quicker."""
    W1, W2, X = problem.Theta1[:, 1:], problem.Theta2[:, 1:], problem.X

    def evaluate() -> None:
        hidden = W1 @ X.T
        outputs = W2 @ hidden
        outputs @ hidden.T
        (W2.T @ outputs) @ X

    return evaluate


def _scikit_learn(problem: Problem) -> Evaluate:
    """The very function that scikit-learn hands to SciPy's optimiser.

    Timing a whole fit would count the checks before it and L-BFGS itself, and scikit-learn does not
    say how often it evaluated. So a fit is begun, and stopped where it calls `minimize`. Given
    one-hot labels, its outputs are logistic and its cost is ours.
    """
    module = import_module("sklearn.neural_network")
    units = len(problem.Theta1)
    network = module.MLPClassifier((units,), activation="logistic", solver="lbfgs", alpha=0.0)
    with (
        mock.patch("scipy.optimize.minimize", side_effect=_StoppedError) as minimize,
        suppress(_StoppedError),
    ):
        network.fit(problem.X, problem.Y)
    function, arguments = minimize.call_args.args[0], minimize.call_args.kwargs["args"]
    weights = [Theta[:, 1:].T for Theta in (problem.Theta1, problem.Theta2)]
    biases = [Theta[:, 0] for Theta in (problem.Theta1, problem.Theta2)]
    packed = np.concatenate([array.ravel() for array in (*weights, *biases)])
    return lambda: float(function(packed, *arguments)[0])


class _StoppedError(Exception):
    """Nothing went wrong: scikit-learn was about to train."""


def _pytorch(problem: Problem, precision: str) -> Evaluate:
    torch = import_module("torch")
    torch.set_num_threads(1)
    dtype = getattr(torch, precision)
    X, Y = torch.tensor(problem.X, dtype=dtype), torch.tensor(problem.Y, dtype=dtype)
    parameters = [
        torch.tensor(part, dtype=dtype, requires_grad=True)
        for Theta in (problem.Theta1, problem.Theta2)
        for part in (Theta[:, 1:], Theta[:, 0])
    ]
    W1, b1, W2, b2 = parameters
    functional = torch.nn.functional

    def evaluate() -> float:
        hidden = torch.sigmoid(functional.linear(X, W1, b1))
        outputs = functional.linear(hidden, W2, b2)
        total = functional.binary_cross_entropy_with_logits(outputs, Y, reduction="sum")
        cost = total / len(X)
        torch.autograd.grad(cost, parameters)
        return float(cost.item())

    return evaluate


def _digits() -> Problem:
    """The digits, and weights such as training starts from."""
    X, y = data.digits()
    rng = np.random.default_rng(0)
    Theta1, Theta2 = (rng.uniform(-0.12, 0.12, size=shape) for shape in ((25, 401), (10, 26)))
    return Problem(Theta1, Theta2, X, np.eye(10)[y - 1])


if __name__ == "__main__":
    root, rounds = sys.argv[1:]
    measured = measure(Course(Path(root)), _digits(), int(rounds))
    print(json.dumps([asdict(row) for row in measured]))
