"""nbgrader's seam to what was handed in: its own commands take the files that `grade` takes.

nbgrader asks a folder for its `*.ipynb` and stops where there is none, or only one of another name.
There is no setting for that, so that what asks is replaced here, as soon as the course's
configuration names this module.
"""

from __future__ import annotations

import datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory

from autograder.gradebook import database
from autograder.gradebook.entering import official_cells
from autograder.gradebook.marks import gradebook_url
from autograder.gradebook.releases.packed_assignment import Official
from autograder.gradebook.releases.released import frames, is_released
from autograder.handin.choosing import Choice, choose
from autograder.handin.finding import find
from autograder.handin.submissions import AUTOGRADED, Submission, gather, handed_in_at

_nbgraders_own = Autograde.init_notebooks


class HandedIn(NotebookExporter):
    """nbconvert's exporter of notebooks, which takes a submission from whatever was handed in."""

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> Any:
        """Convert a notebook.

        Parameters
        ----------
        filename : str
            Where nbgrader thinks that it is; in `autograded/` it is there.
        resources : dict
            nbconvert's, with nbgrader's names for the assignment and the student.
        **kwargs
            nbconvert's.
        """
        path, about = Path(filename), resources["nbgrader"]
        name = about["assignment"]
        ours = about["notebook"] == name and is_released(Path.cwd(), name)
        if path.parts[-4] == AUTOGRADED or not ours:
            return super().from_filename(filename, resources, **kwargs)
        choice = handed_in(Path.cwd(), name, about["student"])
        if choice.note:
            self.log.warning("%s, %s: %s", about["student"], name, choice.note)
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        return self.from_notebook_node(choice.notebook, resources, **kwargs)


def handed_in(root: Path, lesson: str, student: str) -> Choice:
    """Return what is graded of a student's hand-in.

    Parameters
    ----------
    root : Path
        The course's folder.
    lesson, student : str
        Of what, and whose.
    """
    folder = root / "submitted" / student / lesson
    submission = next(iter(find(root, lesson, student)), Submission(student, lesson, folder))

    def entered() -> Official:
        with database.opened(gradebook_url(root)) as book:
            return official_cells(book, lesson)

    release = frames(root, lesson, entered).newest
    return choose(gather(submission), lesson, release.notebook)


def _init_notebooks(self: Autograde) -> None:
    """Find the hand-ins of an assignment, in the place of `Autograde.init_notebooks`."""
    root, lesson = Path(self.coursedir.root), self.coursedir.assignment_id
    asked = self.coursedir.student_id
    found = [s for s in find(root, lesson) if s.student == asked or fnmatchcase(s.student, asked)]
    if not found:
        _nbgraders_own(self)  # which knows other assignments, and says what is missing
        return
    self.assignments = {
        folder: [str(Path(folder) / f"{lesson}.ipynb")]
        for folder in (self._format_source(lesson, s.student) for s in found)
    }


def _existing_timestamp(self: CourseDirectory, folder: str) -> datetime.datetime | None:
    """Read a time of handing in right or not at all, in `CourseDirectory`'s place."""
    path = Path(folder)
    submission = Submission(path.parent.name, path.name, path)
    time, note = handed_in_at(submission)
    if note:
        self.log.warning("%s: %s", folder, note)
    return None if time is None else datetime.datetime.fromisoformat(time[:26])


Autograde.init_notebooks = _init_notebooks
CourseDirectory.get_existing_timestamp = _existing_timestamp
