"""What tests share: a cache of their own, and one released copy of the course."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.gradebook import lean_imports

lean_imports.leave_out_unused()  # as the programs do, before what imports nbformat

from autograder.authoring.build import build
from autograder.authoring.hints import write_hints
from autograder.authoring.release import release
from autograder.course.course import CONFIG, Course

ROOT = Path(__file__).parents[1]


NOBODY = "http://127.0.0.1:9/"
"""An address at which nothing answers, at once."""


LONGEST = ("test_prose.py", "test_attacks.py", "test_odd_hand_ins.py", "test_commands.py")
"""The files that take longest, each in one process: they begin first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no process is still at it when the others have done."""
    items.sort(
        key=lambda item: (
            not {"long", "browser"} & set(item.keywords),
            item.path.name not in LONGEST,
        )
    )


@pytest.fixture(scope="session", autouse=True)
def own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's files and the network out of the tests, in the workers' processes too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUTOGRADER_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("AUTOGRADER_FASHION_URL", NOBODY)
        patch.delenv("AUTOGRADER_DATA", raising=False)
        yield


def copied_course(folder: Path) -> Course:
    """Copy the lessons and nbgrader's configuration, and nothing that is made from them."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copy(ROOT / CONFIG, folder)
    return Course(folder)


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A copy of the course, built and released, its gradebook empty."""
    course = copied_course(tmp_path_factory.mktemp("course"))
    for lesson in course.lessons():
        build(course, lesson)
        release(course, lesson)
    return course


@pytest.fixture(scope="session")
def released_mini(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course of one lesson as short as can be, built and released, its gradebook empty."""
    folder = tmp_path_factory.mktemp("mini") / "course"
    shutil.copytree(Path(__file__).parent / "mini", folder)
    shutil.copy(ROOT / CONFIG, folder)
    course = Course(folder)
    for lesson in course.lessons():
        build(course, lesson)
        write_hints(course, lesson)
        release(course, lesson)
    return course


@pytest.fixture
def mini(released_mini: Course, tmp_path: Path) -> Course:
    """A copy of the short course that one test may do with as it likes."""
    shutil.copytree(released_mini.root, tmp_path / "course")
    return Course(tmp_path / "course")
