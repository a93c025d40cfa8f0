"""The notebook to grade is the one with the answers, wherever it lies among the files."""

import io
import json
import zipfile

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.course.cells import grade_id
from autograder.handin import archives
from autograder.handin.choosing import Choice, choose

LESSON = "01-averages"
NAME = f"{LESSON}.ipynb"


@pytest.fixture(scope="module")
def release(released_mini) -> NotebookNode:
    return nbformat.read(released_mini.root / "release" / LESSON / NAME, as_version=4)


@pytest.fixture
def untouched(release) -> bytes:
    return nbformat.writes(release).encode()


@pytest.fixture
def answered(release) -> bytes:
    notebook = nbformat.from_dict(release)
    for cell in notebook.cells:
        if grade_id(cell) in ("total", "mean"):
            cell.source = cell.source.split("raise")[0] + "return sum(values)"
    return nbformat.writes(notebook).encode()


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def is_answered(choice: Choice) -> bool:
    return any("return sum(values)" in cell.source for cell in choice.notebook.cells)


@pytest.mark.parametrize(
    "other",
    ["01-averages (1).ipynb", "deeper/01-averages.ipynb", "01-averages.ipynb.txt", "a.ipynb.json"],
)
def test_the_notebook_with_the_answers_is_taken_and_said(other, untouched, answered, release):
    choice = choose({NAME: untouched, other: answered}, LESSON, release)
    assert is_answered(choice)
    said = f"of several notebooks {other} was graded, with 2 answers; {NAME} has no answers"
    assert said in choice.note


def test_of_two_with_as_many_answers_the_one_named_as_asked_is_taken(answered, release):
    other = answered.replace(b"sum", b"max")
    choice = choose({"copy.ipynb": other, NAME: answered}, LESSON, release)
    assert is_answered(choice)
    assert "copy.ipynb has 2 answers" in choice.note


def test_a_notebook_of_another_name_without_any_metadata_is_known_by_its_text(answered, release):
    cells = json.loads(answered)["cells"]
    bare = {"cells": [cell | {"metadata": {}, "id": f"c{i}"} for i, cell in enumerate(cells)]}
    whole = bare | {"metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    choice = choose({"Untitled.ipynb": json.dumps(whole).encode()}, LESSON, release)
    assert is_answered(choice)


@pytest.mark.parametrize("name", ["work.zip", "01-averages.ipynb"])
def test_an_archive_is_opened_whatever_it_is_named(name, answered, release):
    content = zipped(**{f"folder/{NAME}": answered, "folder/data.csv": b"1", "__MACOSX/x": b"2"})
    choice = choose({name: content}, LESSON, release)
    assert is_answered(choice)
    assert f"the file is named {name}/folder/{NAME}" in choice.note
    assert choice.beside == {"data.csv": b"1"}


def test_files_beside_the_notebook_lie_beside_it(answered, release):
    files = {f"deep/{NAME}": answered, "deep/helper.py": b"h", "top.csv": b"t", "deep/x/y": b"y"}
    choice = choose(files, LESSON, release)
    assert choice.beside == {"helper.py": b"h", "top.csv": b"t", "x/y": b"y"}


def test_a_file_that_is_too_much_is_named(answered, release):
    choice = choose({NAME: answered, "video.mp4": None}, LESSON, release)
    assert choice.note == "too large or too many to be taken: video.mp4"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 and then nothing", "w.zip cannot be opened"),
        (zipped(**{"in.zip": zipped(**{NAME: b"{}"})}), "w.zip holds another archive"),
    ],
)
def test_an_archive_that_cannot_be_opened_whole_is_named(content, said, release):
    assert said in choose({"w.zip": content}, LESSON, release).note


def test_an_archive_is_opened_no_further_than_there_is_room(monkeypatch):
    monkeypatch.setattr(archives, "MOST", 1000)
    bomb = zipped(**{"a.bin": b"0" * 10**6, "b.bin": b"1" * 10})
    files, _ = archives.unpacked({"w.zip": bomb})
    assert files == {"w.zip/a.bin": None, "w.zip/b.bin": b"1" * 10}
    monkeypatch.setattr(archives, "MOST_FILES", 2)
    files, _ = archives.unpacked({"w.zip": zipped(**{str(i): b"" for i in range(9)})})
    assert len(files) == 2


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\..\\etc/passwd"])
def test_no_name_in_an_archive_leads_out_of_it(name):
    files, _ = archives.unpacked({"w.zip": zipped(**{name: b"x"})})
    assert files == {"w.zip/etc/passwd": b"x"}
