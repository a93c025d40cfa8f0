"""Entering marks into nbgrader's own gradebook, in the rows that it makes for a submission."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from nbgrader.api import (
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    SubmittedNotebook,
)
from traitlets.config import Config

from autograder.gradebook import judged
from autograder.gradebook.database import patiently
from autograder.gradebook.judged import Judged
from autograder.gradebook.scores import Outcome

_GRADED = ("GradeCell", "TaskCell")
_COMMENTED = ("SolutionCell", "TaskCell")


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
    outcome: Outcome,
    timestamp: str | None,
    config: Config,
) -> None:
    """Enter a graded submission, as `nbgrader autograde` does and in one transaction.

    To enter the same again changes nothing, except that a late penalty is worked out anew.

    Parameters
    ----------
    book : Gradebook
        As `database.opened` gives it.
    student, lesson : str
        Whose, and of what.
    outcome : Outcome
        What the judge gives and says, and of what.
    timestamp : str or None
        When it was handed in, if that is known.
    config : Config
        The course's, for nbgrader's late penalties.

    Raises
    ------
    GradebookError
        If the gradebook cannot be written; then nothing has been.
    """

    def work() -> None:
        book.update_or_create_student(student)
        when = {} if timestamp is None else {"timestamp": timestamp}
        submission = book.update_or_create_submission(lesson, student, **when)
        notebook = book.find_submission_notebook(lesson, lesson, student)
        enter_scores(book, notebook, outcome)
        book.db.flush()
        book.db.refresh(notebook)  # its score is the sum of what has just been entered
        notebook.late_submission_penalty = _late_penalty(student, submission, notebook, config)

    in_one_transaction(book, work)


def in_one_transaction(book: Gradebook, work: Callable[[], None]) -> None:
    """Do all of something or nothing, again and again while another program holds the gradebook.

    Parameters
    ----------
    book : Gradebook
        As `database.opened` gives it.
    work : callable
        What to do.
    """

    def once() -> None:
        with _one_transaction(book):
            work()

    patiently(once, book.engine.url.render_as_string(hide_password=False))


@contextmanager
def _one_transaction(book: Gradebook) -> Iterator[None]:
    """Make all that happens meanwhile one transaction: nbgrader's methods commit step by step."""
    commit = book.db.commit
    book.db.commit = book.db.flush
    try:
        yield
        commit()
    except BaseException:
        book.db.rollback()
        raise
    finally:
        book.db.commit = commit


def enter_scores(book: Gradebook, notebook: SubmittedNotebook, outcome: Outcome) -> None:
    """Enter what the judge gives and says; what a person gave and said stays.

    A cell that a person marked is to be looked at again where the answer, the question, its points
    or the judge's own mark are no longer those that the person saw.

    Parameters
    ----------
    book : Gradebook
        As `database.opened` gives it; the caller commits.
    notebook : SubmittedNotebook
        Whose rows to fill in.
    outcome : Outcome
        What came of grading it.
    """
    _add_rows_of_new_cells(book, notebook, outcome)
    before = judged.read(book.db, notebook.id)
    for grade, name in _rows(book, Grade, notebook):
        if name in outcome.scores:
            seen = before.get(name)
            same = seen is not None and seen.answer == outcome.answers.get(name)
            _enter_score(grade, outcome.scores[name], same=same)
        elif name not in outcome.points and not _by_hand(grade):
            # It is not in the notebook that this student got.
            grade.auto_score, grade.needs_manual_grade = None, False
    for comment, name in _rows(book, Comment, notebook):
        if name in outcome.comments:
            comment.auto_comment = _storable(outcome.comments[name])
    judged.write(book.db, notebook.id, outcome.judged())


def _storable(comment: str | None) -> str | None:
    """Return a comment without the one character that PostgreSQL does not take."""
    return comment and comment.replace("\0", "\N{REPLACEMENT CHARACTER}")


def _enter_score(grade: Grade, score: float | None, *, same: bool) -> None:
    changed = not same or grade.auto_score != score
    grade.auto_score = score
    if _by_hand(grade):
        unmarked = grade.manual_score is None and score is None
        grade.needs_manual_grade = bool(grade.needs_manual_grade) or changed or unmarked
    else:
        grade.needs_manual_grade = score is None


def _by_hand(grade: Grade) -> bool:
    return grade.manual_score is not None or bool(grade.extra_credit)


def _add_rows_of_new_cells(book: Gradebook, notebook: SubmittedNotebook, outcome: Outcome) -> None:
    """Add what a submission lacks that is older than a cell of its lesson."""
    cells = book.db.query(BaseCell).filter(BaseCell.notebook_id == notebook.notebook_id).all()
    for table, types, names in (
        (Grade, _GRADED, outcome.scores),
        (Comment, _COMMENTED, outcome.comments),
    ):
        there = {row.cell_id for row, _ in _rows(book, table, notebook)}
        for cell in cells:
            if cell.type in types and cell.name in names and cell.id not in there:
                book.db.add(table(cell_id=cell.id, notebook=notebook))
    book.db.flush()


def keep_earlier_answers(
    book: Gradebook, student: str, lesson: str, earlier: Callable[[], list[Judged] | None]
) -> None:
    """Write down what a person's marks were given for, where they are older than such notes.

    Parameters
    ----------
    book : Gradebook
        As `database.opened` gives it.
    student, lesson : str
        Whose, and of what.
    earlier : callable
        Reads the notebook that was marked; None where that is gone.
    """

    def work() -> None:
        try:
            notebook = book.find_submission_notebook(lesson, lesson, student)
        except MissingEntry:
            return
        marked = any(_by_hand(grade) for grade in notebook.grades)
        if marked and not judged.read(book.db, notebook.id) and (rows := earlier()):
            judged.write(book.db, notebook.id, rows)

    in_one_transaction(book, work)


def _rows(book: Gradebook, table: Any, notebook: SubmittedNotebook) -> list[tuple[Any, str]]:
    rows = book.db.query(table, BaseCell.name).join(BaseCell, table.cell_id == BaseCell.id)
    found: list[tuple[Any, str]] = rows.filter(table.notebook_id == notebook.id).all()
    return found


def _late_penalty(
    student: str, submission: Any, notebook: SubmittedNotebook, config: Config
) -> float | None:
    due = submission.assignment.duedate  # without one, nbgrader stumbles over an extension
    late = submission.total_seconds_late if due else 0
    if late <= 0:
        return None
    from nbgrader.preprocessors import AssignLatePenalties

    step = AssignLatePenalties(config=config)
    step.init_plugin()
    penalty = step.plugin_inst.late_submission_penalty(student, notebook.score, late)
    return None if penalty is None else float(step._check_late_penalty(notebook, penalty))
