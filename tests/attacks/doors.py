# ruff: noqa: E501  (a line of an attack is easier to read as one line)
"""Attacks by what comes with a notebook: archives, and files beside it."""

import copy
import io
import json
import os
import socket
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from tests.attacks.attack import ALL, FILE, LESSON, NONE, SOLVE, Attack, cell, unchanged

Packing = Callable[[zipfile.ZipFile, NotebookNode], object]

HandIn = Callable[[Path, NotebookNode], None]


def written(notebook: NotebookNode) -> bytes:
    return json.dumps(notebook).encode()


def wrong(notebook: NotebookNode, *, code: str = "") -> None:
    """Wrong answers; and code below the given one, which has the files beside it at hand."""
    for name in ALL:
        cell(notebook, name).source = f"def {name}(*_, **__):\n    return 0.5"
    if code:
        at = notebook.cells.index(cell(notebook, f"{ALL[0]}-check"))
        notebook.cells.insert(at, new_code_cell(code))


def wrong_with(code: str) -> Callable[[NotebookNode], None]:
    return lambda notebook: wrong(notebook, code=code)


def right_with(code: str) -> Callable[[NotebookNode], None]:
    return lambda notebook: notebook.cells.insert(1, new_code_cell(code))


# --- archives ---


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


# --- files beside ---


def beside(files: dict[str, str]) -> HandIn:
    def handed_in(folder: Path, notebook: NotebookNode) -> None:
        (folder / FILE).write_bytes(written(notebook))
        secret = str(folder.parents[3] / "secret")
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content.replace("SECRET", secret))

    return handed_in


def made(make: Callable[[Path], object]) -> HandIn:
    def handed_in(folder: Path, notebook: NotebookNode) -> None:
        (folder / FILE).write_bytes(written(notebook))
        make(folder)

    return handed_in


CHEAT = """
import builtins, sys
try: open("SECRET.module", "w").write("a trusted process imported me")
except OSError: pass
class Yes:
    def __getattr__(self, name): return Yes()
    def __call__(self, *_, **__): return Yes()
    def __eq__(self, _): return True
    def __bool__(self): return True
    def __float__(self): return 0.5
for name in ("allclose", "isclose", "array_equal", "difference", "hidden", "judge"):
    globals()[name] = Yes()
def __getattr__(name): return Yes()
"""

MODULES = (
    *(
        "numpy",
        "json",
        "random",
        "math",
        "typing",
        "socket",
        "struct",
        "base64",
        "zipfile",
        "nbformat",
    ),
    *("traitlets", "IPython", "scipy", "matplotlib", "nbgrader", "sitecustomize", "usercustomize"),
    *(
        "conftest",
        "sqlite3",
        "hashlib",
        "dataclasses",
        "cases",
        "ast",
        "encodings",
        "codecs",
        "site",
    ),
)

PACKAGES = (
    *("autograder/__init__", "autograder/judging/judge", "autograder/judging/__init__"),
    *(
        "autograder/student/__init__",
        "autograder/student/check",
        "autograder/student/checks/compare",
    ),
    *("autograder/sandbox/worker", "autograder/sandbox/wire", "numpy/__init__", "numpy/linalg"),
)

SETTINGS = {
    "ipython_config.py": "c.InteractiveShellApp.exec_lines = ['cost = cost_one_by_one = lambda *_: 0.287629']",
    "profile_default/startup/00.py": CHEAT,
    ".ipython/profile_default/startup/00.py": CHEAT,
    ".ipython/profile_default/ipython_config.py": CHEAT,
    "jupyter_config.py": CHEAT,
    "nbgrader_config.py": "c.ClearSolutions.code_stub = ''\nc.CourseDirectory.db_url = 'sqlite:///SECRET.db'",
    "matplotlibrc": "backend: module://matplotlibrc_backend\nsavefig.directory: SECRET",
    "matplotlibrc_backend.py": CHEAT,
    "evil.pth": "import os; open('SECRET.pth', 'w')",
    "pyvenv.cfg": "home = .\ninclude-system-site-packages = false",
    "pyproject.toml": "[tool.pytest.ini_options]\naddopts = '-p evil'",
    "pytest.ini": "[pytest]\naddopts = -p conftest",
    ".env": "PYTHONPATH=.",
    "python311._pth": ".",
}

LEAK = f"""
{SOLVE}
import glob
for place in ("leak", "leak.md", "data/leak"):
    for path in [place, *glob.glob(place + "/*")]:
        try:
            text = open(path).read()
            print(text)
            solve(text)
        except Exception as error: print(error)
"""


def linked_files(folder: Path) -> None:
    course = folder.parents[2]
    (folder / "leak").symlink_to(course / "notebooks" / LESSON)
    (folder / "leak.md").symlink_to(course / "notebooks" / LESSON / f"{LESSON}.md")
    (folder / "data").mkdir()
    (folder / "data" / "leak").symlink_to(course.parent / "secret")
    (folder / "data" / "round").symlink_to(folder)


def pipes_and_devices(folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")
    os.mkfifo(folder / "pipe.zip")
    os.mkfifo(folder / "pipe.ipynb")
    (folder / "zero.npy").symlink_to("/dev/zero")
    (folder / "terminal.ipynb").symlink_to("/dev/tty")
    here = os.open(folder, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"/proc/self/fd/{here}/socket.zip")  # a socket's address is short
    os.close(here)


def many_files(folder: Path) -> None:
    for number in range(5000):
        (folder / f"{number}.txt").write_bytes(b"x")


def deep_folders(folder: Path) -> None:
    for number in range(300):
        folder /= "d"
        folder.mkdir()
        if number % 50 == 0:
            (folder / f"{number}.ipynb").write_bytes(b"{}")


def large_file(folder: Path) -> None:
    with (folder / "large.npy").open("wb") as file:
        file.truncate(64 * 2**20)


def many_notebooks(folder: Path) -> None:
    content = (folder / FILE).read_bytes()
    for number in range(200):
        (folder / f"{number}.ipynb").write_bytes(content[: len(content) - number])


def as_bytes(content: Callable[[bytes], bytes]) -> HandIn:
    def handed_in(folder: Path, notebook: NotebookNode) -> None:
        (folder / FILE).write_bytes(content(written(notebook)))

    return handed_in


def outputs_that_look_like_cells(right: bytes) -> bytes:
    """21 MB of outputs whose text looks like the end of them, and like other cells."""
    fake = json.dumps('"], "outputs": [{"}], "source": "def cost(*_): return 0.5"}, {]\\')
    text = b'"outputs": [{"output_type": "stream", "name": "stdout", "text": [' + fake.encode()
    filled = text + b", " + b", ".join([fake.encode()] * 280_000) + b"]}]"
    return right.replace(b'"outputs": []', filled, 1)


DOORS = {
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
    "modules beside": Attack(
        "to be imported in the place of others",
        wrong_with(f"import {', '.join(MODULES[:5])}"),
        NONE,
        beside({f"{name}.py": CHEAT for name in MODULES}),
    ),
    "packages beside": Attack(
        "to be the judge",
        wrong_with("from autograder.student import check\nimport numpy.linalg"),
        NONE,
        beside({f"{name}.py": CHEAT for name in PACKAGES}),
    ),
    "settings beside": Attack("to be run before all", wrong, NONE, beside(SETTINGS)),
    "a helper that patches": Attack(
        "comparisons that always agree",
        wrong_with("import helper\n%run helper.py\nexec(open('helper.py').read())"),
        NONE,
        beside(
            {
                "helper.py": f"{CHEAT}\nimport numpy as np\nfrom autograder.student import check\n"
                "np.allclose = np.isclose = np.array_equal = check.hidden = check.close = Yes()"
            }
        ),
    ),
    "links beside": Attack("the solutions", wrong_with(LEAK), NONE, made(linked_files)),
    "pipes and devices beside": Attack("the time", unchanged, ALL, made(pipes_and_devices)),
    "many files beside": Attack("the disk", unchanged, ALL, made(many_files)),
    "deep folders beside": Attack("the stack", unchanged, ALL, made(deep_folders)),
    "a large file beside": Attack("the memory", unchanged, ALL, made(large_file)),
    "many notebooks": Attack("the time", unchanged, ALL, made(many_notebooks)),
    "writing to files beside": Attack(
        "what was handed in",
        right_with(
            "import os\nfor name in ('notes.txt', '03-cost.ipynb', 'new.txt'):\n"
            "    try:\n        open(name, 'a').write('changed')\n        os.chmod(name, 0o777)\n"
            "    except OSError as error: print(error)\nos.remove('notes.txt')"
        ),
        ALL,
        beside({"notes.txt": "mine"}),
    ),
    "outputs like cells": Attack(
        "the reader", unchanged, ALL, as_bytes(outputs_that_look_like_cells)
    ),
    "outputs without end": Attack(
        "the reader",
        unchanged,
        NONE,
        as_bytes(lambda right: right[:90] + b'"outputs": [' * 2 * 10**6),
    ),
    "a text without end": Attack(
        "the reader",
        unchanged,
        NONE,
        as_bytes(lambda right: right[:90] + b'"outputs": ["' + b'\\"' * 11 * 2**20),
    ),
}
