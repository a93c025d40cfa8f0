"""Why a check failed: what is known of a lesson's mistakes, told a step at a time.

A release carries `hints.json` beside the notebook: for each known mistake a *fingerprint* of what
it makes of the visible checks, a likely cause and a hint. It holds no code, and no right answer.
"""

from __future__ import annotations

import functools
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder.student.checks.causes import Cause, explained
from autograder.student.checks.fingerprint import fingerprint, same
from autograder.student.checks.message import Message

HINTS = "hints.json"
"""The file beside a released lesson that says which mistakes are known."""


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
    known = next((hints[exercise] for hints in _all_hints() if exercise in hints), None)
    if known is None:
        return None
    seen = fingerprint(value)
    ids = [
        entry["id"] for entry in known["seen"] if entry["call"] == call and same(seen, entry["as"])
    ]
    return [Cause(id=name, **known["causes"][name]) for name in dict.fromkeys(ids)]


def _all_hints() -> Iterator[dict[str, Any]]:
    """Yield the hints that lie beside the notebook, then others that are near.

    A kernel works in the notebook's folder in Jupyter, but elsewhere in some editors.
    """
    here = Path.cwd()
    for folder in (here, *_notebook_folders(here)):
        yield _hints(folder / HINTS)
    for pattern in (f"*/{HINTS}", f"*/*/{HINTS}"):
        for path in sorted(here.glob(pattern)):
            yield _hints(path)


def _notebook_folders(here: Path) -> Iterator[Path]:
    """Yield where the notebook is by what Jupyter's server (JPY_SESSION_NAME) or VS Code says."""
    names = (
        os.environ.get("JPY_SESSION_NAME"),
        vars(sys.modules["__main__"]).get("__vsc_ipynb_file__"),
    )
    for name in filter(None, names):
        for root in (here, *here.parents):
            yield (root / str(name)).parent


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
