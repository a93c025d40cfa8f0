"""The lesson in CONTRIBUTING.md is one: copied as it stands, it is built, released and graded."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest

from autograder.authoring import strength
from autograder.authoring.demo.sample_class import answered
from autograder.commands.main import main
from autograder.course.course import CONFIG, Course
from autograder.gradebook.marks import gradebook_url, read_marks

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FILE = re.compile(r"`notebooks/(01-bias/[\w.-]+)`:\n\n(`{3,})\w+\n(.*?\n)\2\n", re.DOTALL)
LESSON = "01-bias"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course of the guide's lesson alone."""
    shutil.copy(ROOT / CONFIG, tmp_path)
    (tmp_path / "notebooks" / LESSON).mkdir(parents=True)
    for name, _, text in FILE.findall(GUIDE):
        (tmp_path / "notebooks" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Course(tmp_path)


def test_the_guide_shows_every_file_of_a_lesson(course):
    files = [path.name for path in sorted((course.root / "notebooks" / LESSON).iterdir())]
    assert files == ["01-bias.md", "alternatives.md", "cases.py", "misconceptions.md"]


@pytest.mark.long
def test_the_guides_lesson_is_built_released_and_graded(course, capsys):
    assert main(["build"]) == 0
    assert main(["release"]) == 0
    assert not (course.root / "release" / LESSON / strength.MARK).exists()

    lesson = course.lesson(LESSON)
    released = course.root / "release" / LESSON / f"{LESSON}.ipynb"
    mistake = lesson.misconceptions[-1]
    for student, instead in (("ada", {}), ("ben", {"add_bias": mistake.answer})):
        folder = course.root / "submitted" / student / LESSON
        folder.mkdir(parents=True)
        notebook = answered(lesson, nbformat.read(released, as_version=4), instead=instead)
        nbformat.write(notebook, folder / f"{LESSON}.ipynb")
    assert main(["grade"]) == 0
    marks = read_marks(gradebook_url(course.root), LESSON)
    points = {(m.student, m.exercise): m.points for m in marks if m.marked_by == "judge"}
    assert points == {("ada", "add_bias"): 5.0, ("ben", "add_bias"): 0.0}
    page = course.root / "autograded" / "ben" / LESSON / f"{LESSON}.ipynb"
    assert mistake.cause in page.read_text(encoding="utf-8")
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "line",
    re.findall(r"^:nbgrader: .*$", GUIDE, re.MULTILINE),
    ids=lambda line: re.search(r"grade_id: ([\w-]+)", line)[1],
)
def test_each_cell_of_the_guide_is_as_in_the_lessons(line):
    """So that a line copied from the guide, or from a lesson, serves as well."""
    keys = re.findall(r"(\w+):", line)
    lessons = [path.read_text("utf-8") for path in (ROOT / "notebooks").glob("*/*-*.md")]
    alike = [
        re.findall(r"(\w+):", other)
        for text in lessons
        for other in re.findall(r"^:nbgrader: .*$", text, re.MULTILINE)
    ]
    assert keys in alike
