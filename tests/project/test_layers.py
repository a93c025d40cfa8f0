"""Imports point one way, cli to authoring to grading to student, and a lesson starts at once."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "autograder"
LAYERS = ["student", "grading", "authoring", "cli"]
MODULES = sorted(PACKAGE.rglob("*.py"))

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
    inside = module[0] == "autograder" and len(module) > 1 and module[1] in LAYERS
    return LAYERS.index(module[1]) if inside else -1


def imported_modules(path: Path) -> Iterator[tuple[str, ...]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = dotted(path)[: -node.level] if node.level else ()
            module = (*base, *(node.module.split(".") if node.module else ()))
            yield from ((*module, alias.name) for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: ".".join(dotted(path)))
def test_no_module_imports_from_a_layer_above(path: Path) -> None:
    own = height(dotted(path))
    above = [".".join(name) for name in imported_modules(path) if height(name) > own]
    assert above == []


def test_each_module_lives_in_a_layer() -> None:
    homeless = [path.name for path in MODULES if height(dotted(path)) < 0]
    assert homeless == ["__init__.py"]


def test_importing_student_loads_numpy_and_the_standard_library_only() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", IMPORT_STUDENT], capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(ran.stdout))
    assert loaded - sys.stdlib_module_names == {"autograder", "numpy"}
