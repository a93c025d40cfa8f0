"""Ordinary odd hand-ins, along the whole way: marks, notes, comments, pages and rows."""

import os
import shutil
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.demo.sample_class import answered
from autograder.batch import grading
from autograder.batch.feedback import write_feedback
from autograder.commands import terminal
from autograder.commands.main import main
from autograder.course.course import Course
from autograder.gradebook.marks import gradebook_url, has_lesson, read_marks
from autograder.handin import finding
from tests.handin.odd_files import zipped
from tests.handin.odd_hand_in import SHORT, written
from tests.handin.odd_hand_ins import HAND_INS, OddClass, Page, table
from tests.handin.odd_words import picture

pytestmark = pytest.mark.long

FILE = f"{SHORT}.ipynb"


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory) -> OddClass:
    return OddClass(tmp_path_factory.mktemp("odd"), every_page=False)


@pytest.mark.parametrize("name", HAND_INS)
def test_each_gets_what_is_right(name: str, everybody: OddClass) -> None:
    assert everybody.faults(name) == []


def test_the_table_has_a_line_for_each(everybody: OddClass) -> None:
    lines = [line for line in table(everybody, []) if line.startswith(("right", "WRONG"))]
    assert len(lines) == len(HAND_INS) > 61


# --- folders ---


@pytest.fixture
def course(mini: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    monkeypatch.chdir(mini.root)
    for console in (terminal.out, terminal.err):
        monkeypatch.setattr(console, "width", 1000)
    return mini


def right(course: Course) -> bytes:
    release = nbformat.read(course.root / "release" / SHORT / FILE, as_version=4)
    return written(answered(course.lesson(SHORT), release))


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def full_marks(course: Course) -> set[str]:
    """Return the students who have all points of the short lesson that the judge gives."""
    address = gradebook_url(course.root)
    rows = read_marks(address, SHORT) if has_lesson(address, SHORT) else []
    lost = {m.student for m in rows if m.marked_by == "judge" and m.points != m.max_points}
    return {mark.student for mark in rows} - lost


MISNAMED = {
    "underscores": f"{SHORT.replace('-', '_')}/{FILE}",
    "capitals": f"01-Averages/{FILE}",
    "spaces": f"01 averages/{FILE}",
    "no-zero": f"1-averages/{FILE}",
    "number-alone": f"01/{FILE}",
    "title-alone": f"averages/{FILE}",
    "second-download": f"{SHORT} (1)/{FILE}",
    "from-drive": f"{SHORT}-20261103T120000Z-001/{SHORT}/{FILE}",
    "extracted": f"{FILE}/{FILE}",
    "with-a-space": f"{SHORT} /{FILE}",
    "directly": FILE,
    "directly-renamed": f"{SHORT} (1).ipynb",
    "a-zip": f"{SHORT}.zip",
    "a-zip-of-any-name": "submission.zip",
    "homework": f"homework/{FILE}",
    "deep": f"homework/week 1/{SHORT}/{FILE}",
}


def test_a_hand_in_in_a_misnamed_folder_is_graded_or_named(course, capsys) -> None:
    content = right(course)
    put(course.root / "submitted" / "ada" / SHORT / FILE, content)
    for student, path in MISNAMED.items():
        packed = zipped({FILE: content}) if path.endswith(".zip") else content
        put(course.root / "submitted" / student / path, packed)
    put(course.root / "submitted" / "a-file.ipynb", content)
    main(["grade", "--unsafe-ok"])
    said = "".join(capsys.readouterr())
    graded = full_marks(course)
    assert "ada" in graded
    silent = [
        s for s, path in MISNAMED.items() if s not in graded and path.split("/")[0] not in said
    ]
    assert silent == []
    # Whatever was taken from another place than its own is said as well.
    unsaid = [s for s, path in MISNAMED.items() if path.split("/")[0] not in said]
    assert unsaid == []
    assert "a-file.ipynb" in said
    assert "Traceback" not in said


def test_what_is_not_graded_is_named_with_its_reason_and_what_to_do(course, capsys) -> None:
    put(course.root / "submitted" / "ada" / SHORT / FILE, right(course))
    put(course.root / "submitted" / "ben" / "12-gone" / "12-gone.ipynb", right(course))
    put(course.root / "submitted" / "cem" / "notes.txt", b"I have been ill.")
    main(["grade", "--unsafe-ok"])
    said = "".join(capsys.readouterr())
    assert full_marks(course) >= {"ada"}
    for missing in ("12-gone", "notes.txt"):
        (line,) = [line for line in said.splitlines() if missing in line][:1] or [""]
        assert len(line) > len(missing) + 20, missing


def test_marks_of_a_removed_lesson_stay_visible(course, capsys) -> None:
    put(course.root / "submitted" / "ada" / SHORT / FILE, right(course))
    assert main(["grade", "--unsafe-ok"]) == 0
    other = course.root / "notebooks" / "02-other"
    shutil.move(course.root / "notebooks" / SHORT, other)
    (other / f"{SHORT}.md").rename(other / "02-other.md")
    capsys.readouterr()
    main(["report"])
    said = "".join(capsys.readouterr())
    assert "ada" in said
    assert SHORT in said


# --- names ---


@pytest.mark.parametrize("who", ["*", "a[b]", "?", "[a]"])
def test_a_student_is_named_literally(who: str, course: Course) -> None:
    for student in ("*", "a[b]", "?", "[a]", "a", "ab"):
        put(course.root / "submitted" / student / SHORT / FILE, right(course))
    assert main(["grade", "--unsafe-ok", "--student", who]) == 0
    assert full_marks(course) == {who}
    assert main(["feedback", "--student", who]) == 0
    pages = {page.parts[-3] for page in (course.root / "feedback").rglob("*.html")}
    assert pages == {who}


def test_a_name_that_is_not_text_costs_nobody_else_anything(course: Course) -> None:
    odd = os.fsdecode(b"caf\xe9")
    for student in ("ada", odd, "zoe"):
        put(course.root / "submitted" / student / SHORT / FILE, right(course))
    results = {
        result.submission.student: result
        for result in grading.grade(course, finding.find(course.root))
    }
    assert (results["ada"].error, results["zoe"].error) == ("", "")
    assert full_marks(course) >= {"ada", "zoe"}
    assert odd not in results
    (stray,) = finding.survey(course.root, [SHORT]).strays
    assert stray.path.name == odd
    assert stray.reason == "has a name that is not UTF-8: rename it"


# --- photos of one's own ---


def test_a_students_own_photos_are_there_while_grading(released, tmp_path) -> None:
    lesson = "10-your-own-digit"
    shutil.copytree(released.root, tmp_path / "course")
    course = Course(tmp_path / "course")
    file = f"{lesson}.ipynb"
    release = nbformat.read(course.root / "release" / lesson / file, as_version=4)
    notebook = answered(course.lesson(lesson), release)
    (chosen,) = [cell for cell in notebook.cells if cell.source.startswith("folder = None")]
    at = notebook.cells.index(chosen)
    # What comes between, plots of the sample photos above all, takes longest.
    notebook.cells = [
        cell
        for number, cell in enumerate(notebook.cells)
        if "nbgrader" in cell.metadata or number == at or cell.cell_type != "code" or number < 3
    ]
    chosen.source = 'folder = "my-photos"\nprint("taken:", [f.name for f in data.photos(folder)])'
    folder = course.root / "submitted" / "ada" / lesson
    put(folder / file, written(notebook))
    for name in ("7-mine.jpg", "3-mine.jpg"):
        put(folder / "my-photos" / name, picture("JPEG", side=60))
    (result,) = grading.grade(course, finding.find(course.root, lesson))
    assert result.error == ""
    assert result.failed == 0
    (written_page,) = write_feedback(course, finding.find(course.root, lesson))
    assert written_page.error == ""
    shown = Page(course.root / "feedback" / "ada" / lesson / f"{lesson}.html").text
    assert "is not a folder" not in shown
    assert "taken: ['3-mine.jpg', '7-mine.jpg']" in shown
