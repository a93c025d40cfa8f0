"""Building the instructor's notebooks: the same bytes each time, and as little change as can be."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.build import build, is_current, render
from autograder.course.course import CONFIG, Course
from autograder.course.lesson import Lesson

ROOT = Path(__file__).parents[2]
NAMES = Course(ROOT).names
PLAIN_CELL = "```{code-cell} ipython3\nprint('a new cell')\n```\n"


@pytest.fixture
def course(tmp_path):
    """Return a copy of the course: the lessons' texts, and nothing built from them."""
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    shutil.copy(ROOT / CONFIG, tmp_path)
    return Course(tmp_path)


@pytest.fixture(scope="module")
def rendered():
    """Return a function that gives a lesson's notebook, rendered once for all tests."""
    texts = {}

    def text(name):
        if name not in texts:
            texts[name] = render(Course(ROOT).lesson(name))
        return texts[name]

    return text


def cells(text):
    return nbformat.reads(text, as_version=4).cells


def changed(course, change):
    """Return lesson 2's ids by cell text, after a change to its text."""
    lesson = course.lesson("2")
    path = lesson.folder / f"{lesson.name}.md"
    path.write_text(change(path.read_text()))
    return {cell.source: cell.id for cell in cells(render(Lesson(lesson.folder)))}


@pytest.mark.parametrize("name", NAMES)
def test_two_builds_are_equal_byte_for_byte(name, rendered):
    assert render(Course(ROOT).lesson(name)) == rendered(name)


def test_rendering_again_changes_nothing():
    lesson = Course(ROOT).lesson("2")
    assert render(lesson) == render(lesson)


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_valid_and_empty_of_outputs(name, rendered):
    notebook = nbformat.reads(rendered(name), as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_official_cells_go_by_their_grade_id(name, rendered):
    found = cells(rendered(name))
    assert len({cell.id for cell in found}) == len(found)
    for cell in found:
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", cell.id)
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        assert grade_id in (None, cell.id)


@pytest.mark.parametrize("name", NAMES)
def test_only_what_nbgrader_jupyter_and_the_next_build_know_is_left(name, rendered):
    notebook = nbformat.reads(rendered(name), as_version=4)
    assert set(notebook.metadata) == {"kernelspec", "language_info", "autograder"}
    assert not any("given" in cell.metadata for cell in notebook.cells)


@pytest.mark.parametrize("position", ["first", "last"])
def test_a_new_cell_leaves_the_other_ids_as_they_were(course, position):
    before = changed(course, lambda text: text)

    def with_a_new_cell(text):
        setup = text.index("```{code-cell}")
        return (
            text[:setup] + PLAIN_CELL + text[setup:] if position == "first" else text + PLAIN_CELL
        )

    after = changed(course, with_a_new_cell)
    new = set(after) - set(before)
    assert any("a new cell" in source for source in new)
    assert {source: after[source] for source in before if source in after} == {
        source: before[source] for source in before if source in after
    }
    assert len(set(before) - set(after)) <= 1  # the text that the new cell stands in


def test_cells_with_the_same_text_have_ids_of_their_own(course):
    lesson = course.lesson("2")
    path = lesson.folder / f"{lesson.name}.md"
    path.write_text(path.read_text() + 3 * f"\n{PLAIN_CELL}")
    copies = [cell.id for cell in cells(render(lesson)) if "a new cell" in cell.source]
    assert len(set(copies)) == 3


def test_building_writes_what_is_rendered(course, rendered):
    lesson = course.lesson("2")
    path = build(course, lesson)
    assert path == course.root / "source" / lesson.name / f"{lesson.name}.ipynb"
    assert path.read_text(encoding="utf-8") == rendered(lesson.name)


def test_a_notebook_is_current_until_its_text_changes(course):
    lesson = course.lesson("2")
    assert not is_current(course, lesson)
    path = build(course, lesson)
    assert is_current(course, lesson)
    path.write_text(path.read_text() + "\n")
    assert not is_current(course, lesson)
    build(course, lesson)
    text = lesson.folder / f"{lesson.name}.md"
    text.write_text(text.read_text() + "\nOne sentence more.\n")
    assert not is_current(course, course.lesson("2"))


def test_a_changed_solution_shows_in_the_lessons_that_give_it(course):
    later = course.lesson("2")
    build(course, later)
    text = course.lesson("1").folder / "01-loading-data.md"
    text.write_text(
        text.read_text().replace("np.column_stack([np.ones(len(X)), X])", "np.c_[1, X]")
    )
    assert not is_current(course, course.lesson("2"))
