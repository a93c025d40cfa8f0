# ruff: noqa: E501  (a line of an attack is easier to read as one line)
"""Attacks by what comes with a notebook: files beside it, and outputs of no end."""

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from tests.attacks.attack import ALL, FILE, LESSON, NONE, SOLVE, Attack, cell, unchanged

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
