"""A lesson whose hidden checks are weak is not released, unless by force, and then it says so."""

import pytest

from autograder.authoring import strength
from autograder.cli import main
from autograder.grading.catalogue import Alternative, Edit, Misconception
from autograder.grading.lesson import Lesson

LESSON = "01-averages"

UNDETECTED = """
from autograder.grading.catalogue import Misconception
MISCONCEPTIONS += [
    Misconception(
        "mean", "right-after-all", "def mean(x):\\n    return np.mean(x)", "c", "h", REREAD, "o"
    )
]
"""
REJECTED = """
ALTERNATIVES += [Alternative("total", "as text", "def total(x):\\n    return str(sum(x))")]
"""
TOO_FEW = "\ndel MISCONCEPTIONS[0]\n"


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
            "misconceptions.py",
            UNDETECTED,
            "mean: the misconception right-after-all is not detected",
        ),
        ("alternatives.py", REJECTED, "total: a right answer (as text) is rejected: ✗ total"),
        ("misconceptions.py", TOO_FEW, "total: 2 misconceptions are known, and 3 are needed"),
    ],
)
def test_a_weakness_is_named_with_exercise_and_answer(file, text, said, mini):
    strength.found_weak(mini, mini.lesson(LESSON))  # strong so far, and remembered so
    append(mini, file, text)
    (weak,) = strength.found_weak(mini, mini.lesson(LESSON))
    assert weak.startswith(said)


def test_a_release_with_weak_tests_needs_force_and_is_marked(mini, monkeypatch, capsys):
    monkeypatch.chdir(mini.root)
    released = mini.root / "release" / LESSON / f"{LESSON}.ipynb"
    released.unlink()
    append(mini, "misconceptions.py", UNDETECTED)
    assert main(["release", "1"]) == 1
    said = capsys.readouterr().err
    assert "the misconception right-after-all is not detected" in said
    assert "--force" in said
    assert not released.exists()

    assert main(["release", "1", "--force"]) == 0
    assert "marked" in capsys.readouterr().out
    assert released.is_file()
    assert "right-after-all" in (released.parent / strength.MARK).read_text(encoding="utf-8")

    append(mini, "misconceptions.py", "del MISCONCEPTIONS[-1]\n")
    assert main(["release", "1"]) == 0
    assert not (released.parent / strength.MARK).exists()


def test_the_verdict_on_one_answer_is_the_graders(mini):
    lesson: Lesson = mini.lesson(LESSON)
    assert strength.verdict(lesson, "mean", lesson.exercises["mean"].solution).passed
    found = strength.verdict(lesson, "mean", "def mean(x):\n    return total(x)")
    assert (found.passed, found.likely) == (False, ("mean-is-total",))


# --- the catalogue itself ---


def test_an_edit_changes_the_solution_and_says_when_it_cannot():
    assert Edit(("a", "b"), ("c", "d")).of("a + c + a") == "b + d + b"
    with pytest.raises(ValueError, match="'x'"):
        Edit(("x", "y")).of("a")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"exercise": "median"}, "twice answers no exercise: 'median'"),
        ({"section": "Nowhere"}, "twice names no heading: 'Nowhere'"),
        ({"answer": Edit(("np.prod", "x"))}, "twice: there is no 'np.prod'"),
        ({"id": "mean-is-total"}, "two misconceptions with the id mean-is-total"),
    ],
)
def test_a_catalogue_that_contradicts_its_lesson_is_refused(entry, said, mini, monkeypatch):
    lesson = mini.lesson(LESSON)
    usual = {
        "exercise": "mean",
        "id": "twice",
        "answer": Edit(("total", "2 * total")),
        "cause": "c",
    }
    usual |= {"hint": "h", "section": "A lesson as short as can be", "origin": "o"}
    known = [*lesson.misconceptions, Misconception(**usual | entry)]
    fresh = mini.lesson(LESSON)
    monkeypatch.setattr(fresh, "_catalogue", lambda *_: known)
    with pytest.raises(Exception, match=said):
        _ = fresh.misconceptions


def test_an_alternative_is_written_out_too(mini, monkeypatch):
    lesson = mini.lesson(LESSON)
    entry = Alternative("mean", "twice and half", Edit(("total(x)", "2 * total(x) / 2")))
    monkeypatch.setattr(lesson, "_catalogue", lambda *_: [entry])
    (written,) = lesson.alternatives
    assert "2 * total(x) / 2 / len(x)" in written.answer
