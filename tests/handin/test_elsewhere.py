"""Answers outside the cells that are graded are found, and nothing else is taken for one."""

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from autograder.course.cells import grade_id
from autograder.handin.mending import mend

LESSON = "01-averages"
WORDS = "The mean answers it best, as it uses every value that there is."


@pytest.fixture(scope="module")
def release(released_mini) -> NotebookNode:
    return nbformat.read(released_mini.root / "release" / LESSON / f"{LESSON}.ipynb", as_version=4)


@pytest.fixture
def handed_in(release) -> NotebookNode:
    return nbformat.from_dict(release)


def place(notebook: NotebookNode, name: str) -> int:
    return next(i for i, cell in enumerate(notebook.cells) if grade_id(cell) == name)


def source(notebook: NotebookNode, name: str) -> str:
    return notebook.cells[place(notebook, name)].source


BESIDE = [
    new_markdown_cell(WORDS),
    new_raw_cell(WORDS),
    new_code_cell(f"# {WORDS}"),
    new_code_cell(f'"""{WORDS}"""'),
    new_code_cell(WORDS),
]


@pytest.mark.parametrize("step", [0, 1])
@pytest.mark.parametrize("beside", BESIDE)
def test_words_beside_an_untouched_question_are_its_answer(beside, step, handed_in, release):
    handed_in.cells.insert(place(handed_in, "why-mean") + step, nbformat.from_dict(beside))
    notes = mend(handed_in, release)
    assert WORDS in source(handed_in, "why-mean")
    assert "found beside" in source(handed_in, "why-mean")
    assert notes == ["words found outside their cell, for a person to read: why-mean"]
    assert sum(WORDS in cell.source for cell in handed_in.cells) == 1


def test_words_in_the_place_of_a_deleted_question_are_its_answer(handed_in, release):
    handed_in.cells[place(handed_in, "why-mean")] = new_markdown_cell(WORDS)
    mend(handed_in, release)
    assert WORDS in source(handed_in, "why-mean")


def test_words_far_from_an_untouched_question_are_shown_to_a_person_too(handed_in, release):
    handed_in.cells.insert(0, new_markdown_cell(f"Answers. {WORDS}"))
    mend(handed_in, release)
    assert "found elsewhere" in source(handed_in, "why-mean")


@pytest.mark.parametrize("beside", [new_markdown_cell("# Notes"), new_code_cell("x = mean([1])")])
def test_what_is_no_answer_is_not_taken_for_one(beside, handed_in, release):
    handed_in.cells.insert(0, beside)
    stub = source(handed_in, "why-mean")
    assert mend(handed_in, release) == []
    assert source(handed_in, "why-mean") == stub


def test_an_answered_question_stays_as_it_is(handed_in, release):
    handed_in.cells[place(handed_in, "why-mean")].source = "My answer."
    handed_in.cells.append(new_markdown_cell(WORDS))
    assert mend(handed_in, release) == []
    assert source(handed_in, "why-mean") == "My answer."


OWN = "def total(values):\n    return sum(values)"


@pytest.mark.parametrize("where", ["above", "below"])
def test_a_function_in_a_cell_of_ones_own_is_not_undone_by_the_stub(where, handed_in, release):
    own = new_code_cell(OWN)
    handed_in.cells.insert(1 if where == "above" else len(handed_in.cells), own)
    mend(handed_in, release)
    assert source(handed_in, "total") == "# total is written in another cell"
    here = next(i for i, cell in enumerate(handed_in.cells) if cell is own)
    assert here < place(handed_in, "total-check")


def test_a_stub_that_was_written_stays(handed_in, release):
    handed_in.cells[place(handed_in, "total")].source = "total = sum"
    handed_in.cells.insert(1, new_code_cell(OWN))
    mend(handed_in, release)
    assert source(handed_in, "total") == "total = sum"


# --- locked cells ---


def test_ones_own_import_in_a_locked_cell_is_run_as_well(handed_in, release):
    setup = handed_in.cells[place(handed_in, "setup")]
    setup.source += "\nimport statistics as st\n\ndef half(x):\n    return x / 2\nprint(1)"
    notes = mend(handed_in, release)
    below = handed_in.cells[place(handed_in, "setup") + 1]
    assert "import statistics as st" in below.source
    assert "def half" in below.source
    assert notes == [
        "the locked cell setup was put back; run as well: import statistics as st, def half(x):"
    ]


def test_ones_own_function_in_a_check_runs_before_it(handed_in, release):
    check = handed_in.cells[place(handed_in, "total-check")]
    check.source = f"{OWN}\n{check.source}"
    mend(handed_in, release)
    assert OWN in handed_in.cells[place(handed_in, "total-check") - 1].source


def test_a_locked_cell_is_not_changed_by_way_of_it(handed_in, release):
    setup = handed_in.cells[place(handed_in, "setup")]
    setup.source = setup.source.replace("import numpy as np", "np = None")
    before = len(handed_in.cells)
    notes = mend(handed_in, release)
    assert len(handed_in.cells) == before
    assert notes == ["the locked cell setup was changed, and put back"]
