"""Mutated notebooks through `grade` and `feedback`: `python -m tests.handin.fuzzing 2000 --seed 7`.

Every one must be graded or named, with a note that is true; no traceback may be seen anywhere. What
a line names with its seed and number comes again by `... fuzzing 1 --seed 7 --first 123`.
"""

import argparse
import json
import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from autograder.authoring.build import build
from autograder.authoring.demo.sample_class import answered
from autograder.authoring.release import release
from autograder.batch import grading
from autograder.batch.feedback import write_feedback
from autograder.batch.grading import Graded
from autograder.batch.pool import Pool
from autograder.course.course import CONFIG, Course
from autograder.gradebook.marks import gradebook_url, read_marks
from autograder.handin import finding
from tests.handin.mutations import (
    HARMFUL,
    HARMFUL_BYTES,
    HARMLESS,
    HARMLESS_BYTES,
    ids,
    ids_lost,
    metadata_lost,
)
from tests.handin.notes import untrue

LESSON = "01-averages"
FILE = f"{LESSON}.ipynb"
FULL = {"total": 2.0, "mean": 3.0}

NAMES = (
    *(f"{LESSON} (1).ipynb", "Untitled.ipynb", f"{FILE}.txt", f"{LESSON}.IPYNB", f"deep/{FILE}"),
    *(f"{LESSON}.json", "notebook", f"{LESSON}.py", f"{LESSON}.zip", "é \u202e.ipynb"),
)

TIMES = (
    *(
        b"2026-11-03 12:00:00 UTC",
        b"2026-11-03 12:00:00 CEST",
        b"03/11/2026",
        b"",
        b"\xff\xfe\0",
        b"1",
    ),
    *(b"9999-99-99", b"-1", b"2026-11-03T12:00:00Z", b"now", b"0000-00-00 00:00:00", b"1" * 5000),
)

BESIDE = {
    **dict.fromkeys(("notes.txt", "numpy.py", ".DS_Store", "a.ipynb", "b.zip"), b""),
    **dict.fromkeys(("settings.json", "c.ipynb", "data/d.ipynb"), b"{}"),
    "e.ipynb": b'{"cells": [{"cell_type": "code", "source": "1"}]}',
    "f.ipynb": b'{"cells": {"cell_type": "code"}, "nbformat": 4}',
}


@dataclass
class Mutant:
    """One mutated hand-in.

    Attributes
    ----------
    files : dict of str to bytes
        What is handed in.
    steps : list of str
        What was done to it.
    harmless : bool
        Whether nothing was touched that grading needs.
    """

    number: int
    files: dict[str, bytes]
    steps: list[str] = field(default_factory=list)
    harmless: bool = True

    @property
    def student(self) -> str:
        return f"m{self.number}"


def mutant(right: str, seed: int, number: int) -> Mutant:
    """Return the mutant of that seed and number: always the same."""
    chance = random.Random(f"{seed}, {number}")
    made = Mutant(number, {})
    notebook = json.loads(right)
    _mutate_values(made, notebook, chance)
    text = json.dumps(notebook, indent=1, ensure_ascii=chance.random() < 0.5)
    text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    content = _mutated_bytes(made, text, chance)
    name = FILE
    if chance.random() < 0.15:
        name = chance.choice(NAMES)
        made.harmless = False
        made.steps.append(f"named {name!r}")
    made.files[name] = content
    if chance.random() < 0.2:
        made.files["timestamp.txt"] = chance.choice(TIMES)
        made.steps.append(f"handed in at {made.files['timestamp.txt'][:30]!r}")
    if chance.random() < 0.2:
        beside = chance.choice(list(BESIDE))
        made.files.setdefault(beside, BESIDE[beside])
        made.steps.append(f"{beside} beside")
    return made


def _mutate_values(made: Mutant, notebook: dict, chance: random.Random) -> None:
    harmless = chance.random() < 0.5
    steps = chance.choices(HARMLESS if harmless else HARMLESS + HARMFUL, k=chance.randrange(4))
    for step in steps:
        # What another step has taken away cannot be changed any more.
        try:
            step(notebook, chance)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            made.steps.append(f"({step.__name__})")
        else:
            made.steps.append(step.__name__)
    # A cell is known by its metadata or by its id: one of them has to be left.
    nameless = metadata_lost in steps and (ids in steps or ids_lost in steps)
    made.harmless = not nameless and all(step in HARMLESS for step in steps)


def _mutated_bytes(made: Mutant, text: str, chance: random.Random) -> bytes:
    choice = chance.random()
    if choice < 0.6:
        return text.encode()
    ways = HARMLESS_BYTES if choice < 0.8 else HARMFUL_BYTES
    name = chance.choice(list(ways))
    made.steps.append(name)
    made.harmless &= ways is HARMLESS_BYTES
    return ways[name](text, chance)


@contextmanager
def everything_said(file: Path) -> Iterator[None]:
    """Write to a file what this process and those that it starts write to their terminal."""
    sys.stderr.flush()
    kept = os.dup(2)
    with file.open("ab") as said:
        os.dup2(said.fileno(), 2)
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(kept, 2)
        os.close(kept)


class Fuzzing:
    """A course into which mutants are handed in, lot by lot."""

    def __init__(self, folder: Path, seed: int) -> None:
        shutil.copytree(Path(__file__).parents[1] / "mini", folder / "course")
        shutil.copy(Path(__file__).parents[2] / CONFIG, folder / "course")
        self.course, self.seed, self.said = Course(folder / "course"), seed, folder / "said"
        lesson = self.course.lesson(LESSON)
        build(self.course, lesson)
        release(self.course, lesson)
        path = self.course.root / "release" / LESSON / FILE
        self.blank = nbformat.read(path, as_version=4)
        right = answered(lesson, self.blank)
        right.cells[-1].source = "It can be compared."
        self.right = json.dumps(right)

    def lot(self, numbers: range, graders: Pool) -> Iterator[tuple[Mutant, str]]:
        """Yield each mutant of a lot with which something is wrong, and what."""
        mutants = {
            made.student: made for made in (mutant(self.right, self.seed, n) for n in numbers)
        }
        submitted = self.course.root / "submitted"
        for made in mutants.values():
            for name, content in made.files.items():
                path = submitted / made.student / LESSON / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        before = self.said.stat().st_size if self.said.exists() else 0
        with everything_said(self.said):
            batch = finding.find(self.course.root, LESSON)
            results = {
                result.submission.student: result
                for result in grading.grade(self.course, batch, graders=graders)
            }
            pages = {
                written.submission.student: written.error
                for written in write_feedback(self.course, batch)
            }
        marks: dict[str, dict[str, float | None]] = {student: {} for student in mutants}
        for mark in read_marks(gradebook_url(self.course.root), LESSON):
            if mark.student in marks and mark.marked_by == "judge":
                marks[mark.student][mark.exercise] = mark.points
        for student, made in mutants.items():
            faults = self._faults(made, results.get(student), marks[student], pages.get(student))
            yield from ((made, fault) for fault in faults)
        with self.said.open("rb") as said:
            said.seek(before)
            if b"Traceback" in (text := said.read()):
                lot = Mutant(numbers.start, {}, [f"one of {numbers}"])
                yield lot, "a traceback was said:\n" + text.decode(errors="replace")[-3000:]
        for place in ("submitted", "autograded", "feedback"):
            shutil.rmtree(self.course.root / place, ignore_errors=True)

    def _faults(
        self,
        made: Mutant,
        result: Graded | None,
        marks: dict[str, float | None],
        page_error: str | None,
    ) -> Iterator[str]:
        if result is None:
            yield "neither graded nor named"
            return
        said = result.error or result.note
        if not said.isprintable() or re.search(
            r"Traceback|Error\b|object at 0x|/tmp/|NoneType", said
        ):
            yield f"a sentence for no person: {said!r}"
        if result.error:
            yield f"not graded: {result.error}"
            return
        yield from (
            f"not true: {each}" for each in untrue(result.note, made.files, LESSON, self.blank)
        )
        if made.harmless and marks != FULL:
            yield f"earned {marks}; said {said!r}"
        elif marks.keys() != FULL.keys():
            yield f"marks are missing: {marks}"
        if page_error:
            yield f"no page: {page_error}"
            return
        page = self.course.root / "feedback" / made.student / LESSON / f"{LESSON}.html"
        if re.search(r"site-packages|autograder/\w+/\w+\.py|nbconvert", page.read_text("utf-8")):
            yield "a traceback of the grader's own on the page"


def main(arguments: list[str]) -> int:
    """Run lots of 100, with a line for each and for every fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, help="how many mutants")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first")
    options = parser.parse_args(arguments)
    start, wrong = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder, Pool(2) as graders:
        fuzzing = Fuzzing(Path(folder), options.seed)
        end = options.first + options.number
        for first in range(options.first, end, 100):
            numbers = range(first, min(first + 100, end))
            for made, fault in fuzzing.lot(numbers, graders):
                wrong += 1
                print(f"seed {options.seed}, {made.number} ({', '.join(made.steps)}): {fault}")
            seconds = time.monotonic() - start
            done = numbers.stop - options.first
            print(f"{done} mutants, {wrong} faults, {done / seconds:.1f} a second", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
