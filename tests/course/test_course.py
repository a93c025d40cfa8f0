"""Finding a course and its lessons on disk."""

from pathlib import Path

import pytest

from autograder.course.course import CONFIG, Course
from autograder.course.errors import CourseError

ROOT = Path(__file__).parents[2]


@pytest.fixture
def course(tmp_path):
    """Return a course of three lessons, and of files that are none."""
    (tmp_path / CONFIG).touch()
    for path in (
        "10-last/10-last.md",
        "02-second/02-second.md",
        "01-first/01-first.md",
        "01-first/notes.md",
        "drafts/idea.md",
        "README.md",
    ):
        file = tmp_path / "notebooks" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return Course(tmp_path)


def test_lessons_are_named_in_order(course):
    assert course.names == ["01-first", "02-second", "10-last"]
    assert [lesson.name for lesson in course.lessons()] == course.names


@pytest.mark.parametrize("name", ["02-second", "2", "02"])
def test_a_lesson_goes_by_its_name_and_its_number(course, name):
    lesson = course.lesson(name)
    assert lesson.name == "02-second"
    assert lesson.folder == course.root / "notebooks" / "02-second"


def test_a_lessons_number_is_not_the_beginning_of_its_number(course):
    assert course.lesson("10").name == "10-last"
    assert course.lesson("1").name == "01-first"


def test_a_lesson_without_a_number_goes_by_its_name(course):
    file = course.root / "notebooks" / "extra" / "extra.md"
    file.parent.mkdir()
    file.touch()
    assert course.lesson("extra").name == "extra"
    with pytest.raises(CourseError):
        course.lesson("7")


@pytest.mark.parametrize("name", ["3", "second", "", "../01-first"])
def test_an_unknown_lesson_is_answered_with_the_known_ones(course, name):
    with pytest.raises(CourseError, match="there are 01-first, 02-second, 10-last"):
        course.lesson(name)


@pytest.mark.parametrize("below", [".", "notebooks/01-first", "source/01-first"])
def test_a_course_is_found_from_below(course, below, monkeypatch):
    folder = course.root / below
    folder.mkdir(parents=True, exist_ok=True)
    assert Course.find(folder).root == course.root
    monkeypatch.chdir(folder)
    assert Course.find(Path()).root == course.root


@pytest.mark.parametrize("have", [[], [CONFIG], ["notebooks/"]])
def test_a_folder_that_is_no_course_says_what_is_missing(tmp_path, have):
    for name in have:
        (tmp_path / name).mkdir() if name.endswith("/") else (tmp_path / name).touch()
    for look in (Course, Course.find):
        with pytest.raises(CourseError, match=r"needs nbgrader_config\.py and a notebooks/ folder"):
            look(tmp_path)


def test_a_lesson_is_found_by_its_exercise():
    course = Course(ROOT)
    assert course.lesson_with("to_image").name == "01-loading-data"
    assert course.lesson_with("regularised_cost").name == "03-cost"
    with pytest.raises(CourseError, match="no lesson has an exercise named 'backprop'"):
        course.lesson_with("backprop")
