"""Known mistakes, as far as a student may read of them, and how a message names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from autograder.student.checks.message import Message

NO_GUESS = "no mistake that is known here gives this answer, so here is no guess"


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
