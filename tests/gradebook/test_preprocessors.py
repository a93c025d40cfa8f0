"""One notebook through the judge: what is run, what is shown, and what the marks come from."""

from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.course.cells import grade_id
from autograder.course.errors import CourseError, LessonError
from autograder.gradebook.configuration import course_config, settings_of
from autograder.gradebook.preprocessors import JUDGEMENTS, JudgedExecute
from autograder.judging import check_cell
from autograder.judging import run as core
from autograder.judging.judge import Verdict
from autograder.sandbox.session import Session

pytestmark = pytest.mark.long

LESSON = "01-averages"


@pytest.fixture
def solved(mini, monkeypatch) -> NotebookNode:
    """The instructor's notebook: a submission with right answers and the hidden lines restored."""
    monkeypatch.chdir(mini.root)
    return nbformat.read(mini.root / "source" / LESSON / f"{LESSON}.ipynb", as_version=4)


def run(notebook: NotebookNode, student: str = "ada", **limits: Any) -> dict[str, Verdict]:
    about = {"assignment": LESSON, "notebook": LESSON, "student": student}
    settings = {"cell_seconds": 30.0, "later_cell_seconds": 1.0, "check_seconds": 30.0} | limits
    _, resources = JudgedExecute(**settings).preprocess(notebook, {"nbgrader": about})
    return {name: judged.counts for name, judged in resources[JUDGEMENTS].items()}


def named(notebook: NotebookNode, name: str) -> NotebookNode:
    (cell,) = [cell for cell in notebook.cells if grade_id(cell) == name]
    return cell


def shown(cell: NotebookNode) -> str:
    return "".join(
        output.get("text") or output.get("data", {}).get("text/plain") or output.get("evalue")
        for output in cell.outputs
    )


def test_each_check_has_a_verdict_under_its_own_name(solved):
    verdicts = run(solved)
    assert verdicts == {
        "total-check": Verdict("total", True),
        "mean-check": Verdict("mean", True),
    }


def test_a_judged_check_shows_the_visible_checks_then_the_points_and_no_hidden_line(solved):
    run(solved)
    cell = named(solved, "mean-check")
    assert shown(cell).splitlines() == [
        "✓ mean: 1.5",
        "✓ mean: right on fresh inputs. 3 of 3 points",
    ]
    assert "check.close" in cell.source
    assert "hidden" not in cell.source.lower()


def test_code_cells_are_numbered_and_the_notebook_is_valid(solved):
    run(solved)
    code = [cell for cell in solved.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    nbformat.validate(solved)


def test_a_check_that_nobody_can_answer_is_refused_and_takes_no_points(solved):
    cell = named(solved, "mean-check")
    cell.source = cell.source.replace('hidden("mean"', 'hidden("median"')
    with pytest.raises(LessonError, match="asked for median, to which lesson 01-averages has no"):
        run(solved)


def test_visible_checks_report_and_do_not_decide(solved):
    named(solved, "total").source = "def total(x): return -1.0"
    verdicts = run(solved)
    assert not verdicts["total-check"].passed
    assert verdicts["mean-check"].passed  # the reference's total stands in
    text = shown(named(solved, "mean-check"))
    assert text.startswith("✗ mean: the value differs")
    assert "3 of 3 points" in text


def test_where_the_check_hangs_the_visible_part_is_not_waited_for(solved):
    named(solved, "mean").source = "def mean(x):\n    while True: pass"
    verdict = run(solved, cell_seconds=0.5, later_cell_seconds=0.3, check_seconds=0.5)["mean-check"]
    assert (verdict.passed, verdict.ended) == (False, "timeout")
    assert "there was no answer in time" in shown(named(solved, "mean-check"))


def test_after_one_cell_that_hung_the_next_have_less_time(solved, monkeypatch):
    given: list[float] = []
    run_cell = Session.run_cell

    def spy(session: Session, source: str, seconds: float) -> Any:
        given.append(seconds)
        return run_cell(session, source, seconds)

    monkeypatch.setattr(Session, "run_cell", spy)
    named(solved, "setup").source += "\nimport time\ntime.sleep(1000)"
    verdicts = run(solved, cell_seconds=1.5, later_cell_seconds=1.4)
    assert given[:3] == [1.5, 1.5, 1.4]
    assert [verdict.passed for verdict in verdicts.values()] == [True, True]


def seeds_of(notebook: NotebookNode, student: str, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    seeds: list[int] = []

    def spy(_lesson: Any, exercise: str, _caller: Any, seed: int, **_: Any) -> Verdict:
        seeds.append(seed)
        return Verdict(exercise, True)

    monkeypatch.setattr(check_cell, "judge", spy)
    run(nbformat.from_dict(notebook), student)
    return seeds


def test_the_same_submission_meets_the_same_inputs_and_any_other_fresh_ones(solved, monkeypatch):
    first = seeds_of(solved, "ada", monkeypatch)
    assert len(set(first)) == 2
    assert seeds_of(solved, "ada", monkeypatch) == first
    assert not set(seeds_of(solved, "ben", monkeypatch)) & set(first)
    named(solved, "mean").source += "\n# another try"
    assert not set(seeds_of(solved, "ada", monkeypatch)) & set(first)


@pytest.mark.parametrize(
    "output",
    [
        {},
        {"output_type": "no such type"},
        {"output_type": "stream"},
        {"output_type": "stream", "name": 1, "text": {}},
        {"output_type": "error", "ename": "E", "evalue": "e", "traceback": "not a list"},
        {"output_type": "display_data", "data": [1]},
        {"output_type": "execute_result", "data": {"text/plain": 5}, "metadata": None},
    ],
)
def test_whatever_a_worker_sends_becomes_an_output_that_can_be_shown(output):
    good = {"output_type": "stream", "name": "stdout", "text": "good"}
    nb = new_notebook(cells=[new_markdown_cell("text"), new_code_cell()])
    cell = nb.cells[1]
    cell.outputs = [core.as_output(one) for one in (good, output)]
    core.leave_out_invalid(nb)
    nbformat.validate(nb)
    assert cell.outputs[0] == good
    assert "left out" in cell.outputs[1].text


# --- by itself, and in the student's own chain ---

MINUS_ONE = "def total(x):\n    return -1.0"
AS_IF_TOTAL_WERE_ONE_TOO_LOW = "def mean(x):\n    return (total(x) + 1) / len(x)"
ONE_TOO_LOW = "def total(x):\n    return np.sum(x) - 1"


@pytest.mark.parametrize(("marks", "passed"), [("own", True), ("chain", False), ("best", True)])
def test_right_by_itself_and_wrong_in_its_chain(marks, passed, solved):
    named(solved, "total").source = MINUS_ONE
    verdict = run(solved, marks=marks)["mean-check"]
    assert verdict.passed is passed
    text = shown(named(solved, "mean-check"))
    if passed:
        assert "3 of 3 points" in text
        assert "Your mean is right; in your own notebook it fails because of total." in text
    else:
        assert "0 of 3 points" in text
        assert "your mean is right by itself: mend total" in text


@pytest.mark.parametrize(("marks", "passed"), [("own", False), ("chain", True), ("best", True)])
def test_wrong_by_itself_and_right_in_its_chain(marks, passed, solved):
    named(solved, "total").source = ONE_TOO_LOW
    named(solved, "mean").source = AS_IF_TOTAL_WERE_ONE_TOO_LOW
    assert run(solved, marks=marks)["mean-check"].passed is passed


def checks_asked_for(
    notebook: NotebookNode, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, list[str]]]:
    """Return which functions were called on whose helpers; receipts call them again, as before."""
    asked = []
    run_check = Session.run_check

    def spy(session: Session, function: str, *args: Any, **kwargs: Any) -> Any:
        asked.append((function, list(kwargs["helpers"])))
        return run_check(session, function, *args, **kwargs)

    monkeypatch.setattr(Session, "run_check", spy)
    run(notebook, cell_seconds=2.0, check_seconds=0.5)
    return [call for number, call in enumerate(asked) if call not in asked[:number]]


ON_ITS_OWN = [("total", []), ("mean", ["total"])]


def test_where_nothing_earlier_is_wrong_the_chain_costs_nothing(solved, monkeypatch):
    named(solved, "mean").source = "def mean(x): return 1.5"
    assert checks_asked_for(solved, monkeypatch) == ON_ITS_OWN


def test_a_function_that_hung_is_not_called_again_only_to_say_so(solved, monkeypatch):
    named(solved, "total").source = "def total(x):\n    while True: pass"
    assert checks_asked_for(solved, monkeypatch) == ON_ITS_OWN


def test_an_unknown_policy_is_named(mini):
    with (mini.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("\nc.JudgedExecute.marks = 'kind'\n")
    with pytest.raises(CourseError, match="'kind'; it may be own, chain, best"):
        settings_of(course_config(mini.root))
