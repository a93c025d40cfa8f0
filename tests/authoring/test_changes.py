"""What an instructor is told of a lesson that is released again."""

import pytest

from autograder.authoring.changes import changes
from autograder.commands.main import main
from autograder.course.course import Course
from autograder.gradebook.releases.kept_releases import kept

LESSON = "01-averages"
TEXT, CASES = f"{LESSON}.md", "cases.py"


def rewrite(course: Course, name: str, old: str, new: str) -> None:
    path = course.root / "notebooks" / LESSON / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def changed(course: Course) -> list[str]:
    return changes(kept(course.root, LESSON)[-1], course.lesson(LESSON))


def test_nothing_is_said_where_nothing_changed(mini):
    assert changed(mini) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (TEXT, "points: 3", "points: 7", ["mean-check: 3 points → 7 points"]),
        (
            TEXT,
            "mean(np.arange(4.0)), 1.5",
            "mean(np.ones(4)), 1.0",
            ["mean-check: what the check"],
        ),
        (TEXT, 'hidden("mean", mean)', 'hidden("mean", mean )', ["mean-check: the hidden line"]),
        (TEXT, "It can be compared", "One can compare it", ["why-mean: the question's model"]),
        (TEXT, "return np.sum(x)", "return x.sum()", ["total: the stub or its solution"]),
        (TEXT, "import numpy as np", "import numpy as np, math", ["setup: the locked text"]),
        (TEXT, "why-mean", "why", ["added: why (1 point)", "removed: why-mean (1 point)"]),
        (TEXT, "as short as can be\n\nIt", "as short as it is\n\nIt", []),
        (CASES, "(1, 5, 8)", "(1, 5, 9)", ["cases.py: the hidden cases changed of total"]),
        (CASES, "mean = total", "mean = total  # the same", ["cases.py: the hidden cases changed"]),
        ("misconceptions.md", "the mean is taken", "it is a mean", ["misconceptions.md: what is"]),
    ],
)
def test_each_change_is_named(name, old, new, said, mini):
    rewrite(mini, name, old, new)
    found = changed(mini)
    assert len(found) == len(said)
    assert all(line.startswith(start) for line, start in zip(found, said, strict=True))


@pytest.mark.long
def test_the_commands_say_what_changed_and_how_to_grade_again(mini, monkeypatch, capsys):
    monkeypatch.chdir(mini.root)
    folder = mini.root / "submitted" / "ada" / LESSON
    folder.mkdir(parents=True)
    given = mini.root / "release" / LESSON / f"{LESSON}.ipynb"
    (folder / given.name).write_bytes(given.read_bytes())
    assert main(["grade", "--workers", "1", "--unsafe-ok"]) == 0
    assert "newer" not in capsys.readouterr().err

    rewrite(mini, TEXT, "points: 3", "points: 7")
    assert main(["grade", "--workers", "1", "--unsafe-ok"]) == 0
    said = capsys.readouterr().err
    assert said.count(f"notebooks/{LESSON} is newer than its release") == 1
    assert f"`autograder build {LESSON}`, `autograder release {LESSON}`" in said

    assert main(["build"]) == 0
    assert "mean-check: 3 points → 7 points" in capsys.readouterr().out
    assert main(["release"]) == 0
    said = capsys.readouterr().out
    assert "mean-check: 3 points → 7 points" in said
    assert "graded before this release: 1 of its submissions" in said
    assert f"`autograder grade {LESSON} --again`" in said
    assert main(["grade", "--workers", "1", "--unsafe-ok"]) == 0
    captured = capsys.readouterr()
    assert "0 / 9" in captured.out
    assert "newer" not in captured.err
