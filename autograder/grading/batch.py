"""Grading a whole class: every submission by itself, so that none can stop the others.

Other processes grade; this one alone writes. What comes back is written to ``autograded/`` and then
to the gradebook, in the place of what was there.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from nbgrader.api import Gradebook

from autograder.grading import gradebook, pipeline, submissions
from autograder.grading.course import Course
from autograder.grading.nbgrader_api import NbgraderError, course_config, open_course, succeed
from autograder.grading.pool import Pool
from autograder.grading.run import Settings
from autograder.grading.seeds import course_secret
from autograder.grading.submissions import AUTOGRADED, TIMESTAMP, Submission

Json = dict[str, Any]
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
    """

    submission: Submission
    note: str = ""
    error: str = ""


class Graders(Protocol):
    """Whoever does the jobs: processes on this computer, or a cluster."""

    def map(self, jobs: Iterable[tuple[Submission, Json]]) -> Iterator[tuple[Submission, Json]]:
        """Yield a record for every job, in any order."""


def grade(
    course: Course,
    batch: list[Submission],
    *,
    workers: int = 1,
    graders: Graders | None = None,
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
    **settings
        nbgrader configuration, such as ``JudgedExecute={"cell_seconds": 10}``.

    Yields
    ------
    Graded
        As each is done.
    """
    config = course_config(course.root, **settings)
    with (
        nullcontext(graders) if graders else Pool(min(workers, len(batch))) as those_who_grade,
        Gradebook(gradebook.url(course.root)) as book,
    ):
        yield from _Batch(course, config, book).run(batch, those_who_grade)


class _Batch:
    def __init__(self, course: Course, config: Any, book: Gradebook) -> None:
        self.course, self.config, self.book = course, config, book
        self.settings = Settings(**config.get("JudgedExecute", {}))
        self.secret = course_secret(course.root)
        self.frames: dict[str, Json] = {}

    def run(self, batch: list[Submission], graders: Graders) -> Iterator[Graded]:
        unread: list[Graded] = []
        for submission, record in graders.map(self._jobs(batch, unread)):
            yield from unread
            unread.clear()
            yield self._finish(submission, record)
        yield from unread

    def _jobs(
        self, batch: list[Submission], unread: list[Graded]
    ) -> Iterator[tuple[Submission, Json]]:
        """Yield a job for each submission; what cannot even be read goes to the other list."""
        for submission in batch:
            try:
                yield submission, self._job(submission)
            except Exception as error:  # noqa: BLE001  (whatever it is must not stop the others)
                unread.append(Graded(submission, error=_said(error)))

    def _job(self, submission: Submission) -> Json:
        return pipeline.job(
            submission.student,
            submission.lesson,
            submissions.gather(submission),
            self._frame(submission.lesson),
            self.settings,
            self.secret,
            {step: self.config[step] for step in OUTPUT_STEPS if step in self.config},
        )

    def _frame(self, name: str) -> Json:
        if name not in self.frames:
            release = self.course.root / "release" / name / f"{name}.ipynb"
            self.frames[name] = {
                "texts": pipeline.pack_lesson(self.course.lesson(name)),
                "release": release.read_text(encoding="utf-8"),
                "official": gradebook.official_cells(self.book, name),
            }
        return self.frames[name]

    def _finish(self, submission: Submission, record: Json) -> Graded:
        if "error" in record:
            return Graded(submission, error=record["error"])
        try:
            time, late_note = submissions.handed_in_at(submission)
            _write(self.course.root, submission, record["notebook"], time)
            gradebook.enter(
                self.book,
                submission.student,
                submission.lesson,
                record["scores"],
                record["comments"],
                time,
                self.config,
            )
        except Exception as error:  # noqa: BLE001  (whatever it is must not stop the others)
            return Graded(submission, error=_said(error))
        return Graded(submission, "; ".join(filter(None, [record["note"], late_note])))


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__


def _write(root: Path, submission: Submission, notebook: str, time: str | None) -> None:
    """Write the graded notebook where nbgrader writes it, whole or not at all."""
    folder = root / AUTOGRADED / submission.student / submission.lesson
    draft = folder.with_name(f".{folder.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    (draft / f"{submission.lesson}.ipynb").write_text(notebook, encoding="utf-8")
    if time is not None:
        (draft / TIMESTAMP).write_text(time, encoding="utf-8")
    for file in draft.iterdir():
        file.chmod(0o444)  # nbgrader's: it is not to be edited
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)


def write_feedback(course: Course, batch: list[Submission]) -> Iterator[Graded]:
    """Write nbgrader's feedback pages for submissions that have been graded.

    Parameters
    ----------
    course : Course
        The course.
    batch : list of Submission
        Whose feedback to write.

    Yields
    ------
    Graded
        As each is done.
    """
    api = open_course(course.root)
    for submission in batch:
        error = ""
        try:
            succeed(api.generate_feedback(submission.lesson, submission.student, force=True))
        except NbgraderError as failure:
            error = str(failure)
        yield Graded(submission, error=error)
