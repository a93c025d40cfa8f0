"""nbgrader's seam: its own command and formgrader's button grade as `autograder grade` does.

``nbgrader_config.py`` puts these in the place of nbgrader's own steps. They share their core with
`autograder grade`: `released.frames`, `mending.mend`, `run.run_notebook` and
`entering.enter_scores`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbgrader.preprocessors
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum, Float

from autograder.course.course import Course
from autograder.gradebook import database
from autograder.gradebook.entering import enter_scores, in_one_transaction, official_cells
from autograder.gradebook.hand_ins import handed_in
from autograder.gradebook.releases.kept_releases import find
from autograder.gradebook.releases.packed_assignment import Official, unpack
from autograder.gradebook.releases.released import frames, is_released
from autograder.gradebook.scores import outcome
from autograder.handin.mending import mend, restore_locked
from autograder.judging.run import run_notebook
from autograder.judging.seeds import course_secret
from autograder.judging.settings import POLICIES, Settings
from autograder.sandbox.walls import warn_once_of_open_walls

Resources = dict[str, Any]
JUDGEMENTS = "autograder_judgements"
"""Under which key of nbconvert's resources the judgements travel."""

RELEASE = "autograder_release"
"""Under which key of a graded notebook's metadata the release stands that it is judged in."""


class Intake(NbGraderPreprocessor):
    """First of nbgrader's sanitising steps: gives a submission its official frame back.

    The frame is that of the release that was handed out, which is not always the one that the
    gradebook has; so locked cells get their text back here, and not from the gradebook.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Mend the frame.

        Parameters
        ----------
        nb : NotebookNode
            The submission.
        resources : dict
            nbconvert's, with nbgrader's names for the assignment and the notebook.
        """
        about, root = resources["nbgrader"], Path.cwd()
        name = about["assignment"]
        nb.metadata.pop(RELEASE, None)  # not for a student to say
        if about["notebook"] != name or not is_released(root, name):
            return nb, resources

        def entered() -> Official:
            with database.opened(about["db_url"]) as book:
                return official_cells(book, name)

        known = frames(root, name, entered)
        release = known.closest(nb)
        for note in mend(nb, release.notebook):
            self.log.warning("%s, %s: %s", about["student"], about["assignment"], note)
        restore_locked(nb, unpack(known.packed(release)).official)
        nb.metadata[RELEASE] = release.digest
        return nb, resources


class OverwriteCells(nbgrader.preprocessors.OverwriteCells):
    """nbgrader's own step, for notebooks to which Intake has not given the frame of a release."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Restore locked cells from the gradebook, where they are not restored yet.

        Parameters
        ----------
        nb : NotebookNode
            The submission.
        resources : dict
            nbconvert's.
        """
        if RELEASE in nb.metadata:
            return nb, resources
        restored: tuple[NotebookNode, Resources] = super().preprocess(nb, resources)
        return restored


class JudgedExecute(NbGraderPreprocessor):
    """Runs the notebook in a worker and judges its hidden checks, instead of nbgrader's Execute."""

    cell_seconds = Float(Settings.cell_seconds, help="Longest that one cell may run.").tag(
        config=True
    )
    later_cell_seconds = Float(
        Settings.later_cell_seconds,
        help="Longest that a cell may run once an earlier one took too long.",
    ).tag(config=True)
    check_seconds = Float(
        Settings.check_seconds, help="Longest that one hidden check may run."
    ).tag(config=True)
    marks = Enum(
        POLICIES,
        Settings.marks,
        help="What an exercise stands on: the right earlier functions, the student's, or the best.",
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Fill in every code cell's outputs, and the judgements.

        Parameters
        ----------
        nb : NotebookNode
            A submission with nbgrader's locked cells restored.
        resources : dict
            nbconvert's; gets the judgements.
        """
        warn_once_of_open_walls()
        course, about = Course.find(Path.cwd()), resources["nbgrader"]
        settings = Settings(
            self.cell_seconds, self.later_cell_seconds, self.check_seconds, self.marks
        )
        release = find(course.root, about["assignment"], nb.metadata.get(RELEASE))
        lesson, secret = unpack(release.packed).lesson, course_secret(course.root)
        beside = handed_in(course.root, about["assignment"], about["student"]).beside
        run = run_notebook(nb, lesson, about["student"], secret, settings, beside)
        resources[JUDGEMENTS] = run.judgements
        return nb, resources


class SaveVerdicts(NbGraderPreprocessor):
    """Writes a judged cell's marks from its verdict; every other cell's as nbgrader does."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Enter scores and comments into the gradebook.

        Parameters
        ----------
        nb : NotebookNode
            A submission that has been run.
        resources : dict
            nbconvert's, with the judgements.
        """
        about = resources["nbgrader"]
        judged_in = nb.metadata.get(RELEASE)
        given = find(Path.cwd(), about["assignment"], judged_in).notebook if judged_in else nb
        found = outcome(nb, given, resources.get(JUDGEMENTS, {}))

        def work() -> None:
            notebook = book.find_submission_notebook(
                about["notebook"], about["assignment"], about["student"]
            )
            enter_scores(book, notebook, found)

        with database.opened(about["db_url"]) as book:
            in_one_transaction(book, work)
        return nb, resources
