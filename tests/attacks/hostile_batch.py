"""All attacks, handed in and graded together with honest neighbours."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import nbformat
import psutil
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.authoring.demo.sample_class import answered
from autograder.batch import grading, journal
from autograder.course.cells import grade_id
from autograder.course.course import CONFIG, Course
from autograder.gradebook.marks import gradebook_url, read_marks
from autograder.handin import finding
from tests.attacks.archives import ARCHIVES
from tests.attacks.attack import ALL, FILE, LESSON, ONE
from tests.attacks.doors import DOORS
from tests.attacks.ending import ENDING
from tests.attacks.files import FILES, NOT_FOLLOWED, write
from tests.attacks.host import HOST
from tests.attacks.lies import LIARS
from tests.attacks.markup import MARKUP
from tests.attacks.pages import PAGES
from tests.attacks.patching import PATCHING, STEALING
from tests.attacks.reading import READING

SOURCE = Path(__file__).parents[2]

LIMITS = {"cell_seconds": 3.0, "later_cell_seconds": 1.0, "check_seconds": 3.0}

TOKEN = "a-secret-that-no-submission-may-show"

KINDS = (READING, PATCHING, STEALING, ENDING, HOST, LIARS, FILES, ARCHIVES, DOORS, MARKUP, PAGES)

ATTACKS = {name: attack for kind in KINDS for name, attack in kind.items()}

HONEST = {"honest 1": ALL, "honest 2": ALL, "honest 3": (ONE,), "honest 4": ALL}


class Batch:
    """All of them, handed in and graded together, and what was seen on the machine meanwhile."""

    def __init__(self, course: Course, folder: Path) -> None:
        self.course, self.secret = course, folder / "secret"
        self.secret.write_text(TOKEN)
        self.listeners = [self._tcp(), self._udp(), self._unix()]
        self.kept = course.root / journal.FOLDER / "another-lesson.jsonl"
        self.kept.parent.mkdir(parents=True)
        self.kept.write_text("{}\n")
        self._hand_in_all()
        self.before = self._files()
        everybody = finding.find(course.root, LESSON)
        self.peak = 0
        self.results = {}
        for result in grading.grade(course, everybody, workers=2, JudgedExecute=LIMITS):
            self.results[result.submission.student] = result
            self.peak = max(self.peak, *map(_peak_memory, _trusted()))
        self.left = [process for process in _below(os.getpid()) if process.is_running()]
        rows = read_marks(gradebook_url(course.root), LESSON)
        self.marks = {
            student: {
                m.exercise: m.points
                for m in rows
                if m.student == student and m.marked_by == "judge"
            }
            for student in self.results
        }
        self.rows = rows

    def _tcp(self) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", 0))
        self.port = listener.getsockname()[1]
        return listener

    def _udp(self) -> socket.socket:
        listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        listener.bind(("127.0.0.1", self.port))
        return listener

    def _unix(self) -> socket.socket:
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(f"{self.secret}.socket")
        listener.listen()
        return listener

    def _hand_in_all(self) -> None:
        lesson = self.course.lesson(LESSON)
        given = nbformat.read(self.course.root / "release" / LESSON / FILE, as_version=4)
        for student, attack in (ATTACKS | NOT_FOLLOWED).items():
            notebook = _lean(answered(lesson, given))
            attack.change(notebook)
            for each in notebook.cells:
                each.source = self._filled_in(each.source)
            self._hand_in(student, notebook, attack.file or write(lambda right: right))
        for student, earns in HONEST.items():
            notebook = _lean(answered(lesson, given, only=earns))
            notebook.cells.insert(1, new_code_cell(f"# {TOKEN}"))
            self._hand_in(student, notebook, write(lambda right: right))

    def _filled_in(self, source: str) -> str:
        for word, value in (
            ("ROOT", self.course.root),
            ("SECRET", self.secret),
            ("PORT", self.port),
            ("GRADER", os.getpid()),
        ):
            source = source.replace(word, str(value))
        return source

    def _hand_in(
        self, student: str, notebook: NotebookNode, how: Callable[[Path, NotebookNode], object]
    ) -> None:
        folder = self.course.root / "submitted" / student / LESSON
        folder.mkdir(parents=True)
        how(folder, notebook)

    def _files(self) -> dict[str, bytes]:
        """Everything that nobody may change: the course, the submissions, a journal, the secret."""
        places = [
            self.course.root / name for name in ("notebooks", "source", "release", "submitted")
        ]
        found = [path for place in places for path in place.rglob("*") if path.is_file()]
        found += [*self.secret.parent.glob("secret*"), self.course.root / CONFIG, self.kept]
        return {
            str(path): path.read_bytes()
            for path in found
            if path.is_file() and "__pycache__" not in str(path)
        }

    def shown(self, student: str) -> str:
        return (self.course.root / "autograded" / student / LESSON / FILE).read_text("utf-8")


def _lean(notebook: NotebookNode) -> NotebookNode:
    """Leave out the cells that nbgrader does not know, which take most of the time."""
    notebook.cells = [each for each in notebook.cells if grade_id(each)]
    return notebook


def _trusted() -> list[psutil.Process]:
    """Return the launcher, and what it has forked: graders, and who waits for the warm process."""
    (launcher,) = (
        process
        for process in psutil.Process().children()
        if "autograder.batch.launcher" in process.cmdline()
    )
    return [launcher, *launcher.children()]


def _below(pid: int) -> list[psutil.Process]:
    return psutil.Process(pid).children(recursive=True)


def _peak_memory(process: psutil.Process) -> int:
    """Return the most memory that a process has had, in bytes."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return 1024 * int(status.split("VmHWM:")[1].split()[0])
