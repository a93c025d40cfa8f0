"""Reading a lesson: its exercises, its questions, its given code and its own answers."""

from pathlib import Path

import nbformat
import numpy as np
import pytest

from autograder.course.cells import hidden_check, kind, without_markers
from autograder.course.course import Course
from autograder.course.errors import LessonError
from autograder.course.lesson import Lesson

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LESSONS = {lesson.name: lesson for lesson in Course(NOTEBOOKS.parent).lessons()}

HEAD = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---
"""


def cell(grade_id, source, **nbgrader):
    """Return the text of a code cell that nbgrader knows."""
    metadata = {"grade": False, "solution": False, "locked": True, "points": None} | nbgrader
    fields = ", ".join(f"{key}: {str(value).lower()}" for key, value in metadata.items())
    metadata = f":nbgrader: {{grade_id: {grade_id}, schema_version: 3, task: false, {fields}}}"
    return f"```{{code-cell}} ipython3\n{metadata}\n\n{source}\n```\n"


def solution(name, source):
    return cell(name, source, solution=True, locked=False)


def check(name, points=2):
    source = f'### BEGIN HIDDEN TESTS\ncheck.hidden("{name}", {name})\n### END HIDDEN TESTS'
    return cell(f"{name}-check", source, grade=True, points=points)


def given(*names):
    text = cell("given", "")
    return text.replace("\n\n", f"\n:given: [{', '.join(names)}]\n\n", 1)


DOUBLE = "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION"
SHIFTED = "def shifted(x):\n    ### BEGIN SOLUTION\n    return double(x) + 1\n    ### END SOLUTION"


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a lesson from the texts of its cells."""

    def lesson(name, *cells, cases=""):
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"{name}.md").write_text("\n".join([HEAD, *cells]))
        (folder / "cases.py").write_text(cases)
        return Lesson(folder)

    return lesson


# The lessons as they are


def test_exercises_come_in_order_with_their_points():
    exercises = LESSONS["03-cost"].exercises
    assert [(e.name, e.check_id, e.points) for e in exercises.values()] == [
        ("cost_one_by_one", "cost_one_by_one-check", 4.0),
        ("cost", "cost-check", 5.0),
        ("regularised_cost", "regularised_cost-check", 4.0),
    ]


def test_questions_have_points_and_are_no_exercises():
    lesson = LESSONS["02-feedforward"]
    assert lesson.questions == {"why-sigmoid": 4.0, "why-bias": 3.0}
    assert not set(lesson.questions) & set(lesson.exercises)


def test_given_code_is_the_earlier_lessons_solution():
    for lesson in LESSONS.values():
        for cell, written in zip(lesson.notebook.cells, lesson._as_written.cells, strict=True):
            for name in written.metadata.get("given", []):
                earlier, _, exercise = name.partition("/")
                assert LESSONS[earlier].exercises[exercise].solution in cell.source
                assert exercise in lesson.reference


def test_a_solution_in_a_lesson_runs_without_the_markers():
    for lesson in LESSONS.values():
        for exercise in lesson.exercises.values():
            assert "SOLUTION" not in exercise.solution
            assert callable(lesson.reference[exercise.name])


def test_fresh_inputs_follow_the_seed():
    lesson = LESSONS["03-cost"]

    def inputs(seed):
        return [case.args for case in lesson.cases("cost", np.random.default_rng(seed))]

    assert len(inputs(1)) == len(inputs(2)) > 3
    assert all(np.array_equal(a[2], b[2]) for a, b in zip(inputs(1), inputs(1), strict=True))
    assert not np.array_equal(inputs(1)[0][2], inputs(2)[0][2])


def test_helpers_are_the_earlier_exercises_without_twins():
    lesson = LESSONS["02-feedforward"]
    assert list(lesson.helpers("weight_shapes")) == []
    assert list(lesson.helpers("feedforward_one")) == ["weight_shapes", "sigmoid"]
    assert list(lesson.helpers("feedforward")) == ["weight_shapes", "sigmoid"]
    assert list(lesson.helpers("predict"))[2:] == ["feedforward_one", "feedforward"]
    assert lesson.helpers("predict")["sigmoid"] == lesson.exercises["sigmoid"].solution


def test_an_unknown_exercise_has_no_helpers():
    with pytest.raises(LessonError, match="03-cost has no exercise 'kost'"):
        LESSONS["03-cost"].helpers("kost")


def test_a_lesson_that_is_not_there_says_so():
    with pytest.raises(LessonError, match=r"no lesson 99-none: 99-none\.md is missing"):
        _ = Lesson(NOTEBOOKS / "99-none").exercises


# Lessons as an author may write them


def test_given_code_stands_in_the_asked_order(write):
    write("01-one", solution("double", DOUBLE), check("double"))
    write("02-two", given("01-one/double"), solution("shifted", SHIFTED), check("shifted"))
    third = write("03-three", given("02-two/shifted", "01-one/double"))
    assert third.preamble == (
        "def shifted(x):\n    return double(x) + 1\n\n\ndef double(x):\n    return 2 * x"
    )
    assert "given" not in third.notebook.cells[0].metadata
    assert third.reference["shifted"](1) == 3


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("01-one/triple", "gives 01-one/triple: lesson 01-one has no triple"),
        ("00-none/double", "no lesson 00-none: 00-none.md is missing"),
        ("03-three/double", "gives 03-three/double, which is of no earlier lesson"),
        ("02-two/double", "gives 02-two/double, which is of no earlier lesson"),
        ("double", "gives double, which is of no earlier lesson"),
    ],
)
def test_given_code_that_is_not_there_is_named(write, name, complaint):
    write("01-one", solution("double", DOUBLE), check("double"))
    with pytest.raises(LessonError, match=complaint):
        _ = write("02-two", given(name)).notebook


def test_a_check_without_a_solution_is_named(write):
    lesson = write("01-one", check("double"))
    with pytest.raises(LessonError, match="01-one checks double, but no solution cell"):
        _ = lesson.exercises


def test_points_without_a_hidden_line_are_named(write):
    """Everybody would get them: while grading, visible checks only report."""
    visible = cell("double-check", 'check.close("double", double(1), 2)', grade=True, points=2)
    with pytest.raises(LessonError, match=r"double-check has points, but no check\.hidden line"):
        _ = write("01-one", solution("double", DOUBLE), visible).exercises


def test_each_lessons_cases_are_its_own(write):
    text = "from autograder.course.cases import Case\ndef double(rng):\n    yield Case(({},))"
    lessons = [write(name, cases=text.format(name[1])) for name in ("01-one", "02-two")]
    assert [lesson.cases("double", None)[0].args for lesson in lessons] == [(1,), (2,)]
    assert lessons[0].twins("double") == set()


# Cells and lines


@pytest.mark.parametrize(
    ("grade", "solved", "locked", "name"),
    [
        (True, True, False, "question"),
        (False, True, False, "solution"),
        (True, False, True, "check"),
        (False, False, True, "locked"),
        (False, False, False, "plain"),
    ],
)
def test_the_kinds_of_cells(grade, solved, locked, name):
    metadata = {"nbgrader": {"grade": grade, "solution": solved, "locked": locked}}
    assert kind(nbformat.v4.new_code_cell(metadata=metadata)) == name


def test_a_cell_that_nbgrader_does_not_know_is_plain():
    assert kind(nbformat.v4.new_markdown_cell("text")) == "plain"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ('check.close("a", 1, 1)\ncheck.hidden("cost", cost)', "cost"),
        ('if True:\n    check.hidden("cost", lambda x: x)', "cost"),
        ('check.close("cost", 1, 1)', None),
        ('hidden("cost", cost)', None),
        ('# check.hidden("cost", cost)', None),
        ("check.hidden()", None),
        ("check.hidden(name, cost)", None),
        ("check.hidden(3, cost)", None),
        ('"check.hidden(1)"', None),
        ("%matplotlib inline", None),
        ("", None),
    ],
)
def test_the_hidden_line(source, name):
    assert hidden_check(source) == name


def test_only_the_marker_lines_are_left_out():
    assert without_markers(DOUBLE) == "def double(x):\n    return 2 * x"
    assert without_markers("a = '### BEGIN SOLUTION'") == "a = '### BEGIN SOLUTION'"


def test_a_lessons_imports_are_those_of_the_code_that_it_gives():
    assert LESSONS["03-cost"].imports == [
        "timeit",
        "matplotlib.pyplot",
        "numpy",
        "autograder.student",
    ]
    assert "scipy.optimize" in LESSONS["06-training"].imports
