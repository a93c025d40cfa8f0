"""A lesson is parsed once, and again only when its text has changed."""

import json
import shutil

import jupytext
import pytest

from autograder.course import parse_cache

TEXT = "notebooks/01-averages/01-averages.md"


@pytest.fixture
def text(mini):
    shutil.rmtree(mini.root / parse_cache.FOLDER, ignore_errors=True)
    return mini.root / TEXT


def sources(notebook):
    return [(cell.cell_type, cell.source, cell.metadata) for cell in notebook.cells]


def test_what_was_kept_is_what_jupytext_reads(text):
    first, again = parse_cache.read(text), parse_cache.read(text)
    assert parse_cache.kept_at(text).is_file()
    assert sources(first) == sources(again) == sources(jupytext.read(text))


def test_what_is_kept_is_used(text, monkeypatch):
    parse_cache.read(text)
    monkeypatch.setattr(jupytext, "reads", None)
    assert parse_cache.read(text).cells


def test_a_changed_text_is_read_anew(text):
    parse_cache.read(text)
    text.write_text(text.read_text("utf-8") + "\n\nOne thing more.\n", "utf-8")
    assert "One thing more." in parse_cache.read(text).cells[-1].source


@pytest.mark.parametrize("kept", ["", "{", "[]", json.dumps({"digest": "0"})])
def test_what_is_kept_and_broken_is_read_anew(kept, text):
    first = parse_cache.read(text)
    parse_cache.kept_at(text).write_text(kept)
    assert sources(parse_cache.read(text)) == sources(first)


def test_a_course_that_cannot_be_written_to_is_read_every_time(text):
    folder = text.parents[2] / parse_cache.FOLDER
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file in the way")
    assert parse_cache.read(text).cells
    assert folder.read_text() == "a file in the way"
