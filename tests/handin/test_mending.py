"""A submission's frame is the release's, whatever a student did to it; its answers are theirs."""

import random
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.course.cells import grade_id
from autograder.gradebook.preprocessors import Intake
from autograder.handin.mending import mend, restore_locked


@pytest.fixture
def release(released_mini) -> NotebookNode:
    path = released_mini.root / "release" / "01-averages" / "01-averages.ipynb"
    return nbformat.read(path, as_version=4)


@pytest.fixture
def handed_in(release) -> NotebookNode:
    """The release with one answer in it."""
    notebook = nbformat.from_dict(release)
    named(notebook, "total").source = "total = sum"
    return notebook


def named(notebook: NotebookNode, name: str) -> NotebookNode:
    (cell,) = [cell for cell in notebook.cells if grade_id(cell) == name]
    return cell


def names(notebook: NotebookNode) -> list[str]:
    return [cell.metadata.nbgrader.grade_id for cell in notebook.cells if official(cell)]


def official(cell: NotebookNode) -> bool:
    return "nbgrader" in cell.metadata


def without(notebook: NotebookNode, *gone: str) -> None:
    notebook.cells = [cell for cell in notebook.cells if grade_id(cell) not in gone]


NAMES = ["setup", "total", "total-check", "mean", "mean-check", "why-mean"]


def test_a_notebook_in_order_stays_as_it_is(handed_in, release):
    before = nbformat.from_dict(handed_in)
    mend(handed_in, release)
    assert handed_in == before


def test_the_last_copy_of_a_cell_is_the_official_one(handed_in, release):
    copy = nbformat.from_dict(named(handed_in, "total"))
    copy.source = "total = max"
    handed_in.cells.append(copy)
    mend(handed_in, release)
    assert named(handed_in, "total").source == "total = max"
    assert sorted(names(handed_in)) == sorted(NAMES)


def test_a_locked_name_on_another_cell_does_not_cost_what_stands_there(handed_in, release):
    answer = named(handed_in, "total")
    answer.metadata.nbgrader = {"grade_id": "setup"}
    assert mend(handed_in, release) == []
    assert answer.source == "total = sum"
    assert not official(answer) or grade_id(answer) == "total"
    assert named(handed_in, "setup").source == named(release, "setup").source


def test_names_that_the_release_does_not_know_make_ordinary_cells(handed_in, release):
    extra = new_code_cell("1", metadata={"nbgrader": {"grade_id": "bonus", "points": 100}})
    handed_in.cells.append(extra)
    mend(handed_in, release)
    assert not official(handed_in.cells[-1])
    assert handed_in.cells[-1].source == "1"


def test_what_nbgrader_wrote_into_a_cell_is_the_releases(handed_in, release):
    named(handed_in, "mean-check").metadata.nbgrader = {
        "grade_id": "mean-check",
        "points": 100,
        "schema_version": 99,
        "locked": False,
    }
    mend(handed_in, release)
    assert named(handed_in, "mean-check").metadata == named(release, "mean-check").metadata


def test_cells_whose_metadata_are_lost_are_known_by_their_ids(handed_in, release):
    for cell in handed_in.cells:
        cell.metadata = NotebookNode()
    mend(handed_in, release)
    assert names(handed_in) == NAMES
    assert named(handed_in, "total").source == "total = sum"


def test_a_deleted_check_comes_back_where_the_function_exists(handed_in, release):
    without(handed_in, "total-check")
    mend(handed_in, release)
    assert set(names(handed_in)) == set(NAMES)
    order = names(handed_in)
    assert order.index("total-check") > order.index("total")
    assert named(handed_in, "total-check").source == named(release, "total-check").source


def test_a_deleted_solution_comes_back_empty(handed_in, release):
    without(handed_in, "total")
    handed_in.cells.insert(0, new_code_cell("total = sum"))
    mend(handed_in, release)
    assert "def total" not in named(handed_in, "total").source
    assert handed_in.cells[0].source == "total = sum"


def test_where_every_name_is_lost_all_the_students_code_runs_before_the_checks(handed_in, release):
    handed_in.cells = [new_code_cell(cell.source) for cell in handed_in.cells]
    mend(handed_in, release)
    assert set(names(handed_in)) == set(NAMES)
    position = {
        cell.metadata.nbgrader.grade_id: i
        for i, cell in enumerate(handed_in.cells)
        if official(cell)
    }
    own = [i for i, cell in enumerate(handed_in.cells) if cell.source == "total = sum"]
    assert position["setup"] < own[0] < position["total-check"] < position["mean-check"]


def test_an_empty_notebook_gets_the_whole_frame(release):
    notebook = nbformat.v4.new_notebook()
    mend(notebook, release)
    assert set(names(notebook)) == set(NAMES)


def test_the_kernel_is_the_releases(handed_in, release):
    handed_in.metadata.kernelspec = {"name": "julia", "display_name": "Julia", "language": "julia"}
    mend(handed_in, release)
    assert handed_in.metadata == release.metadata


@pytest.mark.parametrize("seed", range(30))
def test_no_disorder_changes_the_frame_or_loses_a_cell_of_the_students(seed, handed_in, release):
    dice = random.Random(seed)
    for number in range(12):
        cell = dice.choice(handed_in.cells) if handed_in.cells else new_code_cell()
        match dice.choice(["delete", "copy", "move", "rename", "strip", "add"]):
            case "delete":
                handed_in.cells.remove(cell)
            case "copy":
                handed_in.cells.insert(dice.randrange(5), nbformat.from_dict(cell))
            case "move":
                dice.shuffle(handed_in.cells)
            case "rename":
                cell.metadata.nbgrader = {"grade_id": dice.choice([*NAMES, "unknown"])}
            case "strip":
                cell.metadata = NotebookNode()
            case "add":
                handed_in.cells.append(new_markdown_cell(f"note {number}"))
    stubs = [cell.source for cell in release.cells]
    written = [cell.source for cell in handed_in.cells if cell.source not in stubs]
    mend(handed_in, release)
    assert sorted(names(handed_in)) == sorted(NAMES)
    for name in NAMES:
        mended = named_officially(handed_in, name)
        assert mended.metadata.nbgrader == named(release, name).metadata.nbgrader
    left = "\n".join(cell.source for cell in handed_in.cells)  # words may now stand in an answer
    assert all(source in left for source in written)


def named_officially(notebook: NotebookNode, name: str) -> NotebookNode:
    (cell,) = [c for c in notebook.cells if official(c) and grade_id(c) == name]
    return cell


def test_without_a_release_the_notebook_stays_as_it_is(handed_in, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = nbformat.from_dict(handed_in)
    resources = {"nbgrader": {"assignment": "01-averages", "notebook": "01-averages"}}
    assert Intake().preprocess(handed_in, resources) == (before, resources)


def test_nbgraders_seam_finds_the_release_in_the_course(handed_in, released_mini, monkeypatch):
    monkeypatch.chdir(Path(released_mini.root))
    without(handed_in, "mean-check")
    resources = {"nbgrader": {"assignment": "01-averages", "notebook": "01-averages"}}
    mended, _ = Intake().preprocess(handed_in, resources)
    assert set(names(mended)) == set(NAMES)


def test_an_official_cell_gets_back_what_the_gradebook_knows_of_it(handed_in):
    known = {"cell_type": "code", "locked": True, "source": "shown", "checksum": "1", "points": 7.0}
    check, own = named(handed_in, "total-check"), named(handed_in, "total")
    check.cell_type, check.source = "markdown", "edited"
    check.metadata.nbgrader.points = 100
    answer = known | {"locked": False, "points": None}
    restore_locked(handed_in, {"total-check": known, "total": answer})
    assert (check.cell_type, check.source, check.outputs) == ("code", "shown", [])
    assert (check.metadata.nbgrader.points, check.metadata.nbgrader.checksum) == (7.0, "1")
    assert own.source == "total = sum"
    assert "grade_id" not in next(c for c in handed_in.cells if official(c)).metadata.nbgrader
