"""A solved lesson runs clean, describes its pictures, and computes the figures in its prose."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from autograder.course.course import Course
from autograder.judging.settings import Settings
from autograder.sandbox.session import Session
from autograder.sandbox.warm_process import WarmProcess

pytestmark = pytest.mark.long

COURSE = Course(Path(__file__).parents[2])
FIGURES = tomllib.loads((Path(__file__).parent / "figures.toml").read_text(encoding="utf-8"))

CLOTHES = COURSE.root / "../shared/data/fashion-mnist-sample"

NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.(?P<decimals>\d+))?(?:e(?P<exponent>-?\d+))?")


def prose(lesson):
    cells = [cell.source for cell in lesson.notebook.cells if cell.cell_type == "markdown"]
    return re.sub(r"\s+", " ", "\n".join(cells))


def numbers(text):
    """Read the numbers in a text: each with half of the unit of its last digit."""
    text = text.replace("−", "-")
    text = re.sub(r"(?<=\d) (?=\d{3}\b)", "", text)  # 25 000 000
    text = re.sub(r" ?\\cdot 10\^\{(-?\d+)\}", r"e\1", text)
    for found in NUMBER.finditer(text):
        last_place = int(found["exponent"] or 0) - len(found["decimals"] or "")
        yield float(found[0]), 0.5 * 10.0**last_place


def fits(text, value):
    if isinstance(value, bool):
        return value
    values = value if isinstance(value, list) else [value]
    stated = list(numbers(text))
    return len(stated) == len(values) and all(
        abs(number - computed) <= 1.000001 * half_unit
        for (number, half_unit), computed in zip(stated, values, strict=True)
    )


def undescribed(outputs):
    """Name what a cell draws without words: an <img> needs a text, a bare image a printed line."""
    printed = "".join(output.get("text", "") for output in outputs)
    for output in outputs:
        data = output.get("data", {})
        for image in re.findall(r"<img\b[^>]*>", data.get("text/html", "")):
            if not re.search(r'\balt="[^"]+"', image):
                yield "an <img> without alternative text"
        if "image/png" in data and not re.search(r"\w.*\.$", printed, re.MULTILINE):
            yield "an image without a printed caption"


def run_solved(session, lesson):
    """Run a lesson's solutions as grading does; give each cell's code and outputs, in order."""
    for cell in lesson.notebook.cells:
        if cell.cell_type == "code":
            lines = cell.source.splitlines()
            # The hidden line needs a course around the notebook, and is tested elsewhere.
            code = "\n".join(line for line in lines if not line.startswith("check.hidden("))
            ended, outputs = session.run_cell(code, Settings.cell_seconds)
            assert ended == "done", code
            yield cell.source, outputs


def compute(session, expressions):
    values = ", ".join(f"np.asarray({expression}).tolist()" for expression in expressions)
    code = f"import json, numpy as np\nprint(json.dumps([{values}]))"
    _, outputs = session.run_cell(code, seconds=60)
    (output,) = outputs
    assert output["output_type"] == "stream", output["evalue"]
    return json.loads(output["text"])


def test_every_lesson_has_a_table_of_figures():
    assert list(FIGURES) == COURSE.names


def complaints_of(session, lesson):
    """Run a lesson's solutions; yield what a student would see as an error or not see at all."""
    for code, outputs in run_solved(session, lesson):
        errors = [output["evalue"] for output in outputs if output["output_type"] == "error"]
        stderr = [output["text"] for output in outputs if output.get("name") == "stderr"]
        for complaint in (*errors, *stderr, *undescribed(outputs)):
            yield f"{complaint}\n    in: {code}"


@pytest.mark.parametrize("name", COURSE.names)
def test_a_solved_lesson_runs_clean_and_computes_what_its_prose_states(name):
    lesson = COURSE.lesson(name)
    figures = FIGURES[name]
    with Session() as session:
        complaints = list(complaints_of(session, lesson))
        for text, value in zip(figures, compute(session, figures.values()), strict=True):
            if not fits(text, value):
                complaints.append(f"the prose says {text!r}, and that is {value}")
    assert not complaints, "\n".join(complaints)


@pytest.mark.skipif(not CLOTHES.is_dir(), reason="the sample of Fashion-MNIST is not here")
def test_the_fashion_lab_runs_clean_on_clothes(monkeypatch):
    """Where there is no connection, as in the test above, the lesson has digits instead."""
    monkeypatch.setenv("AUTOGRADER_DATA", str(CLOTHES))
    process = WarmProcess()  # one that may read that folder
    monkeypatch.setattr("autograder.sandbox.session.warm_process", lambda: process)
    with Session() as session:
        complaints = list(complaints_of(session, COURSE.lesson("09-fashion-lab")))
        assert compute(session, ["names[0]"]) == ["T-shirt/top"]
    process.close()
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in FIGURES.items() for text in texts]
)
def test_a_figure_stands_in_the_prose(name, text):
    assert text in prose(COURSE.lesson(name))


@pytest.mark.parametrize(
    ("text", "value", "right"),
    [
        ("0.2876", 0.28762916, True),
        ("0.2876", 0.2877, False),
        ("−6.9315 and 2.5", [-6.93147, 2.5], True),
        ("−6.9315 and 2.5", [-6.93147], False),
        ("about $4.25 \\cdot 10^{-18}$", 4.248e-18, True),
        ("about $4.25 \\cdot 10^{-18}$", 4.258e-18, False),
        ("25 000 000 times", 25_000_000, True),
        ("more than 97 of 100", True, True),
        ("more than 97 of 100", False, False),
    ],
)
def test_a_figure_must_be_the_value_rounded(text, value, right):
    assert fits(text, value) is right
