"""The rooms of the house: imports point one way, from the bottom up, and rooms stay small."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.commands import main

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "autograder"
ROOMS = [
    "student",
    "course",
    "sandbox",
    "judging",
    "handin",
    "gradebook",
    "batch",
    "reports",
    "authoring",
    "commands",
]
"""Each may import the rooms before it, and none after it."""

MODULES = sorted(PACKAGE.rglob("*.py"))
WAYS_IN = [PACKAGE / "__init__.py", PACKAGE / "__main__.py"]
"""What lives in no room."""

MOST_LINES, MOST_LINES_OF_A_CLASS, MOST_FILES = 400, 150, 15

IMPORT_STUDENT = """
import json, pkgutil, sys
before = set(sys.modules)
import autograder.student
for module in pkgutil.walk_packages(autograder.student.__path__, "autograder.student."):
    __import__(module.name)
print(json.dumps(sorted({name.partition(".")[0] for name in set(sys.modules) - before})))
"""


def dotted(path: Path) -> tuple[str, ...]:
    return path.relative_to(PACKAGE.parent).with_suffix("").parts


def height(module: tuple[str, ...]) -> int:
    """Say how high in the house a module lives; below everything: whatever is not the package's."""
    inside = module[0] == "autograder" and len(module) > 1 and module[1] in ROOMS
    return ROOMS.index(module[1]) if inside else -1


def imported_modules(path: Path) -> Iterator[tuple[str, ...]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = dotted(path)[: -node.level] if node.level else ()
            module = (*base, *(node.module.split(".") if node.module else ()))
            yield from ((*module, alias.name) for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: ".".join(dotted(path)))
def test_no_module_imports_from_a_room_above(path: Path) -> None:
    own = len(ROOMS) if path in WAYS_IN else height(dotted(path))
    above = [".".join(name) for name in imported_modules(path) if height(name) > own]
    assert above == []


def test_each_module_lives_in_a_room() -> None:
    assert [path for path in MODULES if height(dotted(path)) < 0] == WAYS_IN


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    names = {".".join(dotted(path)).removesuffix(".__init__"): path for path in MODULES}
    left = {}
    for name, path in names.items():
        found = [".".join(module) for module in imported_modules(path)]
        left[name] = {n if n in names else n.rpartition(".")[0] for n in found} & names.keys()
    while free := [name for name, needed in left.items() if not needed & left.keys()]:
        for name in free:
            del left[name]
    assert left == {}


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_says_what_lives_in_it(room: str) -> None:
    said = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8"))) or ""
    named = {name.strip("/").removesuffix(".py") for name in re.findall(r"`([\w./]+)`", said)}
    inside = {path.stem for path in (PACKAGE / room).iterdir() if not path.name.startswith("_")}
    commands = {name for name in inside if room == "commands" and hasattr(main, name)}
    assert inside - named - commands == set()
    assert re.search(r"(May import|imports nothing).*Begin with `", " ".join(said.split()))


@pytest.mark.parametrize("room", ROOMS)
def test_tests_mirror_the_rooms(room: str) -> None:
    assert list((ROOT / "tests" / room).rglob("test_*.py"))


def test_a_room_has_few_files() -> None:
    folders = {path.parent for path in MODULES}
    crowded = {f.name: n for f in folders if (n := len(list(f.glob("*.py")))) > MOST_FILES}
    assert crowded == {}


SOURCES = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "docs").glob("*.py"))]


def test_no_file_is_long() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > MOST_LINES} == {}


def test_no_class_is_long() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {node.name}": length
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_CLASS
    }
    assert found == {}


def test_importing_student_loads_numpy_and_the_standard_library_only() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", IMPORT_STUDENT], capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(ran.stdout))
    assert loaded - sys.stdlib_module_names == {"autograder", "numpy"}
