"""Everything that honest students do to a notebook, graded in one go: each as far as it goes."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from nbgrader.api import Gradebook

from autograder.authoring.demo.sample_class import answered
from autograder.batch import grading
from autograder.batch.feedback import write_feedback
from autograder.course.cells import grade_id
from autograder.course.course import Course
from autograder.gradebook.marks import gradebook_url, read_marks
from autograder.handin import finding, submissions

pytestmark = pytest.mark.long

LESSON = "01-averages"
SHORT = {"cell_seconds": 1.5, "later_cell_seconds": 0.5, "check_seconds": 1.5}
"""For those that hang; the others have the limits that ship."""

FULL = {"total": 2.0, "mean": 3.0}

Change = Callable[[NotebookNode], object]


@dataclass
class Fault:
    """What a student did to the right answers, and what is left of the points."""

    change: Change
    marks: dict[str, float]
    hangs: bool = False


def code(name: str, source: str) -> Change:
    def change(notebook: NotebookNode) -> None:
        named(notebook, name).source = source

    return change


def add(source: str, at: int = 1) -> Change:
    return lambda notebook: notebook.cells.insert(at, new_code_cell(source))


def named(notebook: NotebookNode, name: str) -> NotebookNode:
    return next(cell for cell in notebook.cells if grade_id(cell) == name)


def delete(*names: str) -> Change:
    def change(notebook: NotebookNode) -> None:
        notebook.cells = [cell for cell in notebook.cells if grade_id(cell) not in names]

    return change


def copy_all(notebook: NotebookNode) -> None:
    copies = [nbformat.from_dict(cell) for cell in notebook.cells]
    for copy in copies:
        copy.id = f"{copy.id}-copy"
    notebook.cells += copies


def to_markdown(name: str) -> Change:
    def change(notebook: NotebookNode) -> None:
        cell = named(notebook, name)
        cell.cell_type = "markdown"
        del cell["outputs"], cell["execution_count"]

    return change


def every_cell(edit: Callable[[NotebookNode], object]) -> Change:
    def change(notebook: NotebookNode) -> None:
        for cell in notebook.cells:
            edit(cell)

    return change


def schema_99(cell: NotebookNode) -> None:
    if "nbgrader" in cell.metadata:
        cell.metadata.nbgrader.schema_version = 99


def nothing(_: NotebookNode) -> None:
    pass


NO_TOTAL = {"total": 0.0, "mean": 3.0}
NO_MEAN = {"total": 2.0, "mean": 0.0}
STUBBORN = """
import time
while True:
    try:
        time.sleep(1000)
    except BaseException:
        pass
"""

FAULTS = {
    # The frame
    "untouched": Fault(nothing, FULL),
    "copied cells": Fault(copy_all, FULL),
    "deleted checks": Fault(delete("total-check", "mean-check"), FULL),
    "deleted solution": Fault(delete("total"), NO_TOTAL),
    "deleted setup": Fault(delete("setup"), FULL),
    "deleted everything": Fault(lambda nb: nb.cells.clear(), {"total": 0.0, "mean": 0.0}),
    "check to markdown": Fault(to_markdown("mean-check"), FULL),
    "solution to markdown": Fault(to_markdown("mean"), FULL),
    "schema version 99": Fault(every_cell(schema_99), FULL),
    "points changed": Fault(
        lambda nb: named(nb, "mean-check").metadata.nbgrader.update(points=100), FULL
    ),
    "metadata lost": Fault(every_cell(lambda cell: cell.metadata.clear()), FULL),
    "metadata missing": Fault(every_cell(lambda cell: cell.pop("metadata")), FULL),
    "check edited": Fault(code("mean-check", "pass"), FULL),
    "another kernel": Fault(
        lambda nb: nb.metadata.update(kernelspec={"name": "r", "display_name": "R"}), FULL
    ),
    # What a right answer may say beside it
    "prints": Fault(code("total", "def total(x):\n    print('x:', x)\n    return sum(x)"), FULL),
    "writes to stderr": Fault(
        code(
            "total", "import sys\ndef total(x):\n    print(x, file=sys.stderr)\n    return sum(x)"
        ),
        FULL,
    ),
    "warns": Fault(
        code("total", "import warnings\ndef total(x):\n    warnings.warn('oh')\n    return sum(x)"),
        FULL,
    ),
    "numpy warns": Fault(
        code("total", "def total(x):\n    np.log(np.zeros(1))\n    return np.sum(x)"), FULL
    ),
    "an unanswered guess": Fault(add("guess"), FULL),
    # What a wrong answer may do
    "a number for a check": Fault(
        code("mean", "def mean(x): return 7.0\ncheck.close = lambda *a, **k: 2.5"), NO_MEAN
    ),
    "a shown number": Fault(
        code("mean", "def mean(x):\n    display(1.5)\n    return 7.0"), NO_MEAN
    ),
    "syntax error": Fault(code("total", "def total(x) return sum(x)"), NO_TOTAL),
    "an error at the top": Fault(add("1 / 0"), FULL),
    "not a function": Fault(code("mean", "mean = 1.5"), NO_MEAN),
    "an odd error": Fault(
        code("total", "def total(x): raise ValueError('\\ud83d', '<b>', 'x' * 10**6)"), NO_TOTAL
    ),
    # What ends or stops Python
    "os._exit in a function": Fault(
        code("total", "import os\ndef total(x): os._exit(0)"), NO_TOTAL
    ),
    "os._exit at the top": Fault(add("import os; os._exit(1)", at=4), FULL),
    "sys.exit in a function": Fault(
        code("total", "import sys\ndef total(x): sys.exit(0)"), NO_TOTAL
    ),
    "sys.exit at the top": Fault(add("import sys; sys.exit()"), FULL),
    "exit()": Fault(add("exit()"), FULL),
    "raises KeyboardInterrupt": Fault(
        code("total", "def total(x): raise KeyboardInterrupt"), NO_TOTAL
    ),
    "KeyboardInterrupt at the top": Fault(add("raise KeyboardInterrupt"), FULL),
    "endless loop in a function": Fault(
        code("total", "def total(x):\n    while True: pass"), NO_TOTAL, hangs=True
    ),
    "endless loop at the top": Fault(add("while True: pass"), FULL, hangs=True),
    "a loop that no interrupt ends": Fault(add(STUBBORN), FULL, hangs=True),
    "sleeps in a function": Fault(
        code("total", "import time\ndef total(x): time.sleep(1000)"), NO_TOTAL, hangs=True
    ),
    "sleeps at the top": Fault(add("import time; time.sleep(1000)"), FULL, hangs=True),
    "endless recursion": Fault(code("total", "def total(x): return total(x)"), NO_TOTAL),
    "input at the top": Fault(add("name = input('your name? ')"), FULL),
    "input in a function": Fault(code("total", "def total(x): return input()"), NO_TOTAL),
    "prints 100 MB": Fault(add("for _ in range(1000): print('x' * 100_000)"), FULL),
    "shows 100 MB": Fault(add("'x' * 100_000_000"), FULL),
    "answers 800 MB": Fault(code("total", "def total(x): return np.zeros(10**8)"), NO_TOTAL),
    "half an emoji": Fault(add("print('\\ud83d')"), FULL),
    "a null byte": Fault(add("x = '\0'"), FULL),
}


def raw(name: str, content: Callable[[str], bytes]) -> Callable[[Path, str], None]:
    def write(folder: Path, right: str) -> None:
        (folder / name).write_bytes(content(right))

    return write


def format_3(right: str) -> bytes:
    notebook = nbformat.convert(nbformat.reads(right, as_version=4), 3)
    return json.dumps(notebook).encode()


NAME = f"{LESSON}.ipynb"
NOTHING = {"total": 0.0, "mean": 0.0}
UNREADABLE = "graded as not answered, the file is kept"
FILES = {
    "renamed": (raw("my answers.ipynb", str.encode), FULL, "taken as"),
    "no file": (lambda *_: None, NOTHING, "no 01-averages.ipynb was handed in"),
    "not JSON": (raw(NAME, lambda right: right[:300].encode()), NOTHING, UNREADABLE),
    "UTF-16": (raw(NAME, lambda right: right.encode("utf-16")), FULL, ""),
    "empty": (raw(NAME, lambda _: b""), NOTHING, f"{NAME} is empty"),
    "with a byte order mark": (raw(NAME, lambda right: right.encode("utf-8-sig")), FULL, ""),
    "format 3": (raw(NAME, format_3), FULL, ""),
    "zoë o'neil-1, jr.": (raw(NAME, str.encode), FULL, ""),
}


class Class:
    """All of them, handed in and graded in one batch."""

    def __init__(self, course: Course) -> None:
        self.course = course
        lesson = course.lesson(LESSON)
        release = nbformat.read(course.root / "release" / LESSON / NAME, as_version=4)
        for student, fault in FAULTS.items():
            notebook = answered(lesson, release)
            fault.change(notebook)
            self.hand_in(student, raw(NAME, str.encode), json.dumps(notebook))
        for student, (write, _, _) in FILES.items():
            self.hand_in(student, write, nbformat.writes(answered(lesson, release)))
        self.files = {path: path.read_bytes() for path in self.submitted()}
        hang = {student for student, fault in FAULTS.items() if fault.hangs}
        everybody = finding.find(course.root)
        self.results = {
            result.submission.student: result
            for result in (
                *grading.grade(course, [s for s in everybody if s.student not in hang]),
                *grading.grade(
                    course, [s for s in everybody if s.student in hang], JudgedExecute=SHORT
                ),
            )
        }

    def hand_in(self, student: str, write: Callable[[Path, str], None], right: str) -> None:
        folder = self.course.root / "submitted" / student / LESSON
        folder.mkdir(parents=True)
        write(folder, right)

    def submitted(self) -> list[Path]:
        return [path for path in (self.course.root / "submitted").rglob("*") if path.is_file()]

    def marks(self, student: str) -> dict[str, float | None]:
        rows = read_marks(gradebook_url(self.course.root), LESSON)
        return {
            m.exercise: m.points for m in rows if (m.student, m.marked_by) == (student, "judge")
        }

    def graded_text(self, student: str) -> str:
        return (self.course.root / "autograded" / student / LESSON / NAME).read_text("utf-8")


@pytest.fixture(scope="module")
def everyone(released_mini: Course, tmp_path_factory: pytest.TempPathFactory) -> Class:
    folder = tmp_path_factory.mktemp("faults") / "course"
    shutil.copytree(released_mini.root, folder)
    return Class(Course(folder))


@pytest.mark.parametrize("student", FAULTS)
def test_each_is_graded_as_far_as_it_goes(student, everyone):
    result = everyone.results[student]
    assert (result.error, result.note) == ("", "")
    assert everyone.marks(student) == FAULTS[student].marks


@pytest.mark.parametrize("student", FILES)
def test_each_file_is_graded_with_one_line_about_it(student, everyone):
    _, marks, note = FILES[student]
    result = everyone.results[student]
    assert result.error == ""
    assert everyone.marks(student) == marks
    assert note in result.note
    assert bool(note) == bool(result.note)
    assert "\n" not in result.note


def test_the_submitted_files_are_unchanged(everyone):
    assert {path: path.read_bytes() for path in everyone.submitted()} == everyone.files


def test_what_is_kept_of_much_output_is_little(everyone):
    for student in ("prints 100 MB", "shows 100 MB", "answers 800 MB", "an odd error"):
        assert len(everyone.graded_text(student)) < 10**6


def test_the_cell_that_hung_says_so(everyone):
    shown = everyone.graded_text("endless loop at the top")
    assert "This cell took over 1.5 s and was interrupted." in shown
    assert "This cell took over 1.5 s; grading went on" in everyone.graded_text(
        "a loop that no interrupt ends"
    )


def test_what_failed_is_said_by_the_students_own_cell_and_by_the_check(everyone):
    rows = read_marks(gradebook_url(everyone.course.root), LESSON)
    (row,) = [m for m in rows if (m.student, m.exercise) == ("not a function", "mean")]
    assert row.comment.startswith("✗ mean: there is no function named mean")
    assert "0 of 3 points" in everyone.graded_text("not a function")
    assert "2 of 2 points" in everyone.graded_text("not a function")


def test_feedback_is_written_for_each_and_shows_no_hidden_line(everyone):
    found = finding.find(everyone.course.root)
    students = {"untouched", "not a function", "an odd error", "zoë o'neil-1, jr.", "empty"}
    chosen = [submission for submission in found if submission.student in students]
    assert [result.error for result in write_feedback(everyone.course, chosen)] == [""] * 5
    for student in students:
        page = everyone.course.root / "feedback" / student / LESSON / f"{LESSON}.html"
        text = page.read_text(encoding="utf-8")
        assert "check.hidden" not in text
        assert "HIDDEN TESTS" not in text
    wrong = everyone.course.root / "feedback" / "not a function" / LESSON / f"{LESSON}.html"
    text = wrong.read_text(encoding="utf-8")
    assert text.count("there is no function named mean") >= 2  # by the check, and by the own cell


def test_grading_again_gives_the_same_marks(everyone):
    students = ("untouched", "syntax error", "a number for a check")
    before = [everyone.marks(student) for student in students]
    for student in students:
        found = finding.find(everyone.course.root, LESSON, student)
        (again,) = grading.grade(everyone.course, found)
        assert again.error == ""
    assert [everyone.marks(student) for student in students] == before


def test_a_persons_marks_survive_another_grading(everyone):
    address = gradebook_url(everyone.course.root)
    with Gradebook(address) as book:
        book.find_grade("why-mean", LESSON, LESSON, "prints").manual_score = 0.5
        book.find_grade("mean-check", LESSON, LESSON, "syntax error").manual_score = 1.5
        book.db.commit()
    for student in ("prints", "syntax error"):
        found = finding.find(everyone.course.root, LESSON, student)
        (_,) = grading.grade(everyone.course, found)
    marks = {(m.student, m.exercise): m.points for m in read_marks(address, LESSON)}
    assert marks["prints", "why-mean"] == 0.5
    assert marks["syntax error", "mean"] == 1.5
    assert marks["syntax error", "total"] == 0.0
    with Gradebook(address) as book:
        book.find_grade("mean-check", LESSON, LESSON, "syntax error").manual_score = None
        book.db.commit()


def test_a_defect_of_the_grader_costs_one_submission_and_not_the_batch(mini, monkeypatch):
    for student in ("ada", "ben"):
        folder = mini.root / "submitted" / student / LESSON
        shutil.copytree(mini.root / "release" / LESSON, folder)
    gather = submissions.gather

    def breaks_on_ada(submission: submissions.Submission) -> dict[str, bytes | None]:
        if submission.student == "ada":
            raise RuntimeError("out of paper")
        return gather(submission)

    monkeypatch.setattr(submissions, "gather", breaks_on_ada)
    results = grading.grade(mini, finding.find(mini.root))
    errors = {result.submission.student: result.error for result in results}
    assert errors == {"ada": "out of paper", "ben": ""}
