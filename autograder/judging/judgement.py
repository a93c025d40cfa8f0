"""What was found of one check, and which of it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from autograder.judging.judge import Verdict


@dataclass(frozen=True)
class Judgement:
    """What was found of one check.

    Attributes
    ----------
    counts : Verdict
        The one that the points come from.
    own : Verdict
        On the reference's earlier functions.
    chain : Verdict or None
        On the student's own; None where it was not asked, as it could not differ.
    blame : tuple of str
        The earlier exercises that make a right function fail in the student's chain.
    seed : int
        Of the inputs.
    seconds : float
        What judging took.
    """

    counts: Verdict
    own: Verdict
    chain: Verdict | None
    blame: tuple[str, ...]
    seed: int
    seconds: float


def that_counts(own: Verdict, chain: Verdict, blame: tuple[str, ...], marks: str) -> Verdict:
    """Return the verdict that the points come from.

    Parameters
    ----------
    own, chain : Verdict
        On the reference's earlier functions, and on the student's own.
    blame : tuple of str
        The earlier exercises that make a right function fail in the student's chain.
    marks : str
        As `Settings.marks`.
    """
    if marks == "own" or own.passed == chain.passed:
        return own
    if marks == "best":
        return own if own.passed else chain
    if blame and chain.message is not None:
        advice = f"your {own.exercise} is right by itself: mend {' and '.join(blame)}"
        return replace(chain, message=replace(chain.message, next_step=advice))
    return chain
