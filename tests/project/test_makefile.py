"""The ways in: `make`, and the gate that CI runs."""

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copy, which

import pytest
import yaml

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

pytestmark = pytest.mark.skipif(which("make") is None, reason="make is not installed")


def make(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # A make that runs these tests must not pass its own flags down to this one.
    clean = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    return subprocess.run(
        ["make", *arguments], cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )


def test_make_alone_lists_every_target_meant_for_people() -> None:
    listed = set(re.findall(r"^  make ([\w-]+) ", make().stdout, re.MULTILINE))
    phony = set(re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[1].split())
    assert listed == phony - {"chromium"}


def test_test_runs_the_whole_gate() -> None:
    planned = make("--dry-run", "test").stdout
    for check in ["ruff format --check", "ruff check", "mypy", "pytest"]:
        assert check in planned


@pytest.mark.parametrize("version", ["3.9.2", "3.11.4"])
def test_an_old_python_is_refused_in_one_sentence(version: str, tmp_path: Path) -> None:
    for name in ["Makefile", "requirements.txt", "pyproject.toml"]:
        copy(ROOT / name, tmp_path)
    old = tmp_path / "python-old"
    pretend = f"import sys; sys.version_info = ({version.replace('.', ', ')}); exec(sys.argv[1])"
    old.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{pretend}' \"$2\"\n")
    old.chmod(0o755)

    ran = make("demo", f"PYTHON={old}", cwd=tmp_path)

    said = ran.stderr.splitlines()[0]
    assert ran.returncode != 0
    assert f"is Python {version}, and this project needs 3.11.5 or newer" in said
    assert not (tmp_path / ".venv").exists()


def test_ci_runs_the_same_gate_on_the_oldest_supported_python() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").rstrip().endswith("\nmake test")
    workflow = yaml.safe_load((ROOT / ".github/workflows/checks.yml").read_text(encoding="utf-8"))
    job = workflow["jobs"]["checks"]
    assert [step["run"] for step in job["steps"] if "run" in step] == [".ci/run", "make demo-all"]
    assert job["strategy"]["matrix"]["python"][0] == "3.11"
