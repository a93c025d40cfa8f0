"""nbgrader's feedback pages for a whole class."""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory

from autograder.batch.graded_notebooks import SECRET
from autograder.batch.grading import Graded
from autograder.course.course import Course
from autograder.gradebook.configuration import course_config
from autograder.gradebook.marks import gradebook_url
from autograder.handin.submissions import AUTOGRADED, TIMESTAMP, Submission


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
    pages = _Pages(course)
    for submission in batch:
        error = ""
        try:
            pages.write(submission)
        except Exception as failure:  # noqa: BLE001  (whatever it is must not stop the others)
            error = (str(failure) or type(failure).__name__).splitlines()[0]
        yield Graded(submission, error=error)


class _Pages:
    """nbgrader's own exporter, without its search for names, in which ``*`` and ``[`` are more."""

    def __init__(self, course: Course) -> None:
        self.root = course.root.resolve()
        config = course_config(self.root)
        self.coursedir = CourseDirectory(config=config)
        self.nbgrader = GenerateFeedback(coursedir=self.coursedir, config=config)
        self.exporter = self.nbgrader.exporter_class(config=self.nbgrader.config)
        for step in self.nbgrader.preprocessors:
            self.exporter.register_preprocessor(step)

    def write(self, submission: Submission) -> None:
        """Write a submission's page, whole or not at all, and what nbgrader needs to release it."""
        graded = self.root / AUTOGRADED / submission.student / submission.lesson
        notebook = graded / f"{submission.lesson}.ipynb"
        with contextlib.chdir(self.root):  # where nbgrader's configuration has its relative paths
            page, _ = self.exporter.from_filename(str(notebook), resources=self._about(submission))
        folder = self._folder(submission)
        draft = folder.with_name(f".{folder.name}.draft")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        (draft / f"{submission.lesson}.html").write_text(page, encoding="utf-8")
        for name, without in ((TIMESTAMP, ""), (SECRET, secrets.token_hex())):
            # `nbgrader release_feedback` asks everyone's folder for both. Who has not submitted
            # through nbgrader has none, and is not found under a name that nobody can guess.
            kept = graded / name
            text = kept.read_text(encoding="utf-8") if kept.is_file() else without
            (draft / name).write_text(text, encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        draft.rename(folder)
        self.nbgrader.set_permissions(submission.lesson, submission.student)

    def _about(self, submission: Submission) -> dict[str, Any]:
        """Return nbconvert's resources, as nbgrader's own command fills them in."""
        return {
            "unique_key": submission.lesson,
            "output_files_dir": f"{submission.lesson}_files",
            "nbgrader": {
                "student": submission.student,
                "assignment": submission.lesson,
                "notebook": submission.lesson,
                "db_url": gradebook_url(self.root),
            },
        }

    def _folder(self, submission: Submission) -> Path:
        place = self.coursedir.format_path(
            self.coursedir.feedback_directory, submission.student, submission.lesson
        )
        return Path(place)
