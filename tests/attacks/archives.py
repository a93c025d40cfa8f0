"""Attacks by archives: bombs, links, names that lead elsewhere, and what no reader expects."""

import copy
import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

from nbformat import NotebookNode

from tests.attacks.attack import ALL, FILE, LESSON, NONE, Attack, unchanged
from tests.attacks.doors import HandIn, written, wrong

Packing = Callable[[zipfile.ZipFile, NotebookNode], object]


def zipped(pack: Packing, *, beside: bool = False) -> HandIn:
    """Hand in an archive, alone or beside the notebook."""

    def handed_in(folder: Path, notebook: NotebookNode) -> None:
        with zipfile.ZipFile(folder / "mine.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
            pack(z, notebook)
        if beside:
            (folder / FILE).write_bytes(written(notebook))

    return handed_in


def bomb(archive: zipfile.ZipFile, _: NotebookNode) -> None:
    with archive.open(FILE, "w") as entry:
        for _ in range(600):
            entry.write(bytes(2**20))


def bomb_that_lies(archive: zipfile.ZipFile, notebook: NotebookNode) -> None:
    bomb(archive, notebook)
    archive.filelist[0].file_size = 10


def bombs_that_overlap(archive: zipfile.ZipFile, _: NotebookNode) -> None:
    """A thousand entries, all of them the same 10 MB."""
    archive.writestr("0.ipynb", b" " * 10 * 2**20)
    for number in range(1, 1000):
        again = copy.copy(archive.filelist[0])
        again.filename = f"{number}.ipynb"
        archive.filelist.append(again)


def zips_in_zips(archive: zipfile.ZipFile, _: NotebookNode) -> None:
    content = bytes(10 * 2**20)
    for _ in range(6):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as inner:
            for number in range(10):
                inner.writestr(f"{number}.zip", content)
        content = packed.getvalue()
    archive.writestr("more.zip", content)


def many_entries(archive: zipfile.ZipFile, notebook: NotebookNode) -> None:
    for number in range(40_000):
        archive.writestr(f"{number}.ipynb", b"")
    archive.writestr(FILE, written(notebook))


def links(archive: zipfile.ZipFile, _: NotebookNode) -> None:
    course = Path(archive.filename or "").parents[3]
    for name, target in (
        (FILE, course / "source" / LESSON / FILE),
        ("other.ipynb", course / "submitted" / "honest 1" / LESSON / FILE),
        ("folder", course / "source" / LESSON),
    ):
        entry = zipfile.ZipInfo(name)
        entry.create_system = 3
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, str(target))
    archive.writestr(f"folder/{FILE}", b"")


def names_that_climb(archive: zipfile.ZipFile, notebook: NotebookNode) -> None:
    inside = archive.filename or ""
    for name in (
        f"../../honest 1/{LESSON}/{FILE}",
        f"..\\..\\honest 1\\{LESSON}\\{FILE}",
        f"{Path(inside).parents[2] / 'honest 1' / LESSON / FILE}",
        "/tmp/autograder-attack",
        "../../../../secret",
        "../../../.autograder/journal/another-lesson.jsonl",
        "C:\\Windows\\attack.ipynb",
        "./../../../notebooks/03-cost/cases.py",
    ):
        entry = zipfile.ZipInfo("x")
        entry.filename = name
        archive.writestr(entry, written(notebook))


def odd_names(archive: zipfile.ZipFile, _: NotebookNode) -> None:
    for name in (
        *(
            "con.ipynb",
            "aux",
            "nul.ipynb",
            ".ipynb",
            "..",
            ".",
            "/",
            "\\",
            "~",
            "-rf",
            "$(touch x)",
        ),
        *("x" * 60_000 + ".ipynb", "a/" * 3000 + "a.ipynb", "\x1b[2J\x1b]0;owned\x07.ipynb"),
        *(
            "two\nlines.ipynb",
            "nul\0byte.ipynb",
            "\u202egnp.ipynb",
            "\ud7ff.ipynb",
            "dev/zero",
            "dev/",
        ),
    ):
        entry = zipfile.ZipInfo("x")
        entry.filename = name
        archive.writestr(entry, b"{}")


def patched(change: Callable[[bytes], bytes]) -> HandIn:
    """Hand in an archive of the right notebook, whose bytes are changed."""

    def handed_in(folder: Path, notebook: NotebookNode) -> None:
        zipped(lambda archive, right: archive.writestr(FILE, written(right)))(folder, notebook)
        path = folder / "mine.zip"
        path.write_bytes(change(path.read_bytes()))

    return handed_in


def header_field(local: int, central: int, value: bytes) -> Callable[[bytes], bytes]:
    """Set a field of both of an entry's headers."""

    def change(content: bytes) -> bytes:
        changed = bytearray(content)
        for mark, offset in ((b"PK\3\4", local), (b"PK\1\2", central)):
            at = changed.index(mark) + offset
            changed[at : at + len(value)] = value
        return bytes(changed)

    return change


ARCHIVES = {
    "a bomb in a zip": Attack("the memory", unchanged, NONE, zipped(bomb)),
    "a bomb that lies": Attack(
        "the memory, by a false size", unchanged, NONE, zipped(bomb_that_lies)
    ),
    "bombs that overlap": Attack(
        "the time", unchanged, ALL, zipped(bombs_that_overlap, beside=True)
    ),
    "zips in zips": Attack("memory and time", unchanged, ALL, zipped(zips_in_zips, beside=True)),
    "a zip of many": Attack("the time", unchanged, ALL, zipped(many_entries, beside=True)),
    "a zip of links": Attack("the solutions", unchanged, NONE, zipped(links)),
    "a zip that climbs": Attack("others' files", wrong, NONE, zipped(names_that_climb)),
    "a zip of odd names": Attack("the reader", unchanged, ALL, zipped(odd_names, beside=True)),
    "an encrypted zip": Attack("the reader", unchanged, NONE, patched(header_field(6, 8, b"\1"))),
    "a zip of no known method": Attack(
        "the reader", unchanged, NONE, patched(header_field(8, 10, b"\x63"))
    ),
    "a zip with a false checksum": Attack(
        "the reader", unchanged, NONE, patched(header_field(14, 16, b"\0\1\2\3"))
    ),
    "a zip with a false place": Attack(
        "the reader", unchanged, NONE, patched(header_field(0, 42, b"\xff\xff\xff\x7f"))
    ),
}
