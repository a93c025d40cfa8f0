"""Some mutants of a notebook, always the same; `python -m tests.handin.fuzzing` makes many more."""

import json
from collections.abc import Iterator

import nbformat
import pytest

from autograder.batch.pool import Pool
from autograder.course.course import Course
from tests.handin.fuzzing import FILE, LESSON, Fuzzing, mutant
from tests.handin.mutations import HARMFUL, HARMFUL_BYTES, HARMLESS, HARMLESS_BYTES
from tests.handin.notes import untrue

pytestmark = pytest.mark.long

SEED, NUMBER = 1, 60


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, list[str]]]:
    fuzzing = Fuzzing(tmp_path_factory.mktemp("fuzzing"), SEED)
    found: dict[int, list[str]] = {}
    with Pool(2) as graders:
        for made, fault in fuzzing.lot(range(NUMBER), graders):
            found.setdefault(made.number, []).append(f"{', '.join(made.steps)}: {fault}")
        yield found


@pytest.mark.parametrize("number", range(NUMBER))
def test_each_mutant_is_graded_and_what_is_said_of_it_is_true(number, faults) -> None:
    assert faults.get(number, []) == []


@pytest.fixture(scope="module")
def right(released_mini: Course) -> str:
    return json.dumps(nbformat.read(released_mini.root / "release" / LESSON / FILE, as_version=4))


def test_a_mutant_comes_again_by_its_number(right: str) -> None:
    once, again = mutant(right, SEED, 7), mutant(right, SEED, 7)
    assert (once.steps, once.files) == (again.steps, again.files)
    assert once.files != mutant(right, SEED + 1, 7).files


def test_chance_takes_every_step(right: str) -> None:
    taken = {step for number in range(1500) for step in mutant(right, SEED, number).steps}
    steps = {step.__name__ for step in HARMLESS + HARMFUL}
    assert steps | HARMLESS_BYTES.keys() | HARMFUL_BYTES.keys() <= taken


@pytest.mark.parametrize(
    ("note", "content"),
    [
        (f"{FILE} is not a notebook (not valid JSON): the file is kept", "{}"),
        (f"{FILE} is not a notebook (no cells in it): the file is kept", None),
        (f"no {FILE} was handed in: graded as not answered", None),
        (f"the file is named other.ipynb: taken as {FILE}", None),
        ("the locked cell setup was changed, and put back", None),
        ("timestamp.txt cannot be read", None),
        ("", "half"),
    ],
)
def test_what_is_not_true_is_found(note: str, content: str | None, right: str) -> None:
    files = {FILE: (right if content is None else content).encode()}
    release = nbformat.from_dict(json.loads(right))
    assert list(untrue(note, files, LESSON, release))
    assert list(untrue("", {FILE: right.encode()}, LESSON, release)) == []
