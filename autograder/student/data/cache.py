"""Keep a file in the user's cache: written once, checked at every use, rebuilt when damaged."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from autograder.student.data.errors import DataError


def folder() -> Path:
    """Return `AUTOGRADER_CACHE`, or the folder that the operating system has for such files."""
    chosen = os.environ.get("AUTOGRADER_CACHE")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("autograder", appauthor=False)


def cached(name: str, sha256: str, build: Callable[[], bytes]) -> Path:
    """Return the path of the file `name` in the cache, sound.

    Parameters
    ----------
    name : str
        The file's name.
    sha256 : str
        Its checksum, in hexadecimal. A file that has it is used as it is.
    build : function () -> bytes
        Makes the content. It has the last word: should another processor or library make a file
        with another checksum, that file is kept, not written again at every use.

    Raises
    ------
    DataError
        The file cannot be written.
    """
    file = folder() / name
    held = _read(file)
    if hashlib.sha256(held).hexdigest() == sha256:
        return file
    content = build()
    if held != content:
        try:
            _write_atomically(file, content)
        except OSError as error:
            # Windows refuses to replace a file that another process, quicker than us, is reading.
            if _read(file) != content:
                raise DataError(
                    f"{name} cannot be written to the folder {file.parent} ({error.strerror}), and "
                    f"{len(content) / 1e6:.1f} MB must fit there: "
                    "set AUTOGRADER_CACHE to a folder that you can write to."
                ) from None
    return file


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _write_atomically(file: Path, content: bytes) -> None:
    """Write beside the file, then rename: nobody ever sees half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.urandom(8).hex()}")
    try:
        draft.write_bytes(content)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
