"""Folders that go with the process, or as soon as nobody needs them."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from autograder.sandbox.scratch import made_if_needed, scratch_folder


def test_a_process_has_one_folder_and_takes_it_along():
    program = "from autograder.sandbox.scratch import scratch_folder as f; print(f() == f(), f())"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    same, folder = done.stdout.split()
    assert same == "True"
    assert Path(folder) != scratch_folder()
    assert not Path(folder).exists()


def test_a_folder_that_nobody_needs_never_is(tmp_path):
    with made_if_needed(tmp_path / "files"):
        assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_needed_goes_whatever_happened(tmp_path):
    with suppress(ZeroDivisionError), made_if_needed(tmp_path / "files") as folder:
        folder.mkdir()
        (folder / "one.mat").write_text("")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
