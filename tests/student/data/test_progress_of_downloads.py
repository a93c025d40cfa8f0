"""The progress bar of a download."""

import io
from unittest.mock import Mock

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.student import data
from autograder.student.data import download, progress
from tests.student.data.fashion_server import FILES, sentence
from tests.student.data.test_fashion_faults import BROKEN_OFF


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.usefixtures("server")
def test_in_a_terminal_a_bar_a_file(monkeypatch, capsys):
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", terminal)
    data.fashion()
    drawn = terminal.getvalue()
    for name, content in FILES.items():
        assert name in drawn
        size = f"{len(content) / 1000:.1f}" if len(content) > 1000 else len(content)
        assert f"{size}/{size} " in drawn
    assert drawn.endswith("\x1b[?25h")  # the cursor is shown again
    assert capsys.readouterr().out == ""


def test_in_a_terminal_a_broken_download_leaves_the_cursor_shown(server, monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(download, "CHUNK", 1000)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", terminal)
    server.fault = lambda answer, name: answer.send(FILES[name][:9000], announced=len(FILES[name]))
    assert sentence() == BROKEN_OFF
    assert terminal.getvalue().endswith("\x1b[?25h")


def test_in_a_terminal_nothing_is_drawn_when_nothing_comes(server, monkeypatch):
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", terminal)
    server.fault = lambda answer, _: answer.send_error(503)
    data.fashion(1)
    assert terminal.getvalue() == ""


CELL = """
from autograder.student.data.progress import progress
for size, announced in [(5_000_000, 5_000_000), (5_000_000, 0), (30_000, 30_000)]:
    bar = progress("images.gz")
    bar.total = announced
    for _ in range(size // 1000):
        bar.update(1000)
    bar.reset()
    bar.update(size)
    bar.close()
"""


def test_in_a_saved_notebook_one_line_a_large_file():
    page = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    NotebookClient(page, kernel_name="python3").execute()
    outputs = [output["data"] for output in page.cells[0].outputs]
    assert outputs == [
        {
            "text/plain": "images.gz: 5.0 of 5.0 MB",
            "text/html": '<label><progress value="5000000" max="5000000"></progress> '
            "images.gz: 5.0 of 5.0 MB</label>",
        },
        {
            "text/plain": "images.gz: 5.0 MB",
            "text/html": "<label><progress></progress> images.gz: 5.0 MB</label>",
        },
    ]


def test_in_a_notebook_the_output_is_replaced_once_a_megabyte(monkeypatch):
    handle = Mock()
    monkeypatch.setattr("IPython.display.display", lambda *_, **__: handle)
    bar = progress.NotebookProgress("images.gz")
    bar.total = 5_000_000
    for _ in range(5000):
        bar.update(1000)
    assert handle.update.call_count == 4  # the first one is displayed, not replaced


def test_where_lessons_are_graded_nothing_is_fetched_or_written(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("AUTOGRADER_OFFLINE", "1")
    monkeypatch.setenv("AUTOGRADER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("AUTOGRADER_FASHION_URL", "no address at all")
    assert len(data.fashion(100).y) == 100
    assert "there is no network where lessons are graded" in capsys.readouterr().out
    assert not list(tmp_path.rglob("*ubyte*"))
