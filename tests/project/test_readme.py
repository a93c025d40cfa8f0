"""What README.md and CONTRIBUTING.md show is there, and is what the commands say."""

import importlib.util
import re
from collections import Counter
from pathlib import Path

import pytest

from autograder.authoring.demo.sample_class import sample_class
from autograder.commands.main import main
from autograder.course.course import Course
from autograder.reports.marks_csv import COLUMNS
from autograder.student.checks import check, hints
from autograder.student.checks.message import CheckFailed

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {
    name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")
}


def test_the_table_of_lessons_is_up_to_date():
    spec = importlib.util.spec_from_file_location("lesson_table", ROOT / "docs/lesson_table.py")
    lesson_table = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(lesson_table)
    (shown,) = lesson_table.PLACE.findall(README)
    assert shown == lesson_table.table(), "run `python docs/lesson_table.py`"


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file(page):
    links = re.findall(r"\]\((?!http)([^)#]+)", PAGES[page])
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_every_file_on_the_map_is_there():
    named = re.findall(r"`([\w/]+/[\w/]*(?:\.\w+)?)`", PAGES["CONTRIBUTING.md"])
    places = (ROOT, ROOT / "autograder", ROOT / "autograder" / "authoring")
    missing = [name for name in named if not any((place / name).exists() for place in places)]
    assert len(named) > 50
    assert [name for name in missing if "NN-name" not in name] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_has_a_description(page):
    assert re.findall(r"!\[\s*\]", PAGES[page]) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_exists(page):
    targets = re.findall(r"(?:^|`)make ([a-z-]+)", PAGES[page], re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [name for name in targets if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []


def test_every_command_exists(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    offered = set(re.findall(r"^    (\w+)  ", capsys.readouterr().out, re.MULTILINE))
    shown = set(re.findall(r"\bautograder (?=[a-z])(\w+)", "".join(re.findall(r"`[^`]+`", README))))
    assert {"grade", "doctor"} <= shown <= offered


def test_the_messages_shown_are_what_the_check_says(monkeypatch):
    monkeypatch.setattr(hints, "_failures", Counter())
    monkeypatch.chdir(ROOT / "release" / "02-feedforward")
    forgot_the_bias = [(25, 400), (10, 25)]
    told = []
    for _ in range(3):
        with pytest.raises(CheckFailed) as failed:
            check.equal("weight_shapes", forgot_the_bias, [(25, 401), (10, 26)], what="400-25-10")
        told.append(str(failed.value))
    first, _, third = told
    assert f"```\n{first}\n```" in README
    (likely,) = re.findall(r"```\n(    likely .*?\n)```", README, re.DOTALL)
    assert third.endswith(likely.rstrip("\n"))


def test_the_columns_shown_are_those_of_the_export():
    assert f"```\n{','.join(COLUMNS)}\n" in README


def test_the_number_of_known_mistakes_is_right():
    known = sum(len(lesson.misconceptions) for lesson in Course(ROOT).lessons())
    assert f"a catalogue of {known} wrong answers" in README


def test_the_class_shown_is_the_one_that_the_demo_grades():
    course = Course(ROOT)
    due = {
        (sample.lesson, sample.student): [sample.story, *2 * [f"{points:g}"]]
        for sample in sample_class(course)
        for points in [sample.points(course.lesson(sample.lesson))]
    }
    rows = re.findall(r"^│ (\S+) +│ (\S+) +│ (.+?) +│ +(\d+) │ +(\d+) │$", README, re.MULTILINE)
    assert len(rows) >= 5
    for lesson, student, *shown in rows:
        assert shown == due[lesson, student]
