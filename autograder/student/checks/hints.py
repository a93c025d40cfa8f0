"""Why a check failed: what is known of a lesson's mistakes, told a step at a time.

A release carries `hints.json` beside the notebook: for each known mistake a *fingerprint* of what
it makes of the visible checks, a likely cause and a hint. It holds no code, and no right answer.
"""

from __future__ import annotations

import functools
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from autograder.student.compare import NUMBERS, TRUTH_OR_TEXT, as_array, plain
from autograder.student.message import Message

HINTS = "hints.json"
"""The file beside a released lesson that says which mistakes are known."""

NO_GUESS = "no mistake that is known here gives this answer, so here is no guess"

CLOSE = 1e-6
"""How near two fingerprints are, relative to the size of the values, to be taken for the same."""


@dataclass(frozen=True)
class Cause:
    """A known mistake, as far as a student may read of it.

    Attributes
    ----------
    id : str
        Its name in the lesson's catalogue.
    cause : str
        What went wrong, after "It looks as if".
    hint, section : str
        A nudge, and the heading under which to reread.
    """

    id: str
    cause: str
    hint: str
    section: str


def explained(message: Message, compare: str, causes: Sequence[Cause] | None) -> Message:
    """Return a message with its likely cause, hint and section.

    Parameters
    ----------
    message : Message
        What differs.
    compare : str
        How the answer relates to the expected one; may be empty.
    causes : sequence of Cause or None
        The known mistakes that give just this answer: where several do, all are named, and where
        none does, that is said. None where nothing is known of the exercise.

    Examples
    --------
    >>> cause = Cause("no-mean", "the sum is not divided by m", "Stack X twice.", "The cost")
    >>> print(explained(Message("cost", "the value differs"), "", [cause]))
    ✗ cost: the value differs
        likely    It looks as if the sum is not divided by m.
        hint      Stack X twice.
        reread    The cost
    """
    if causes is None:
        return replace(message, compare=compare)
    if not causes:
        return replace(message, compare=compare, cause=f"{NO_GUESS}.".capitalize())
    which = ", or as if ".join(cause.cause for cause in causes)
    return replace(
        message,
        compare=compare,
        cause=f"It looks as if {which}.",
        hint=_numbered(dict.fromkeys(cause.hint for cause in causes)),
        reread="; ".join(dict.fromkeys(cause.section for cause in causes)),
    )


def _numbered(hints: dict[str, None]) -> str:
    if len(hints) == 1:
        return next(iter(hints))
    return " ".join(f"({number}) {hint}" for number, hint in enumerate(hints, start=1))


# --- fingerprints ---


def fingerprint(value: object) -> Any:
    """Return a few JSON values by which an answer is recognised, whatever its size.

    Parameters
    ----------
    value : object
        What a function returned.

    Examples
    --------
    >>> fingerprint(2.0)
    {'shape': [], 'sums': [2.0, 2.0, 2.0], 'odd': [0, 0]}
    >>> fingerprint({1, 2})
    {'type': 'set'}
    """
    if isinstance(value, BaseException):
        return {"raised": f"{type(value).__name__}: {value}"[:300]}
    value = plain(value)
    if value is None or isinstance(value, (str, bool)):
        return {"is": value}
    if isinstance(value, (list, tuple)) and not all(_is_number(item) for item in value):
        return {"results": [fingerprint(item) for item in value]}
    array = as_array(value)
    if array is not None and array.dtype.kind in TRUTH_OR_TEXT:
        return {"shape": list(array.shape), "kind": array.dtype.kind, "crc": crc32(array.tobytes())}
    if array is None or array.dtype.kind not in NUMBERS:
        return {"type": type(value).__name__}
    return {"shape": list(array.shape), **_sums(array.astype(np.float64))}


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float, np.number))


def _sums(numbers: np.ndarray[Any, np.dtype[np.float64]]) -> dict[str, Any]:
    """Sum the values plainly, by position, and by size; count the NaNs and the infinities."""
    odd = [int(np.isnan(numbers).sum()), int(np.isinf(numbers).sum())]
    values = np.where(np.isfinite(numbers), numbers, 0.0).ravel()
    by_position = np.cos(np.arange(values.size)) @ values
    sums = [float(values.sum()), float(by_position), float(np.abs(values).sum())]
    return {"sums": sums, "odd": odd}


def same(one: Any, other: Any) -> bool:
    """Tell whether two fingerprints are of the same answer.

    Parameters
    ----------
    one, other
        What `fingerprint` made.

    Examples
    --------
    >>> same(fingerprint([1.0, 2.0]), fingerprint(np.array([1, 2])))
    True
    >>> same(fingerprint([1.0, 2.0]), fingerprint([2.0, 1.0]))
    False
    """
    if set(one) != set(other):
        return False
    if "results" in one:
        pairs = zip(one["results"], other["results"], strict=False)
        return len(one["results"]) == len(other["results"]) and all(same(*pair) for pair in pairs)
    if "sums" not in one:
        return bool(one == other)
    if (one["shape"], one["odd"]) != (other["shape"], other["odd"]):
        return False
    within = CLOSE * max(one["sums"][2], other["sums"][2])
    pairs = zip(one["sums"], other["sums"], strict=True)
    return all(abs(mine - theirs) <= within for mine, theirs in pairs)


# --- a student's own session ---


def known_causes(exercise: str, call: str, value: object) -> list[Cause] | None:
    """Return the known mistakes that give just this answer at a visible check.

    Parameters
    ----------
    exercise : str
        The exercise's name.
    call : str
        Which check it is: its kind and its `what`, as in the release's `hints.json`.
    value : object
        The student's answer.

    Returns
    -------
    list of Cause or None
        None where no hints lie beside the notebook, or none for this exercise.
    """
    known = _hints(Path.cwd() / HINTS).get(exercise)
    if known is None:
        return None
    seen = fingerprint(value)
    ids = [
        entry["id"] for entry in known["seen"] if entry["call"] == call and same(seen, entry["as"])
    ]
    return [Cause(id=name, **known["causes"][name]) for name in dict.fromkeys(ids)]


@functools.cache
def _hints(path: Path) -> dict[str, Any]:
    try:
        hints = json.loads(path.read_text(encoding="utf-8"))
        return hints if isinstance(hints, dict) else {}
    except (OSError, ValueError):  # a lesson without its hints still works
        return {}


_failures: Counter[tuple[str, str]] = Counter()
_latest: dict[str, Message] = {}


def step_by_step(message: Message, whole: Message) -> Message:
    """Return as much of a message as a student is to read now.

    The first failure of a check says what differs, the second adds the likely cause, the third the
    hint and the section to reread. `everything` asks outright.

    Parameters
    ----------
    message : Message
        What differs.
    whole : Message
        The same, explained.
    """
    _latest[message.exercise] = whole
    _failures[message.exercise, message.what] += 1
    times = _failures[message.exercise, message.what]
    if times == 1:
        asks = f'run it again for the likely cause, or ask check.hint("{message.exercise}")'
        told = whole.compare or whole.cause
        return replace(message, next_step=asks) if told and not message.next_step else message
    if times == 2:
        return replace(whole, hint="", reread="")
    return whole


def forget(exercise: str, what: str) -> None:
    """Take note that a check passes: what was wrong with it is no longer so.

    Parameters
    ----------
    exercise, what : str
        The exercise's name, and which check it is.
    """
    if exercise in _latest and _latest[exercise].what == what:
        del _latest[exercise]
    _failures.pop((exercise, what), None)


def everything(exercise: str) -> Message | None:
    """Return the whole message of an exercise's latest failure in this session.

    Where no check failed, the error that the notebook's latest cell ended in is looked up.

    Parameters
    ----------
    exercise : str
        The exercise's name.
    """
    if exercise in _latest:
        return _latest[exercise]
    error = getattr(sys, "last_value", None)
    if error is None:
        return None
    causes = known_causes(exercise, "error", error)
    if not causes:
        return None
    summary = f"it ended in an error, {type(error).__name__}"
    return explained(Message(exercise, summary, got=str(error)[:300]), "", causes)
