"""One notebook through a worker and the judge: the core that every way of grading shares."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from nbformat import NotebookNode

from autograder.course.cells import hidden_check, kind, without_hidden_lines
from autograder.course.errors import LessonError
from autograder.course.lesson import Lesson
from autograder.judging.judge import Verdict, judge
from autograder.judging.judgement import Judgement, that_counts
from autograder.judging.missing import why_missing
from autograder.judging.seeds import seed
from autograder.judging.settings import Settings
from autograder.judging.shown import as_output, leave_out_invalid, shown
from autograder.sandbox.session import Session

REPORT_ONLY = "from autograder.student import check as _check; _check.report_only()"


@dataclass
class Run:
    """A notebook that has been run; its cells hold their outputs.

    Attributes
    ----------
    judgements : dict of str to Judgement
        By the check's grade_id, in the order of the notebook.
    seconds : dict of str to float
        Where the time went: ``start``, ``cells`` and ``checks``.
    """

    judgements: dict[str, Judgement] = field(default_factory=dict)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))


def run_notebook(
    nb: NotebookNode,
    lesson: Lesson,
    student: str,
    secret: bytes,
    settings: Settings,
    beside: Mapping[str, bytes] | None = None,
) -> Run:
    """Run a submission from its first cell to its last, and judge its hidden checks.

    Parameters
    ----------
    nb : NotebookNode
        A submission with nbgrader's locked cells restored; gets every code cell's outputs.
    lesson : Lesson
        Holds the right answers.
    student : str
        Whose it is.
    secret : bytes
        The course's, from which the inputs' seeds come.
    settings : Settings
        Time limits, and what counts.
    beside : dict of str to bytes, optional
        Files that were handed in with the notebook, by their path from it.

    Returns
    -------
    Run

    Raises
    ------
    LessonError
        If a check asks for what the lesson has no answer to: nobody could earn its points.
    """
    _require_answers(nb, lesson)
    return _Runner(nb, lesson, student, secret, settings).whole_notebook(beside or {})


def _require_answers(nb: NotebookNode, lesson: Lesson) -> None:
    for cell in nb.cells:
        name = hidden_check(cell.source) if kind(cell) == "check" else None
        if name is not None and name not in lesson.exercises:
            raise LessonError(
                f"it was asked for {name}, to which lesson {lesson.name} has no answer: run "
                f"`autograder build {lesson.name}` and `autograder release {lesson.name}`, then "
                "grade again."
            )


@contextmanager
def _session(imports: Iterable[str]) -> Iterator[Session]:
    """Begin a session, and end it in the background: the kernel takes its time to clear one up."""
    session = Session(imports).__enter__()
    try:
        yield session
    finally:
        while _ending:
            _ending.pop().join()  # one at a time, however short the submissions are
        thread = threading.Thread(target=session.__exit__, args=(None, None, None))
        thread.start()
        _ending.append(thread)


_ending: list[threading.Thread] = []


class _Runner:
    def __init__(
        self, nb: NotebookNode, lesson: Lesson, student: str, secret: bytes, settings: Settings
    ) -> None:
        self.nb, self.lesson, self.settings, self.secret = nb, lesson, settings, secret
        self.cell_seconds = settings.cell_seconds
        answers = "\0".join(cell.source for cell in nb.cells)
        self.identity = (student, hashlib.sha256(answers.encode()).hexdigest())
        self.run = Run()

    def whole_notebook(self, beside: Mapping[str, bytes]) -> Run:
        start = time.monotonic()
        with _session(self.lesson.imports) as session:
            if beside:
                session.put_files(beside)
            session.run_cell(REPORT_ONLY, self.cell_seconds)
            self.run.seconds["start"] = time.monotonic() - start
            for number, cell in enumerate(self._code_cells(), start=1):
                cell.execution_count = number
                exercise = hidden_check(cell.source) if kind(cell) == "check" else None
                if exercise in self.lesson.exercises:
                    judgement = self._check(session, cell, exercise)
                    self.run.judgements[cell.metadata.nbgrader.grade_id] = judgement
                else:
                    self._run_cell(session, cell)
        leave_out_invalid(self.nb)
        return self.run

    def _code_cells(self) -> list[NotebookNode]:
        return [cell for cell in self.nb.cells if cell.cell_type == "code"]

    def _run_cell(self, session: Session, cell: NotebookNode) -> None:
        with self._timed("cells"):
            ended, outputs = session.run_cell(cell.source, self.cell_seconds)
        if ended == "timeout":
            # What hung once will hang in every cell that calls it: one long wait is enough.
            self.cell_seconds = self.settings.later_cell_seconds
        cell.outputs = [as_output(output) for output in outputs]

    def _check(self, session: Session, cell: NotebookNode, exercise: str) -> Judgement:
        with self._timed("checks"):
            judgement = self._judge(session, exercise)
        cell.source = without_hidden_lines(cell.source)  # not for students to see in their feedback
        cell.outputs = []
        if judgement.own.ended == "done":  # else they could only hang again, or raise what follows
            self._run_cell(session, cell)  # the visible checks report, and do not decide
        cell.outputs.append(as_output(shown(judgement, cell.metadata.nbgrader.points)))
        return judgement

    def _judge(self, session: Session, exercise: str) -> Judgement:
        start = time.monotonic()
        helpers = self._helpers(exercise)
        own = self._verdict(session, exercise, helpers, receipts=True)
        if own.ended == "missing":
            so_far = [cell for cell in self._code_cells() if cell.execution_count is not None]
            own = replace(own, message=why_missing(exercise, so_far, self.lesson.exercises))
        chain: Verdict | None = None
        blame: tuple[str, ...] = ()
        wrong = self._wrong_among(helpers)
        if wrong:
            chain = self._verdict(session, exercise, {})
            if own.passed and not chain.passed:
                blame = self._to_blame(session, exercise, helpers, wrong)
        counts = that_counts(own, chain or own, blame, self.settings.marks)
        seconds = time.monotonic() - start
        return Judgement(counts, own, chain, blame, self._seed(exercise), round(seconds, 4))

    def _helpers(self, exercise: str) -> dict[str, str]:
        """Return the references that stand in, none of which answers a check still to come.

        All of a submission's processes may work together, so that a reference is theirs once it has
        been sent; and a student may have put the checks in another order.
        """
        judged = {judgement.own.exercise for judgement in self.run.judgements.values()}
        to_come = self.lesson.exercises.keys() - judged
        answers = to_come.union(*map(self.lesson.twins, to_come))
        helpers = self.lesson.helpers(exercise)
        return {name: source for name, source in helpers.items() if name not in answers}

    def _wrong_among(self, helpers: dict[str, str]) -> list[str]:
        """Return the earlier exercises that are wrong: without any, the chain is right as well.

        A function that hangs would hang again, so it is called a second time only where that may
        decide about points.
        """
        earlier = [judgement.own for judgement in self.run.judgements.values()]
        return [
            verdict.exercise
            for verdict in earlier
            if verdict.exercise in helpers
            and not verdict.passed
            and (self.settings.marks != "own" or verdict.ended not in ("timeout", "died"))
        ]

    def _to_blame(
        self, session: Session, exercise: str, helpers: dict[str, str], wrong: list[str]
    ) -> tuple[str, ...]:
        """Return the wrong functions that suffice, each by itself, to make this exercise fail."""
        if len(wrong) == 1:
            return (wrong[0],)
        alone = [
            name
            for name in wrong
            if not self._verdict(
                session, exercise, {n: code for n, code in helpers.items() if n != name}
            ).passed
        ]
        return tuple(alone or wrong)

    def _verdict(
        self, session: Session, exercise: str, helpers: dict[str, str], *, receipts: bool = False
    ) -> Verdict:
        return judge(
            self.lesson,
            exercise,
            lambda cases: session.run_check(
                exercise,
                cases,
                preamble=self.lesson.preamble,
                helpers=helpers,
                seconds=self.settings.check_seconds,
            ),
            self._seed(exercise),
            receipts=receipts,
        )

    def _seed(self, exercise: str) -> int:
        return seed(self.secret, *self.identity, exercise)

    @contextmanager
    def _timed(self, part: str) -> Iterator[None]:
        start = time.monotonic()
        try:
            yield
        finally:
            self.run.seconds[part] += time.monotonic() - start
