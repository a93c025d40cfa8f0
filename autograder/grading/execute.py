"""nbgrader's seam: run a submission in a worker, judge its hidden checks, keep the verdicts.

``nbgrader_config.py`` puts these in the place of nbgrader's own steps, so that ``nbgrader
autograde``, formgrader's button and ``autograder grade`` all grade alike and write the ordinary
gradebook.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_output, output_from_msg
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from traitlets import Float

from autograder.grading.course import Course
from autograder.grading.judge import Verdict, judge
from autograder.grading.lesson import Lesson, hidden_check, kind, without_hidden_lines
from autograder.grading.seeds import course_secret, seed
from autograder.grading.session import Session
from autograder.student.message import Message

Resources = dict[str, Any]
VERDICTS = "autograder_verdicts"
"""Under which key of nbconvert's resources the verdicts travel, by grade_id."""

REPORT_ONLY = "from autograder.student import check as _check; _check.report_only()"


class JudgedExecute(NbGraderPreprocessor):
    """Runs the notebook in a worker and judges its hidden checks, instead of nbgrader's Execute."""

    cell_seconds = Float(30, help="Longest that one cell may run.").tag(config=True)
    later_cell_seconds = Float(
        3, help="Longest that a cell may run once an earlier one took too long."
    ).tag(config=True)
    check_seconds = Float(10, help="Longest that one hidden check may run.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Fill in every code cell's outputs, and the verdicts.

        Parameters
        ----------
        nb : NotebookNode
            A submission with nbgrader's locked cells restored.
        resources : dict
            nbconvert's; gets the verdicts.
        """
        run = _Run(self, nb, resources["nbgrader"])
        resources[VERDICTS] = run.whole_notebook()
        return nb, resources


class _Run:
    """One submission, from its first cell to its last."""

    def __init__(self, limits: JudgedExecute, nb: NotebookNode, about: dict[str, str]) -> None:
        course = Course.find(Path.cwd())
        self.lesson: Lesson = course.lesson(about["assignment"])
        self.nb, self.limits = nb, limits
        self.cell_seconds = limits.cell_seconds
        self.secret = course_secret(course.root)
        answers = "\0".join(cell.source for cell in nb.cells)
        self.identity = (about["student"], hashlib.sha256(answers.encode()).hexdigest())

    def whole_notebook(self) -> dict[str, Verdict]:
        verdicts = {}
        with Session() as session:
            session.run_cell(REPORT_ONLY, self.cell_seconds)
            for number, cell in enumerate(self._code_cells(), start=1):
                cell.execution_count = number
                exercise = hidden_check(cell.source) if kind(cell) == "check" else None
                if exercise in self.lesson.exercises:
                    verdict = self._check(session, cell, exercise)
                    verdicts[cell.metadata.nbgrader.grade_id] = verdict
                else:
                    self._run(session, cell)
        return verdicts

    def _code_cells(self) -> list[NotebookNode]:
        return [cell for cell in self.nb.cells if cell.cell_type == "code"]

    def _run(self, session: Session, cell: NotebookNode) -> None:
        ended, outputs = session.run_cell(cell.source, self.cell_seconds)
        if ended == "timeout":
            # What hung once will hang in every cell that calls it: one long wait is enough.
            self.cell_seconds = self.limits.later_cell_seconds
        cell.outputs = [_as_output(output) for output in outputs]

    def _check(self, session: Session, cell: NotebookNode, exercise: str) -> Verdict:
        verdict = self._judge(session, exercise)
        cell.source = without_hidden_lines(cell.source)  # not for students to see in their feedback
        cell.outputs = []
        if verdict.ended == "done":  # else they could only hang again, or raise what is said below
            self._run(session, cell)  # the visible checks report, and do not decide
        cell.outputs.append(_verdict_output(verdict, cell.metadata.nbgrader.points))
        return verdict

    def _judge(self, session: Session, exercise: str) -> Verdict:
        return judge(
            self.lesson,
            exercise,
            lambda cases: session.run_check(
                exercise,
                cases,
                preamble=self.lesson.preamble,
                helpers=self.lesson.helpers(exercise),
                seconds=self.limits.check_seconds,
            ),
            seed(self.secret, *self.identity, exercise),
        )


class SaveVerdicts(SaveAutoGrades):
    """Writes a judged cell's marks from its verdict; every other cell's as nbgrader does."""

    def _add_score(self, cell: NotebookNode, resources: Resources) -> None:
        verdict = resources.get(VERDICTS, {}).get(cell.metadata.nbgrader.grade_id)
        if verdict is None:
            super()._add_score(cell, resources)
            return
        grade = self.gradebook.find_grade(
            cell.metadata.nbgrader.grade_id, self.notebook_id, self.assignment_id, self.student_id
        )
        grade.auto_score = float(cell.metadata.nbgrader.points) if verdict.passed else 0.0
        grade.needs_manual_grade = grade.manual_score is not None  # as nbgrader does: look again
        self.gradebook.db.commit()

    def _add_comment(self, cell: NotebookNode, resources: Resources) -> None:
        """Put what was wrong beside the student's own code, not only beside the check."""
        super()._add_comment(cell, resources)
        name = cell.metadata.nbgrader.grade_id
        for verdict in resources.get(VERDICTS, {}).values():
            if verdict.exercise == name and verdict.message is not None:
                comment = self.gradebook.find_comment(
                    name, self.notebook_id, self.assignment_id, self.student_id
                )
                comment.auto_comment = verdict.message.line
                self.gradebook.db.commit()


def _verdict_output(verdict: Verdict, points: float) -> NotebookNode:
    earned = points if verdict.passed else 0
    score = f"{earned:g} of {points:g} points"
    if verdict.message is None:
        text = f"✓ {verdict.exercise}: right on fresh inputs. {score}\n"
        return _as_output({"output_type": "stream", "name": "stdout", "text": text})
    return _as_output(_rich(verdict.message, score))


def _rich(message: Message, score: str) -> dict[str, Any]:
    data = {
        "text/plain": f"{message}\n    {score}",
        "text/html": f"{message._repr_html_()}<p>{score}</p>",
    }
    return {"output_type": "display_data", "data": data, "metadata": {}}


def _as_output(output: dict[str, Any]) -> NotebookNode:
    """Return an output that came from the worker as nbformat's, whatever the worker sent."""
    content = {"execution_count": None, "transient": {}, **output}
    message = {"header": {"msg_type": output.get("output_type")}, "content": content}
    try:
        made = NotebookNode(output_from_msg(message))
        nbformat.validate(made, ref="output", version=4)
    except (AttributeError, KeyError, TypeError, ValueError, nbformat.ValidationError):
        made = new_output("stream", text="… (an output that cannot be shown was left out)\n")
    return made
