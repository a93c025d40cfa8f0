# ruff: noqa: E501  (a line of an attack is easier to read as one line)
"""Hostile submissions, graded in one batch beside honest ones: each gets what it deserves, no more.

Every attack is bounded in itself (processes, bytes, seconds), and reaches for nothing but this test's
own files and a listener on the loopback, so that a failing defence harms nothing. In their code,
ROOT is the course's folder, SECRET a file outside, PORT the listener's, GRADER this process's number.
"""

import shutil
import socket
import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from autograder.authoring.build import build
from autograder.authoring.release import release
from autograder.batch.feedback import write_feedback
from autograder.course.course import CONFIG, Course
from autograder.handin import finding
from autograder.sandbox import walls
from tests.attacks.active import active
from tests.attacks.attack import ALL, LESSON, LESSONS
from tests.attacks.files import NOT_FOLLOWED
from tests.attacks.hostile_batch import ATTACKS, HONEST, SOURCE, TOKEN, Batch
from tests.attacks.markup import MARKUP
from tests.attacks.pages import PAGES

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not walls.landlock_version(), reason="this system cannot close files to student code"
    ),
]


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    folder = tmp_path_factory.mktemp("attacks")
    for name in LESSONS:
        shutil.copytree(SOURCE / "notebooks" / name, folder / "course" / "notebooks" / name)
    shutil.copy(SOURCE / CONFIG, folder / "course")
    course = Course(folder / "course")
    build(course, course.lesson(LESSON))
    release(course, course.lesson(LESSON))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOME_PASSWORD", TOKEN)
        graded = Batch(course, folder)
    yield graded
    for listener in graded.listeners:
        listener.close()


@pytest.mark.parametrize("student", ATTACKS)
def test_each_earns_what_it_deserves_and_no_more(student, graded):
    assert graded.results[student].error == ""
    points = {
        name: exercise.points for name, exercise in graded.course.lesson(LESSON).exercises.items()
    }
    earned = {name for name, mark in graded.marks[student].items() if mark}
    assert earned == set(ATTACKS[student].earns)
    assert all(mark in (0.0, points[name]) for name, mark in graded.marks[student].items())


@pytest.mark.parametrize("student", HONEST)
def test_honest_neighbours_lose_nothing(student, graded):
    result = graded.results[student]
    assert (result.error, result.note) == ("", "")
    assert {name for name, mark in graded.marks[student].items() if mark} == set(HONEST[student])


def test_nobody_is_left_out(graded):
    assert graded.results.keys() == ATTACKS.keys() | HONEST.keys()


def test_what_leads_elsewhere_is_named_and_not_followed(graded):
    root = graded.course.root
    strays = {stray.path.parts[1]: stray for stray in finding.survey(root, [LESSON]).strays}
    assert strays.keys() == NOT_FOLLOWED.keys()
    assert all(len(stray.reason) > 20 for stray in strays.values())


def test_nobodys_files_change(graded):
    assert graded._files() == graded.before


def test_nothing_appears_outside(graded):
    assert not Path("/tmp/autograder-attack").exists()
    found = sorted(path.name for path in graded.secret.parent.iterdir())
    assert found == ["course", "secret", "secret.socket"]


def test_no_secret_is_shown(graded):
    for student in ATTACKS:
        shown = graded.shown(student)
        assert TOKEN not in shown, student
        assert "BEGIN SOLUTION" not in shown, student
        assert "LEFT BEHIND" not in shown.replace("'LEFT BEHIND'", ""), student


def test_no_message_arrives(graded):
    for listener in graded.listeners:
        listener.settimeout(0)
        with pytest.raises(BlockingIOError):
            listener.recv(1) if listener.type == socket.SOCK_DGRAM else listener.accept()


def test_no_process_is_left(graded):
    names = [(process.pid, process.name()) for process in graded.left if process.is_running()]
    assert names == []


def test_the_graders_memory_stays_small(graded):
    assert 0 < graded.peak < 700 * 2**20


def test_the_gradebook_holds_the_lessons_rows_and_no_others(graded):
    names = {mark.exercise for mark in graded.rows}
    assert {*ALL} <= names
    assert "free-points" not in names
    assert {mark.student for mark in graded.rows} == ATTACKS.keys() | HONEST.keys()
    assert max(mark.max_points for mark in graded.rows) < 10


def test_what_is_kept_of_each_is_little(graded):
    for student in ATTACKS:
        assert len(graded.shown(student)) < 30 * 2**20, student


READ_BY_OTHERS = (*MARKUP, "show a script", "a hidden check of its own", "honest 1", "honest 2")


@pytest.fixture(scope="module")
def pages(graded: Batch) -> dict[str, str]:
    """The pages of those who attack them, and of two who do not; or why there is none."""
    chosen = [s for s in finding.find(graded.course.root, LESSON) if s.student in READ_BY_OTHERS]
    errors = {each.submission.student: each.error for each in write_feedback(graded.course, chosen)}
    folder = graded.course.root / "feedback"
    found = {name: folder / name / LESSON / f"{LESSON}.html" for name in READ_BY_OTHERS}
    return {n: errors[n] or path.read_text(encoding="utf-8") for n, path in found.items()}


@pytest.mark.parametrize("student", READ_BY_OTHERS)
def test_nothing_of_a_students_is_active_on_a_page(student, pages):
    assert "</html>" in pages[student]
    assert active(pages[student], pages["honest 1"]) == []
    assert "MARK" in pages[student] or student not in MARKUP


def test_what_is_active_would_be_seen(pages):
    for payload in (
        "<script>MARK()</script>",
        "<p onclick=MARK()>",
        "<a href='java\nscript:MARK()'>",
    ):
        assert len(active(pages["honest 1"] + payload, pages["honest 1"])) == 1


def test_a_note_can_be_printed(graded):
    notes = {student: result.note for student, result in graded.results.items()}
    assert [student for student, note in notes.items() if not note.isprintable()] == []


LIVE = (
    *("script", "style", "iframe", "object", "embed", "form", "input", "button", "link", "meta"),
    *("base", "svg", "math", "noscript", "textarea", "details"),
)
SCRIPTED = ("show a script", "a hidden check of its own", *PAGES)


def test_nothing_of_theirs_runs_on_a_page(graded):
    chosen = [s for s in finding.find(graded.course.root, LESSON) if s.student in SCRIPTED]
    start = time.monotonic()
    assert {written.error for written in write_feedback(graded.course, chosen)} == {""}
    assert time.monotonic() - start < 60
    for student in SCRIPTED:
        path = graded.course.root / "feedback" / student / LESSON / f"{LESSON}.html"
        page = path.read_text(encoding="utf-8")
        assert TOKEN not in page, student
        shown = BeautifulSoup(page, "html.parser").find(id="notebook")
        assert shown.find_all(LIVE) == [], student
        for tag in shown.find_all():
            assert not [name for name in tag.attrs if name.startswith("on")], (student, tag)
            assert tag.get("href", "#").startswith(("#", "http")), (student, tag)
            source = tag.get("src", "data:image/png;")
            assert source.startswith(("data:image/png;", "data:image/svg+xml;")), (student, tag)
            assert tag.name == "img" or not tag.has_attr("src"), (student, tag)


def test_little_of_what_they_hand_in_beside_is_kept(graded):
    for student in PAGES:
        kept = graded.course.root / "autograded" / student / LESSON
        files = [path for path in kept.rglob("*") if path.name != f"{LESSON}.ipynb"]
        assert len(files) <= 100, student
        assert not [path for path in files if path.is_symlink() or not path.is_file()], student
        assert not [path for path in files if path.stem == "evil"], student
