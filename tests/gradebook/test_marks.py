"""Marks as nbgrader's gradebook has them, and as CSV."""

import csv
import io
import shutil

import pytest
from nbgrader.api import Gradebook

from autograder.grading import batch, gradebook, submissions
from autograder.grading.course import Course
from autograder.grading.gradebook import Mark, marks, write_csv

LESSON = "01-averages"


@pytest.fixture(scope="module")
def graded(released_mini: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Two students with untouched stubs; one of them answered the question."""
    folder = tmp_path_factory.mktemp("gradebook") / "course"
    shutil.copytree(released_mini.root, folder)
    for student in ("zoe", "ada"):
        shutil.copytree(folder / "release" / LESSON, folder / "submitted" / student / LESSON)
    path = folder / "submitted" / "zoe" / LESSON / f"{LESSON}.ipynb"
    text = path.read_text(encoding="utf-8")
    assert "*Write your answer here" in text
    path.write_text(text.replace("*Write your answer here", "It can be compared. *"), "utf-8")
    course = Course(folder)
    assert [r.error for r in batch.grade(course, submissions.find(folder))] == ["", ""]
    return course


def test_marks_come_by_student_and_in_the_order_of_the_lesson(graded):
    found = marks(gradebook.url(graded.root), LESSON)
    assert [(m.student, m.exercise, m.marked_by) for m in found] == [
        (student, exercise, who)
        for student in ("ada", "zoe")
        for exercise, who in [("total", "judge"), ("mean", "judge"), ("why-mean", "person")]
    ]
    assert [m.max_points for m in found] == [2.0, 3.0, 1.0] * 2


def test_an_answered_question_waits_for_a_person_and_an_empty_one_earns_nothing(graded):
    found = {(m.student, m.exercise): m for m in marks(gradebook.url(graded.root), LESSON)}
    assert found["zoe", "why-mean"].points is None
    assert found["ada", "why-mean"].points == 0.0


def test_a_persons_mark_is_the_mark(graded):
    address = gradebook.url(graded.root)
    with Gradebook(address) as book:
        grade = book.find_grade("why-mean", LESSON, LESSON, "zoe")
        grade.manual_score, grade.needs_manual_grade = 0.5, True  # as after another grading
        book.db.commit()
        (mark,) = [
            m for m in marks(address, LESSON) if (m.student, m.exercise) == ("zoe", "why-mean")
        ]
        grade.manual_score = None
        book.db.commit()
    assert mark.points == 0.5


def test_lessons_that_were_released_are_known(graded):
    address = gradebook.url(graded.root)
    assert gradebook.has_lesson(address, LESSON)
    assert not gradebook.has_lesson(address, "02-none")


def test_the_address_is_the_courses_own_or_the_configured_one(graded, mini):
    assert gradebook.url(graded.root) == f"sqlite:///{graded.root}/gradebook.db"
    with (mini.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("\nc.CourseDirectory.db_url = 'postgresql://marks.example/course'\n")
    assert gradebook.url(mini.root) == "postgresql://marks.example/course"


def test_csv_has_one_line_a_mark_and_nothing_that_breaks_one():
    rows = [
        Mark("ada", "01-a", "total", "judge", 2.0, 2.0, ""),
        Mark("ben, jr.", "01-a", "total", "judge", 0.0, 2.5, '✗ total: "x"\n    by one, I think'),
        Mark("zoë", "01-a", "why", "person", None, 1.0, ""),
    ]
    file = io.StringIO(newline="")
    write_csv(rows, file)
    lines = list(csv.reader(io.StringIO(file.getvalue(), newline="")))
    assert lines == [
        ["student", "lesson", "exercise", "marked_by", "points", "max_points", "comment"],
        ["ada", "01-a", "total", "judge", "2", "2", ""],
        ["ben, jr.", "01-a", "total", "judge", "0", "2.5", '✗ total: "x" by one, I think'],
        ["zoë", "01-a", "why", "person", "", "1", ""],
    ]
