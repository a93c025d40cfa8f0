"""Grading a whole class: every submission by itself, so that none can stop the others.

Other processes grade; this one alone writes: the graded notebook, then the journal, then the
gradebook. Each step takes the place of what was there, so a batch that was killed goes on where it
was when it is graded again.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from traitlets.config import Config

from autograder.batch import jobs
from autograder.batch.graded_notebooks import (
    carried,
    digest,
    digest_on_disk,
    read_graded,
    renew_others,
    write_graded,
)
from autograder.batch.journal import Journal
from autograder.batch.pool import Pool
from autograder.course.course import Course
from autograder.gradebook import database, entering
from autograder.gradebook.answers import answers, points_by_cell
from autograder.gradebook.configuration import course_config, settings_of, timezone_of
from autograder.gradebook.database import GradebookError
from autograder.gradebook.judged import Judged
from autograder.gradebook.marks import gradebook_url
from autograder.gradebook.releases import kept_releases
from autograder.gradebook.releases.frames import Frames
from autograder.gradebook.releases.released import frames
from autograder.gradebook.scores import Outcome
from autograder.handin import submissions
from autograder.handin.choosing import choose
from autograder.handin.submissions import Files, Submission
from autograder.judging.seeds import course_secret

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

Json = dict[str, Any]

Name = TypeVar("Name")

OUTPUT_STEPS = ("IgnorePattern", "LimitOutput")
"""nbgrader's steps for outputs, whose configuration goes with every job."""


@dataclass(frozen=True)
class Graded:
    """One submission that has been through the grader.

    Attributes
    ----------
    note : str
        What was out of order with the files; empty where nothing was.
    error : str
        Why there are no marks; empty where there are.
    failed : int
        How many exercises lost their points.
    reused : bool
        Whether the verdicts are those of an earlier grading of the same file.
    """

    submission: Submission
    note: str = ""
    error: str = ""
    failed: int = 0
    reused: bool = False


class Graders(Protocol):
    """Whoever does the jobs: processes on this computer, or a cluster."""

    def map(self, jobs: Iterable[tuple[Name, Json]]) -> Iterator[tuple[Name, Json]]:
        """Yield a record for every job, in any order."""


def grade(
    course: Course,
    batch: list[Submission],
    *,
    workers: int = 1,
    graders: Graders | None = None,
    again: bool = False,
    **settings: Any,
) -> Iterator[Graded]:
    """Grade submissions into nbgrader's gradebook.

    Parameters
    ----------
    course : Course
        The course; its lessons are in the gradebook.
    batch : list of Submission
        What to grade.
    workers : int
        How many processes grade at a time.
    graders : Graders, optional
        What grades, in the place of processes of this call's own.
    again : bool
        Whether to grade what the journal knows already.
    **settings
        nbgrader configuration, such as ``JudgedExecute={"cell_seconds": 10}``.

    Yields
    ------
    Graded
        As each is done.

    Raises
    ------
    GradebookError
        If the gradebook cannot be read or written: what has been graded by then is in the journal,
        and is entered when the batch is graded again.
    """
    config = course_config(course.root, **settings)
    with (
        contextlib.nullcontext(graders)
        if graders
        else Pool(min(workers, len(batch))) as those_who_grade,
        database.opened(gradebook_url(course.root)) as book,
    ):
        yield from _Batch(course, config, book, again=again).run(batch, those_who_grade)


class _Batch:
    """One call of `grade`."""

    def __init__(self, course: Course, config: Config, book: Gradebook, *, again: bool) -> None:
        self.course, self.config, self.book, self.again = course, config, book, again
        self.settings, self.timezone = settings_of(config), timezone_of(config)
        self.secret = course_secret(course.root)
        self.frames: dict[str, Frames | Exception] = {}
        self.journals: dict[str, Journal] = {}
        self.remarks: dict[Submission, str] = {}
        self.without_grading: list[Graded] = []

    def run(self, batch: list[Submission], graders: Graders) -> Iterator[Graded]:
        try:
            for (submission, key), record in graders.map(self._jobs(batch)):
                yield from self._pop_without_grading()
                yield self._finish(submission, key, record)
            yield from self._pop_without_grading()
        finally:
            for journal in self.journals.values():
                journal.close()

    def _jobs(self, batch: list[Submission]) -> Iterator[tuple[tuple[Submission, str], Json]]:
        """Yield a job for each submission that has to be graded."""
        for submission in batch:
            try:
                job = self._job(submission)
                key = jobs.key(job)
                reused = None if self.again else self._reuse(submission, key)
            except GradebookError:
                raise
            except Exception as error:  # noqa: BLE001  (whatever it is must not stop the others)
                reused = Graded(submission, error=_said(error))
            if reused:
                self.without_grading.append(reused)
            else:
                yield (submission, key), job

    def _pop_without_grading(self) -> list[Graded]:
        done, self.without_grading = self.without_grading, []
        return done

    def _job(self, submission: Submission) -> Json:
        files = submissions.gather(submission)
        return jobs.job(
            submission.student,
            submission.lesson,
            files,
            self._packed(submission, files),
            self.settings,
            self.secret,
            {step: self.config[step] for step in OUTPUT_STEPS if step in self.config},
        )

    def _packed(self, submission: Submission, files: Files) -> str:
        """Return the release that a submission was handed out in, with all that grading takes."""
        known = self._frames(submission.lesson)
        release = known.newest
        if known.several:
            release = known.closest(choose(files, submission.lesson, release.notebook).notebook)
        if lacking := known.lacks(release):
            # Said, for whoever takes all trace of an exercise out is not asked for it either.
            without = f"made from an earlier release, without {', '.join(lacking)}"
            self.remarks[submission] = without
        return known.packed(release)

    def _frames(self, lesson: str) -> Frames:
        if lesson not in self.frames:
            try:
                entered = functools.partial(entering.official_cells, self.book, lesson)
                self.frames[lesson] = frames(self.course.root, lesson, entered)
            except Exception as error:  # noqa: BLE001  (the same for every submission)
                self.frames[lesson] = error
        found = self.frames[lesson]
        if isinstance(found, Exception):
            raise found
        return found

    def _journal(self, lesson: str) -> Journal:
        if lesson not in self.journals:
            self.journals[lesson] = Journal(self.course.root, lesson)
        return self.journals[lesson]

    def _reuse(self, submission: Submission, key: str) -> Graded | None:
        """Return what the journal knows of the same job, if its notebook is still there."""
        journal = self._journal(submission.lesson)
        record = journal.find(submission.student, key)
        if record is None or digest_on_disk(self.course.root, submission) != record["notebook"]:
            return None
        others = carried(submission, record["file"], self.timezone)
        renew_others(self.course.root, submission, others)
        return replace(self._enter(submission, key, record), reused=True)

    def _finish(self, submission: Submission, key: str, record: Json) -> Graded:
        if "error" in record:
            return Graded(submission, error=record["error"])
        try:
            return self._keep(submission, key, record)
        except GradebookError:
            raise
        except Exception as error:  # noqa: BLE001  (whatever it is must not stop the others)
            return Graded(submission, error=_said(error))

    def _keep(self, submission: Submission, key: str, record: Json) -> Graded:
        """Keep a record: first the notebook, then the journal, then the gradebook."""
        entering.keep_earlier_answers(
            self.book,
            submission.student,
            submission.lesson,
            lambda: self._earlier_answers(submission, record),
        )
        others = carried(submission, record["file"], self.timezone)
        write_graded(self.course.root, submission, record["notebook"], others)
        record["notebook"] = digest(record["notebook"].encode())
        self._journal(submission.lesson).add(submission.student, key, record)
        return self._enter(submission, key, record)

    def _earlier_answers(self, submission: Submission, record: Json) -> list[Judged] | None:
        """Return what the graded notebook holds whose place the record's will take."""
        notebook = read_graded(self.course.root, submission)
        if notebook is None:
            return None
        judgements = record["judgements"].items()
        exercises = {name: judged["counts"]["exercise"] for name, judged in judgements}
        release = kept_releases.find(self.course.root, submission.lesson, record["release"])
        found = answers(notebook, release.notebook, exercises)
        points = points_by_cell(notebook)
        return [Judged(n, place, found[n], points[n], None) for place, n in enumerate(found)]

    def _enter(self, submission: Submission, key: str, record: Json) -> Graded:
        time, late_note = submissions.handed_in_at(submission, self.timezone)
        outcome = Outcome.of_record(record)
        entering.enter(self.book, submission.student, submission.lesson, outcome, time, self.config)
        journal = self._journal(submission.lesson)
        if not journal.is_entered(submission.student):
            journal.enter(submission.student, key)
        failed = sum(not passed for passed in outcome.passed.values())
        remark = self.remarks.get(submission, "")
        note = "; ".join(filter(None, [submission.note, remark, record["note"], late_note]))
        return Graded(submission, note, failed=failed)


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__
