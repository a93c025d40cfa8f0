"""A receipt for lost points: the smallest input found on which the answer is wrong, as code to run.

The inputs of a hidden check are cut down for as long as the student's function stays wrong on them:
fewer examples, fewer units, rounder numbers. What is left goes into the feedback, with the expected
and the received result, so that a mistake can be seen without seeing the test.
"""

from __future__ import annotations

import inspect
import itertools
import math
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from autograder.course.cases import Array, Case, Rng
from autograder.course.lesson import Lesson
from autograder.sandbox.calls import called_on, encode_case

MOST_NUMBERS = 60
"""Numbers that a receipt may hold; an input that cannot be made smaller gets none."""

ROUNDS = 6
"""How often the input is cut down; each round asks the student's function once, for many inputs."""

Outcome = dict[str, Any]
Ask = Callable[[list[Case]], list[Outcome]]
"""Calls the student's function on every case."""

IsWrong = Callable[[Case, Outcome], bool]
"""Tells whether an outcome is wrong."""

Axis = tuple[int, int]
"""Which array, and which of its axes."""


def receipt(
    lesson: Lesson, exercise: str, case: Case, outcome: Outcome, ask: Ask, is_wrong: IsWrong
) -> str:
    """Return code that shows the mistake on a small input; nothing where there is no such input.

    Parameters
    ----------
    lesson : Lesson
        Holds the right answers.
    exercise : str
        The exercise.
    case : Case
        An input on which the student's function is wrong.
    outcome : dict
        What it gave there.
    ask : callable
        Calls the student's function.
    is_wrong : callable
        Judges an outcome.
    """
    if case.through is not None or case.accept is not None or not _can_be_written(case):
        return ""
    for _ in range(ROUNDS):
        sound = partial(_is_sound, lesson, exercise, case)
        firsts = (next(filter(sound, ways), None) for ways in _smaller(case))
        smaller = sorted((first for first in firsts if first is not None), key=_size)
        outcomes = ask(smaller)
        pairs = zip(smaller, outcomes, strict=False)
        found = next((pair for pair in pairs if is_wrong(*pair)), None)
        if found is None:
            break
        case, outcome = found
    return _code(lesson, exercise, case, outcome) if _size(case) <= MOST_NUMBERS else ""


# --- cutting down ---


def _arrays(value: Any) -> list[Array]:
    """Return the arrays in a value, those in lists and tuples included, in order."""
    if isinstance(value, np.ndarray):
        return [value]
    if isinstance(value, (list, tuple)):
        return [array for item in value for array in _arrays(item)]
    return []


def _size(case: Case) -> int:
    return sum(array.size for array in _arrays([*case.args, *case.kwargs.values()]))


def _smaller(case: Case) -> Iterator[Iterator[Case]]:
    """Yield ways to cut each size down, the most thorough way first; then rounder numbers."""
    arrays = _arrays(case.args)
    axes = [(i, axis) for i, array in enumerate(arrays) for axis in range(array.ndim)]
    for size in sorted({arrays[i].shape[axis] for i, axis in axes} - {0, 1}):
        for kept in sorted({1, 2, size // 2, size - 1} - {0, size}):
            yield _ways(case, [a for a in axes if _length(arrays, a) == size], kept)
    for digits in (0, 1):
        rounder = [np.round(a, digits) if a.dtype.kind == "f" else a for a in arrays]
        if any(not np.array_equal(one, other) for one, other in zip(arrays, rounder, strict=True)):
            yield iter([replace(case, args=_with(case.args, iter(rounder)))])


def _ways(case: Case, axes: list[Axis], kept: int) -> Iterator[Case]:
    """Yield a case cut along all of the axes, then along fewer: two layers may share a size."""
    arrays = _arrays(case.args)
    size = _length(arrays, axes[0])
    every = [(i, axis) for i, array in enumerate(arrays) for axis in range(array.ndim)]
    # The bias column makes the axis of a weight matrix one longer than its layer.
    longer = [axis for axis in every if _length(arrays, axis) == size + 1]
    for chosen in _subsets(axes):
        for biased in (*_subsets(longer), ()):
            yield _cut(case, chosen, biased, kept)


def _length(arrays: list[Array], axis: Axis) -> int:
    return int(arrays[axis[0]].shape[axis[1]])


def _subsets(axes: Sequence[Axis]) -> list[tuple[Axis, ...]]:
    """Return every way to choose some of the axes: a few at most share a size."""
    few = axes[:4]
    counts = range(len(few), 0, -1)
    return [chosen for count in counts for chosen in itertools.combinations(few, count)]


def _cut(case: Case, axes: Sequence[Axis], biased: Sequence[Axis], kept: int) -> Case:
    arrays = _arrays(case.args)
    for chosen, length in ((axes, kept), (biased, kept + 1)):
        for i, axis in chosen:
            arrays[i] = np.take(arrays[i], range(length), axis=axis)
    return replace(case, args=_with(case.args, iter(arrays)))


def _with(value: Any, arrays: Iterator[Array]) -> Any:
    """Return a value with its arrays replaced, in order."""
    if isinstance(value, np.ndarray):
        return next(arrays)
    if isinstance(value, (list, tuple)):
        return type(value)(_with(item, arrays) for item in value)
    return value


def _is_sound(lesson: Lesson, exercise: str, whole: Case, case: Case) -> bool:
    """Tell whether an input that was cut down is still one that the lesson has an answer to."""
    pairs = zip(_arrays(whole.args), _arrays(case.args), strict=True)
    if any(_is_one_hot(before) and not _is_one_hot(after) for before, after in pairs):
        return False
    try:
        answer = _expected(lesson, exercise, case)
    except Exception:  # noqa: BLE001  (sizes that no longer fit together may raise anything)
        return False
    return all(_is_proper(array) for array in _arrays([answer]) or [np.asarray(answer)])


def _is_one_hot(array: Array) -> bool:
    return array.ndim == 2 and bool(np.isin(array, (0, 1)).all() and (array.sum(axis=1) == 1).all())


def _is_proper(array: Array) -> bool:
    if array.dtype.kind == "f":
        return bool(array.size and np.isfinite(array).all())
    return bool(array.size and array.dtype.kind in "biu")


def _expected(lesson: Lesson, exercise: str, case: Case) -> Any:
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the mean of nothing, say: such an input is not sound
        return called_on(lesson.reference[exercise], encode_case(case), Path(folder))[0]


# --- writing it down ---


def _can_be_written(case: Case) -> bool:
    return all(_is_plain(value) for value in (*case.args, *case.kwargs.values()))


def _is_plain(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return all(_is_plain(item) for item in value)
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "biuf"
    return value is None or isinstance(value, (bool, int, float, str, np.number, Rng))


def _code(lesson: Lesson, exercise: str, case: Case, outcome: Outcome) -> str:
    names = list(inspect.signature(lesson.reference[exercise]).parameters)
    given = [*zip(names, case.args, strict=False), *case.kwargs.items()]
    lines = ["import numpy as np", ""]
    lines += [f"{name} = {_written(value)}" for name, value in given]
    call = [name for name, _ in given[: len(case.args)]]
    call += [f"{name}={name}" for name in case.kwargs]
    lines += ["", f"print({exercise}({', '.join(call)}))"]
    expected = _written(_expected(lesson, exercise, case))
    lines += [*_comment("expected", expected), *_comment("yours gave", _received(outcome))]
    return "\n".join(lines)


def _received(outcome: Outcome) -> str:
    if outcome.get("outcome") != "returned":
        return str(outcome.get("error", "an error"))
    return _written(outcome["value"])


def _comment(title: str, text: str) -> list[str]:
    first, *others = text.splitlines()
    return [f"# {title}: {first}", *(f"#   {line}" for line in others)]


def _written(value: Any) -> str:
    """Write a value as the code that makes it."""
    if isinstance(value, Rng):
        return f"np.random.default_rng({value.seed})"
    if isinstance(value, (list, tuple)):
        items = ", ".join(_written(item) for item in value)
        alone = "," if len(value) == 1 else ""
        return f"[{items}]" if isinstance(value, list) else f"({items}{alone})"
    if isinstance(value, np.ndarray) and value.size <= MOST_NUMBERS:
        return f"np.array({value.tolist()}{_dtype(value)})"
    if isinstance(value, np.ndarray):
        return f"(an array of shape {value.shape})"
    if isinstance(value, np.generic):
        value = value.item()
    return repr(value) if not isinstance(value, float) or math.isfinite(value) else f"{value}"


def _dtype(array: Array) -> str:
    """Name a dtype that the numbers alone would not give."""
    usual = array.dtype in (np.float64, np.int64, np.bool_)
    return "" if usual else f", dtype=np.{array.dtype}"
