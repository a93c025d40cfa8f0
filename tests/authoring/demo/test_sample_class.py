"""The sample class hands in what its stories say."""

import ast
import json
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.demo.sample_class import MAIN, Sample, answered, sample_class
from autograder.course.cells import grade_id
from autograder.course.course import Course
from autograder.course.lesson import Lesson
from autograder.handin.reading import UnreadableNotebookError, read

SHORT = "01-averages"


@pytest.fixture
def lesson(released_mini: Course) -> Lesson:
    return released_mini.lesson(SHORT)


@pytest.fixture
def release(released_mini: Course) -> nbformat.NotebookNode:
    path = released_mini.root / "release" / SHORT / f"{SHORT}.ipynb"
    return nbformat.read(path, as_version=4)


def solution(notebook: nbformat.NotebookNode, name: str) -> str:
    (cell,) = [cell for cell in notebook.cells if grade_id(cell) == name]
    return str(cell.source)


def test_answering_fills_in_the_lessons_own_solutions(lesson, release):
    notebook = answered(lesson, release)
    for name, exercise in lesson.exercises.items():
        assert solution(notebook, name) == exercise.solution
        assert "NotImplementedError" not in exercise.solution


def test_answering_some_leaves_the_others_as_stubs(lesson, release):
    notebook = answered(lesson, release, only=("total",))
    assert solution(notebook, "total") == lesson.exercises["total"].solution
    assert solution(notebook, "mean") == solution(release, "mean")
    assert "NotImplementedError" in solution(release, "mean")


def test_answering_otherwise_puts_in_the_students_own_code(lesson, release):
    notebook = answered(lesson, release, instead={"mean": "mean = max"})
    assert solution(notebook, "mean") == "mean = max"
    assert solution(notebook, "total") == lesson.exercises["total"].solution


def test_answering_leaves_the_release_alone(lesson, release):
    before = nbformat.from_dict(release)
    answered(lesson, release, instead={"mean": "mean = max"})
    assert release == before


def test_a_sample_is_handed_in_where_nbgrader_looks_under_the_name_the_student_chose(mini):
    path = mini.root / "submitted" / "ada" / SHORT
    expected = Sample("ada", "right", lambda *_: "text", None, SHORT)
    assert expected.hand_in(mini) == path / f"{SHORT}.ipynb"
    renamed = Sample("ada", "renamed", lambda *_: "text", None, SHORT, file_name="my.ipynb")
    assert renamed.hand_in(mini) == path / "my.ipynb"
    assert renamed.hand_in(mini).read_text() == "text"


def test_what_a_sample_deserves_is_counted_from_the_lesson(lesson):
    def sample(earns: tuple[str, ...] | None) -> Sample:
        return Sample("ada", "", lambda *_: "", earns, SHORT)

    assert sample(None).points(lesson) == 5.0
    assert sample(("mean",)).points(lesson) == 3.0
    assert sample(()).points(lesson) == 0.0


# --- the class that the demo grades ---


@pytest.fixture(scope="module")
def cost_class(real_course: Course) -> dict[str, Sample]:
    return {s.student: s for s in sample_class(real_course) if s.lesson == "03-cost"}


@pytest.fixture(scope="module")
def real_course() -> Course:
    return Course(Path(__file__).parents[3])


def test_every_lesson_is_handed_in_once_complete_and_once_untouched(real_course):
    handed_in = [(s.student, s.lesson) for s in sample_class(real_course)]
    assert len(handed_in) == len(set(handed_in))
    for name in real_course.names:
        assert ("ada", name) in handed_in
        assert ("ben", name) in handed_in


def written(sample: Sample, course: Course) -> str:
    path = course.root / "release" / sample.lesson / f"{sample.lesson}.ipynb"
    release = nbformat.read(path, as_version=4)
    return sample.write(course.lesson(sample.lesson), release)


def test_the_whole_class_earns_only_what_the_lesson_has(cost_class, real_course):
    exercises = real_course.lesson("03-cost").exercises
    for sample in cost_class.values():
        assert set(sample.earns or ()) <= set(exercises)


@pytest.mark.parametrize("student", ["dana", "emil", "fay", "gus", "jo", "max"])
def test_who_wrote_an_exercise_in_their_own_way_did_so_in_one_cell(
    student, cost_class, real_course
):
    lesson = real_course.lesson("03-cost")
    cells = json.loads(written(cost_class[student], real_course))["cells"]
    own = {
        name
        for cell in cells
        if (name := cell["metadata"].get("nbgrader", {}).get("grade_id")) in lesson.exercises
        and "".join(cell["source"]) != lesson.exercises[name].solution
    }
    deserved = cost_class[student].earns
    lost = set(lesson.exercises) - set(lesson.exercises if deserved is None else deserved)
    assert own == (lost or {"cost"})


def test_the_stories_of_broken_code_are_true(cost_class, real_course, tmp_path):
    path = tmp_path / "ivan.ipynb"
    path.write_text(written(cost_class["ivan"], real_course), encoding="utf-8")
    with pytest.raises(UnreadableNotebookError, match="not valid JSON"):
        read(path.read_bytes())
    cells = json.loads(written(cost_class["dana"], real_course))["cells"]
    (source,) = ["".join(c["source"]) for c in cells if c.get("id") == "cost"]
    with pytest.raises(SyntaxError):
        ast.parse(source)


def test_the_stories_of_moved_cells_are_true(cost_class, real_course):
    def names(student: str) -> list[str | None]:
        notebook = nbformat.reads(written(cost_class[student], real_course), as_version=4)
        return [grade_id(cell) for cell in notebook.cells]

    assert not {"cost", "cost-check"} & set(names("hana"))
    assert names("kim").count("cost") == names("kim").count("cost-check") == 2


def test_the_class_is_at_one_lesson_unless_all_are_asked_for(real_course):
    alone, everything = (sample_class(real_course, everything=all_) for all_ in (False, True))
    assert {sample.lesson for sample in alone} == {MAIN}
    assert {sample.lesson for sample in everything} == set(real_course.names)
    stories = [(s.student, s.story) for s in everything if s.lesson == MAIN]
    assert [(sample.student, sample.story) for sample in alone] == stories
