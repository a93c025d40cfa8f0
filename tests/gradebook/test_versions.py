"""A lesson that changes after it was graded: what is out of date, new, gone, or worth nothing."""

import csv
import io
import json
import re

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.authoring.demo.sample_class import answered
from autograder.commands import terminal
from autograder.commands.main import main
from autograder.course.course import Course
from autograder.gradebook import database, entering, judged
from autograder.gradebook.configuration import course_config
from autograder.gradebook.marks import OUT_OF_DATE, Mark, gradebook_url, read_marks
from autograder.gradebook.scores import Outcome

pytestmark = pytest.mark.long

LESSON = "01-averages"
NAME = f"{LESSON}.ipynb"
WRONG = {"mean": "def mean(x):\n    return 1.5"}


@pytest.fixture
def course(mini: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    monkeypatch.chdir(mini.root)
    monkeypatch.setattr(terminal.out, "width", 200)
    hand_in(mini, "007")
    return mini


def hand_in(course: Course, student: str, **answers: object) -> None:
    release = nbformat.read(course.root / "release" / LESSON / NAME, as_version=4)
    folder = course.root / "submitted" / student / LESSON
    folder.mkdir(parents=True)
    notebook = answered(course.lesson(LESSON), release, **answers)
    (folder / NAME).write_text(json.dumps(notebook), encoding="utf-8")


def give_points(course: Course, points: dict[str, float]) -> None:
    """Let a lesson give other points, as a release does."""
    text = course.root / "notebooks" / LESSON / f"{LESSON}.md"
    source = text.read_text("utf-8")
    for name, worth in points.items():
        pattern = rf'(grade_id"?: "?{name}\b[^\n]*points"?: )[\d.]+'
        source, count = re.subn(pattern, rf"\g<1>{worth:g}", source)
        assert count == 1
    text.write_text(source, "utf-8")
    assert main(["build"]) == 0
    assert main(["release", "--force"]) == 0


def marks(course: Course) -> dict[tuple[str, str], Mark]:
    found = read_marks(gradebook_url(course.root), LESSON)
    return {(mark.student, mark.exercise): mark for mark in found}


def exported(capsys: pytest.CaptureFixture[str], *how: str) -> list[dict[str, str]]:
    capsys.readouterr()
    assert main(["export", *how]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_points_that_have_changed_since_are_out_of_date_until_it_is_graded_again(course, capsys):
    assert main(["grade"]) == 0
    give_points(course, {"mean-check": 7})
    capsys.readouterr()
    assert main(["report"]) == 0
    shown = capsys.readouterr().out
    assert "│ 5 / 5 │" in shown
    assert "out of date: mean" in shown
    assert f"run `autograder grade {LESSON} --again`" in shown
    assert [row["status"] for row in exported(capsys)] == ["", "out of date", ""]
    (total,) = exported(capsys, "--by", "lesson")
    assert (total["max_points"], total["status"], total["waiting"]) == ("6", "out of date", "1")

    assert main(["grade", LESSON, "--again"]) == 0
    shown = capsys.readouterr().out
    assert "│ 9 / 9 │" in shown
    assert "out of date" not in shown
    assert {mark.status for mark in marks(course).values()} == {""}


def test_points_that_binary_cannot_hold_are_right_in_every_table(course, capsys):
    give_points(course, {"total-check": 0.1, "mean-check": 0.2, "why-mean": 0})
    capsys.readouterr()
    assert main(["grade"]) == 0
    assert "│ 0.3 / 0.3 │" in capsys.readouterr().out
    assert main(["report"]) == 0
    shown = capsys.readouterr().out
    assert "│ 0.3 / 0.3 │" in shown
    assert shown.count("1 of 1") == 2
    assert [row["points"] for row in exported(capsys)] == ["0.1", "0.2", "0"]
    (total,) = exported(capsys, "--by", "lesson")
    assert [total[name] for name in ("student", "points", "max_points", "final")] == [
        "007",
        "0.3",
        "0.3",
        "0.3",
    ]


def test_a_check_without_points_is_right_where_the_judge_says_so(course, capsys):
    give_points(course, {"mean-check": 0})
    hand_in(course, "ben", instead=WRONG)
    assert main(["grade"]) == 0
    capsys.readouterr()
    assert main(["report"]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"│ mean +│ 1 of 2 │", shown)
    assert re.search(r"│ total +│ 2 of 2 │", shown)
    assert re.search(r"│ ben +│ 2 / 2 │ +0 / 1 │ mean", shown)
    rows = {(row["student"], row["exercise"]): row for row in exported(capsys)}
    assert rows["ben", "mean"]["points"] == rows["ben", "mean"]["max_points"] == "0"
    assert rows["ben", "mean"]["comment"].startswith("✗ mean")
    with Gradebook(gradebook_url(course.root)) as book:  # as it was before verdicts were kept
        judged.TABLE.drop(book.engine)
    found = marks(course)
    assert (found["007", "mean"].right, found["ben", "mean"].right) == (True, False)


def test_one_students_report_counts_that_student_alone(course, capsys):
    hand_in(course, "ben", instead=WRONG)
    assert main(["grade"]) == 0
    capsys.readouterr()
    assert main(["report", "--student", "ben"]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"│ mean +│ 0 of 1 │", shown)
    assert "007" not in shown


def test_who_has_not_handed_in_is_there_by_name(course, capsys):
    assert main(["grade"]) == 0
    with Gradebook(gradebook_url(course.root)) as book:
        book.update_or_create_student("zoe", first_name="Zoë", last_name="=Z", email="z@x.org")
    rows = [row for row in exported(capsys) if row["student"] == "zoe"]
    assert [row["exercise"] for row in rows] == ["total", "mean", "why-mean"]
    assert {row["status"] for row in rows} == {"missing"}
    assert [row["points"] for row in rows] == [""] * 3
    assert [row["max_points"] for row in rows] == ["2", "3", "1"]
    who = rows[0]["last_name"], rows[0]["first_name"], rows[0]["email"]
    assert who == ("'=Z", "Zoë", "z@x.org")
    _, zoe = exported(capsys, "--by", "lesson")
    assert [zoe[name] for name in ("points", "max_points", "final")] == ["", "6", ""]
    assert zoe["status"] == "missing"


def test_excel_gets_the_mark_by_which_it_knows_the_encoding(course):
    assert main(["grade"]) == 0
    for how, begins in ((["--excel"], b"\xef\xbb\xbfstudent,"), ([], b"student,")):
        assert main(["export", *how, "--to", "marks.csv"]) == 0
        assert (course.root / "marks.csv").read_bytes().startswith(begins)


# --- cells that a submission is older than, or that its lesson has no more ---


def outcome(**scores: float | None) -> Outcome:
    names = {name.replace("_", "-"): score for name, score in scores.items()}
    commented = {name.removesuffix("-check"): f"on {name}" for name in names}
    return Outcome(names, commented, dict.fromkeys(names, "a"), dict.fromkeys(names, 3.0), {})


def enter(course: Course, found: Outcome) -> None:
    with database.opened(gradebook_url(course.root)) as book:
        entering.enter(book, "007", LESSON, found, None, course_config(course.root))


def test_a_cell_that_is_newer_than_a_submission_gets_its_rows_where_it_is_judged(course):
    old = {"total_check": 3.0, "mean_check": 3.0, "why_mean": None}
    enter(course, outcome(**old))
    with Gradebook(gradebook_url(course.root)) as book:
        where = {"notebook": LESSON, "assignment": LESSON}
        book.add_grade_cell("new-check", **where, max_score=3, cell_type="code")
        book.add_solution_cell("new", **where)
    assert ("007", "new") not in marks(course)
    enter(course, outcome(**old))  # judged in the notebook that the student got
    assert ("007", "new") not in marks(course)
    enter(course, outcome(new_check=3.0, **old))
    assert marks(course)["007", "new"].points == 3.0
    assert marks(course)["007", "new"].comment == "on new-check"
    assert [mark.exercise for mark in marks(course).values()] == [
        "new",
        "total",
        "mean",
        "why-mean",
    ]


def test_a_cell_that_the_students_notebook_does_not_have_is_asked_of_nobody(course):
    enter(course, outcome(total_check=3.0))
    assert list(marks(course)) == [("007", "total")]
    with Gradebook(gradebook_url(course.root)) as book:
        assert not book.find_submission(LESSON, "007").needs_manual_grade


def test_a_cell_that_the_lesson_has_no_more_keeps_its_marks_and_is_not_missing(course, capsys):
    assert main(["grade"]) == 0
    with Gradebook(gradebook_url(course.root)) as book:
        for cell in book.find_notebook(LESSON, LESSON).grade_cells:
            if cell.name == "mean-check":
                cell.max_score = 0
        book.update_or_create_student("zoe")
        book.db.commit()
    found = marks(course)["007", "mean"]
    assert (found.points, found.max_points, found.status) == (3.0, 3.0, "")
    asked = [row["exercise"] for row in exported(capsys) if row["student"] == "zoe"]
    assert asked == ["total", "why-mean"]
    assert OUT_OF_DATE not in {mark.status for mark in marks(course).values()}
