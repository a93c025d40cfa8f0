"""All odd hand-ins, graded as one class; `python -m tests.handin.odd_hand_ins` prints a table.

With words, it prints those whose name or fault has one of them: `... odd_hand_ins zip "UTF-16"`.
"""

import csv
import io
import re
import shutil
import sys
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import nbformat
from nbgrader.api import Gradebook

from autograder.authoring.build import build
from autograder.authoring.demo.sample_class import answered
from autograder.authoring.hints import write_hints
from autograder.authoring.release import release
from autograder.batch import grading
from autograder.batch.feedback import write_feedback
from autograder.batch.grading import Graded
from autograder.commands.main import main
from autograder.course.course import CONFIG, Course
from autograder.gradebook.marks import Mark, gradebook_url, read_marks
from autograder.handin import finding
from autograder.handin.submissions import Submission
from tests.handin.odd_code import CODE, OUTPUTS
from tests.handin.odd_files import FILES
from tests.handin.odd_hand_in import QUESTIONS, REAL, SHORT, WORDS, OddHandIn, Work, question
from tests.handin.odd_names import STUDENTS, TIMES
from tests.handin.odd_words import ANSWERS_IN_WORDS

SOURCE = Path(__file__).parents[2]

LESSONS = {
    "01-loading-data": SOURCE / "notebooks",
    "02-feedforward": SOURCE / "notebooks",
    REAL: SOURCE / "notebooks",
    SHORT: SOURCE / "tests" / "mini" / "notebooks",
}

KINDS = {
    "file": FILES,
    "words": ANSWERS_IN_WORDS,
    "code": CODE,
    "output": OUTPUTS,
    "student": STUDENTS,
    "time": TIMES,
}

HAND_INS: dict[str, OddHandIn] = {}
for _kind, _hand_ins in KINDS.items():
    # A student's name is what is odd about some, and must stay as it is.
    HAND_INS |= {n if _kind == "student" else f"{_kind}, {n}": h for n, h in _hand_ins.items()}

REFUSED_TIME = r"timestamp\.txt.*(\d{4}-\d\d-\d\d|YYYY-MM-DD)"

UNKIND = re.compile(r"Traceback|\n|object at 0x|NoneType|Error\(|/tmp/|site-packages")
"""What no sentence for a person has in it."""


class Page(HTMLParser):
    """A feedback page as a reader sees it: its text, and its pictures."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path, self.text, self.pictures, self._unread = path, "", 0, ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self._unread = tag
        self.pictures += tag == "svg" or (tag == "img" and self._is_there(dict(attributes)["src"]))

    def handle_endtag(self, tag: str) -> None:
        self._unread = "" if tag == self._unread else self._unread

    def handle_data(self, data: str) -> None:
        self.text += "" if self._unread else data

    def _is_there(self, source: str | None) -> bool:
        kind, _, content = (source or "").partition(";base64,")
        if kind.startswith("data:image/"):
            return bool(b64decode(content))
        return bool(source) and (self.path.parent / unquote(source)).is_file()


@dataclass
class Outcome:
    """What came of one hand-in."""

    result: Graded | None = None
    marks: dict[str, Mark] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    time: datetime | None = None
    page: Page | None = None
    no_page: str = ""
    rows: int = 0

    @property
    def said(self) -> str:
        return self.result.note or self.result.error if self.result else ""


class OddClass:
    """All of them, handed in and graded in one batch, with pages and an export.

    Only the file is odd of some, and what is on their pages is the same; `every_page` writes all.
    """

    def __init__(self, folder: Path, *, every_page: bool) -> None:
        self.paged = {
            n for n, due in HAND_INS.items() if due.has_page and (every_page or not _usual(n))
        }
        self.course = released(folder / "course")
        hand_in(self.course, HAND_INS)
        everybody = finding.find(self.course.root)
        self.outcomes = {name: Outcome() for name in HAND_INS}
        for result in grading.grade(self.course, everybody, workers=2):
            self.outcomes[result.submission.student].result = result
        self._read_marks()
        self._write_pages(everybody)
        self._read_export()

    def _read_marks(self) -> None:
        address = gradebook_url(self.course.root)
        for lesson in (REAL, SHORT):
            for mark in read_marks(address, lesson):
                self.outcomes[mark.student].marks[mark.exercise] = mark
        with Gradebook(address) as book:
            for submission in (
                s for name in (REAL, SHORT) for s in book.assignment_submissions(name)
            ):
                outcome = self.outcomes[submission.student_id]
                outcome.time = submission.timestamp
                grades = (grade for notebook in submission.notebooks for grade in notebook.grades)
                outcome.waiting = {grade.name for grade in grades if grade.needs_manual_grade}

    def _write_pages(self, everybody: list[Submission]) -> None:
        wanted = [each for each in everybody if each.student in self.paged]
        patterns = [each for each in wanted if set(each.student) & set("*?[")]
        for written in write_feedback(self.course, [e for e in wanted if e not in patterns]):
            self._read_page(written)
        for submission in patterns:
            # Whoever takes `*` for everybody has written this page before its turn.
            shutil.rmtree(self.course.root / "feedback" / submission.student, ignore_errors=True)
            for written in write_feedback(self.course, [submission]):
                self._read_page(written)

    def _read_page(self, written: Graded) -> None:
        who = written.submission
        outcome = self.outcomes[who.student]
        path = self.course.root / "feedback" / who.student / who.lesson / f"{who.lesson}.html"
        outcome.no_page = written.error
        outcome.page = Page(path) if path.is_file() else None

    def _read_export(self) -> None:
        with redirect_stdout(io.StringIO(newline="")) as exported:
            assert main(["export", "--course", str(self.course.root)]) == 0
        for row in csv.DictReader(io.StringIO(exported.getvalue(), newline="")):
            # A table program would reckon with some names, so that a sign may stand before them.
            names = (row["student"], row["student"].removeprefix("'"))
            student = next(name for name in names if name in HAND_INS)
            # Who has not handed in the other lesson may stand there, too.
            self.outcomes[student].rows += row["lesson"] == HAND_INS[student].lesson

    def faults(self, name: str) -> list[str]:
        due = replace(HAND_INS[name], has_page=name in self.paged)
        return list(faults(self.course, due, self.outcomes[name]))


def _usual(name: str) -> bool:
    due = HAND_INS[name]
    return name.startswith("file, ") and not (due.shows or due.hides or due.pictures)


HEADING = re.compile(r"^(?:#+ .*|\+\+\+)\n", re.MULTILINE)
"""A heading of a lesson's text, or the end of a cell."""


def released(folder: Path) -> Course:
    """Return a course with the two lessons that are handed in."""
    for name, place in LESSONS.items():
        shutil.copytree(place / name, folder / "notebooks" / name)
    shutil.copy(SOURCE / CONFIG, folder)
    text = folder / "notebooks" / REAL / f"{REAL}.md"
    text.write_text(lean(text.read_text(encoding="utf-8")), encoding="utf-8")
    course = Course(folder)
    for name in (REAL, SHORT):
        build(course, course.lesson(name))
        write_hints(course, course.lesson(name))
        release(course, course.lesson(name))
    return course


def lean(lesson: str) -> str:
    """Leave out of a lesson's text what takes the time: plain code, and most of the prose."""
    head, *cells = re.split(r"^(?=```\{code-cell\}|\+\+\+)", lesson, flags=re.MULTILINE)
    kept = [head]
    for cell in cells:
        code, _, prose = cell.partition("\n```\n") if cell.startswith("```") else ("", "", cell)
        if "\n:nbgrader:" in code:
            kept.append(f"{code}\n```\n")
        asks = "## Question" in prose or prose.startswith("+++ {")
        kept.append(prose if asks else "\n".join(HEADING.findall(prose)))
    return "\n".join(kept)


def hand_in(course: Course, hand_ins: dict[str, OddHandIn]) -> None:
    """Write them all under `submitted/`."""
    works = {name: work(course, name) for name in (REAL, SHORT)}
    for student, each in hand_ins.items():
        each.write(course.root / "submitted" / student, works[each.lesson])


def work(course: Course, lesson: str) -> Work:
    """Return a lesson as it is handed out, and finished."""
    file = course.root / "release" / lesson / f"{lesson}.ipynb"
    blank = nbformat.read(file, as_version=4)
    right = answered(course.lesson(lesson), blank)
    question(right).source = WORDS
    return Work(right, blank)


def says(pattern: str, sentence: str) -> bool:
    return bool(re.search(pattern, sentence, re.IGNORECASE | re.DOTALL))


def faults(course: Course, due: OddHandIn, found: Outcome) -> Iterator[str]:
    """Yield each respect in which the outcome is not what is due."""
    if found.result is None or found.result.error:
        yield f"not graded: {found.said or 'nobody says why'}"
        return
    comments = {name: mark.comment for name, mark in found.marks.items()}
    yield from _lost_points(course, due, found, " ".join(comments.values()))
    yield from _wrong_note(due, found)
    question_name = QUESTIONS[due.lesson]
    if due.awaits_a_person not in (None, question_name in found.waiting):
        yield f"a person {'need not' if found.waiting else 'has to'} look at the answer"
    for name, pattern in due.comments.items():
        if not says(pattern, comments.get(name, "")):
            yield f"the comment on {name} does not say {pattern!r}: {comments.get(name)!r}"
    for name, comment in comments.items():
        ignored = name == question_name and due.awaits_a_person and says("No response", comment)
        if ignored or (due.never and says(due.never, comment)):
            yield f"the comment on {name} says {comment!r}"
    yield from _wrong_page(due, found)
    if found.rows != len(found.marks):
        yield f"{found.rows} rows were exported, not {len(found.marks)}"


def _lost_points(course: Course, due: OddHandIn, found: Outcome, comments: str) -> Iterator[str]:
    exercises = course.lesson(due.lesson).exercises
    earned = {name: mark.points for name, mark in found.marks.items() if name in exercises}
    right = {
        name: each.points if due.earns is None or name in due.earns else 0.0
        for name, each in exercises.items()
    }
    excused = due.or_said and says(due.or_said, f"{comments} {found.said}")
    if earned != right and not excused:
        yield f"earned {earned}, not {right}"


def _wrong_note(due: OddHandIn, found: Outcome) -> Iterator[str]:
    if UNKIND.search(found.said):
        yield f"a note for no person: {found.said!r}"
    if due.time is not None:
        read = found.time and found.time.replace(tzinfo=UTC)
        if read != due.time and not says(REFUSED_TIME, found.said):
            yield f"handed in at {read}, not {due.time}; said: {found.said!r}"
    elif due.note == "" and found.said:
        yield f"a note for nothing: {found.said!r}"
    if due.note and not says(due.note, found.said):
        yield f"the note does not say {due.note!r}: {found.said!r}"


def _wrong_page(due: OddHandIn, found: Outcome) -> Iterator[str]:
    if found.page is None:
        yield from [f"no page: {found.no_page}"] * due.has_page
        return
    shows = due.shows or ((WORDS,) if due.awaits_a_person else ())
    # What is in the page's text may be broken into lines anywhere between two words.
    text = " ".join(found.page.text.split())
    yield from (f"the page does not show {each!r}" for each in shows if each not in text)
    yield from (f"the page shows {each!r}" for each in due.hides if each in text)
    if found.page.pictures < due.pictures:
        yield f"the page shows {found.page.pictures} pictures, not {due.pictures}"


def table(everybody: OddClass, words: list[str]) -> Iterator[str]:
    """Yield a line for each hand-in, and below it what is not right."""
    for name, outcome in everybody.outcomes.items():
        wrong = everybody.faults(name)
        shown = "; ".join(
            f"{exercise} {'?' if mark.points is None else f'{mark.points:g}'}/{mark.max_points:g}"
            + (f" ({mark.comment[:60]})" if mark.comment else "")
            for exercise, mark in outcome.marks.items()
        )
        page = f"page, {outcome.page.pictures} pictures" if outcome.page else "no page"
        line = (
            f"{'WRONG' if wrong else 'right'}  {name!r} -> {shown}; {page}; {outcome.said or '-'}"
        )
        if not words or any(word in "\n".join([line, *wrong]) for word in words):
            yield "\n         ".join([line, *wrong])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        for line in table(OddClass(Path(temporary), every_page=True), sys.argv[1:]):
            print(line)
