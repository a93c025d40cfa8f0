"""The answers that students really give, wrong ones and right ones: how a catalogue is written."""

from __future__ import annotations

from dataclasses import dataclass


class Edit:
    """An answer that is the lesson's own solution with some of its text replaced.

    Parameters
    ----------
    *pairs : (str, str)
        What stands in the solution, and what stands there instead; replaced wherever it occurs.

    Examples
    --------
    >>> Edit(("/ len(X)", "")).of("return total / len(X)")
    'return total '
    """

    def __init__(self, *pairs: tuple[str, str]) -> None:
        self.pairs = pairs

    def of(self, solution: str) -> str:
        """Return the edited solution.

        Parameters
        ----------
        solution : str
            The solution cell's code.

        Raises
        ------
        ValueError
            If the solution does not hold what is to be replaced.
        """
        for old, new in self.pairs:
            if old not in solution:
                raise ValueError(f"there is no {old!r} in the solution to replace")
            solution = solution.replace(old, new)
        return solution


Answer = str | Edit
"""Code that takes the place of a solution cell: written out, or as a change of the solution."""


@dataclass(frozen=True)
class Misconception:
    """A wrong answer, and what cures it.

    Attributes
    ----------
    exercise : str
        The exercise that it answers.
    id : str
        A stable name, unique within the lesson, such as ``cost-without-mean``.
    answer : str or Edit
        The wrong answer. It serves to recognise the mistake, so it is written as most would.
    cause : str
        What went wrong, in half a sentence that ends "It looks as if ...": "the sum is not divided
        by the number of examples".
    hint : str
        One or two sentences that nudge, and give no code away.
    section : str
        The lesson's heading under which to reread.
    origin : str
        Where the mistake comes from.
    held_out : tuple of str or Edit
        The same mistake written in other ways. The bench submits these too; the grader never sees
        them, so they tell whether it knows the mistake or only its wording.
    """

    exercise: str
    id: str
    answer: Answer
    cause: str
    hint: str
    section: str
    origin: str
    held_out: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class Alternative:
    """A right answer in another style than the lesson's; it must not lose a point.

    Attributes
    ----------
    exercise : str
        The exercise that it answers.
    style : str
        How it differs, in a few words, unique within the exercise: "einsum", "a class instance".
    answer : str or Edit
        The answer.
    """

    exercise: str
    style: str
    answer: Answer


def text(answer: Answer, solution: str) -> str:
    """Return an answer as the code of a whole cell.

    Parameters
    ----------
    answer : str or Edit
        From a catalogue.
    solution : str
        The lesson's own solution of the exercise.
    """
    return answer.of(solution) if isinstance(answer, Edit) else answer.strip("\n")
