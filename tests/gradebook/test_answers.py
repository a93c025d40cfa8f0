"""What counts as an answer: a change in it asks a person to look again, and none elsewhere."""

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.course.cells import grade_id
from autograder.gradebook.answers import answers

LESSON = "01-averages"
EXERCISES = {"total-check": "total", "mean-check": "mean"}
USES = "def mean(x):\n    return helped(x)"
HELPS = "SCALE = 1\n\ndef helped(x):\n    return SCALE * total(x) / len(x)"


@pytest.fixture(scope="module")
def release(released_mini) -> NotebookNode:
    path = released_mini.root / "release" / LESSON / f"{LESSON}.ipynb"
    nb = nbformat.read(path, as_version=4)
    nb.cells.append(new_markdown_cell("What comes next: the median."))
    return nb


def place(nb: NotebookNode, name: str) -> int:
    return next(i for i, cell in enumerate(nb.cells) if grade_id(cell) == name)


def write(nb: NotebookNode, name: str, source: str) -> None:
    nb.cells[place(nb, name)].source = source


@pytest.fixture
def submission(release) -> NotebookNode:
    nb = nbformat.from_dict(release)
    write(nb, "mean", USES)
    write(nb, "why-mean", "It can be compared.")
    nb.cells.insert(place(nb, "mean"), new_code_cell(HELPS))
    nb.cells.insert(place(nb, "mean"), new_code_cell("unrelated = 1"))
    nb.cells.insert(place(nb, "why-mean") + 1, new_markdown_cell("And it is smaller."))
    return nb


def changed(
    before: NotebookNode,
    after: NotebookNode,
    release: NotebookNode,
    newer: NotebookNode | None = None,
) -> set[str]:
    """Name the cells whose answer is another one now."""
    was = answers(before, release, EXERCISES)
    now = answers(after, newer or release, EXERCISES)
    assert list(now) == list(was) == ["total-check", "mean-check", "why-mean"]
    return {name for name in was if was[name] != now[name]}


def edited(nb: NotebookNode, old: str, new: str) -> NotebookNode:
    copy = nbformat.from_dict(nb)
    assert any(old in cell.source for cell in copy.cells)
    for cell in copy.cells:
        cell.source = cell.source.replace(old, new)
    return copy


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("return helped(x)", "return helped(x) + 1", {"mean-check"}),
        ("SCALE * total", "total", {"mean-check"}),
        ("unrelated = 1", "unrelated = 2", set()),
        ("be compared", "be compared with others", {"why-mean"}),
        ("it is smaller", "it is larger", {"why-mean"}),
        ("be compared.", "be compared.  \n", set()),
        ('print("mean:"', 'print("the mean:"', set()),
        ("one of everything", "some of everything", set()),
    ],
)
def test_what_the_student_wrote_counts_where_it_is_used(old, new, what, submission, release):
    assert changed(submission, edited(submission, old, new), release) == what


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("tell you that its sum does not", "tell you", {"why-mean"}),
        ("in your own words", "briefly", {"why-mean"}),
        ("Return the mean of an array", "Return the median", {"mean-check"}),
        ("one of everything", "some of everything", set()),
        ("What comes next", "What is next", set()),
    ],
)
def test_the_question_counts_and_no_other_prose(old, new, what, submission, release):
    other = edited(release, old, new)
    assert changed(submission, submission, release, other) == what


def test_points_count(submission, release):
    other = nbformat.from_dict(submission)
    other.cells[place(other, "mean-check")].metadata.nbgrader.points = 7
    assert changed(submission, other, release) == {"mean-check"}


def test_a_picture_in_an_answer_counts(submission, release):
    other = nbformat.from_dict(submission)
    other.cells[place(other, "why-mean")].attachments = {"a.png": {"image/png": "AAAA"}}
    assert changed(submission, other, release) == {"why-mean"}


def test_an_answer_written_into_the_prose_counts_where_the_answers_own_cell_is_untouched(release):
    before = nbformat.from_dict(release)
    after = edited(before, "the median.", "the median. They can be compared.")
    assert changed(before, after, release) == {"why-mean"}


def test_cells_that_were_put_in_another_order_are_the_same_answers(submission, release):
    other = nbformat.from_dict(submission)
    other.cells = [*other.cells[2:7], *other.cells[:2], *other.cells[7:]]
    assert changed(submission, other, release) == set()


def test_of_a_check_that_no_judge_decides_everything_counts(submission, release):
    judged = {"total-check": "total"}
    before = answers(submission, release, judged)
    for old in ("unrelated = 1", "it is smaller", "return helped"):
        after = answers(edited(submission, old, "else"), release, judged)
        assert before["mean-check"] != after["mean-check"]
        assert before["total-check"] == after["total-check"]
