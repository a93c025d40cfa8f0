"""From an instructor's notebook to what students get."""

import shutil

import nbformat
import pytest

from autograder.authoring.release import release
from autograder.course.cells import grade_id, kind
from autograder.course.errors import CourseError
from autograder.gradebook.marks import gradebook_url, has_lesson
from autograder.gradebook.nbgrader_api import NbgraderError

LESSON = "01-averages"


@pytest.fixture
def released_notebook(released_mini) -> nbformat.NotebookNode:
    path = released_mini.root / "release" / LESSON / f"{LESSON}.ipynb"
    return nbformat.read(path, as_version=4)


def test_students_find_a_stub_that_says_what_to_do(released_notebook):
    (stub,) = [cell.source for cell in released_notebook.cells if grade_id(cell) == "mean"]
    assert stub == (
        "def mean(x):\n"
        '    """Return the mean of an array."""\n'
        '    raise NotImplementedError("write this function, then run the check below")'
    )


def test_students_find_the_visible_checks_and_no_hidden_line(released_notebook):
    (check,) = [cell.source for cell in released_notebook.cells if grade_id(cell) == "mean-check"]
    assert check == 'check.close("mean", mean(np.arange(4.0)), 1.5)'


def test_a_question_has_room_for_words_and_no_model_answer(released_notebook):
    (question,) = [cell for cell in released_notebook.cells if kind(cell) == "question"]
    assert question.source == "*Write your answer here, in your own words.*"


def test_cells_keep_their_names_as_ids_by_which_a_damaged_submission_is_known(released_notebook):
    official = [cell for cell in released_notebook.cells if grade_id(cell)]
    assert [cell.id for cell in official] == [grade_id(cell) for cell in official]
    nbformat.validate(released_notebook)


def test_the_gradebook_knows_the_lesson(mini):
    assert has_lesson(gradebook_url(mini.root), LESSON)


def test_releasing_again_gives_the_same_bytes(mini):
    path = mini.root / "release" / LESSON / f"{LESSON}.ipynb"
    before = path.read_bytes()
    assert release(mini, mini.lesson(LESSON)) == path
    assert path.read_bytes() == before


def test_a_lesson_that_was_not_built_is_not_released(mini):
    shutil.rmtree(mini.root / "source")
    with pytest.raises(CourseError, match="run `autograder build` first"):
        release(mini, mini.lesson(LESSON))


def test_what_nbgrader_refuses_is_said_in_its_words(mini):
    path = mini.root / "source" / LESSON / f"{LESSON}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    twin = nbformat.from_dict(notebook.cells[-1])
    twin.id = "twin"
    nbformat.write(nbformat.from_dict(notebook | {"cells": [*notebook.cells, twin]}), path)
    with pytest.raises(NbgraderError, match="why-mean") as refused:
        release(mini, mini.lesson(LESSON))
    assert "\n" not in str(refused.value)
