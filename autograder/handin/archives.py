"""Zip archives that were handed in: opened within limits, whatever they say of themselves."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from autograder.handin.outputs import without_outputs
from autograder.handin.submissions import (
    DEEPEST,
    LARGEST,
    MOST,
    MOST_FILES,
    Files,
    is_junk,
    is_notebook,
    shown,
)

_UNREADABLE = (
    *(OSError, ValueError, RuntimeError, NotImplementedError, EOFError),
    *(zipfile.BadZipFile, zlib.error),
)
"""What reading an archive raises that is damaged, encrypted, or made on purpose."""


_MAGIC = b"PK\x03\x04"
"""What an archive begins with."""


def unpacked(files: Files) -> tuple[Files, list[str]]:
    """Return the files that were handed in, those in archives in the place of the archives.

    Parameters
    ----------
    files : dict of str to bytes or None
        As `submissions.gather` gives them.

    Returns
    -------
    files : dict of str to bytes or None
        None where a file is too much to be taken.
    notes : list of str
        A sentence's beginning for each archive that could not be opened whole.
    """
    found: Files = {n: content for n, content in files.items() if not _is_archive(n, content)}
    notes = []
    left = MOST - sum(len(content or b"") for content in found.values())
    for name in sorted(files.keys() - found.keys()):
        content = files[name]
        if content is None:
            found[name] = None
            continue
        try:
            inside = dict(_members(content, left, MOST_FILES - len(found)))
        except _UNREADABLE as error:
            notes.append(f"{shown(name)} cannot be opened ({error})")
            continue
        if not inside:
            notes.append(f"{shown(name)} holds no file")
        if not name.lower().endswith(".zip"):
            notes.append(f"{shown(name)} is a zip archive, which was opened")
        if any(_is_archive(member, data) for member, data in inside.items()):
            notes.append(f"{shown(name)} holds another archive, which was not opened")
        left -= sum(len(member or b"") for member in inside.values())
        found |= {f"{name}/{member}": inside[member] for member in inside}
    return found, notes


def names_in(path: Path) -> list[str]:
    """Return the names of the files in an archive, or a file's own name.

    Parameters
    ----------
    path : Path
        Any file, of a limited size.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()[:MOST_FILES]
    except _UNREADABLE:
        return [path.name]


def _is_archive(name: str, content: bytes | None) -> bool:
    """Tell an archive, also one that was given a notebook's name; `.npz` files are none to open."""
    begins = (content or b"").startswith(_MAGIC)
    return name.lower().endswith(".zip") or (begins and is_notebook(name))


def _members(content: bytes, left: int, most: int) -> Iterator[tuple[str, bytes | None]]:
    """Yield an archive's files, as many and as much of them as there is room for."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [(name, info) for info in archive.infolist() if (name := _name(info))]
        members.sort(key=lambda member: (not is_notebook(member[0]), member[0]))
        for name, info in members[:most]:
            with archive.open(info) as file:
                # The size that an archive claims may be a lie: what is read is what counts.
                data: bytes | None = file.read(left + 1)
            if data is not None and is_notebook(name) and len(data) > LARGEST:
                data = without_outputs(data)
            if data is not None and len(data) > left:
                data = None
            left -= len(data or b"")
            yield name, data


def _name(info: zipfile.ZipInfo) -> str | None:
    """Return a file's name as a path below the archive, or None for what is not taken."""
    path = PurePosixPath(info.filename.replace("\\", "/"))
    parts = [part for part in path.parts if part not in ("/", "..", ".")]
    linked = stat.S_ISLNK(info.external_attr >> 16)
    if info.is_dir() or linked or not parts or any(map(is_junk, parts)):
        return None
    if len(parts) > DEEPEST or any(len(part.encode(errors="replace")) > 200 for part in parts):
        return None
    return "/".join(parts)
