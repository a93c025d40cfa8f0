"""Every file under `submitted/` belongs to a submission, or is named with the reason."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from autograder.handin.finding import find, matching, survey

LESSONS = ["01-a", "02-b", "03-cost", "03-other"]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for lesson in LESSONS:
        text = tmp_path / "notebooks" / lesson / f"{lesson}.md"
        text.parent.mkdir(parents=True)
        text.touch()
    write(tmp_path / "release" / "02-b" / "02-b.ipynb", notebook("total", "mean", "why"))
    return tmp_path


def notebook(*names: str) -> bytes:
    cells = [
        {
            "cell_type": "code",
            "id": f"id-{name}",
            "metadata": {"nbgrader": {"grade_id": name}},
            "source": "",
            "outputs": [],
            "execution_count": None,
        }
        for name in names
    ]
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole).encode()


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "{}")
    return buffer.getvalue()


def write(path: Path, content: bytes = b"{}") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def found(root: Path, lesson: str | None = None, student: str | None = None) -> list[tuple]:
    return [(one.lesson, one.student) for one in find(root, lesson, student)]


def test_submissions_are_found_by_lesson_and_student(course):
    for student, lesson in [("ben", "02-b"), ("ada", "02-b"), ("ada", "01-a")]:
        (course / "submitted" / student / lesson).mkdir(parents=True)
    assert found(course) == [("01-a", "ada"), ("02-b", "ada"), ("02-b", "ben")]
    assert found(course, "02-b") == [("02-b", "ada"), ("02-b", "ben")]
    assert found(course, "02-b", "ben") == [("02-b", "ben")]


def test_where_nothing_was_handed_in_nothing_is_found(course):
    assert found(course, "02-b") == []
    (course / "submitted").mkdir()
    shutil.rmtree(course / "submitted")
    assert found(course) == []


ODD_IDS = ["a[b]", "*", "trailing ", ".hidden", "Ada", "ada", "x" * 200, "Zoë", "é"]


def test_every_id_that_a_file_system_can_hold_is_taken_literally(course):
    for student in ODD_IDS:
        write(course / "submitted" / student / "02-b" / "02-b.ipynb")
    assert {student for _, student in found(course)} == set(ODD_IDS)
    for student in ODD_IDS:
        assert found(course, student=student) == [("02-b", student)]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("02_b/02-b.ipynb", b"{}"),
        ("02-B/02-b.ipynb", b"{}"),
        ("02b/02-b.ipynb", b"{}"),
        ("Lesson 2/anything.ipynb", b"{}"),
        ("2/02-b.ipynb", b"{}"),
        ("02-b.ipynb", b"{}"),
        ("02-b (1).ipynb", b"{}"),
        ("Copy of 02-b.ipynb", b"{}"),
        ("02-b.ipynb.txt", b"{}"),
        ("02-b.zip", zipped("x.ipynb")),
        ("homework.zip", zipped("folder/02-b.ipynb", "__MACOSX/02-b.ipynb")),
        ("Untitled.ipynb", notebook("total", "mean")),
        ("homework/Untitled.ipynb", notebook("total", "mean", "other")),
    ],
)
def test_a_hand_in_out_of_its_place_is_taken_and_said(path, content, course):
    write(course / "submitted" / "ada" / path, content)
    (one,) = find(course)
    assert (one.lesson, one.student) == ("02-b", "ada")
    assert one.note == f"handed in as {path.partition('/')[0]}: taken as 02-b"
    assert survey(course, LESSONS).strays == []


def test_what_is_in_its_place_comes_before_what_is_not(course):
    for place in ("02-b", "02_b"):
        write(course / "submitted" / "ada" / place / "02-b.ipynb")
    (one,) = find(course)
    assert [place.name for place in one.places] == ["02-b", "02_b"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("ada.ipynb", "is in no student's folder: put it at submitted/<student>/<lesson>/"),
        ("ada/notes.txt", "is of no lesson of this course (01-a, 02-b, 03-cost, 03-other)"),
        ("ada/09-old/09-old.ipynb", "is of no lesson of this course"),
        ("ada/03/03-cost.txt", "may be 03-cost or 03-other: give it the lesson's whole name"),
        ("ada/homework.zip", "is of no lesson of this course"),
    ],
)
def test_what_is_not_graded_is_named_with_the_reason(path, reason, course):
    write(course / "submitted" / path)
    whole = survey(course, LESSONS)
    assert whole.submissions == []
    (stray,) = whole.strays
    assert Path("submitted", path).is_relative_to(stray.path)
    assert stray.reason.startswith(reason)


def test_links_are_named_and_what_programs_leave_behind_is_not(course):
    write(course / "submitted" / "ada" / "02-b" / "02-b.ipynb")
    (course / "submitted" / "ben").mkdir()
    (course / "submitted" / "ben" / "02-b").symlink_to(course / "submitted" / "ada" / "02-b")
    write(course / "submitted" / ".DS_Store")
    write(course / "submitted" / "ada" / "Thumbs.db")
    write(course / "submitted" / "ada" / "timestamp.txt")
    whole = survey(course, LESSONS)
    assert [(one.student, one.lesson) for one in whole.submissions] == [("ada", "02-b")]
    (stray,) = whole.strays
    assert stray.reason.startswith("is a link")


def test_a_lesson_that_was_released_once_can_still_be_handed_in(course):
    write(course / ".autograder" / "releases" / "09-old" / "kept")
    write(course / "submitted" / "ada" / "09-old" / "09-old.ipynb")
    assert found(course) == [("09-old", "ada")]


def test_the_longest_lesson_that_a_name_holds_is_meant():
    assert matching("03-cost-function", ["03-cost", "03-cost-function"]) == ["03-cost-function"]
