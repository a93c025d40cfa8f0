"""A gradebook that cannot be read or written: waited for, then one sentence, and nothing lost."""

import json
import re
import shutil
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.authoring.demo.sample_class import answered
from autograder.commands.main import main
from autograder.course.course import CONFIG, Course
from autograder.gradebook import database, entering
from autograder.gradebook.marks import gradebook_url, read_marks

pytestmark = pytest.mark.long

LESSON = "01-averages"
NAME = f"{LESSON}.ipynb"
COMMANDS = ("grade", "report", "export", "feedback", "release")
EXTRA = 'python -m pip install "inside-the-neural-network[postgres]"'


@pytest.fixture
def course(mini: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    """Two hand-ins, and a gradebook whose driver waits a tenth of a second by itself."""
    monkeypatch.chdir(mini.root)
    set_address(mini, f"sqlite:///{mini.root}/gradebook.db?timeout=0.1")
    release = nbformat.read(mini.root / "release" / LESSON / NAME, as_version=4)
    for student in ("ada", "ben"):
        folder = mini.root / "submitted" / student / LESSON
        folder.mkdir(parents=True)
        notebook = answered(mini.lesson(LESSON), release)
        (folder / NAME).write_text(json.dumps(notebook), encoding="utf-8")
    return mini


def set_address(course: Course, address: str) -> None:
    with (course.root / CONFIG).open("a", encoding="utf-8") as config:
        config.write(f"\nc.CourseDirectory.db_url = {address!r}\n")


@contextmanager
def held(course: Course, seconds: float = 1000.0) -> Iterator[None]:
    """Hold the gradebook, as another program may, for so long or for as long as this lasts."""
    holder = sqlite3.connect(
        course.root / "gradebook.db", isolation_level=None, check_same_thread=False
    )
    holder.execute("BEGIN EXCLUSIVE")
    timer = threading.Timer(seconds, holder.execute, ["ROLLBACK"])
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        holder.close()


def complaint(capsys: pytest.CaptureFixture[str], command: str) -> str:
    """Run a command that cannot be carried out and return what it says."""
    capsys.readouterr()
    assert main([command]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "sqlalche.me" not in said
    return " ".join(said.split())


def points(course: Course) -> dict[tuple[str, str], float | None]:
    found = read_marks(gradebook_url(course.root), LESSON)
    return {(mark.student, mark.exercise): mark.points for mark in found}


FULL = {
    (student, exercise): earned
    for student in ("ada", "ben")
    for exercise, earned in (("total", 2.0), ("mean", 3.0), ("why-mean", 0.0))
}


@pytest.mark.parametrize("command", COMMANDS)
def test_what_another_program_holds_is_waited_for_and_that_is_said_once(command, course, capsys):
    assert main(["grade"]) == 0
    main([command])  # so that it gets to the gradebook at once
    capsys.readouterr()
    with held(course, seconds=1.5):
        assert main([command]) == 0
    said = capsys.readouterr().err
    assert said.count("waiting: another program holds the gradebook") == 1
    assert points(course) == FULL


@pytest.mark.parametrize("command", COMMANDS)
def test_what_it_does_not_let_go_of_is_a_sentence(command, course, capsys, monkeypatch):
    assert main(["grade"]) == 0
    monkeypatch.setattr(database, "PATIENCE", 0.3)
    with held(course):
        said = complaint(capsys, command)
    assert "database is locked: another program has held it for a minute" in said
    assert "What has been graded is kept: run this again to go on." in said


def hold_from(step: str, course: Course, patch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Hold the gradebook from the moment at which marks are entered."""
    opened: list[Any] = []
    real = getattr(entering, step)

    def then(*args: Any, **kwargs: Any) -> Any:
        if not opened:
            opened.append(held(course))
            opened[0].__enter__()
        return real(*args, **kwargs)

    patch.setattr(entering, step, then)
    return lambda: opened[0].__exit__(None, None, None)


def test_held_while_marks_are_entered_the_verdicts_are_entered_by_the_next_run(
    course, capsys, monkeypatch
):
    monkeypatch.setattr(database, "PATIENCE", 0.3)
    with pytest.MonkeyPatch.context() as patch:
        let_go = hold_from("enter", course, patch)
        assert "database is locked" in complaint(capsys, "grade")
        let_go()
    journal = (course.root / ".autograder" / "journal" / f"{LESSON}.jsonl").read_text("utf-8")
    assert journal.count('"scores"') == 1
    assert points(course) == {}
    assert main(["grade", "--workers", "1"]) == 0
    assert points(course) == FULL
    journal = (course.root / ".autograder" / "journal" / f"{LESSON}.jsonl").read_text("utf-8")
    assert journal.count('"scores"') == 2, "what was graded before was graded again"


def spoil(course: Course) -> None:
    (course.root / "gradebook.db").write_bytes(b"this is no database" * 1000)


def cut(course: Course) -> None:
    path = course.root / "gradebook.db"
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def empty(course: Course) -> None:
    connection = sqlite3.connect(course.root / "gradebook.db")
    for table in ("grade", "submitted_notebook"):
        connection.execute(f"DROP TABLE {table}")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (spoil, "file is not a database: put a copy of it back"),
        (cut, "database disk image is malformed: put a copy of it back"),
        (empty, "no such table: submitted_notebook: it is none of nbgrader's"),
    ],
)
def test_a_gradebook_that_is_damaged_is_a_sentence(damage, said, course, capsys):
    assert main(["grade"]) == 0
    damage(course)
    for command in ("report", "export"):
        assert said in complaint(capsys, command)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("database or disk is full", "database or disk is full: make room on the disk"),
        ("attempt to write a readonly database", "readonly database: let this account write"),
        ("disk I/O error", "disk I/O error: see what its database says"),
    ],
)
def test_what_happens_while_marks_are_entered_ends_the_batch_with_a_sentence(
    message, said, course, capsys
):
    def fail(*_: Any) -> None:
        raise sqlite3.OperationalError(message)

    with pytest.MonkeyPatch.context() as patch:
        failing = "sqlalchemy.engine.default.DefaultDialect.do_executemany"
        patch.setattr(failing, fail)
        assert said in complaint(capsys, "grade")
    assert main(["grade"]) == 0
    assert points(course) == FULL


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["postgresql+psycopg", "postgresql"])
def test_without_a_driver_the_sentence_names_what_to_install(
    command, name, course, capsys, monkeypatch
):
    shutil.copytree(course.root / "submitted", course.root / "autograded")
    set_address(course, f"{name}://me:geheim@nowhere.example/course")
    for module in ("psycopg", "psycopg2"):
        monkeypatch.setitem(sys.modules, module, None)
    said = complaint(capsys, command)
    assert EXTRA in said
    assert "postgresql+psycopg://" in said
    assert "geheim" not in said


@pytest.mark.parametrize("address", ["nosuch://x", "hello"])
def test_what_is_no_address_is_a_sentence(address, course, capsys):
    set_address(course, address)
    assert "is no address of a database" in complaint(capsys, "grade")


@pytest.mark.usefixtures("course")
def test_no_gradebook_is_made_by_looking_for_one(capsys):
    assert main(["grade"]) == 0
    Path("gradebook.db").unlink()
    assert re.search(
        "there is no gradebook at .*: run `autograder grade`", complaint(capsys, "report")
    )
    assert not Path("gradebook.db").exists()
