"""The doctor finds what is there, and says what to do about what is not."""

from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from autograder.reports import doctor
from autograder.reports.doctor import Finding, examine


def finding(subject: str, folder: Path) -> Finding:
    (found,) = [found for found in examine(folder) if found.subject == subject]
    return found


def test_a_sound_installation_needs_nothing(mini):
    needs = [found for found in examine(mini.root) if found.remedy and found.needed]
    assert needs == []
    assert finding("course", mini.root).found == "1 lessons: 01-averages"


def test_a_python_that_matches_patterns_wrongly_is_told_so(monkeypatch, mini):
    """As 3.11.0 to 3.11.4 do: soupsieve, on which pages stand, cannot read a selector there."""
    assert finding("Python", mini.root).remedy == ""
    monkeypatch.setattr(doctor, "re", SimpleNamespace(fullmatch=lambda *_: "a match"))
    found = finding("Python", mini.root)
    assert found.needed
    assert "re module matches what it should not" in found.found
    assert found.remedy.startswith("install 3.11.5 or newer")


def test_every_package_is_named_with_its_version(mini):
    for package in doctor.PACKAGES:
        assert finding(package, mini.root).found == metadata.version(package)


def test_a_missing_package_is_named_with_the_command_that_installs_it(monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "PACKAGES", ("no-such-package",))
    found = finding("no-such-package", tmp_path)
    assert found.found == "missing"
    assert found.remedy == "install it: python -m pip install no-such-package"


def test_outside_a_course_everything_else_still_works(tmp_path):
    found = finding("course", tmp_path)
    assert (found.found, found.needed) == ("none here", False)
    assert "--course" in found.remedy


def test_damaged_data_are_reported_and_not_raised(monkeypatch, tmp_path):
    (tmp_path / "ex4data1.mat").write_text("not a .mat file")
    monkeypatch.setenv("AUTOGRADER_DATA", str(tmp_path))
    found = finding("the digits", tmp_path)
    assert found.remedy
    assert "ex4data1.mat" in found.found


@pytest.mark.parametrize("subject", ["a worker", "the digits"])
def test_what_works_is_shown_to_work(subject, tmp_path):
    assert finding(subject, tmp_path).remedy == ""


def test_a_system_without_fork_is_told_so(monkeypatch, tmp_path):
    monkeypatch.delattr("os.fork")
    found = finding("a worker", tmp_path)
    assert found.needed
    assert "no fork" in found.found
