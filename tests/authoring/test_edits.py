"""What somebody edited by hand in source/ is neither overwritten nor released unnoticed."""

import shutil

import nbformat
import pytest

from autograder.authoring.edits import KEPT
from autograder.commands.main import main
from autograder.course.cells import grade_id

LESSON = "01-averages"


@pytest.fixture
def edit(mini, monkeypatch):
    """Return a function that changes the built notebook as Jupyter would, and saves it."""
    monkeypatch.chdir(mini.root)
    path = mini.root / "source" / LESSON / f"{LESSON}.ipynb"

    def edited(change):
        notebook = nbformat.read(path, as_version=4)
        change(notebook)
        nbformat.write(notebook, path)
        return path

    return edited


def named(notebook, name):
    return next(cell for cell in notebook.cells if grade_id(cell) == name)


def points(notebook):
    named(notebook, "mean-check").metadata.nbgrader.points = 5


def an_assert(notebook):
    cell = named(notebook, "mean-check")
    cell.source = f"{cell.source}\nassert mean(np.ones(3)) == 1"


def words(notebook):
    notebook.cells[0].source = notebook.cells[0].source.replace("short", "long")


def a_line_less(notebook):
    cell = named(notebook, "setup")
    cell.source = cell.source.replace("import numpy as np\n", "")


def a_new_cell(notebook):
    notebook.cells.insert(2, nbformat.v4.new_code_cell("print('new')"))


def no_cell(notebook):
    notebook.cells.remove(named(notebook, "why-mean"))


def another_order(notebook):
    notebook.cells.append(notebook.cells.pop(0))


EDITS = {
    points: "mean-check: points 5 in source/, 3 in notebooks/",
    an_assert: "mean-check, line 5: only in source/: `assert mean(np.ones(3)) == 1`",
    words: "cell 1, line 1: `# A lesson as long as can be` in source/, "
    "`# A lesson as short as can be` in notebooks/",
    a_line_less: "setup, line 1: only in notebooks/: `import numpy as np`",
    a_new_cell: "cell 3: only in source/: `print('new')`",
    no_cell: "why-mean: only in notebooks/: `<!-- BEGIN SOLUTION -->`",
    another_order: "the cells stand in another order",
}


@pytest.mark.parametrize("command", ["build", "release"])
@pytest.mark.parametrize("change", EDITS, ids=lambda change: change.__name__)
def test_an_edit_is_refused_with_both_versions(change, command, edit, capsys):
    path = edit(change)
    before = path.read_bytes()
    assert main([command, "1"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert EDITS[change] in said
    assert f"source/{LESSON}/{LESSON}.ipynb was edited by hand, and" in said
    assert f"Write into notebooks/{LESSON}/{LESSON}.md what of it is to stay" in said
    assert path.read_bytes() == before


def test_an_edit_is_told_from_a_text_that_is_newer(edit, mini, capsys):
    text = mini.root / "notebooks" / LESSON / f"{LESSON}.md"
    text.write_text(text.read_text().replace("points: 3", "points: 4"))
    assert main(["build", "1"]) == 0
    text.write_text(text.read_text().replace("points: 4", "points: 3"))
    edit(points)
    assert main(["build", "1"]) == 2
    assert "points 5 in source/, 3 in notebooks/" in capsys.readouterr().err


def test_an_edit_is_noticed_in_a_fresh_clone(edit, mini):
    edit(points)
    shutil.rmtree(mini.root / ".autograder", ignore_errors=True)  # not committed, as source/ is
    assert main(["build", "1"]) == 2


def test_an_edit_that_was_carried_over_is_built(edit, mini):
    path = edit(points)
    text = mini.root / "notebooks" / LESSON / f"{LESSON}.md"
    text.write_text(text.read_text().replace("points: 3", "points: 5"))
    assert main(["build", "1"]) == 0
    assert "5" in path.read_text()
    assert main(["build", "--check", "1"]) == 0


def test_running_the_notebook_and_saving_it_is_no_edit(edit):
    def run(notebook):
        for number, cell in enumerate(notebook.cells):
            cell.metadata["collapsed"] = False
            if cell.cell_type == "code":
                cell.execution_count = number
                cell.outputs = [nbformat.v4.new_output("stream", text="✓")]
        notebook.metadata.language_info = {"name": "python", "version": "3.11.7"}

    edit(run)
    assert main(["build", "1"]) == 0
    assert main(["release", "1"]) == 0


def test_force_overwrites_and_keeps_each_edit_where_nbgrader_does_not_look(edit, mini):
    built = edit(lambda *_: None).read_bytes()
    for change in (points, words):
        edited = edit(change).read_bytes()
        assert main(["build", "1", "--force"]) == 0
        assert edited in [path.read_bytes() for path in (mini.root / KEPT).iterdir()]
        assert edit(lambda *_: None).read_bytes() == built
    assert len(list((mini.root / KEPT).iterdir())) == 2
    assert main(["build", "1", "--force"]) == 0
    assert len(list((mini.root / KEPT).iterdir())) == 2  # nothing was edited meanwhile
    assert len(list((mini.root / "source").rglob("*.ipynb"))) == 1


def test_a_notebook_of_an_older_version_is_not_said_to_be_edited_for_sure(edit, capsys):
    def unstamped(notebook):
        del notebook.metadata["autograder"]
        words(notebook)

    edit(unstamped)
    assert main(["build", "1"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "was edited by hand, or built by an older autograder, and" in said


def test_a_notebook_that_cannot_be_read_is_named(edit, capsys):
    edit(lambda *_: None).write_text('{"cells": [')
    assert main(["build", "1"]) == 2
    assert "cannot be read as a notebook: delete it" in " ".join(capsys.readouterr().err.split())


def test_students_get_nothing_of_how_it_was_built(edit, mini):
    path = edit(lambda *_: None)
    assert "autograder" in nbformat.read(path, as_version=4).metadata
    released = mini.root / "release" / LESSON / f"{LESSON}.ipynb"
    assert set(nbformat.read(released, as_version=4).metadata) == {"kernelspec", "language_info"}
