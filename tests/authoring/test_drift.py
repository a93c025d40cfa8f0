"""`source/` and `release/` are what the lessons say, and the release gives nothing away."""

import json
import re
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.hints import are_current, hints
from autograder.course.cells import MARKERS, hidden_check, kind
from autograder.course.course import Course
from autograder.course.lesson import Lesson
from autograder.student.checks.fingerprint import same
from autograder.student.checks.hints import HINTS, known_causes

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
COURSE = Course(ROOT)


@pytest.fixture(params=COURSE.names)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    return COURSE.lesson(request.param)


@pytest.mark.parametrize("made", ["source", "release"])
def test_committed_notebooks_are_what_a_fresh_build_gives(made, lesson, released):
    fresh = released.root / made / lesson.name / f"{lesson.name}.ipynb"
    committed = ROOT / made / lesson.name / f"{lesson.name}.ipynb"
    assert committed.read_bytes() == fresh.read_bytes(), (
        f"{made}/{lesson.name} is out of date: run `autograder build` and `autograder release`"
    )


def test_nothing_generated_is_left_of_a_lesson_that_has_gone():
    for made in ("source", "release"):
        assert sorted(path.name for path in (ROOT / made).iterdir()) == COURSE.names


def released_text(lesson: Lesson) -> str:
    path = ROOT / "release" / lesson.name / f"{lesson.name}.ipynb"
    return "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells)


def solution_lines(lesson: Lesson) -> set[str]:
    """The lines between the markers, less those that any code might hold, such as `else:`."""
    lines = set()
    for cell in lesson.notebook.cells:
        if kind(cell) == "solution":
            region = re.findall(rf"{MARKERS[0]}\n(.*?){MARKERS[1]}", cell.source, flags=re.DOTALL)
            lines |= {line.strip() for text in region for line in text.splitlines()}
    return {line for line in lines if len(re.findall(r"\w+", line)) > 2}


def test_no_solution_line_is_released(lesson):
    given_out = {line.strip() for line in released_text(lesson).splitlines()}
    public = {line.strip() for line in public_text(lesson).splitlines()}
    assert solution_lines(lesson)
    assert not (solution_lines(lesson) & given_out) - public


def public_text(lesson: Lesson) -> str:
    """What the lesson's author shows on purpose: prose, try-it cells and given code."""
    shown = [c.source for c in lesson.notebook.cells if kind(c) in ("plain", "locked", "check")]
    return "\n".join(shown)


def test_what_is_shown_on_purpose_gives_no_solution_away(lesson):
    """A solution may share lines with shown code, as a bug to mend does, but never all of them."""
    for exercise in lesson.exercises.values():
        own = {line.strip() for line in exercise.solution.splitlines()} & solution_lines(lesson)
        shown = {line.strip() for line in public_text(lesson).splitlines()}
        assert own - shown, exercise.name


def test_no_hidden_test_is_released(lesson):
    text = released_text(lesson)
    assert "check.hidden" not in text
    assert "HIDDEN TESTS" not in text
    assert "SOLUTION" not in text


def test_no_mark_scheme_is_released(lesson):
    text = released_text(lesson)
    assert "Mark scheme" not in text
    for cell in lesson.notebook.cells:
        if kind(cell) == "question":
            for line in cell.source.splitlines():
                assert len(line) < 20 or line not in text


def test_every_check_has_one_hidden_line(lesson):
    for cell in lesson.notebook.cells:
        if kind(cell) == "check":
            assert hidden_check(cell.source)
            assert cell.source.count("check.hidden(") == 1
            assert cell.source.index("### BEGIN HIDDEN TESTS") < cell.source.index("check.hidden(")


# --- hints ---


def test_committed_hints_were_made_from_what_the_lesson_says(lesson):
    assert are_current(COURSE, lesson), f"run `autograder build {lesson.name[:2]}`"
    made, given = (ROOT / where / lesson.name / HINTS for where in ("source", "release"))
    assert given.read_bytes() == made.read_bytes()


def test_hints_name_every_mistake_and_hold_no_code(lesson):
    known = json.loads((ROOT / "release" / lesson.name / HINTS).read_text(encoding="utf-8"))
    causes = {
        name: words
        for exercise in lesson.exercises
        for name, words in known[exercise]["causes"].items()
    }
    assert list(causes) == [mistake.id for mistake in lesson.misconceptions]
    for mistake in lesson.misconceptions:
        words = causes[mistake.id]
        assert (words["cause"], words["hint"]) == (mistake.cause, mistake.hint)
        assert set(words) == {"cause", "hint", "section"}
    text = json.dumps(known, ensure_ascii=False)
    assert not [line for line in solution_lines(lesson) if line in text]


def test_making_hints_again_gives_the_same():
    lesson = COURSE.lesson("7")
    known = json.loads((ROOT / "source" / lesson.name / HINTS).read_text(encoding="utf-8"))
    for exercise, fresh in hints(lesson).items():
        assert fresh["causes"] == known[exercise]["causes"]
        kept = known[exercise]["seen"]
        assert [(e["id"], e["call"]) for e in fresh["seen"]] == [(e["id"], e["call"]) for e in kept]
        pairs = zip(fresh["seen"], kept, strict=True)
        assert all(same(one["as"], other["as"]) for one, other in pairs)


def test_a_mistake_is_known_again_by_its_hints(monkeypatch):
    lesson = COURSE.lesson("3")
    monkeypatch.chdir(ROOT / "release" / lesson.name)
    (found,) = known_causes("cost", "close the trained network", 5000 * 0.28762916516131887)
    assert found.id == "cost-without-mean"
    assert known_causes("cost", "close the trained network", 0.3) == []
