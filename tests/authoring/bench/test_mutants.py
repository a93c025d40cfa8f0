"""Mutants differ from the solution in one thing, and each is noticed or explained."""

import ast
import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.authoring.bench import mutants
from autograder.authoring.bench.mutants import Row, Survivor
from autograder.course.course import CONFIG, Course
from autograder.course.errors import CourseError

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]
COURSE = Course(ROOT)

SOLUTION = '''
@property
def mean(values, axis=0):
    """Return the mean, 1 number a column."""
    if axis == 2:
        raise ValueError("at most 2 axes")
    return values.sum(axis=axis, keepdims=True) / 3
'''


def silently(what: str, items: Iterable[Any], total: int) -> Iterator[Any]:  # noqa: ARG001
    return iter(items)


def changes(solution: str) -> list[str]:
    return [mutant.becomes for mutant in mutants.mutants(solution)]


def test_numbers_operators_and_arguments_are_changed() -> None:
    made = changes(SOLUTION)
    assert "def mean(values, axis=1):" in made
    assert "if axis != 2:" in made
    assert "return values.sum(axis=axis, keepdims=False) / 3" in made
    assert "return values.sum(keepdims=True) / 3" in made
    assert "return values.sum(axis=axis, keepdims=True) * 3" in made


def test_decorators_docstrings_and_errors_stay_as_they_are() -> None:
    for mutant in mutants.mutants(SOLUTION):
        assert "@property\n" in mutant.code
        assert '"""Return the mean, 1 number a column."""' in mutant.code
        assert 'raise ValueError("at most 2 axes")' in mutant.code


def test_every_mutant_is_another_program() -> None:
    programs = [ast.dump(ast.parse(mutant.code)) for mutant in mutants.mutants(SOLUTION)]
    assert len({ast.dump(ast.parse(SOLUTION)), *programs}) == len(programs) + 1


@pytest.mark.parametrize("lesson", COURSE.names)
def test_every_equivalent_mutant_that_is_listed_exists(lesson: str) -> None:
    exercises = COURSE.lesson(lesson).exercises
    for exercise, listed in mutants.equivalents(COURSE.lesson(lesson)).items():
        made = {(m.was, m.becomes) for m in mutants.mutants(exercises[exercise].solution)}
        assert set(listed) <= made
        assert all(listed.values())


ONE_NUMBER = """
import numpy as np
from autograder.course.cases import Case

def total(rng):
    yield Case((rng.normal(size=3),), what="3 numbers")

def mean(rng):
    yield Case((rng.normal(size=1),), what="1 number, of which a mean and a product are the same")
"""

LISTED = """
[[mean]]
was = "return total(x) / len(x)"
becomes = "return total(x) * len(x)"
why = "in this test"
"""


@pytest.fixture
def weak_course(tmp_path: Path) -> Course:
    """Twice a lesson whose mean is checked too weakly; the first time that is excused."""
    mini = ROOT / "tests" / "mini" / "notebooks" / "01-averages"
    for name in ("01-excused", "02-weak"):
        folder = tmp_path / "notebooks" / name
        folder.mkdir(parents=True)
        shutil.copy(mini / "01-averages.md", folder / f"{name}.md")
        (folder / "cases.py").write_text(ONE_NUMBER)
    (tmp_path / "notebooks" / "01-excused" / mutants.EQUIVALENT).write_text(LISTED)
    (tmp_path / CONFIG).touch()
    return Course(tmp_path)


def test_a_mutant_that_no_case_notices_is_reported_unless_it_is_explained(
    weak_course: Course,
) -> None:
    total, excused, _, weak = mutants.run(weak_course, weak_course.names, silently)
    assert (total.mutants, total.killed, total.survivors) == (1, 1, ())
    was, becomes = "return total(x) / len(x)", "return total(x) * len(x)"
    assert (excused.mutants, excused.killed, excused.unexplained) == (3, 2, [])
    assert excused.survivors == (Survivor(was, becomes, "in this test"),)
    assert (weak.mutants, weak.killed) == (3, 2)
    assert weak.unexplained == [Survivor(was, becomes)]


def test_a_survivor_with_a_reason_is_not_unexplained() -> None:
    survivors = (Survivor("a", "b", "the same"), Survivor("a", "c"))
    row = Row("03-cost", "cost", 5, survivors)
    assert (row.killed, row.unexplained) == (3, [Survivor("a", "c")])
    (shown,) = json.loads(mutants.as_json([row]))
    assert (shown["killed"], shown["survivors"][0]["why"]) == (3, "the same")


def test_without_mutmut_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(CourseError, match="`dev` extra"):
        mutants.run(COURSE, ["03-cost"], silently)
