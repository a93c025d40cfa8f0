"""What the package imports is what it declares, everywhere it declares it."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

CONDA_NAMES = {"matplotlib-base": "matplotlib", "playwright-python": "playwright"}
USED_WITHOUT_IMPORT = {
    "ipykernel": "the kernel that runs a lesson in Jupyter",
    "jupyterlab": "the application in which a lesson is opened",
}


def bounds(requirements: list[str]) -> dict[str, SpecifierSet]:
    parsed = [Requirement(requirement) for requirement in requirements]
    return {canonicalize_name(each.name): each.specifier for each in parsed}


REQUIREMENTS = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
RUNTIME = bounds(PROJECT["dependencies"])
DEV = bounds(PROJECT["optional-dependencies"]["dev"])
DISTRIBUTIONS = packages_distributions()
SOURCES = sorted((ROOT / "autograder").rglob("*.py"))


def third_party_imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Give the distribution behind each import, and whether it is imported with the module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    late = {
        inner
        for outer in ast.walk(tree)
        if isinstance(outer, functions)
        for inner in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            modules = [node.module or ""]
        else:
            continue
        for module in modules:
            top = module.partition(".")[0]
            if top not in sys.stdlib_module_names and top != "autograder":
                for distribution in DISTRIBUTIONS.get(top, [top]):
                    yield canonicalize_name(distribution), node not in late


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_each_requirement_has_a_lower_and_an_upper_bound(requirement: str) -> None:
    operators = sorted(each.operator for each in Requirement(requirement).specifier)
    assert operators == ["<", ">="]


def test_conda_environment_has_the_same_packages_and_bounds() -> None:
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = bounds([entry for entry in listed if isinstance(entry, str)])
    conda = {CONDA_NAMES.get(name, name): specifier for name, specifier in conda.items()}
    assert conda.pop("python") == SpecifierSet(PROJECT["requires-python"])
    assert conda.pop("pip") == SpecifierSet()
    assert conda == RUNTIME | DEV


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_import_is_declared(path: Path) -> None:
    for distribution, with_module in third_party_imports(path):
        declared = RUNTIME if with_module else RUNTIME | DEV
        assert distribution in declared, (
            f"{path.name} imports {distribution}, which pyproject.toml does not declare"
            + (" outside `dev`: import it inside the function" if distribution in DEV else "")
        )


@pytest.mark.parametrize("distribution", sorted(RUNTIME))
def test_each_runtime_dependency_is_used(distribution: str) -> None:
    imported = {name for path in SOURCES for name, _ in third_party_imports(path)}
    if distribution in USED_WITHOUT_IMPORT:
        assert distribution not in imported, "it is imported, so it needs no justification"
    else:
        assert distribution in imported, "declared in pyproject.toml and imported nowhere"


def test_pins_hold_exact_versions_and_nothing_else() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    odd = [line for line in lines if not re.fullmatch(r"(\s*#[^/@]*)?|[a-z0-9.-]+==[\w.]+", line)]
    assert odd == []


def test_pins_cover_each_requirement_within_its_bounds() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pins = {
        canonicalize_name(name): Version(at)
        for name, at in re.findall(r"^(\S+)==(\S+)", text, re.MULTILINE)
    }
    unpinned = {name for name, allowed in (RUNTIME | DEV).items() if pins.get(name) not in allowed}
    assert unpinned == set()


def test_pins_are_compiled_on_the_oldest_supported_python() -> None:
    """A version compiled on a newer Python might not exist for the oldest."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    compiled_on = re.search(r"pip-compile with Python (\S+)", text)
    assert compiled_on is not None
    (oldest,) = SpecifierSet(PROJECT["requires-python"])
    assert Version(compiled_on[1]).release == Version(oldest.version).release[:2]


def test_each_python_that_is_named_is_one_that_the_readme_names() -> None:
    named = {each for each in PROJECT["classifiers"] if re.search(r":: Python :: 3\.", each)}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    passed_on = re.search(r"test suite has passed on\s+Python ([\d., and]+\d)", readme)
    assert passed_on is not None
    versions = [Version(each) for each in re.findall(r"[\d.]+\d", passed_on[1])]
    minors = {".".join(map(str, each.release[:2])) for each in versions}
    assert named == {f"Programming Language :: Python :: {minor}" for minor in minors}
    assert all(each in SpecifierSet(PROJECT["requires-python"]) for each in versions)
