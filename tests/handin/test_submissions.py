"""Reading what students hand in: whatever the file is, its answers or one sentence come out."""

import json
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.course.cells import grade_id
from autograder.course.course import Course
from autograder.handin import submissions
from autograder.handin.choosing import choose
from autograder.handin.reading import UnreadableNotebookError, read
from autograder.handin.submissions import Submission, gather, handed_in_at

LESSON = "01-averages"
NAME = f"{LESSON}.ipynb"


def notebook(*sources: str, **changes: Any) -> dict[str, Any]:
    """An .ipynb file's JSON with code cells named a, b, ..."""
    cells = [
        {
            "id": f"id-{name}",
            "cell_type": "code",
            "metadata": {"nbgrader": {"grade_id": name}},
            "execution_count": None,
            "outputs": [],
            "source": source,
        }
        for name, source in zip("abcdef", sources, strict=False)
    ]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells} | changes


def written(content: Any) -> bytes:
    return content if isinstance(content, bytes) else json.dumps(content).encode()


def read_back(content: Any) -> list[tuple[str, str, str | None]]:
    cells = read(written(content)).cells
    return [(cell.cell_type, cell.source, grade_id(cell)) for cell in cells]


# --- reading one file ---


def test_a_notebook_keeps_kind_text_and_names_and_nothing_else():
    given = notebook("x = 1")
    cell = given["cells"][0]
    cell["metadata"] |= {"tags": ["x"], "editable": False}
    cell["metadata"]["nbgrader"] |= {"points": 100, "schema_version": 99, "grade": True}
    cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "cheat"}]
    (kept,) = read(written(given)).cells
    assert kept.metadata == {"nbgrader": {"grade_id": "a"}}
    assert (kept.source, kept.outputs) == ("x = 1", [])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="cut off"),
        pytest.param(b"\x80\x81\xff", id="not UTF-8"),
        pytest.param(b"PK\x03\x04", id="a zip file"),
        pytest.param([1, 2], id="a list"),
        pytest.param("text", id="a string"),
        pytest.param(None, id="null"),
        pytest.param({}, id="an empty object"),
        pytest.param({"nbformat": 4, "nbformat_minor": 5, "metadata": {}}, id="no cells"),
        pytest.param(notebook(cells="none"), id="cells are text"),
        pytest.param(notebook(cells=[1]), id="a cell is a number"),
        pytest.param(b"[" * 100_000, id="nested without end"),
        pytest.param(notebook(metadata=json.loads("[" * 61 + "]" * 61)), id="nested too deep"),
    ],
)
def test_what_is_no_notebook_is_refused_in_a_few_words(content):
    with pytest.raises(UnreadableNotebookError) as refused:
        read(written(content))
    assert len(str(refused.value)) < 60
    assert "\n" not in str(refused.value)


def test_a_file_too_large_is_refused():
    with pytest.raises(UnreadableNotebookError, match="is larger than 20 MB"):
        read(None)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"metadata": None}, id="metadata null"),
        pytest.param({"metadata": {"nbgrader": None}}, id="nbgrader null"),
        pytest.param({"metadata": {"nbgrader": {"grade_id": 7}}}, id="a name that is a number"),
    ],
)
def test_a_cell_with_odd_metadata_keeps_its_text(change):
    given = notebook("x = 1", "y = 2")
    given["cells"][0] |= change
    kinds_and_texts = [cell[:2] for cell in read_back(given)]
    assert kinds_and_texts == [("code", "x = 1"), ("code", "y = 2")]


@pytest.mark.parametrize("missing", ["metadata", "id", "outputs", "execution_count"])
def test_a_cell_without_one_of_its_fields_keeps_its_text(missing):
    given = notebook("x = 1")
    del given["cells"][0][missing]
    ((kind, text, _),) = read_back(given)
    assert (kind, text) == ("code", "x = 1")


def test_a_cell_whose_metadata_an_editor_dropped_is_known_by_its_id():
    given = notebook("x = 1")
    given["cells"][0] |= {"metadata": {}, "id": "a"}
    assert read_back(given) == [("code", "x = 1", "a")]


@pytest.mark.parametrize("kind", ["code", "markdown", "raw"])
def test_every_kind_of_cell_comes_back_as_it_was(kind):
    given = notebook("text")
    given["cells"][0]["cell_type"] = kind
    assert read_back(given) == [(kind, "text", "a")]


@pytest.mark.parametrize("kind", [None, 7, "heading"])
def test_an_unknown_kind_of_cell_is_raw(kind):
    given = notebook("text")
    given["cells"][0]["cell_type"] = kind
    assert read_back(given) == [("raw", "text", "a")]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (["x = 1\n", "y = 2"], "x = 1\ny = 2"),
        (None, ""),
        ("print('\ud83d')", "print('?')"),
        ("π = 3", "π = 3"),
    ],
)
def test_every_way_to_write_a_source_is_read(source, text):
    assert read_back(notebook(source)) == [("code", text, "a")]


def test_a_byte_order_mark_does_no_harm():
    content = "\ufeff".encode() + json.dumps(notebook("x = 1")).encode()
    assert read_back(content) == [("code", "x = 1", "a")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1252", "utf-8-sig"])
def test_a_notebook_in_another_encoding_is_read(encoding):
    content = json.dumps(notebook("x = 'é'"), ensure_ascii=False).encode(encoding)
    assert read_back(content) == [("code", "x = 'é'", "a")]


def test_a_notebook_of_format_3_is_read():
    cell = {
        "cell_type": "code",
        "collapsed": False,
        "input": "x = 1",
        "language": "python",
        "metadata": {"nbgrader": {"grade_id": "a"}},
        "outputs": [],
    }
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [{"cells": [cell], "metadata": {}}],
    }
    assert read_back(old) == [("code", "x = 1", "a")]


@pytest.mark.parametrize("version", [99, 3, None, "four", -1])
def test_cells_are_read_whatever_version_a_notebook_says_it_is_of(version):
    assert read_back(notebook("x = 1", nbformat=version)) == [("code", "x = 1", "a")]


@pytest.mark.parametrize("outputs", [None, "text", {"a": 1}, [1, None, {"output_type": 7}]])
def test_odd_outputs_cost_no_cell(outputs):
    given = notebook("x = 1")
    given["cells"][0]["outputs"] = outputs
    assert read_back(given) == [("code", "x = 1", "a")]


def test_a_notebook_saved_by_an_older_editor_is_read():
    given = notebook("x = 1", nbformat_minor=2)
    del given["cells"][0]["id"]
    assert read_back(given) == [("code", "x = 1", "a")]


# --- choosing what to grade ---


def hand_in(course: Course, files: dict[str, bytes | str]) -> Submission:
    folder = course.root / "submitted" / "ada" / LESSON
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return Submission("ada", LESSON, folder)


def released_text(course: Course) -> str:
    return (course.root / "release" / LESSON / NAME).read_text(encoding="utf-8")


def released(course: Course) -> NotebookNode:
    return nbformat.read(course.root / "release" / LESSON / NAME, as_version=4)


def sources(notebook: NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells]


def chosen(course: Course, submission: Submission) -> tuple[list[str], str]:
    choice = choose(gather(submission), LESSON, released(course))
    return sources(choice.notebook), choice.note


def test_a_notebook_in_order_is_taken_without_a_word(mini):
    submission = hand_in(mini, {NAME: released_text(mini), "notes.txt": "me"})
    assert chosen(mini, submission) == (sources(released(mini)), "")


@pytest.mark.parametrize(
    ("files", "note"),
    [
        ({}, f"no {NAME} was handed in: graded as not answered"),
        (
            {"notes.txt": "hello"},
            f"no {NAME} was handed in (there is notes.txt): graded as not answered",
        ),
        ({NAME: b""}, f"{NAME} is empty: graded as not answered"),
        (
            {"01-averages.html": "<html>"},
            "01-averages.html is a page made of a notebook, no notebook: graded as not answered",
        ),
        (
            {NAME: "{"},
            f"{NAME} is not a notebook (not valid JSON): graded as not answered, the file is kept",
        ),
        ({NAME: b"\0\xff"}, f"{NAME} is not a notebook (not text): graded as not answered"),
        ({"other.ipynb": json.dumps(notebook("x"))}, f"no {NAME} was handed in"),
        ({"other.ipynb": "{"}, "other.ipynb is not a notebook (not valid JSON)"),
    ],
)
def test_what_cannot_be_graded_is_taken_as_unanswered(files, note, mini):
    taken, said = chosen(mini, hand_in(mini, files))
    assert said.startswith(note)
    assert taken == sources(released(mini))


def test_the_lesson_is_known_under_another_file_name(mini):
    answer = released_text(mini).replace("write this function", "I wrote this function")
    files = {"essay.ipynb": json.dumps(notebook("x")), "averages final (2).ipynb": answer}
    taken, note = chosen(mini, hand_in(mini, files))
    assert note == f"the file is named averages final (2).ipynb: taken as {NAME}"
    assert any("I wrote" in source for source in taken)


def test_a_folder_named_like_a_notebook_is_not_read(mini):
    submission = hand_in(mini, {})
    (submission.folder / NAME).mkdir()
    (submission.folder / "other.ipynb").mkdir()
    assert chosen(mini, submission)[1].startswith("no 01-averages.ipynb was handed in")


def test_files_that_are_too_large_together_are_not_read(mini, monkeypatch):
    files = {"a.ipynb": "x" * 60, "b.ipynb": "x" * 60, "c.ipynb": "x" * 30, "0.csv": "x" * 20}
    monkeypatch.setattr(submissions, "MOST", 100)
    gathered = gather(hand_in(mini, files))
    taken = {"a.ipynb": b"x" * 60, "c.ipynb": b"x" * 30}
    assert gathered == taken | {"b.ipynb": None, "0.csv": None}


def test_the_time_of_handing_in_is_read(mini):
    submission = hand_in(mini, {"timestamp.txt": "2026-02-03 10:00:00 UTC\n"})
    assert handed_in_at(submission) == ("2026-02-03 10:00:00.000000 UTC", "")
    (submission.folder / "timestamp.txt").unlink()
    assert handed_in_at(submission) == (None, "")


ODD_TIMES = ["soon", "", "2026-99-99", b"\xff", "9" * 400, "03/11/2026", "2026-11-03 12:00 CEST"]


@pytest.mark.parametrize("time", ODD_TIMES)
def test_a_time_that_is_none_is_left_out_and_mentioned(time, mini):
    read_as, note = handed_in_at(hand_in(mini, {"timestamp.txt": time}))
    assert read_as is None
    assert note.startswith("timestamp.txt cannot be read (")
    assert note.endswith("taken as handed in on time; write it as 2026-11-03 12:00:00 UTC")


def test_the_courses_own_time_zone_is_known_by_its_abbreviations(mini):
    submission = hand_in(mini, {"timestamp.txt": "2026-07-03 12:00:00.000000 CEST"})
    assert handed_in_at(submission, "Europe/Berlin") == ("2026-07-03 10:00:00.000000 UTC", "")
