"""Late hand-ins: what is taken off, how late they are and what is left, as nbgrader has it."""

import csv
import json
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.authoring.demo.sample_class import answered
from autograder.commands import terminal
from autograder.commands.main import main
from autograder.course.course import CONFIG, Course
from autograder.gradebook.marks import gradebook_url, read_marks
from autograder.gradebook.totals import Total, read_totals

pytestmark = pytest.mark.long

LESSON = "01-averages"
NAME = f"{LESSON}.ipynb"
PENALTY = """
from nbgrader.plugins import BasePlugin

class APointAnHour(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return total_seconds_late // 3600

c.AssignLatePenalties.plugin_class = APointAnHour
"""
TIMES = {"ada": "11:00:00", "ben": "14:30:00", "chen": "22:00:00", "dana": None}
DUE = "2026-03-02 12:00:00 UTC"
LATER = "2026-03-02 13:30:00 UTC"


@pytest.fixture
def course(mini: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    """Four right hand-ins, of which two are late, graded by the command."""
    monkeypatch.chdir(mini.root)
    monkeypatch.setattr(terminal.out, "width", 200)
    with (mini.root / CONFIG).open("a", encoding="utf-8") as config:
        config.write(PENALTY)
    release = nbformat.read(mini.root / "release" / LESSON / NAME, as_version=4)
    for student, time in TIMES.items():
        folder = mini.root / "submitted" / student / LESSON
        folder.mkdir(parents=True)
        notebook = answered(mini.lesson(LESSON), release)
        (folder / NAME).write_text(json.dumps(notebook), encoding="utf-8")
        if time:
            (folder / "timestamp.txt").write_text(f"2026-03-02 {time} UTC")
    move_due_date(mini, DUE)
    assert main(["grade"]) == 0
    return mini


def move_due_date(course: Course, due: str | None) -> None:
    with Gradebook(gradebook_url(course.root)) as book:
        book.update_or_create_assignment(LESSON, duedate=due)


def totals(course: Course) -> dict[str, Total]:
    """What we say, after a look at whether nbgrader says the same."""
    address = gradebook_url(course.root)
    found = {t.student: t for t in read_totals(address, LESSON, read_marks(address, LESSON))}
    with Gradebook(address) as book:
        for student, total in found.items():
            submission = book.find_submission(LESSON, student)
            assert submission.score == total.points
            assert submission.max_score == total.max_points
            assert submission.late_submission_penalty == total.penalty
            if submission.assignment.duedate:
                assert submission.total_seconds_late == total.late.total_seconds()
    return found


def left(course: Course) -> dict[str, tuple[float, float, float]]:
    return {
        student: (total.late.total_seconds() / 3600, total.penalty, total.final)
        for student, total in totals(course).items()
    }


IN_TIME = (0.0, 0.0, 5.0)


def test_lateness_penalty_and_what_is_left_are_shown_everywhere(course, capsys):
    assert left(course) == {
        "ada": IN_TIME,
        "ben": (2.5, 2.0, 3.0),
        "chen": (10.0, 5.0, 0.0),
        "dana": IN_TIME,
    }
    for command in ("grade", "report"):
        capsys.readouterr()
        assert main([command]) == 0
        shown = capsys.readouterr().out.splitlines()
        rows = {line.split("│")[2].strip(): line for line in shown if f"│ {LESSON} │" in line}
        assert "│ 3 / 6 │ 2 h 30 min late: 2 points off │" in " ".join(rows["ben"].split())
        assert "│ 0 / 6 │ 10 h late: 5 points off │" in " ".join(rows["chen"].split())
        assert "late" not in rows["ada"] + rows["dana"]
    assert main(["export", "--by", "lesson", "--to", "totals.csv"]) == 0
    with Path("totals.csv").open(newline="", encoding="utf-8") as file:
        found = {row["student"]: row for row in csv.DictReader(file)}
    ben = [found["ben"][name] for name in ("points", "hours_late", "penalty", "final")]
    assert ben == ["5", "2.5", "2", "3"]


def test_the_penalty_follows_the_due_date_and_an_extension_without_grading_again(course):
    move_due_date(course, LATER)
    assert main(["grade"]) == 0
    assert left(course)["ben"] == (1.0, 1.0, 4.0)
    with Gradebook(gradebook_url(course.root)) as book:
        book.grant_extension(LESSON, "ben", days=1)
    assert main(["grade"]) == 0
    assert left(course)["ben"] == IN_TIME
    move_due_date(course, None)
    assert main(["grade"]) == 0
    assert set(left(course).values()) == {IN_TIME}


def test_a_penalty_for_what_is_no_longer_late_is_named_until_it_is_graded(course, capsys):
    move_due_date(course, "2027-01-01 12:00:00 UTC")
    capsys.readouterr()
    assert main(["report", "--student", "ben"]) == 0
    shown = capsys.readouterr().out
    assert "2 points are off for being late, and it is not: run `autograder grade`" in shown


@pytest.mark.parametrize(
    ("plugin", "said"),
    [("'nosuch.Plugin'", "could not be imported"), ("BasePlugin", "late_submission_penalty")],
)
def test_a_plug_in_that_fails_is_named_and_nothing_else_is_held_up(plugin, said, course, capsys):
    before = left(course)
    with (course.root / CONFIG).open("a", encoding="utf-8") as config:
        config.write(f"c.AssignLatePenalties.plugin_class = {plugin}\n")
    capsys.readouterr()
    assert main(["grade"]) == 1
    complaint = " ".join(capsys.readouterr().err.split())
    assert complaint.count("as c.AssignLatePenalties.plugin_class fails: ") == 2  # who is late
    assert said in complaint
    assert left(course) == before


def test_a_persons_marks_are_counted_before_the_penalty(course):
    with Gradebook(gradebook_url(course.root)) as book:
        mark = book.find_grade("mean-check", LESSON, LESSON, "chen")
        mark.manual_score, mark.extra_credit, mark.needs_manual_grade = 9.0, 0.1, False
        book.db.commit()
    assert main(["grade"]) == 0
    total = totals(course)["chen"]
    assert (total.points, total.penalty) == (11.1, 10.0)
    assert total.final == pytest.approx(1.1)
