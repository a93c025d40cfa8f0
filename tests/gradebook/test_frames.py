"""Which release a submission was handed out in: told by its cells, whatever an editor did."""

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.gradebook.releases.frames import Frames
from autograder.gradebook.releases.kept_releases import Release
from autograder.gradebook.releases.packed_assignment import contents, pack

LESSON = "01-averages"
CHECKS = {"total": 2.0, "mean": 3.0}


def cell(name: str, source: str) -> NotebookNode:
    made = new_code_cell(source, id=name)
    made.metadata.nbgrader = {"grade_id": name, "locked": name.endswith("-check")}
    return made


def given(*exercises: str, check: str = "check.close({})") -> NotebookNode:
    """What students are given: for each exercise a few words, a stub and a check."""
    cells = []
    for name in exercises:
        cells.append(new_markdown_cell(f"Write {name}.", id=f"words-{name}"))
        cells.append(cell(name, f"def {name}(x): ..."))
        cells.append(cell(f"{name}-check", check.format(name)))
    return new_notebook(cells=cells)


@pytest.fixture
def packed(mini):
    def make(notebook: NotebookNode, points: dict[str, float] = CHECKS) -> Release:
        official = {
            f"{name}-check": {"points": worth, "source": ""} for name, worth in points.items()
        }
        return Release(pack(mini.lesson(LESSON), nbformat.writes(notebook), official))

    return make


def answered(notebook: NotebookNode) -> NotebookNode:
    copy = nbformat.from_dict(notebook)
    for one in copy.cells:
        if "def " in one.source:
            one.source = f"def {one.id}(x): return my_own(x)"
    return copy


def without_metadata(notebook: NotebookNode) -> NotebookNode:
    for one in notebook.cells:
        one.metadata = NotebookNode()
    return notebook


def without_names(notebook: NotebookNode) -> NotebookNode:
    for number, one in enumerate(without_metadata(notebook).cells):
        one.id = f"cell-{number}"
    return notebook


@pytest.mark.parametrize("damage", [answered, without_metadata, without_names])
def test_each_is_known_by_its_cells(damage, packed):
    notebooks = [
        given("total"),
        given("total", "mean"),
        given("total", "mean", check="check.equal({})"),
        given("mean"),
    ]
    releases = [packed(notebook) for notebook in notebooks]
    frames = Frames(releases)
    assert frames.several
    for notebook, release in zip(notebooks, releases, strict=True):
        handed_in = damage(nbformat.from_dict(notebook))
        assert frames.closest(handed_in) is release


def test_a_question_under_another_name_is_another_question(packed):
    old, new = given("total"), given("total")
    for notebook, name in ((old, "why-total"), (new, "why-sum")):
        notebook.cells.append(cell(name, "*Write your answer here.*"))
    releases = [packed(old), packed(new)]
    assert Frames(releases).closest(answered(old)) is releases[0]
    assert Frames(releases).closest(answered(new)) is releases[1]


def test_a_new_exercise_that_was_deleted_is_still_asked_for(packed):
    old, new = packed(given("total")), packed(given("total", "mean"))
    handed_in = given("total", "mean")
    handed_in.cells = [one for one in handed_in.cells if one.id not in ("mean", "mean-check")]
    assert Frames([old, new]).closest(handed_in) is new


def test_the_newest_of_the_same_frame_counts_for_all_that_were_asked_the_same(packed):
    first = packed(given("total"), {"total": 2.0})
    other = packed(given("total", "mean"))
    mended = packed(given("total"), {"total": 4.0})
    assert Frames([first, other, mended]).closest(given("total")) is mended
    same = Frames([first, mended])
    assert not same.several
    assert same.closest(new_notebook()) is mended


def test_nothing_in_common_is_taken_for_the_newest_of_equals(packed):
    old, new = packed(given("total")), packed(given("mean"))
    assert Frames([old, new]).closest(new_notebook()) is new


def test_points_are_those_of_the_newest_release_that_has_the_cell(packed):
    old = packed(given("total", "mean"))
    new = packed(given("total"), {"total": 7.0})
    frames = Frames([old, new])
    kept = contents(frames.packed(frames.closest(given("total", "mean"))))
    assert {name: known["points"] for name, known in kept["official"].items()} == {
        "total-check": 7.0,
        "mean-check": 3.0,
    }
    assert kept["digest"] == old.digest
    assert frames.packed(new) == new.packed
