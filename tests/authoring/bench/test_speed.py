"""The speed bench: who takes part, what is compared, and what is said where something is absent."""

import io
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from autograder.authoring.bench import speed as bench_speed
from autograder.authoring.bench.speed import LESSON, Problem, Row
from autograder.course.course import Course
from autograder.course.errors import CourseError

COURSE = Course(Path(__file__).parents[3])
LIBRARIES = {"sklearn.neural_network": "scikit-learn", "torch": "PyTorch"}


@pytest.fixture
def problem():
    rng = np.random.default_rng(0)
    Theta1, Theta2 = (rng.normal(size=(units, n + 1)) for n, units in pairwise((6, 5, 3)))
    return Problem(Theta1, Theta2, rng.normal(size=(20, 6)), np.eye(3)[rng.integers(3, size=20)])


def absent(monkeypatch, module):
    """Make an import of a module fail as it does where the module is not installed."""
    genuine = bench_speed.import_module

    def import_module(name):
        if name == module:
            raise ModuleNotFoundError(name=name.partition(".")[0])
        return genuine(name)

    monkeypatch.setattr(bench_speed, "import_module", import_module)


def test_everyone_who_is_installed_arrives_at_the_lessons_cost_and_is_timed(problem):
    rows = bench_speed.measure(COURSE, problem, rounds=2)
    assert rows[0].name == LESSON
    for row in rows:
        assert (row.seconds is not None and row.seconds > 0) or "is not installed" in row.note
    own = [row for row in rows if not row.name.startswith(tuple(LIBRARIES.values()))]
    assert len(own) == 4
    assert all(row.seconds for row in own)


@pytest.mark.parametrize("module", LIBRARIES)
def test_an_absent_library_is_skipped_in_words(module, problem, monkeypatch):
    absent(monkeypatch, module)
    rows = bench_speed.measure(COURSE, problem, rounds=1)
    skipped = [row for row in rows if row.name.startswith(LIBRARIES[module])]
    package = module.partition(".")[0]
    assert skipped
    assert all(row.note == f"skipped: {package} is not installed" for row in skipped)


def test_whoever_computes_another_cost_is_not_timed(problem, monkeypatch):
    apart = bench_speed._apart

    def without_a_class(cost, gradient, problem, *lam):
        Y = problem.Y.copy()
        Y[:, 0] = 0
        return apart(cost, gradient, Problem(problem.Theta1, problem.Theta2, problem.X, Y), *lam)

    monkeypatch.setattr(bench_speed, "_apart", without_a_class)
    notes = [row.note for row in bench_speed.measure(COURSE, problem, rounds=1)]
    assert notes.count("skipped: it computes another cost") == 2


def test_the_products_are_those_of_an_evaluation(problem):
    shapes = []

    class Watched(np.ndarray):
        def __matmul__(self, other):
            shapes.append((self.shape, other.shape))
            return super().__matmul__(other)

    watched = Problem(*(part.view(Watched) for part in vars(problem).values()))
    bench_speed._products(watched)()
    assert shapes == [
        ((5, 6), (6, 20)),
        ((3, 5), (5, 20)),
        ((3, 20), (20, 5)),
        ((5, 3), (3, 20)),
        ((5, 20), (20, 6)),
    ]


def test_the_table_compares_with_the_lesson_and_says_why_a_time_is_missing():
    rows = [Row(LESSON, 0.010), Row("slower", 0.025), Row("absent", None, "skipped: not here")]
    text = io.StringIO()
    Console(file=text, width=100).print(bench_speed.table(rows))
    lines = {
        line.split("│")[1].strip(): line for line in text.getvalue().splitlines() if "│" in line
    }
    assert [cell.strip() for cell in lines["slower"].split("│")[2:5]] == ["25.00", "40", "2.50"]
    assert "skipped: not here" in lines["absent"]


def test_a_course_without_the_lessons_is_told_so(tmp_path):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "nbgrader_config.py").touch()
    with pytest.raises(CourseError, match="objective"):
        bench_speed.run(Course(tmp_path))
