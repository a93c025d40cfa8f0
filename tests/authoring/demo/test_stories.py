"""The demo's folder, and how it notices marks that nobody deserves."""

import io
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from autograder.authoring.demo import MARKER, copy_course, hand_in, story_table, surprises
from autograder.authoring.samples import Sample
from autograder.grading.course import CONFIG, Course, CourseError
from autograder.grading.gradebook import Mark

ROOT = Path(__file__).parents[2]
LESSON = "01-averages"
SAMPLES = [
    Sample("ada", "everything right", lambda *_: "", None, LESSON),
    Sample("ben", "half done", lambda *_: "", ("total",), LESSON),
]


def mark(student: str, exercise: str, points: float | None, by: str = "judge") -> Mark:
    return Mark(student, LESSON, exercise, by, points, 3.0, "")


DESERVED = [
    mark("ada", "total", 2.0),
    mark("ada", "mean", 3.0),
    mark("ada", "why-mean", 1.0, by="person"),
    mark("ben", "total", 2.0),
    mark("ben", "mean", 0.0),
]


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


def test_marks_as_deserved_are_no_surprise(mini):
    assert surprises(mini, SAMPLES, DESERVED) == []


@pytest.mark.parametrize(
    ("marks", "line"),
    [
        (DESERVED[:3], "ben, 01-averages: 0 points where 2 are due"),
        ([*DESERVED[:4], mark("ben", "mean", 3.0)], "ben, 01-averages: 5 points where 2 are due"),
        ([mark("ada", "mean", None), *DESERVED[3:]], "ada, 01-averages: 0 points where 5 are due"),
    ],
)
def test_any_other_marks_are(marks, line, mini):
    assert surprises(mini, SAMPLES, marks) == [line]


def test_the_table_sets_what_is_due_beside_what_came(mini):
    file = io.StringIO()
    Console(file=file, width=120).print(story_table(SAMPLES, mini, DESERVED))
    rows = [
        [cell.strip() for cell in line.strip("│").split("│")]
        for line in file.getvalue().splitlines()
        if line.startswith("│")
    ]
    assert rows == [
        [LESSON, "ada", "everything right", "5", "5"],
        [LESSON, "ben", "half done", "2", "2"],
    ]


def test_the_class_hands_in_every_file(tmp_path):
    for made in ("notebooks", "release"):
        shutil.copytree(ROOT / made, tmp_path / made)
    shutil.copy(ROOT / CONFIG, tmp_path)
    course = Course(tmp_path)
    samples = hand_in(course)
    assert len(samples) > len(course.names)
    for sample in samples:
        assert list((tmp_path / "submitted" / sample.student / sample.lesson).iterdir())
