"""A copy of a course: what is in it, and which folders it may replace."""

import pytest

from autograder.authoring.course_copy import MARKER, copy_course
from autograder.course.errors import CourseError


def test_the_copy_has_the_lessons_and_none_of_what_is_made_from_them(mini, tmp_path):
    copy = copy_course(mini, tmp_path / "demo")
    assert copy.names == mini.names
    assert sorted(path.name for path in copy.root.iterdir()) == sorted(
        [MARKER, "nbgrader_config.py", "notebooks"]
    )


def test_a_folder_that_a_demo_made_is_made_afresh(mini, tmp_path):
    copy = copy_course(mini, tmp_path / "demo")
    (copy.root / "gradebook.db").touch()
    copy_course(mini, tmp_path / "demo")
    assert not (copy.root / "gradebook.db").exists()


def test_an_empty_folder_is_used(mini, tmp_path):
    (tmp_path / "demo").mkdir()
    assert copy_course(mini, tmp_path / "demo").names == mini.names


def test_any_other_folder_is_spared(mini, tmp_path):
    folder = tmp_path / "thesis"
    folder.mkdir()
    (folder / "chapter-1.txt").write_text("years of work")
    with pytest.raises(CourseError, match="is not empty, and no demo made it"):
        copy_course(mini, folder)
    assert (folder / "chapter-1.txt").read_text() == "years of work"
