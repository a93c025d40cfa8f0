"""`autograder grade` leaves behind what `nbgrader autograde` does: every row, and the notebooks."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
import sqlalchemy
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from autograder.authoring.demo.sample_class import answered
from autograder.batch import grading
from autograder.course.course import CONFIG, Course
from autograder.gradebook.marks import gradebook_url
from autograder.handin import finding

pytestmark = pytest.mark.long

LESSON = "01-averages"
NAME = f"{LESSON}.ipynb"
LATE = """
c.LateSubmissionPlugin.penalty_method = "zero"
c.LimitOutput.max_lines = 5
"""
WRONG = {"mean": "def mean(x):\n    return 1.5"}
WORDY = {"total": "for i in range(20):\n    print(i)\n\ndef total(x):\n    return sum(x)"}
CLASS: dict[str, dict[str, Any]] = {
    "ada": {},
    "ben": {"only": ()},
    "chen": {"instead": WRONG},
    "dana": {"instead": WORDY},
    "late": {"instead": WRONG},
}
TABLES = {
    "student": "select id, first_name, last_name from student",
    "assignment": """
        select a.name, s.student_id, s.timestamp, s.extension
        from submitted_assignment s join assignment a on a.id = s.assignment_id""",
    "notebook": """
        select n.name, s.student_id, m.flagged, m.late_submission_penalty
        from submitted_notebook m join notebook n on n.id = m.notebook_id
        join submitted_assignment s on s.id = m.assignment_id""",
    "grade": """
        select c.name, s.student_id, g.auto_score, g.manual_score, g.extra_credit,
        g.needs_manual_grade from grade g join base_cell c on c.id = g.cell_id
        join submitted_notebook m on m.id = g.notebook_id
        join submitted_assignment s on s.id = m.assignment_id""",
    "comment": """
        select c.name, s.student_id, t.auto_comment, t.manual_comment
        from comment t join base_cell c on c.id = t.cell_id
        join submitted_notebook m on m.id = t.notebook_id
        join submitted_assignment s on s.id = m.assignment_id""",
}


def hand_in(course: Course) -> None:
    with (course.root / CONFIG).open("a", encoding="utf-8") as config:
        config.write(LATE)
    release = nbformat.read(course.root / "release" / LESSON / NAME, as_version=4)
    for student, answers in CLASS.items():
        folder = course.root / "submitted" / student / LESSON
        folder.mkdir(parents=True)
        notebook = answered(course.lesson(LESSON), release, **answers)
        if student in ("ada", "late"):
            notebook.cells[-1].source = "It can be compared."  # the question, answered
        (folder / NAME).write_text(json.dumps(notebook), encoding="utf-8")
        day = "2027" if student == "late" else "2026"
        (folder / "timestamp.txt").write_text(f"{day}-02-03 10:00:00 UTC")
    with Gradebook(gradebook_url(course.root)) as book:
        book.update_or_create_assignment(LESSON, duedate="2026-12-31 12:00:00 UTC")


def a_person_marks(course: Course) -> None:
    with Gradebook(gradebook_url(course.root)) as book:
        grade = book.find_grade("mean-check", LESSON, LESSON, "chen")
        grade.manual_score, grade.extra_credit = 1.5, 0.25
        book.find_comment("mean", LESSON, LESSON, "chen").manual_comment = "Nearly."
        book.db.commit()


def by_nbgrader(course: Course) -> None:
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", LESSON, "--force"],
        cwd=course.root,
        env=os.environ | {"JUPYTER_CONFIG_DIR": str(course.root), "JUPYTER_NO_CONFIG": "1"},
        capture_output=True,
        check=True,
    )


def by_autograder(course: Course) -> None:
    results = grading.grade(course, finding.find(course.root), workers=2)
    assert [result.error for result in results] == [""] * len(CLASS)


def rows(course: Course) -> dict[str, list[tuple[Any, ...]]]:
    engine = sqlalchemy.create_engine(gradebook_url(course.root))
    with engine.connect() as connection:
        found = {
            table: sorted(map(tuple, connection.execute(sqlalchemy.text(query))), key=repr)
            for table, query in TABLES.items()
        }
    engine.dispose()
    return found


def graded_cells(course: Course, student: str) -> list[tuple[Any, ...]]:
    path = course.root / "autograded" / student / LESSON / NAME
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return [
        (cell.id, cell.cell_type, cell.source, cell.metadata.get("nbgrader"), cell.get("outputs"))
        for cell in notebook.cells
    ]


@pytest.fixture(scope="module")
def both(
    released_mini: Course, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[Any], list[Any]]:
    """What the same class looks like after each way of grading, first and once more."""
    found = []
    for grade in (by_nbgrader, by_autograder):
        folder = tmp_path_factory.mktemp("both") / "course"
        shutil.copytree(released_mini.root, folder)
        (folder / ".autograder").mkdir(exist_ok=True)
        (folder / ".autograder" / "secret").write_text("ab" * 32)
        course = Course(folder)
        hand_in(course)
        grade(course)
        first = rows(course)
        a_person_marks(course)
        for student in CLASS:  # handed in once more, so that everything is graded anew
            (path,) = (folder / "submitted" / student).rglob(NAME)
            path.write_text(path.read_text("utf-8") + "\n", "utf-8")
        grade(course)
        cells = {student: graded_cells(course, student) for student in CLASS}
        modes = [oct(path.stat().st_mode) for path in Path(folder, "autograded").rglob("*.*")]
        found.append([first, rows(course), cells, modes])
    nbgrader, autograder = found
    return nbgrader, autograder


@pytest.mark.parametrize("table", TABLES)
def test_the_gradebook_has_the_same_rows(table, both):
    nbgrader, autograder = both
    assert autograder[0][table] == nbgrader[0][table]
    assert len(nbgrader[0][table]) >= len(CLASS)


@pytest.mark.parametrize("table", TABLES)
def test_and_after_a_person_marked_and_all_was_graded_again(table, both):
    nbgrader, autograder = both
    assert autograder[1][table] == nbgrader[1][table]


@pytest.mark.parametrize("student", CLASS)
def test_the_graded_notebooks_say_the_same(student, both):
    nbgrader, autograder = both
    assert autograder[2][student] == nbgrader[2][student]


def test_the_class_tries_what_it_is_meant_to(both):
    nbgrader, _ = both
    penalties = {student: penalty for _, student, _, penalty in nbgrader[0]["notebook"]}
    assert penalties["late"] == 2.0
    assert {penalties[student] for student in CLASS if student != "late"} == {None}
    assert ("mean-check", "chen", 0.0, 1.5, 0.25, 0) in nbgrader[1]["grade"]
    shown = [output.text for cell in nbgrader[2]["dana"] for output in cell[4] or []]
    assert any("Output truncated" in text for text in shown)


def test_the_files_have_the_same_permissions(both):
    nbgrader, autograder = both
    assert set(autograder[3]) == set(nbgrader[3])
