"""What is kept of one graded submission, in plain values that can be sent and written down."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution, is_task

from autograder.judging.judgement import Judgement

Scores = dict[str, float | None]
"""By grade_id; None where a person has to mark."""

Comments = dict[str, str | None]
"""By grade_id of the cell that the student wrote."""


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
