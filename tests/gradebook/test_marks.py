"""Marks as nbgrader's gradebook has them."""

import shutil

import pytest
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from autograder.batch import grading
from autograder.course.course import Course
from autograder.gradebook.configuration import course_config
from autograder.gradebook.marks import gradebook_url, has_lesson, read_marks
from autograder.handin import finding

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
    assert [r.error for r in grading.grade(course, finding.find(folder))] == ["", ""]
    return course


def test_marks_come_by_student_and_in_the_order_of_the_lesson(graded):
    found = read_marks(gradebook_url(graded.root), LESSON)
    assert [(m.student, m.exercise, m.marked_by) for m in found] == [
        (student, exercise, who)
        for student in ("ada", "zoe")
        for exercise, who in [("total", "judge"), ("mean", "judge"), ("why-mean", "person")]
    ]
    assert [m.max_points for m in found] == [2.0, 3.0, 1.0] * 2


def test_an_answered_question_waits_for_a_person_and_an_empty_one_earns_nothing(graded):
    found = {(m.student, m.exercise): m for m in read_marks(gradebook_url(graded.root), LESSON)}
    assert found["zoe", "why-mean"].points is None
    assert found["ada", "why-mean"].points == 0.0


def test_a_persons_mark_is_the_mark(graded):
    address = gradebook_url(graded.root)
    with Gradebook(address) as book:
        grade = book.find_grade("why-mean", LESSON, LESSON, "zoe")
        grade.manual_score, grade.needs_manual_grade = 0.5, True  # as after another grading
        book.db.commit()
        (mark,) = [
            m for m in read_marks(address, LESSON) if (m.student, m.exercise) == ("zoe", "why-mean")
        ]
        grade.manual_score = None
        book.db.commit()
    assert mark.points == 0.5


def test_lessons_that_were_released_are_known(graded):
    address = gradebook_url(graded.root)
    assert has_lesson(address, LESSON)
    assert not has_lesson(address, "02-none")


def test_the_address_is_the_courses_own_or_the_configured_one(graded, mini):
    assert gradebook_url(graded.root) == f"sqlite:///{graded.root}/gradebook.db"
    with (mini.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("\nc.CourseDirectory.db_url = 'postgresql://marks.example/course'\n")
    assert gradebook_url(mini.root) == "postgresql://marks.example/course"


@pytest.mark.parametrize("manual", [None, 0.5])
@pytest.mark.parametrize("automatic", [None, 0.0, 2.0])
@pytest.mark.parametrize("extra", [None, 0.25])
def test_points_are_added_up_as_nbgrader_does(manual, automatic, extra, graded):
    address = gradebook_url(graded.root)
    with Gradebook(address) as book:
        grade = book.find_grade("total-check", LESSON, LESSON, "ada")
        before = grade.auto_score, grade.needs_manual_grade
        grade.manual_score, grade.auto_score, grade.extra_credit = manual, automatic, extra
        grade.needs_manual_grade = False
        book.db.commit()
        expected = grade.score
        (found,) = [
            m.points
            for m in read_marks(address, LESSON)
            if (m.student, m.exercise) == ("ada", "total")
        ]
        grade.manual_score = grade.extra_credit = None
        grade.auto_score, grade.needs_manual_grade = before
        book.db.commit()
    assert found == expected


def test_a_gradebook_that_is_not_there_is_not_made(mini):
    (mini.root / "gradebook.db").unlink()
    assert not has_lesson(gradebook_url(mini.root), LESSON)
    assert not (mini.root / "gradebook.db").exists()
    (mini.root / "gradebook.db").touch()
    assert not has_lesson(gradebook_url(mini.root), LESSON)


def test_the_address_is_the_one_that_nbgrader_uses(mini):
    assert gradebook_url(mini.root) == CourseDirectory(config=course_config(mini.root)).db_url
