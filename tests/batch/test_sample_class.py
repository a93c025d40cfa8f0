"""Marks, by nbgrader's own gradebook: every lesson's solutions and stubs, and the sample class."""

import hashlib
import shutil
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.demo.sample_class import MAIN, Sample, sample_class
from autograder.authoring.essential_cells import essential
from autograder.batch import grading
from autograder.batch.feedback import write_feedback
from autograder.course.course import Course
from autograder.gradebook.marks import Mark, gradebook_url, read_marks
from autograder.handin import finding

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
CLASS = sample_class(Course(ROOT))
QUICK = {"cell_seconds": 30.0, "later_cell_seconds": 1.0, "check_seconds": 10.0}
HANGS = {"cell_seconds": 3.0, "later_cell_seconds": 1.0, "check_seconds": 2.0}


class Graded:
    """The sample class after grading."""

    def __init__(self, course: Course) -> None:
        self.course = course
        files = [hand_in(sample, course) for sample in CLASS]
        self.before = {path: digest(path) for path in files}
        self.results = {}
        for hangs, limits in ((False, QUICK), (True, HANGS)):
            chosen = [sample for sample in CLASS if sample.hangs == hangs]
            handed_in = [
                one
                for sample in chosen
                for one in finding.find(course.root, sample.lesson, sample.student)
            ]
            for result in grading.grade(course, handed_in, workers=2, JudgedExecute=limits):
                who = result.submission.lesson, result.submission.student
                self.results[who] = result
        address = gradebook_url(course.root)
        self.marks = [m for name in course.names for m in read_marks(address, name)]

    def of(self, sample: Sample) -> list[Mark]:
        who = sample.lesson, sample.student
        return [m for m in self.marks if (m.lesson, m.student) == who and m.marked_by == "judge"]


def hand_in(sample: Sample, course: Course) -> Path:
    """Hand in; of lessons other than the class's own, what their exercises stand on.

    The other cells, which train for a minute, are run by `tests/lessons/test_prose.py`, within the
    same limits.
    """
    path = sample.hand_in(course)
    if sample.lesson != MAIN:
        notebook = nbformat.read(path, as_version=4)
        notebook.cells = essential(notebook.cells)
        nbformat.write(notebook, path)
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="session")
def graded(released: Course, tmp_path_factory: pytest.TempPathFactory) -> Graded:
    folder = tmp_path_factory.mktemp("class") / "course"
    shutil.copytree(released.root, folder)
    return Graded(Course(folder))


@pytest.fixture(params=CLASS, ids=lambda sample: f"{sample.lesson}-{sample.student}")
def sample(request: pytest.FixtureRequest) -> Sample:
    return request.param


def test_every_submission_earns_exactly_what_it_deserves(sample, graded):
    lesson = graded.course.lesson(sample.lesson)
    deserved = lesson.exercises if sample.earns is None else sample.earns
    earned = {mark.exercise: mark.points for mark in graded.of(sample)}
    assert earned == {
        name: (exercise.points if name in deserved else 0.0)
        for name, exercise in lesson.exercises.items()
    }


def test_whoever_loses_points_is_told_why(sample, graded):
    for mark in graded.of(sample):
        assert bool(mark.comment) == (mark.points == 0.0), mark


def test_no_submission_stops_the_others(graded):
    assert [result for result in graded.results.values() if result.error] == []


def test_the_files_handed_in_stay_as_they_were(graded):
    assert {path: digest(path) for path in graded.before} == graded.before


@pytest.mark.parametrize(
    ("student", "note"),
    [
        ("ivan", "03-cost.ipynb is not a notebook (not valid JSON)"),
        ("lea", "the file is named cost (2).ipynb: taken as 03-cost.ipynb"),
        ("ada", ""),
    ],
)
def test_what_was_out_of_order_is_said_in_a_line(student, note, graded):
    found = graded.results["03-cost", student].note
    assert found.startswith(note)
    assert "\n" not in found
    assert bool(found) == bool(note)


def test_questions_wait_for_a_person_where_they_were_answered(graded):
    asked = [m for m in graded.marks if m.marked_by == "person"]
    assert {m.points for m in asked} == {0.0}, "nobody in the class answered in words"


def test_feedback_shows_what_was_wrong_and_no_hidden_line(graded):
    handed_in = finding.find(graded.course.root, "03-cost", "fay")
    (written,) = write_feedback(graded.course, handed_in)
    assert written.error == ""
    page = graded.course.root / "feedback" / "fay" / "03-cost" / "03-cost.html"
    text = page.read_text(encoding="utf-8")
    assert "check.hidden" not in text
    assert "on fresh inputs the value differs" in text
    assert "right on fresh inputs. 5 of 5 points" in text


def test_grading_again_gives_the_same_and_keeps_a_persons_marks(graded):
    from nbgrader.api import Gradebook

    root = graded.course.root
    address = gradebook_url(root)
    with Gradebook(address) as book:
        book.find_grade("cost-check", "03-cost", "03-cost", "gus").manual_score = 2.5
        book.db.commit()
    (again,) = grading.grade(graded.course, finding.find(root, "03-cost", "gus"))
    assert again.error == ""
    points = {m.exercise: m.points for m in read_marks(address, "03-cost") if m.student == "gus"}
    with Gradebook(address) as book:
        grade = book.find_grade("cost-check", "03-cost", "03-cost", "gus")
        assert (grade.auto_score, grade.manual_score) == (0.0, 2.5)
    assert points["cost_one_by_one"] == 4.0
    assert points["regularised_cost"] == 4.0
