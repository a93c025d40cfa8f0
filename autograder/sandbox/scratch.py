"""A folder of this process's own, which goes with it."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@functools.cache
def scratch_folder() -> Path:
    """Return the folder, made at the first call."""
    folder = tempfile.TemporaryDirectory(prefix="autograder-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


@contextmanager
def made_if_needed(folder: Path) -> Iterator[Path]:
    """Yield a folder that whoever needs it makes, which few do, and remove it at the end.

    Parameters
    ----------
    folder : Path
        Where it may come to be, in a folder that is the caller's own.
    """
    try:
        yield folder
    finally:
        if folder.exists():
            shutil.rmtree(folder)
