"""nbgrader's exchange, from the release to the page of feedback that a student fetches.

The student is another account of this system where the tests may become one (they are root's, and
`nobody` can run this Python); otherwise the same account with another home.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.authoring.demo.sample_class import answered
from autograder.batch import grading
from autograder.batch.feedback import write_feedback
from autograder.course.course import Course
from autograder.handin import finding

pwd = pytest.importorskip("pwd", reason="nbgrader's exchange needs the accounts of a Unix system")

pytestmark = pytest.mark.long

LESSON = "01-averages"
COURSE = "inside-the-neural-network"


@dataclass(frozen=True)
class Student:
    """Someone who runs nbgrader in a home of their own."""

    home: Path
    exchange: Path
    account: dict[str, Any]

    def nbgrader(self, command: str, *arguments: str) -> None:
        place = {"HOME": str(self.home), "JUPYTER_CONFIG_DIR": str(self.home / "config")}
        place |= {"JUPYTER_DATA_DIR": str(self.home / "data"), "JUPYTER_NO_CONFIG": "1"}
        given = [*arguments, f"--course={COURSE}", f"--Exchange.root={self.exchange}"]
        run([command, *given], self.home, place, **self.account)

    @property
    def pages(self) -> list[Path]:
        return sorted((self.home / LESSON / "feedback").glob(f"*/{LESSON}.html"))


def run(arguments: list[str], folder: Path, surroundings: dict[str, str], **account: Any) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder,
        env=os.environ | surroundings,
        capture_output=True,
        text=True,
        check=False,
        **account,
    )
    assert ran.returncode == 0, ran.stderr


def another_account() -> dict[str, Any] | None:
    """Return how to become `nobody`, if that works here."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    try:
        command = [sys.executable, "-c", "import nbgrader"]
        subprocess.run(command, cwd="/", check=True, capture_output=True, **account)
    except (OSError, subprocess.CalledProcessError):
        return None
    return account


@pytest.fixture
def student() -> Iterator[Student]:
    account = another_account()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o755)  # for the other account to pass
        (place / "home").mkdir()
        (place / "exchange").mkdir()
        (place / "exchange").chmod(0o777)
        if account:
            os.chown(place / "home", account["user"], account["group"])
        yield Student(place / "home", place / "exchange", account or {})


def instructor(course: Course, student: Student, *arguments: str) -> None:
    place = {"JUPYTER_CONFIG_DIR": str(course.root), "JUPYTER_NO_CONFIG": "1"}
    run([*arguments, f"--Exchange.root={student.exchange}"], course.root, place)


def grade_and_give_back(course: Course, student: Student) -> None:
    instructor(course, student, "collect", LESSON, "--update")
    batch = finding.find(course.root)
    assert [result.error for result in grading.grade(course, batch)] == [""] * len(batch)
    assert [result.error for result in write_feedback(course, batch)] == [""] * len(batch)
    instructor(course, student, "release_feedback", LESSON)
    student.nbgrader("fetch_feedback", LESSON)


def test_the_exchange_brings_each_submission_its_page(mini, student):
    by_mail = mini.root / "submitted" / "an earlier one by mail" / LESSON / f"{LESSON}.ipynb"
    by_mail.parent.mkdir(parents=True)
    by_mail.write_bytes((mini.root / "release" / LESSON / f"{LESSON}.ipynb").read_bytes())

    instructor(mini, student, "release_assignment", LESSON)
    student.nbgrader("fetch_assignment", LESSON)
    notebook = student.home / LESSON / f"{LESSON}.ipynb"
    released = nbformat.read(notebook, as_version=4)
    nbformat.write(answered(mini.lesson(LESSON), released, only=("total",)), notebook)
    student.nbgrader("submit", LESSON)
    grade_and_give_back(mini, student)
    (page,) = student.pages
    assert "(Score: 2.0 / 6.0)" in page.read_text(encoding="utf-8")

    # The same file once more has a secret and a time of its own, though nothing is graded anew.
    student.nbgrader("submit", LESSON)
    grade_and_give_back(mini, student)
    assert len(student.pages) == 2
