"""Whatever encoding the terminal has, no command ends over a ✗ or a name."""

import csv
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.course.course import Course

pytestmark = pytest.mark.long

LESSON = "01-averages"
ASCII_ALONE = {"PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
SURROUNDINGS = {
    "C": {"LC_ALL": "C"},
    "C, and Python told to believe it": {"LC_ALL": "C", **ASCII_ALONE},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
}
COMMANDS = ("grade", "report", "doctor")

Run = Callable[..., bytes]


@pytest.fixture(scope="module")
def root(released_mini: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose one student handed in the stubs."""
    root = tmp_path_factory.mktemp("encodings") / "course"
    shutil.copytree(released_mini.root, root)
    notebook = root / "release" / LESSON / f"{LESSON}.ipynb"
    path = root / "submitted" / "ada" / LESSON / notebook.name
    path.parent.mkdir(parents=True)
    path.write_bytes(notebook.read_bytes())
    return root


@pytest.fixture(scope="module")
def run(root: Path) -> Run:
    """A function that runs a command there, and returns what it wrote to a file."""

    def run(*command: str, **surroundings: str) -> bytes:
        ran = subprocess.run(
            [sys.executable, "-m", "autograder", *command],
            cwd=root,
            env=os.environ | surroundings,
            capture_output=True,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, b"")
        return ran.stdout

    run("grade")
    return run


@pytest.mark.parametrize("where", SURROUNDINGS)
def test_every_table_is_shown_in_any_encoding(where, run):
    for command in COMMANDS:
        assert run(command, **SURROUNDINGS[where])


@pytest.mark.parametrize("where", SURROUNDINGS)
def test_the_csv_is_the_same_bytes_in_any_encoding(where, run):
    expected = run("export")
    assert run("export", **SURROUNDINGS[where]) == expected
    rows = list(csv.DictReader(io.StringIO(expected.decode("utf-8"))))
    assert rows[0]["comment"].startswith("✗ total")


def test_a_name_that_is_no_text_ends_no_command(run, root):
    folder = root / "submitted" / os.fsdecode(b"zo\xeb") / LESSON
    folder.mkdir(parents=True)
    for command in ("report", "export"):
        assert b"ada" in run(command)
    folder.rmdir()
