"""A gradebook in PostgreSQL: the same marks as in a file, killed or not, in the lesson's order."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.authoring.demo.sample_class import answered
from autograder.batch.journal import FOLDER
from autograder.commands.main import main
from autograder.course.course import CONFIG, Course
from autograder.gradebook.marks import Mark, gradebook_url, read_marks
from autograder.gradebook.totals import read_totals
from tests.gradebook.postgres import server

pytestmark = pytest.mark.long

LESSON = "01-averages"
NAME = f"{LESSON}.ipynb"
WRONG = {"mean": "def mean(x):\n    raise ValueError('\\0 <b>')"}
DUE = "2026-12-31 12:00:00 UTC"
LATE = 'c.LateSubmissionPlugin.penalty_method = "zero"\n'


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with server() as address:
        yield address


def hand_in(course: Course) -> None:
    (course.root / ".autograder").mkdir(exist_ok=True)
    (course.root / ".autograder" / "secret").write_text("ab" * 32)
    with (course.root / CONFIG).open("a", encoding="utf-8") as config:
        config.write(LATE)
    release = nbformat.read(course.root / "release" / LESSON / NAME, as_version=4)
    for number in range(6):
        folder = course.root / "submitted" / f"{number:03}" / LESSON
        folder.mkdir(parents=True)
        notebook = answered(course.lesson(LESSON), release, instead=WRONG if number % 3 else {})
        (folder / NAME).write_text(json.dumps(notebook), encoding="utf-8")
        (folder / "timestamp.txt").write_text(f"{2026 + number % 2}-02-03 10:00:00 UTC")


def autograder(course: Course, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "autograder", *arguments],
        cwd=course.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def grade(course: Course) -> None:
    with autograder(course, "grade") as run:
        said, _ = run.communicate()
    assert run.returncode == 0, said.decode()


def grade_and_kill(course: Course, lines: int) -> None:
    """Grade, and kill that as soon as the journal has so many lines."""
    path = course.root / FOLDER / f"{LESSON}.jsonl"
    with autograder(course, "grade") as run:
        while run.poll() is None:
            if path.exists() and path.read_bytes().count(b"\n") >= lines:
                run.kill()
            time.sleep(0.001)


def set_due_date(course: Course) -> None:
    with Gradebook(gradebook_url(course.root)) as book:
        book.update_or_create_assignment(LESSON, duedate=DUE)


@pytest.fixture(scope="module")
def both(address, released_mini, tmp_path_factory) -> tuple[Course, Course]:
    """The same class in a file, and in a database of a server while grading is killed twice."""
    courses = []
    for kind in ("file", "server"):
        folder = tmp_path_factory.mktemp(kind) / "course"
        shutil.copytree(released_mini.root, folder)
        courses.append(Course(folder))
        hand_in(courses[-1])
    in_file, on_server = courses
    (on_server.root / "gradebook.db").unlink()
    with (on_server.root / CONFIG).open("a", encoding="utf-8") as config:
        config.write(f"c.CourseDirectory.db_url = {address!r}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(on_server.root)
        assert main(["release", "--force"]) == 0
    for course in courses:
        set_due_date(course)
    grade(in_file)
    for lines in (1, 7):
        grade_and_kill(on_server, lines)
    grade(on_server)
    return in_file, on_server


def marks(course: Course) -> list[Mark]:
    return read_marks(gradebook_url(course.root), LESSON)


def test_the_marks_are_those_in_a_file(both):
    in_file, on_server = both
    assert marks(on_server) == marks(in_file)
    assert len(marks(on_server)) == 6 * 3
    lesson = ["total", "mean", "why-mean"]
    assert [mark.exercise for mark in marks(on_server)] == lesson * 6


def test_so_are_the_totals_with_what_is_late(both):
    found = [read_totals(gradebook_url(course.root), LESSON, marks(course)) for course in both]
    assert found[0] == found[1]
    assert [total.penalty for total in found[1]] == [0.0, 2.0, 0.0, 5.0, 0.0, 2.0]
    with Gradebook(gradebook_url(both[1].root)) as book:
        for total in found[1]:
            submission = book.find_submission(LESSON, total.student)
            assert submission.score == total.points
            assert submission.late_submission_penalty == total.penalty


def test_nbgrader_grades_into_it_too_and_changes_nothing(both):
    _, course = both
    before = marks(course)
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", LESSON, "--force", "--student", "001"],
        cwd=course.root,
        env=os.environ | {"JUPYTER_CONFIG_DIR": str(course.root), "JUPYTER_NO_CONFIG": "1"},
        capture_output=True,
        check=True,
    )
    assert marks(course) == before


def test_feedback_report_and_export_read_it(both, monkeypatch, capsys):
    _, course = both
    monkeypatch.chdir(course.root)
    assert main(["feedback", "--student", "001"]) == 0
    assert main(["report"]) == 0
    assert main(["export", "--by", "lesson", "--to", "totals.csv"]) == 0
    assert "003" in capsys.readouterr().out
    assert Path("totals.csv").read_text("utf-8").splitlines()[4].startswith("003,,,,01-averages,5,")


def test_a_server_that_is_gone_is_a_sentence(released_mini, tmp_path, monkeypatch, capsys):
    shutil.copytree(released_mini.root, tmp_path / "course")
    monkeypatch.chdir(tmp_path / "course")
    hand_in(Course(Path()))
    with Path(CONFIG).open("a", encoding="utf-8") as config:
        gone = f"postgresql+psycopg://marks:geheim@/course?host={tmp_path}"
        config.write(f"c.CourseDirectory.db_url = {gone!r}\n")
    for command in ("grade", "export", "release"):
        assert main([command]) == 2
        said = capsys.readouterr().err
        assert "see that the server runs" in " ".join(said.split())
        assert "geheim" not in said
