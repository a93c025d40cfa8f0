"""A catalogue as people write it: what is read of it, and what is said where it cannot be read."""

from pathlib import Path

import pytest

from autograder.course.catalogue import Alternative, Misconception, alternatives, misconceptions
from autograder.course.catalogue_text import patched
from autograder.course.course import Course
from autograder.course.errors import LessonError

SOLUTIONS = {"half": "def half(x):\n    y = x\n    return y / 2"}
HEADINGS = {"What half is"}
ENTRY = """\
# Wrong answers

A word to the reader.

## half

### half-is-double
- cause: the number is doubled
- hint: Is half of `4` more than 4?
  Or less: what do you *think*?
- reread: What half is
- origin: a slip: of the pen
```diff
-    return y / 2
+    return y * 2
```
The same, in other words:
```python
def half(x):

    return x + x
```
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lesson = tmp_path / "01-half"
    lesson.mkdir()
    return lesson


def known(folder: Path, text: str) -> list[Misconception]:
    (folder / "misconceptions.md").write_text(text, encoding="utf-8")
    return misconceptions(folder, SOLUTIONS, HEADINGS)


def test_an_entry_is_read_as_it_is_written(folder):
    assert known(folder, ENTRY) == [
        Misconception(
            "half",
            "half-is-double",
            "def half(x):\n    y = x\n    return y * 2",
            "the number is doubled",
            "Is half of `4` more than 4? Or less: what do you *think*?",
            "What half is",
            "a slip: of the pen",
            ("def half(x):\n\n    return x + x",),
        )
    ]


def test_a_right_answer_has_a_style_and_no_labels(folder):
    text = "## half\n### a shift\n```python\nhalf = lambda x: x >> 1\n```\n"
    (folder / "alternatives.md").write_text(text, encoding="utf-8")
    assert alternatives(folder, SOLUTIONS) == [
        Alternative("half", "a shift", "half = lambda x: x >> 1")
    ]


def test_a_lesson_may_have_no_catalogue(folder):
    assert misconceptions(folder, SOLUTIONS, HEADINGS) == []
    assert alternatives(folder, SOLUTIONS) == []


@pytest.mark.parametrize("read", [known, lambda folder, _: alternatives(folder, SOLUTIONS)])
def test_a_catalogue_in_its_older_form_is_not_passed_over(read, folder):
    for name in ("misconceptions", "alternatives"):
        (folder / f"{name}.py").write_text("MISCONCEPTIONS = []", encoding="utf-8")
    with pytest.raises(LessonError, match=r"01-half/\w+\.py is not read any more: write \w+\.md"):
        read(folder, ENTRY)


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("## half\n", "## third\n", "half-is-double answers no exercise: 'third'"),
        ("What half is", "Nowhere", "half-is-double names no heading: 'Nowhere'"),
        (
            "- origin: a slip: of the pen\n",
            "",
            "line 7: half-is-double needs a line `- origin: ...`",
        ),
        ("- cause: ", "cause: ", "half-is-double needs a line `- cause: ...`"),
        (
            "return y / 2",
            "return z / 2",
            "there is no '    return z / 2' in the solution to replace",
        ),
        ("-    return y / 2\n", "", "'+    return y * 2' follows no line with -"),
        (
            "-    return y / 2",
            "     return y / 2",
            "begins with - or +, not as '     return y / 2' does",
        ),
        ("```python", "```", "line 18: a block is ```python or ```diff"),
        ("### half-is-double\n", "", "line 12: this stands below no entry"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(was, becomes, said, folder):
    assert was in ENTRY
    with pytest.raises(LessonError) as refused:
        known(folder, ENTRY.replace(was, becomes))
    assert said in str(refused.value)
    assert "01-half" in str(refused.value)


def test_an_entry_without_an_answer_is_refused(folder):
    text = ENTRY[: ENTRY.index("```diff")]
    with pytest.raises(LessonError, match="half-is-double needs its answer, as a block of code"):
        known(folder, text)


def test_an_id_stands_for_one_mistake(folder):
    with pytest.raises(LessonError, match="two misconceptions with the id half-is-double"):
        known(folder, ENTRY + ENTRY)


@pytest.mark.parametrize(
    ("diff", "answer"),
    [
        ("-b\n+B\n", "a\nB\nc\nB"),
        ("-b\n-c\n+bc\n", "a\nbc\nb"),
        ("-a\n+A\n-c\n+C\n", "A\nb\nC\nb"),
        ("-c\n", "a\nb\nb"),
        ("-a\n+a\n+\n+z\n", "a\n\nz\nb\nc\nb"),
    ],
)
def test_lines_are_replaced_wherever_they_stand(diff, answer):
    assert patched(diff, "a\nb\nc\nb") == answer


def test_each_answer_of_every_lesson_is_written_out():
    for lesson in Course(Path(__file__).parents[2]).lessons():
        answers = [(m.exercise, m.answer) for m in lesson.misconceptions]
        answers += [(a.exercise, a.answer) for a in lesson.alternatives]
        for exercise, answer in answers:
            assert exercise in answer
            assert answer != lesson.exercises[exercise].solution
