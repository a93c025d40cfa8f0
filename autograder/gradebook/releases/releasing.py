"""Steps of nbgrader's that make a release: its own command and formgrader's button keep it too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.course.course import Course
from autograder.gradebook import database
from autograder.gradebook.releases.cell_rows import enter_cells, official_of
from autograder.gradebook.releases.kept_releases import keeping
from autograder.gradebook.releases.packed_assignment import pack
from autograder.gradebook.releases.released import require_answers

Resources = dict[str, Any]
OFFICIAL = "autograder_official_cells"
"""Under which key of nbconvert's resources the official cells travel."""


class CollectCells(NbGraderPreprocessor):
    """Notes the official cells, before their hidden lines are taken out."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Note them in the resources.

        Parameters
        ----------
        nb : NotebookNode
            The student's version in the making.
        resources : dict
            nbconvert's; gets the cells.
        """
        resources[OFFICIAL] = official_of(nb)
        return nb, resources


class SaveCells(CollectCells):
    """Enters the cells into the gradebook as nbgrader's SaveCells does, submissions or not."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Note the cells, and enter them.

        Parameters
        ----------
        nb : NotebookNode
            The student's version in the making.
        resources : dict
            nbconvert's; gets the cells.
        """
        nb, resources = super().preprocess(nb, resources)
        about, course = resources["nbgrader"], Course(Path.cwd())
        name = about["notebook"]
        if name in course.names:
            require_answers(resources[OFFICIAL], course.lesson(name), f"source/{name}")
        with database.opened(about["db_url"]) as book:
            enter_cells(book, about["assignment"], name, nb, resources[OFFICIAL])
        return nb, resources


class KeepRelease(NbGraderPreprocessor):
    """Last of the steps: keeps the release, so that its submissions can be graded by it."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Keep it, if it is a lesson's and its cells were entered.

        Parameters
        ----------
        nb : NotebookNode
            The student's version.
        resources : dict
            nbconvert's, with the cells.
        """
        about, course = resources["nbgrader"], Course(Path.cwd())
        name = about["notebook"]
        if OFFICIAL in resources and name == about["assignment"] and name in course.names:
            text = nbformat.writes(nb)
            text += "\n" * (not text.endswith("\n"))  # as nbgrader writes it
            with keeping(course.root, pack(course.lesson(name), text, resources[OFFICIAL])):
                pass
        return nb, resources
