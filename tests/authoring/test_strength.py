"""A lesson whose hidden checks are weak is not released, unless by force, and then it says so."""

import re

import pytest

from autograder.authoring import strength
from autograder.commands.main import main
from autograder.course.lesson import Lesson
from tests.authoring.flaws import REJECTED, UNDETECTED

LESSON = "01-averages"


def append(course, name, text):
    path = course.root / "notebooks" / LESSON / name
    path.write_text(path.read_text() + text)


def test_a_lesson_with_strong_checks_has_no_weakness(mini):
    lesson = mini.lesson(LESSON)
    assert strength.found_weak(mini, lesson) == []


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        (
            "misconceptions.md",
            UNDETECTED,
            "mean: the misconception right-after-all is not detected",
        ),
        ("alternatives.md", REJECTED, "total: a right answer (as text) is rejected: ✗ total"),
    ],
)
def test_a_weakness_is_named_with_exercise_and_answer(file, text, said, mini):
    strength.found_weak(mini, mini.lesson(LESSON))  # strong so far, and remembered so
    append(mini, file, text)
    (weak,) = strength.found_weak(mini, mini.lesson(LESSON))
    assert weak.startswith(said)


def test_too_few_known_mistakes_are_a_weakness(mini):
    path = mini.root / "notebooks" / LESSON / "misconceptions.md"
    kept, first, others = re.split(r"(?=### total-)", path.read_text(), maxsplit=2)
    assert first.startswith("### total-is-mean")
    path.write_text(kept + others)
    (weak,) = strength.found_weak(mini, mini.lesson(LESSON))
    assert weak == "total: 2 misconceptions are known, and 3 are needed"


def test_a_release_with_weak_tests_needs_force_and_is_marked(mini, monkeypatch, capsys):
    monkeypatch.chdir(mini.root)
    released = mini.root / "release" / LESSON / f"{LESSON}.ipynb"
    released.unlink()
    append(mini, "misconceptions.md", UNDETECTED)
    assert main(["release", "1"]) == 1
    said = capsys.readouterr().err
    assert "the misconception right-after-all is not detected" in said
    assert "--force" in said
    assert not released.exists()

    assert main(["release", "1", "--force"]) == 0
    assert "marked" in capsys.readouterr().out
    assert released.is_file()
    assert "right-after-all" in (released.parent / strength.MARK).read_text(encoding="utf-8")

    path = mini.root / "notebooks" / LESSON / "misconceptions.md"
    path.write_text(path.read_text().replace(UNDETECTED, ""))
    assert main(["release", "1"]) == 0
    assert not (released.parent / strength.MARK).exists()


def test_the_verdict_on_one_answer_is_the_graders(mini):
    lesson: Lesson = mini.lesson(LESSON)
    assert strength.verdict(lesson, "mean", lesson.exercises["mean"].solution).passed
    found = strength.verdict(lesson, "mean", "def mean(x):\n    return total(x)")
    assert (found.passed, found.likely) == (False, ("mean-is-total",))
