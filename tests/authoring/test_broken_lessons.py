"""What authors get wrong is told them in one sentence, with its place; no student is blamed."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.demo.sample_class import answered
from autograder.commands.main import main
from autograder.course.course import Course
from autograder.gradebook.marks import gradebook_url, read_marks

LESSON = "01-averages"
TEXT, CASES, KNOWN = f"{LESSON}.md", "cases.py", "misconceptions.md"

Break = Callable[[Path], object]


def swap(file: str, was: str, becomes: str) -> Break:
    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert was in text
        (folder / file).write_text(text.replace(was, becomes, 1), encoding="utf-8")

    return change


def cases(body: str, rest: str = "") -> Break:
    """Give mean cases of its own, from line 16 of the file on."""
    return swap(CASES, "mean = total\n", f"def mean(rng):\n    {body}\n{rest}")


def check_first(folder: Path) -> None:
    text = (folder / TEXT).read_text(encoding="utf-8")
    parts = re.split(r"(?=```\{code-cell\} ipython3\n:nbgrader: .*grade_id: mean)", text)
    assert len(parts) == 3
    (folder / TEXT).write_text("".join((parts[0], parts[2], parts[1])), encoding="utf-8")


IN_TEXT = {
    "nothing imported": (
        swap(TEXT, "import numpy as np\n", ""),
        (
            "line 30: total ends in NameError: name 'np' is not defined on its own case "
            "'1 numbers'. Import it in the cell setup"
        ),
    ),
    "no such module": (
        swap(TEXT, "import numpy", "import numpie"),
        "line 20: setup ends in ModuleNotFoundError: No module named 'numpie'",
    ),
    "an error in setup": (
        swap(TEXT, "import numpy as np\n", "import numpy as np\n1 / 0\n"),
        "line 21: setup ends in ZeroDivisionError",
    ),
    "an exit": (
        swap(TEXT, "import numpy as np\n", "import numpy as np\nexit()\n"),
        "line 21: setup ends in",
    ),
    "another name": (
        swap(TEXT, "def mean(x):", "def average(x):"),
        "line 45: the cell mean defines no mean, but average: give its grade_id",
    ),
    "another name in the check": (
        swap(TEXT, 'hidden("mean"', 'hidden("average"'),
        (
            "line 59: 01-averages checks average, but no solution cell has that name as its "
            "grade_id; there are: total, mean"
        ),
    ),
    "a solution with an error": (
        swap(TEXT, "def mean(x):", "1 / 0\n\ndef mean(x):"),
        "line 47: mean ends in ZeroDivisionError: division by zero",
    ),
    "a solution that is no Python": (
        swap(TEXT, "total(x) / len(x)", "total(x) / / len(x)"),
        "line 50: the cell mean is not Python: invalid syntax",
    ),
    "a solution that fails on its cases": (
        swap(TEXT, "return np.sum(x)", "return np.sum(y)"),
        "line 31: total ends in NameError: name 'y' is not defined on its own case '1 numbers'",
    ),
    "YAML of the header": (
        swap(TEXT, "kernelspec:\n", "kernelspec: [\n"),
        "line 9: the header cannot be read (expected ',' or ']', but got ':')",
    ),
    "no header": (
        lambda f: (f / TEXT).write_text((f / TEXT).read_text().split("---\n", 2)[2]),
        "line 1: the header names no kernelspec",
    ),
    "YAML of a cell": (
        swap(TEXT, "grade_id: mean,", "grade_id: mean"),
        "line 44: the metadata of this code cell cannot be read (expected ',' or '}', but",
    ),
    "JSON of a question": (
        swap(TEXT, '{"nbgrader": {"grade": true,', '{"nbgrader": {"grade": true'),
        "line 69: the metadata of this markdown cell cannot be read",
    ),
    "metadata that are a word": (
        swap(
            TEXT, ":nbgrader: {grade: false, grade_id: setup, locked: true, ", ":nbgrader: true # "
        ),
        "`nbgrader` is True, and must be a mapping",
    ),
    "a misspelt cell": (
        swap(
            TEXT, "```{code-cell} ipython3\n:nbgrader: {grade: true", "```{cell}\n:nbgrader: {g: 1"
        ),
        "a cell with `:nbgrader:` is no code cell: its first line is ```{code-cell} ipython3",
    ),
    "no grade_id": (swap(TEXT, "grade_id: mean, ", ""), "line 47: this cell has no grade_id"),
    "an odd grade_id": (swap(TEXT, "grade_id: mean,", "grade_id: a b,"), "'a b' is no grade_id"),
    "a grade_id twice": (
        swap(TEXT, "grade_id: mean-check", "grade_id: total-check"),
        "line 59: a second cell has the grade_id total-check",
    ),
    "a flag that is missing": (
        swap(TEXT, "grade_id: mean, locked: false, ", "grade_id: mean, "),
        "line 45: in the cell mean, locked is neither true nor false",
    ),
    "a schema that is missing": (
        swap(TEXT, "points: 3, schema_version: 3, ", "points: 3, "),
        "line 59: in the cell mean-check, schema_version is not 3",
    ),
    "no points": (
        swap(TEXT, "points: 3, ", ""),
        "line 59: in the cell mean-check, points is missing: write a number, 0 or more",
    ),
    "points in words": (
        swap(TEXT, "points: 3", "points: three"),
        "line 59: in the cell mean-check",
    ),
    "points below 0": (swap(TEXT, "points: 3", "points: -3"), "points is -3: write a number"),
    "points of no number": (swap(TEXT, "points: 3", "points: .nan"), "points is nan"),
    "a question without points": (
        swap(TEXT, '"points": 1, ', ""),
        "line 69: in the cell why-mean, points is missing",
    ),
    "the check first": (check_first, "line 45: the check of mean stands before its solution"),
    "no hidden line": (
        swap(TEXT, 'check.hidden("mean", mean)\n', ""),
        "line 59: mean-check has points, but no check.hidden line",
    ),
    "a hidden line that shows": (
        swap(
            TEXT,
            '### BEGIN HIDDEN TESTS\ncheck.hidden("mean", mean)\n### END HIDDEN TESTS',
            'check.hidden("mean", mean)',
        ),
        "line 59: the check.hidden line of mean-check would be released",
    ),
    "a hidden region without an end": (
        swap(TEXT, "mean)\n### END HIDDEN TESTS", "mean)"),
        "line 59: BEGIN HIDDEN TESTS and END HIDDEN TESTS do not come in pairs",
    ),
    "a solution without an end": (
        swap(TEXT, "len(x)\n    ### END SOLUTION", "len(x)"),
        "line 45: BEGIN SOLUTION and END SOLUTION do not come in pairs",
    ),
    "a solution where none can be": (
        swap(TEXT, 'print("mean:"', '### BEGIN SOLUTION\n### END SOLUTION\nprint("mean:"'),
        "a cell with BEGIN SOLUTION needs `solution: true`",
    ),
    "a check that is no Python": (
        swap(TEXT, 'hidden("mean", mean)', 'hidden("mean", mean'),
        "line 63: the cell mean-check is not Python: '(' was never closed",
    ),
    "two checks of one exercise": (
        swap(TEXT, 'hidden("mean", mean)', 'hidden("total", total)'),
        "line 59: total has a check already",
    ),
    "given code that is no list": (
        swap(
            TEXT,
            ":nbgrader: {grade: false, grade_id: setup",
            ":given: 3\n:nbgrader: {grade: false, grade_id: setup",
        ),
        "`:given:` is 3: write a list",
    ),
    "bytes that are no text": (
        lambda f: (f / TEXT).write_bytes((f / TEXT).read_bytes() + b"\xff"),
        "line 74: this is not UTF-8",
    ),
}

IN_CASES = {
    "nothing imported": (
        swap(CASES, "import numpy as np\n", ""),
        "line 9: this ends in NameError: name 'np' is not defined. Import it at the top",
    ),
    "no Python": (swap(CASES, "mean = total", "mean = = total"), "line 16: this ends in SyntaxE"),
    "no file": (lambda f: (f / CASES).unlink(), "cases.py is missing"),
    "no function": (
        swap(CASES, "mean = total", ""),
        "cases.py has no function mean: write `def mean",
    ),
    "no cases": (cases("return []"), "line 16: mean yields no case, so that every answer would"),
    "nothing": (cases("pass"), "line 16: mean yields no case"),
    "something else": (cases("yield np.ones(3)"), "line 16: mean yields no Case but a ndarray"),
    "no tuple": (cases("yield Case(np.ones(3))"), "line 16: the arguments of a Case are a tuple"),
    "an error": (
        cases("yield Case((rng.normal(size=-1),))"),
        "line 17: the cases of mean end in ValueError: negative dimensions",
    ),
    "a generator": (
        cases("yield Case(((i for i in range(3)),), what='three')"),
        "line 16: the case 'three' of mean holds a value of the kind generator",
    ),
    "a dict in a list": (
        cases("yield Case(([{'a': 1}],), what='a dict')"),
        "line 16: the case 'a dict' of mean holds a value of the kind dict",
    ),
    "a call that cannot be": (
        cases("yield Case((), {'z': 1}, what='z')"),
        "line 16: mean cannot be called as its case 'z' says: TypeError: mean() got an unexpected",
    ),
    "accept with an error": (
        cases("yield Case((np.ones(3),), what='ones', accept=lambda got, right: got.none)"),
        "line 16: `accept` of the case 'ones' of mean ends in AttributeError",
    ),
    "accept that is too strict": (
        cases("yield Case((np.ones(3),), what='ones', accept=lambda got, right: 'wrong')"),
        "the lesson's own mean does not pass its own cases: wrong (ones)",
    ),
    "twins of nobody": (
        cases("yield Case((np.ones(3),))", "TWINS = {'mean': {'median'}}"),
        "cases.py: TWINS names 'median', and the lesson's exercises are total, mean",
    ),
    "a twin as text": (
        cases("yield Case((np.ones(3),))", "TWINS = {'mean': 'total'}"),
        "cases.py: TWINS is not as it must be: write TWINS = {",
    ),
}

IN_THE_CATALOGUE = {
    "no heading": (
        lambda f: (f / KNOWN).write_text(
            re.sub(r"^#+ .*\n", "", (f / KNOWN).read_text(), flags=re.MULTILINE)
        ),
        "line 1: there is no heading: an exercise is `## name`, an entry `### name`",
    ),
    "an unknown exercise": (
        swap(KNOWN, "## mean\n", "## median\n"),
        (
            "line 37: mean-is-total answers no exercise: 'median' is the heading above it, and "
            "there may be ## total, ## mean"
        ),
    ),
    "a diff that does not fit": (
        swap(KNOWN, "-    return total(x) / len(x)\n", "-    return total(x)/len(x)\n"),
        "line 37: mean-is-total: there is no ' return total(x)/len(x)' in the solution",
    ),
    "no hint": (
        swap(KNOWN, "- hint: Try one number.\n", ""),
        "total-without-last needs a line `- hint: ...`",
    ),
    "an answer that is no Python": (
        swap(KNOWN, "np.median(x)", "np.median(x"),
        "line 57: an answer of mean-is-median is not Python: '(' was never closed, in",
    ),
    "an answer of another name": (
        swap(KNOWN, "def mean(x)", "def average(x)"),
        "line 57: an answer of mean-is-median defines average, and not mean",
    ),
    "an answer that ends in an error": (
        swap(KNOWN, "def mean(x)", "1 / 0\ndef mean(x)"),
        "a known answer to mean, which begins with '1 / 0', ends in ZeroDivisionError",
    ),
}

BROKEN = {
    f"{file}: {name}": (file, *entry)
    for file, entries in ((TEXT, IN_TEXT), (CASES, IN_CASES), (KNOWN, IN_THE_CATALOGUE))
    for name, entry in entries.items()
}


@pytest.fixture(scope="module")
def handed_in(released_mini, tmp_path_factory):
    """The released course, with a submission that is right in one exercise and wrong in one."""
    root = tmp_path_factory.mktemp("handed_in") / "course"
    shutil.copytree(released_mini.root, root)
    course = Course(root)
    released = root / "release" / LESSON / f"{LESSON}.ipynb"
    instead = {"mean": "def mean(x):\n    return 1.5"}
    notebook = answered(
        course.lesson(LESSON), nbformat.read(released, as_version=4), instead=instead
    )
    folder = root / "submitted" / "ada" / LESSON
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{LESSON}.ipynb")
    return course


@pytest.fixture
def broken(handed_in, tmp_path, monkeypatch):
    """Return a function that breaks a copy of the course, in which commands are then run."""

    def make(change: Break) -> Course:
        root = tmp_path / "course"
        shutil.copytree(handed_in.root, root)
        change(root / "notebooks" / LESSON)
        monkeypatch.chdir(root)
        return Course(root)

    return make


def said_by(capsys) -> str:
    shown = capsys.readouterr()
    return " ".join((shown.out + shown.err).split())


@pytest.mark.parametrize("name", BROKEN)
def test_building_says_where_it_is_broken_and_writes_nothing(name, broken, capsys):
    file, change, sentence = BROKEN[name]
    course = broken(change)
    source = course.root / "source" / LESSON / f"{LESSON}.ipynb"
    before = source.read_bytes()
    assert main(["build", "1"]) == 2
    said = said_by(capsys)
    assert sentence in said
    assert f"autograder: {LESSON}" in said
    if "own mean does not" not in said and "a known answer" not in said:
        assert f"{LESSON}/{file}" in said
    assert source.read_bytes() == before


EVERYWHERE = [
    f"{TEXT}: nothing imported",
    f"{TEXT}: another name",
    f"{TEXT}: no points",
    f"{TEXT}: a solution that fails on its cases",
    f"{CASES}: no function",
    f"{CASES}: an error",
    f"{CASES}: a generator",
    f"{CASES}: accept with an error",
    f"{KNOWN}: no hint",
]


@pytest.mark.parametrize("name", EVERYWHERE)
def test_a_broken_lesson_is_not_released_and_detects_nothing(name, broken, capsys):
    _, change, sentence = BROKEN[name]
    broken(change)
    assert main(["release", "1", "--force"]) == 2
    said = said_by(capsys)
    assert sentence in said
    assert "not detected" not in said


@pytest.mark.long
@pytest.mark.parametrize("name", EVERYWHERE)
def test_a_broken_lesson_costs_nobody_points(name, broken, capsys):
    _, change, sentence = BROKEN[name]
    course = broken(change)
    code = main(["grade", "1"])
    said = said_by(capsys)
    points = {
        mark.exercise: mark.points
        for mark in read_marks(gradebook_url(course.root), LESSON)
        if mark.marked_by == "judge"
    }
    if code == 1:
        assert f"not graded: ada, {LESSON}" in said
        assert sentence in said
        assert points == {}
    else:
        assert points == {"total": 2.0, "mean": 0.0}


def test_a_folder_whose_text_has_another_name_is_named(broken, capsys):
    broken(lambda folder: (folder / TEXT).rename(folder / "01-average.md"))
    main(["build"])
    assert f"notebooks/{LESSON} is no lesson: the name of its text is not {TEXT}" in said_by(capsys)
