"""What is kept of one graded submission, in plain values that can be sent and written down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution, is_task

from autograder.gradebook.answers import answers, points_by_cell
from autograder.gradebook.judged import Judged
from autograder.judging.judgement import Judgement

Scores = dict[str, float | None]
"""By grade_id; None where a person has to mark."""

Comments = dict[str, str | None]
"""By grade_id of the cell that the student wrote."""


@dataclass(frozen=True)
class Outcome:
    """All that goes into the gradebook of one graded submission, by grade_id.

    Attributes
    ----------
    scores : dict of str to float or None
        What the judge gives; None where a person has to mark.
    comments : dict of str to str or None
        What the judge says, by the cell that the student wrote.
    answers : dict of str to str
        Digests of what was marked, in the order of the lesson, as `answers.answers` gives them.
    points : dict of str to float
        What each cell was worth in the notebook that was handed out.
    passed : dict of str to bool
        The judge's verdicts.
    """

    scores: Scores
    comments: Comments
    answers: dict[str, str]
    points: dict[str, float]
    passed: dict[str, bool]

    @classmethod
    def of_record(cls, record: Mapping[str, Any]) -> Outcome:
        """Return what a line of the journal holds of it.

        Parameters
        ----------
        record : dict
            As `batch.jobs.grade` gives it.
        """
        passed = {name: judged["counts"]["passed"] for name, judged in record["judgements"].items()}
        parts = {part: record[part] for part in ("scores", "comments", "answers", "points")}
        return cls(**parts, passed=passed)

    def judged(self) -> list[Judged]:
        """Return what is kept of it beside the marks."""
        return [
            Judged(name, place, answer, self.points[name], self.passed.get(name))
            for place, (name, answer) in enumerate(self.answers.items())
        ]


def outcome(nb: NotebookNode, release: NotebookNode, judgements: dict[str, Judgement]) -> Outcome:
    """Return what goes into the gradebook.

    Parameters
    ----------
    nb : NotebookNode
        A submission that has been run.
    release : NotebookNode
        What the student was given.
    judgements : dict of str to Judgement
        By the check's grade_id.
    """
    verdicts = {name: judgement.counts for name, judgement in judgements.items()}
    exercises = {name: verdict.exercise for name, verdict in verdicts.items()}
    return Outcome(
        *scores_and_comments(nb, judgements),
        answers(nb, release, exercises),
        points_by_cell(nb),
        {name: verdict.passed for name, verdict in verdicts.items()},
    )


def scores_and_comments(
    nb: NotebookNode, judgements: dict[str, Judgement]
) -> tuple[Scores, Comments]:
    """Return what a submission earns without a person, and what is said about it.

    A judged check's points come from its verdict alone; every other cell's are nbgrader's.

    Parameters
    ----------
    nb : NotebookNode
        A submission that has been run.
    judgements : dict of str to Judgement
        By the check's grade_id.
    """
    scores: Scores = {}
    comments: Comments = {}
    for cell in nb.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if is_grade(cell):
            judged = judgements.get(name)
            scores[name] = _points(cell, judged) if judged else determine_grade(cell)[0]
        if is_solution(cell) or is_task(cell):
            untouched = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
            comments[name] = "No response." if untouched and not is_task(cell) else None
    for judged in judgements.values():
        message = judged.counts.message
        if message is not None and judged.counts.exercise in comments:
            # Beside the student's own code, not only beside the check.
            comments[judged.counts.exercise] = message.line
    return scores, comments


def _points(cell: NotebookNode, judgement: Judgement) -> float:
    return float(cell.metadata.nbgrader.points) if judgement.counts.passed else 0.0


def plain(judgements: dict[str, Judgement]) -> dict[str, Any]:
    """Return judgements as JSON holds them.

    Parameters
    ----------
    judgements : dict of str to Judgement
        By the check's grade_id.
    """
    values = {name: asdict(judgement) for name, judgement in judgements.items()}
    made: dict[str, Any] = json.loads(json.dumps(values, default=str))
    return made
