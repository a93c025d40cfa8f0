"""What is committed, and what a wheel carries of it."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
import yaml

import autograder

ROOT = Path(__file__).parents[2]

# Written so that this file does not match itself.
NOT_FOR_GIT = {
    "a path in someone's home": re.compile(r"/(?:home|Users|root)/\w+|[A-Z]:\\+[U]sers\\"),
    "the address of a package registry": re.compile(
        r"[p]ypi\.org|[p]ythonhosted\.org|[a]naconda\.org|[n]pmjs\.(?:org|com)|[f]ile:///"
    ),
}


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout, so there are no tracked files to look at")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("what", NOT_FOR_GIT)
def test_no_tracked_file_holds(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked_files()
        for match in NOT_FOR_GIT[what].finditer(path.read_bytes().decode(errors="replace"))
    ]
    assert found == []


def test_no_tracked_file_holds_the_path_of_this_checkout() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in tracked_files()
        if f"{ROOT}/".encode() in path.read_bytes()
    ]
    assert found == []


def test_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    copytree(ROOT / "autograder", tmp_path / "autograder", ignore=ignore_patterns("__pycache__"))
    for name in ["pyproject.toml", "README.md", "LICENSE", "NOTICE"]:
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    build = "from setuptools import build_meta; build_meta.build_wheel('.')"
    subprocess.run([sys.executable, "-c", build], cwd=tmp_path, capture_output=True, check=True)

    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    info = f"inside_the_neural_network-{autograder.__version__}.dist-info"
    wanted = [path for path in (tmp_path / "autograder").rglob("*") if path.is_file()]
    assert {path.relative_to(tmp_path).as_posix() for path in wanted} <= packed
    assert {f"{info}/licenses/LICENSE", f"{info}/licenses/NOTICE"} <= packed


def test_citation_names_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == autograder.__version__


def test_notice_names_the_licence_of_each_kind_of_thing() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for name in pyproject["project"]["license"].split(" AND "):
        assert name.replace("CC-BY-SA-", "CC BY-SA ") in notice
