"""nbgrader's own commands in a course folder, with the configuration that ships."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.authoring.build import build
from autograder.authoring.demo.sample_class import answered, sample_class
from autograder.authoring.release import release
from autograder.course.cells import grade_id
from autograder.course.course import CONFIG, Course
from autograder.gradebook.marks import gradebook_url, read_marks

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
SHORT = "01-averages"
COST = "03-cost"
HONEST = ("ada", "ben", "chen", "fay", "gus")
"""All right, the stubs, half done, biases never penalised, a number written in."""

OWN_EXECUTE = "\ndel c.Autograde.autograde_preprocessors  # as nbgrader has them\n"


def nbgrader(course: Course, *arguments: str) -> str:
    """Run an nbgrader command as an instructor does, and return what it said."""
    ran = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=course.root,
        env=os.environ | {"JUPYTER_CONFIG_DIR": str(course.root), "JUPYTER_NO_CONFIG": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stderr


def judged(course: Course, lesson: str) -> dict[str, dict[str, float | None]]:
    """Points from the judge by student and exercise."""
    found: dict[str, dict[str, float | None]] = {}
    for mark in read_marks(gradebook_url(course.root), lesson):
        if mark.marked_by == "judge":
            found.setdefault(mark.student, {})[mark.exercise] = mark.points
    return found


def hand_in(course: Course, student: str, notebook: NotebookNode) -> None:
    path = course.root / "submitted" / student / SHORT / f"{SHORT}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def released(course: Course) -> Path:
    return course.root / "release" / SHORT / f"{SHORT}.ipynb"


def solved(course: Course) -> NotebookNode:
    return answered(course.lesson(SHORT), nbformat.read(released(course), as_version=4))


# --- the short lesson, from source to feedback ---


def test_generate_assignment_makes_what_the_autograder_releases(mini):
    made = mini.root / "release" / SHORT / f"{SHORT}.ipynb"
    before = made.read_bytes()
    shutil.rmtree(mini.root / "release")
    nbgrader(mini, "generate_assignment", SHORT, "--force")
    assert made.read_bytes() == before


def test_autograde_and_generate_feedback_work_as_they_are(mini):
    in_words = solved(mini)
    for cell in in_words.cells:
        if grade_id(cell) == "why-mean":
            cell.source = "if $a<b$ ![](attachment:gone.png) <script>MARK</script>"
    hand_in(mini, "ada", in_words)

    cleared = solved(mini)
    cleared.cells = [cell for cell in cleared.cells if grade_id(cell) != "mean-check"]
    hand_in(mini, "ben", cleared)

    copied = solved(mini)
    copied.cells += [nbformat.from_dict(cell) for cell in copied.cells if grade_id(cell)]
    for number, cell in enumerate(copied.cells):
        cell.id = f"id-{number}"
    hand_in(mini, "chen", copied)

    from_the_future = solved(mini)
    for cell in from_the_future.cells:
        if grade_id(cell):
            cell.metadata.nbgrader.schema_version = 99
    hand_in(mini, "emil", from_the_future)

    wrong = solved(mini)
    for cell in wrong.cells:
        if grade_id(cell) == "mean":
            cell.source = "def mean(x): return 1.5"
    hand_in(mini, "dana", wrong)

    nbgrader(mini, "autograde", SHORT)
    right = {"total": 2.0, "mean": 3.0}
    assert judged(mini, SHORT) == {
        "ada": right,
        "ben": right,
        "chen": right,
        "dana": {"total": 2.0, "mean": 0.0},
        "emil": right,
    }

    nbgrader(mini, "generate_feedback", SHORT)
    page = (mini.root / "feedback" / "dana" / SHORT / f"{SHORT}.html").read_text("utf-8")
    assert "on fresh inputs the value differs" in page
    assert "check.hidden" not in page
    assert "return total(x) / len(x)" not in page  # the model answer
    page = (mini.root / "feedback" / "ada" / SHORT / f"{SHORT}.html").read_text("utf-8")
    assert "if $a&lt;b$" in page
    assert "The picture gone.png cannot be shown" in page
    assert "MARK" not in page
    assert "It can be compared" not in page  # the model answer, which formgrader shows


def test_a_notebook_that_cannot_be_read_stops_no_other(mini):
    hand_in(mini, "ada", solved(mini))
    broken = mini.root / "submitted" / "ben" / SHORT / f"{SHORT}.ipynb"
    broken.parent.mkdir(parents=True)
    broken.write_text("{", encoding="utf-8")
    assert "not valid JSON): graded as not answered" in nbgrader(mini, "autograde", SHORT)
    assert judged(mini, SHORT) == {
        "ada": {"total": 2.0, "mean": 3.0},
        "ben": {"total": 0.0, "mean": 0.0},
    }


def test_autograde_takes_the_files_that_the_autograder_takes(mini):
    right, stubs = solved(mini), nbformat.read(released(mini), as_version=4)
    files = {
        "a[b]": {f"{SHORT}/{SHORT} (1).ipynb": right, f"{SHORT}/{SHORT}.ipynb": stubs},
        "ben": {"01_averages/homework.ipynb": right},
        "chen": {f"{SHORT}/inner/{SHORT}.ipynb.txt": right},
        "dana": {f"{SHORT}/{SHORT}.zip": right},
    }
    for student, handed_in in files.items():
        for name, notebook in handed_in.items():
            path = mini.root / "submitted" / student / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(notebook), encoding="utf-8")
    inner = path.rename(path.with_suffix(".ipynb"))
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inner, "folder/any.ipynb")
    inner.unlink()
    (mini.root / "submitted" / "dana" / SHORT / "timestamp.txt").write_text("03/11/2026")
    said = nbgrader(mini, "autograde", SHORT)
    assert judged(mini, SHORT) == {student: {"total": 2.0, "mean": 3.0} for student in files}
    assert "of several notebooks" in said
    assert "timestamp.txt cannot be read" in said


# --- the lesson on the cost, judged in nbgrader's own kernel ---


@pytest.fixture(scope="module")
def without_the_judge(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course graded by nbgrader's own Execute, whose third lesson five students handed in."""
    folder = tmp_path_factory.mktemp("honest") / "course"
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    config = (ROOT / CONFIG).read_text(encoding="utf-8")
    (folder / CONFIG).write_text(config + OWN_EXECUTE, encoding="utf-8")
    course = Course(folder)
    build(course, course.lesson(COST))
    release(course, course.lesson(COST))
    for sample in sample_class(course):
        if sample.lesson == COST and sample.student in HONEST:
            sample.hand_in(course)
    nbgrader(course, "autograde", COST)
    return course


@pytest.mark.parametrize("student", HONEST)
def test_honest_submissions_deserve_the_same_marks_in_nbgraders_own_kernel(
    student, without_the_judge
):
    samples = {s.student: s for s in sample_class(without_the_judge) if s.lesson == COST}
    exercises = without_the_judge.lesson(COST).exercises
    earned = samples[student].earns
    assert judged(without_the_judge, COST)[student] == {
        name: exercise.points if earned is None or name in earned else 0.0
        for name, exercise in exercises.items()
    }
