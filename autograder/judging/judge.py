"""The judge: fresh inputs, the lesson's own answers, and a verdict on the student's.

The judge runs no student code. It hands inputs to a `caller` and gets outcomes back as plain
values, which it does not trust.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from autograder.course.cases import Case
from autograder.course.lesson import Lesson
from autograder.judging.diagnosis import causes, known_mistakes, sizes
from autograder.judging.outcomes import read_outcome
from autograder.judging.receipt import receipt
from autograder.sandbox.calls import called_on, encode_case
from autograder.sandbox.scratch import made_if_needed, scratch_folder
from autograder.student.checks.causes import explained
from autograder.student.checks.compare import difference, is_comparable
from autograder.student.checks.message import Message
from autograder.student.checks.relations import relation

MOST_TEXT = 300
"""Characters that are kept of an error or a warning."""

UNWRITTEN = ("stub", "missing")
"""Outcomes of what cannot be judged, for it is not there."""

Outcomes = list[dict[str, Any]]
Caller = Callable[[list[Case]], tuple[str, Outcomes]]
"""Calls the student's function on every case; returns how that ended, and an outcome a case."""


@dataclass(frozen=True)
class Verdict:
    """What the judge found of one exercise.

    Attributes
    ----------
    exercise : str
        Its name.
    passed : bool
        Whether every case was right.
    message : Message or None
        For a failed exercise, what the student is told: no hidden number and no code.
    ended : str
        How the calls ended: ``done``, ``timeout`` or ``died``; ``missing`` where there was no
        function to call, ``stub`` where there was only that.
    likely : tuple of str
        The ids of the misconceptions that give just this answer.
    receipt : str
        Code that shows the mistake on a small input; empty where none was asked for or found.
    """

    exercise: str
    passed: bool
    message: Message | None = None
    ended: str = "done"
    likely: tuple[str, ...] = ()
    receipt: str = ""


def judge(
    lesson: Lesson, exercise: str, caller: Caller, seed: int, *, receipts: bool = False
) -> Verdict:
    """Judge a student's function on fresh inputs.

    Parameters
    ----------
    lesson : Lesson
        The lesson that the exercise belongs to; holds the right answers.
    exercise : str
        Its name.
    caller : callable
        Reaches the student's function.
    seed : int
        Where the fresh inputs come from; the same seed gives the same inputs.
    receipts : bool
        Whether to look for the smallest input that shows a mistake, which calls the student's
        function again.

    Returns
    -------
    Verdict
    """
    cases = lesson.cases(exercise, np.random.default_rng(seed))
    ended, outcomes = _called(caller, cases)
    with made_if_needed(scratch_folder() / "cases") as folder:
        for number, (case, outcome) in enumerate(zip(cases, outcomes, strict=False)):
            message = _problem(lesson, exercise, case, outcome, folder)
            if message and outcome.get("outcome") in UNWRITTEN:
                return Verdict(exercise, False, message, outcome["outcome"])
            if message:
                found = known_mistakes(lesson, exercise, cases, outcomes, failing=number)
                known = any(entry.exercise == exercise for entry in lesson.misconceptions)
                message = explained(message, message.compare, causes(found) if known else None)
                shown = ""
                if receipts and ended == "done":
                    is_wrong = partial(_is_wrong, lesson, exercise, folder)
                    ask = partial(_finished, caller)
                    shown = receipt(lesson, exercise, case, outcome, ask, is_wrong)
                return Verdict(exercise, False, message, ended, tuple(m.id for m in found), shown)
    if len(outcomes) < len(cases):
        return Verdict(exercise, False, _unfinished(exercise, cases[len(outcomes)], ended), ended)
    return Verdict(exercise, True, ended=ended)


def _called(caller: Caller, cases: list[Case]) -> tuple[str, Outcomes]:
    ended, outcomes = caller(cases)
    return ended, [read_outcome(outcome) for outcome in outcomes]


def _finished(caller: Caller, cases: list[Case]) -> Outcomes:
    """Return the outcomes if all calls came back: a receipt is not worth a second wait."""
    ended, outcomes = _called(caller, cases)
    return outcomes if ended == "done" else []


def _is_wrong(
    lesson: Lesson, exercise: str, files: Path, case: Case, outcome: dict[str, Any]
) -> bool:
    """Tell whether an outcome is as wrong as can be shown: an answer or an error, not a stub."""
    if outcome.get("outcome") not in ("returned", "raised"):
        return False
    return _problem(lesson, exercise, case, outcome, files) is not None


def _problem(
    lesson: Lesson, exercise: str, case: Case, outcome: dict[str, Any], files: Path
) -> Message | None:
    """Return what is wrong with one outcome, or None."""
    match outcome.get("outcome"):
        case "returned":
            return _judge_answer(lesson, exercise, case, outcome, files)
        case "stub":
            return Message(
                exercise,
                "it is not written yet",
                next_step="replace `raise NotImplementedError` by your code",
            )
        case "missing":
            return Message(
                exercise,
                f"there is no function named {exercise}",
                next_step="did its cell end in an error? Keep the name and run the cell again",
            )
        case _:
            return Message(
                exercise,
                "it ended in an error on fresh inputs",
                case.what,
                got=str(outcome.get("error", "no answer that can be read"))[:MOST_TEXT],
                next_step="call it yourself with inputs like these and read the traceback",
            )


def _judge_answer(
    lesson: Lesson, exercise: str, case: Case, outcome: dict[str, Any], files: Path
) -> Message | None:
    got, args = outcome["value"], outcome["args"]
    expected, _ = called_on(lesson.reference[exercise], encode_case(case), files)
    wrong = _wrong_answer(exercise, case, got, expected)
    if wrong and case.accept is None:
        compare = relation(got, expected, sizes(lesson, exercise, case), hidden=True)
        return replace(wrong, compare=compare)
    return (
        wrong
        or _changed_input(exercise, case, args)
        or _warned(exercise, case, str(outcome.get("warning", ""))[:MOST_TEXT])
    )


def _warned(exercise: str, case: Case, warning: str) -> Message | None:
    if not (case.silent and warning):
        return None
    return Message(
        exercise,
        "the answer is right, but it came with a warning",
        case.what,
        got=warning,
        next_step="find the step that overflows or divides by zero, and write it so that it cannot",
    )


def _wrong_answer(exercise: str, case: Case, got: Any, expected: Any) -> Message | None:
    if case.accept is not None:
        complaint = _complaint(case, got, expected)
        return Message(exercise, complaint, case.what) if complaint else None
    found = difference(got, expected, rtol=case.rtol, atol=case.atol)
    if found is None:
        return None
    if found.hides:
        return Message(
            exercise,
            f"on fresh inputs {found.summary}",
            case.what,
            where=found.where,
            next_step="try a case as small as this one, and work it out by hand beside your code",
        )
    return Message(exercise, found.summary, case.what, found.expected, found.got, found.where)


def _complaint(case: Case, got: Any, expected: Any) -> str | None:
    assert case.accept is not None
    try:
        return case.accept(got, expected)
    except Exception:  # noqa: BLE001  (the answer is a student's: a set has no shape, say)
        return "the answer is not of the kind that was asked for"


def _changed_input(exercise: str, case: Case, args: Any) -> Message | None:
    given = (*case.args, *case.kwargs.values())
    if not isinstance(args, tuple) or len(args) != len(given):
        return Message(exercise, "its answer cannot be read", case.what)
    for position, (now, then) in enumerate(zip(args, given, strict=True), start=1):
        if difference(now, then) and is_comparable(then):
            return Message(
                exercise,
                f"argument {position} was changed in place",
                case.what,
                next_step="work on a copy, or build a new array",
            )
    return None


def _unfinished(exercise: str, case: Case, ended: str) -> Message:
    if ended == "timeout":
        return Message(
            exercise,
            "there was no answer in time",
            case.what,
            next_step="look for a loop that never ends, or that does far too much",
        )
    return Message(
        exercise, "Python itself ended while it ran", case.what, next_step="does it call exit()?"
    )
