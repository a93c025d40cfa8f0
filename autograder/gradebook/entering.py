"""Entering marks into nbgrader's own gradebook, in the rows that it makes for a submission."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from nbgrader.api import (
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    SubmittedNotebook,
)
from traitlets.config import Config


def official_cells(book: Gradebook, lesson: str) -> dict[str, dict[str, Any]]:
    """Return what the gradebook knows of a lesson's official cells, by grade_id.

    Parameters
    ----------
    book : Gradebook
        Open.
    lesson : str
        A lesson that has been released.
    """
    notebook = book.find_notebook(lesson, lesson)
    points = {c.name: float(c.max_score) for c in (*notebook.grade_cells, *notebook.task_cells)}
    return {
        cell.name: {
            "cell_type": cell.cell_type,
            "locked": cell.locked,
            "source": cell.source,
            "checksum": cell.checksum,
            "points": points.get(cell.name),
        }
        for cell in notebook.source_cells
    }


def enter(
    book: Gradebook,
    student: str,
    lesson: str,
    scores: Mapping[str, float | None],
    comments: Mapping[str, str | None],
    timestamp: str | None,
    config: Config,
    *,
    fresh: bool = True,
) -> None:
    """Enter a graded submission, as `nbgrader autograde` does and in one transaction.

    Parameters
    ----------
    book : Gradebook
        Open.
    student, lesson : str
        Whose, and of what.
    scores, comments : dict
        By grade_id, as `record.scores_and_comments` gives them.
    timestamp : str or None
        When it was handed in, if that is known.
    config : Config
        The course's, for nbgrader's late penalties.
    fresh : bool
        Whether it has just been graded; else only what differs is entered, and a person who has
        looked at the rest is not asked to look again.
    """
    with _one_transaction(book):
        book.update_or_create_student(student)
        when = {} if timestamp is None else {"timestamp": timestamp}
        submission = book.update_or_create_submission(lesson, student, **when)
        notebook = book.find_submission_notebook(lesson, lesson, student)
        enter_scores(book, notebook, scores, comments, fresh=fresh)
        book.db.flush()
        book.db.refresh(notebook)  # its score is the sum of what has just been entered
        notebook.late_submission_penalty = _late_penalty(student, submission, notebook, config)


@contextmanager
def _one_transaction(book: Gradebook) -> Iterator[None]:
    """Make all that happens meanwhile one transaction: nbgrader's methods commit step by step."""
    commit = book.db.commit
    book.db.commit = book.db.flush
    try:
        with warnings.catch_warnings():
            # nbgrader makes a submission's rows one by one, and SQLAlchemy warns at every one.
            warnings.filterwarnings("ignore", message="Object of type <Submitted")
            yield
        commit()
    except BaseException:
        book.db.rollback()
        raise
    finally:
        book.db.commit = commit


def enter_scores(
    book: Gradebook,
    notebook: SubmittedNotebook,
    scores: Mapping[str, float | None],
    comments: Mapping[str, str | None],
    *,
    fresh: bool = True,
) -> None:
    """Enter automatic scores and comments; a person's stay, and ask to be looked at again.

    Parameters
    ----------
    book : Gradebook
        Open; the caller commits.
    notebook : SubmittedNotebook
        Whose rows to fill in.
    scores, comments : dict
        By grade_id.
    fresh : bool
        As for `enter`.
    """
    for grade, name in _rows(book, Grade, notebook):
        if name in scores and (fresh or grade.auto_score != scores[name]):
            grade.auto_score = scores[name]
            grade.needs_manual_grade = grade.manual_score is not None or scores[name] is None
    for comment, name in _rows(book, Comment, notebook):
        if name in comments:
            comment.auto_comment = comments[name]


def _rows(book: Gradebook, table: Any, notebook: SubmittedNotebook) -> list[tuple[Any, str]]:
    rows = book.db.query(table, BaseCell.name).join(BaseCell, table.cell_id == BaseCell.id)
    found: list[tuple[Any, str]] = rows.filter(table.notebook_id == notebook.id).all()
    return found


def _late_penalty(
    student: str, submission: Any, notebook: SubmittedNotebook, config: Config
) -> float | None:
    late = submission.total_seconds_late
    if late <= 0:
        return None
    from nbgrader.preprocessors import AssignLatePenalties

    step = AssignLatePenalties(config=config)
    step.init_plugin()
    penalty = step.plugin_inst.late_submission_penalty(student, notebook.score, late)
    return None if penalty is None else float(step._check_late_penalty(notebook, penalty))
