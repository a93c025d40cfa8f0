"""A check cell, judged in a session: its hidden line on fresh inputs, then its own assertions."""

from __future__ import annotations

from functools import partial

from autograder.course.lesson import Lesson
from autograder.judging.asserts import statements_of, verdict_on
from autograder.judging.judge import Verdict, judge
from autograder.sandbox.session import Session


def judge_check(
    session: Session,
    lesson: Lesson,
    exercise: str,
    source: str,
    *,
    helpers: dict[str, str],
    seconds: float,
    seed: int,
    receipts: bool = False,
) -> Verdict:
    """Judge what a session holds under an exercise's name.

    Parameters
    ----------
    session : Session
        The submission's.
    lesson : Lesson
        Holds the right answers.
    exercise : str
        The exercise.
    source : str
        The check cell's code, its hidden lines included.
    helpers : dict of str to str
        Earlier solutions that stand in for the student's.
    seconds : float
        How long the calls, and the assertions, may take.
    seed : int
        Where the fresh inputs come from.
    receipts : bool
        Whether to look for the smallest input that shows a mistake.
    """
    ask = partial(
        session.run_check, exercise, preamble=lesson.preamble, helpers=helpers, seconds=seconds
    )
    verdict = judge(lesson, exercise, ask, seed, receipts=receipts)
    statements = statements_of(source)
    if not (verdict.passed and statements):
        return verdict
    return verdict_on(verdict, source, *ask([], statements=statements))
