"""A batch that is killed goes on where it was, and what has not changed is not graded again."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import nbformat
import psutil
import pytest
import sqlalchemy
from nbgrader.api import Gradebook

from autograder.authoring.build import build
from autograder.authoring.demo.sample_class import answered
from autograder.authoring.release import release
from autograder.batch import grading, jobs
from autograder.batch.grading import Graded
from autograder.batch.journal import FOLDER
from autograder.course.course import Course
from autograder.gradebook import entering
from autograder.gradebook.marks import gradebook_url
from autograder.handin import finding

pytestmark = pytest.mark.long

LESSON = "01-averages"
NAME = f"{LESSON}.ipynb"
WRONG = {"mean": "def mean(x):\n    return 1.5"}
ROWS = """
    select s.student_id, c.name, g.auto_score, g.manual_score, g.needs_manual_grade
    from grade g join base_cell c on c.id = g.cell_id
    join submitted_notebook m on m.id = g.notebook_id
    join submitted_assignment s on s.id = m.assignment_id
    union all
    select s.student_id, c.name, t.auto_comment, t.manual_comment, null
    from comment t join base_cell c on c.id = t.cell_id
    join submitted_notebook m on m.id = t.notebook_id
    join submitted_assignment s on s.id = m.assignment_id"""


def hand_in(course: Course, students: int) -> None:
    (course.root / ".autograder").mkdir(exist_ok=True)
    (course.root / ".autograder" / "secret").write_text("ab" * 32)
    release = nbformat.read(course.root / "release" / LESSON / NAME, as_version=4)
    for number in range(students):
        folder = course.root / "submitted" / f"student-{number:02}" / LESSON
        folder.mkdir(parents=True)
        instead = WRONG if number % 3 == 0 else {}
        notebook = answered(course.lesson(LESSON), release, instead=instead)
        (folder / NAME).write_text(json.dumps(notebook), encoding="utf-8")


def rows(course: Course) -> list[tuple[Any, ...]]:
    engine = sqlalchemy.create_engine(gradebook_url(course.root))
    with engine.connect() as connection:
        found = sorted(map(tuple, connection.execute(sqlalchemy.text(ROWS))), key=repr)
    engine.dispose()
    return found


def journal_lines(course: Course) -> list[str]:
    path = course.root / FOLDER / f"{LESSON}.jsonl"
    return path.read_text("utf-8").splitlines() if path.exists() else []


# --- killed ---


def grade_in_a_process(course: Course) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "autograder", "grade", "--workers", "2"],
        cwd=course.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def test_killed_at_any_moment_the_gradebook_is_that_of_a_run_without_kills(released_mini, tmp_path):
    students, moments = 12, random.Random(5)
    courses = []
    for name in ("undisturbed", "killed"):
        shutil.copytree(released_mini.root, tmp_path / name)
        courses.append(Course(tmp_path / name))
        hand_in(courses[-1], students)
    undisturbed, killed = courses
    with grade_in_a_process(undisturbed) as run:
        assert run.wait() == 0, run.stderr and run.stderr.read()

    for lines in (1, 7, 16):
        with grade_in_a_process(killed) as run:
            while len(journal_lines(killed)) < lines and run.poll() is None:
                time.sleep(0.001)
            time.sleep(moments.random() / 50)
            run.kill()
    with grade_in_a_process(killed) as run:
        assert run.wait() == 0, run.stderr and run.stderr.read()

    assert rows(killed) == rows(undisturbed)
    assert len(rows(killed)) == students * 6
    graded = [line for line in journal_lines(killed) if '"scores"' in line]
    assert len(graded) <= students + 3, "what was graded before a kill was graded again"
    for student in sorted((killed.root / "submitted").iterdir()):
        assert (killed.root / "autograded" / student.name / LESSON / NAME).is_file()


# --- reused ---


@pytest.fixture
def graded(mini) -> Course:
    hand_in(mini, 2)
    assert not any(result.reused for result in grade(mini))
    return mini


def grade(course: Course, **settings: Any) -> list[Graded]:
    results = list(grading.grade(course, finding.find(course.root), **settings))
    assert [result.error for result in results] == ["", ""]
    return sorted(results, key=lambda result: result.submission.student)


def test_what_has_not_changed_is_not_graded_again(graded):
    before = rows(graded), journal_lines(graded)
    first, second = grade(graded)
    assert first.reused
    assert second.reused
    assert (first.failed, second.failed) == (1, 0)
    assert (rows(graded), journal_lines(graded)) == before


def edit(path: str, old: str, new: str) -> Callable[[Course], None]:
    def change(course: Course) -> None:
        file = course.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return change


def test_a_changed_notebook_alone_is_graded_again(graded):
    edit(f"submitted/student-00/{LESSON}/{NAME}", "return 1.5", "return 2.5")(graded)
    assert [result.reused for result in grade(graded)] == [False, True]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            edit(
                f"notebooks/{LESSON}/{LESSON}.md",
                "    return total(x)",
                "    x = 1.0 * x\n    return total(x)",
            ),
            id="the lesson",
        ),
        pytest.param(edit(f"notebooks/{LESSON}/cases.py", "def ", "# new\ndef "), id="its cases"),
        pytest.param(edit(".autograder/secret", "ab", "cd"), id="the secret"),
    ],
)
def test_what_verdicts_hang_on_has_changed_and_all_are_graded_again(change, graded):
    change(graded)
    build(graded, graded.lesson(LESSON))
    release(graded, graded.lesson(LESSON))
    assert not any(result.reused for result in grade(graded))


def test_other_versions_or_limits_mean_that_all_are_graded_again(graded, monkeypatch):
    assert not any(r.reused for r in grade(graded, JudgedExecute={"check_seconds": 9.0}))
    assert all(r.reused for r in grade(graded, JudgedExecute={"check_seconds": 9.0}))
    other = jobs.versions() | {"numpy": "1.0"}
    monkeypatch.setattr(jobs, "versions", lambda: other)
    assert not any(r.reused for r in grade(graded, JudgedExecute={"check_seconds": 9.0}))


def test_all_are_graded_again_on_request(graded):
    assert not any(result.reused for result in grade(graded, again=True))


def test_a_graded_notebook_that_is_gone_or_edited_is_made_again(graded):
    shutil.rmtree(graded.root / "autograded" / "student-00")
    assert [result.reused for result in grade(graded)] == [False, True]


def test_a_gradebook_that_was_lost_is_filled_from_the_journal(graded, released_mini):
    before = rows(graded)
    shutil.copy(released_mini.root / "gradebook.db", graded.root)
    assert all(result.reused for result in grade(graded))
    assert rows(graded) == before


def test_what_a_person_marked_is_not_asked_for_again(graded):
    with Gradebook(gradebook_url(graded.root)) as book:
        mark = book.find_grade("mean-check", LESSON, LESSON, "student-00")
        mark.manual_score, mark.needs_manual_grade = 1.0, False
        book.db.commit()
    before = rows(graded)
    assert all(result.reused for result in grade(graded))
    assert rows(graded) == before
    assert ("student-00", "mean-check", 0.0, 1.0, 0) in before
    grade(graded, again=True)
    assert rows(graded) == before


def test_killed_between_journal_and_gradebook_it_is_entered_later(mini, monkeypatch):
    hand_in(mini, 2)

    def killed(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    one_by_one = grading.grade(mini, finding.find(mini.root))
    with monkeypatch.context() as patch:
        patch.setattr(entering, "enter", killed)
        with pytest.raises(KeyboardInterrupt):
            next(one_by_one)
    assert rows(mini) == []
    assert [result.reused for result in grade(mini)].count(True) == 1
    assert len(rows(mini)) == 12


def test_no_process_outlives_a_batch_that_is_interrupted(mini):
    hand_in(mini, 1)
    path = mini.root / "submitted" / "student-00" / LESSON / NAME
    sleeper = "import time\\n\\ntime.sleep(987654)"
    path.write_text(path.read_text("utf-8").replace("import numpy as np", sleeper), "utf-8")
    with grade_in_a_process(mini) as run:
        deadline = time.monotonic() + 30
        while len(below := psutil.Process(run.pid).children(recursive=True)) < MOST_AT_WORK:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        os.kill(run.pid, signal.SIGINT)
        run.wait()
    assert psutil.wait_procs(below, timeout=10)[1] == []


MOST_AT_WORK = 5
"""Grader, warm process, first process of its namespace, the submission's keeper, and its worker."""
