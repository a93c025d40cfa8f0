"""A lesson that changes while it is handed in: nothing is lost, and each is asked what it was."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.authoring import release as releasing
from autograder.authoring.build import build
from autograder.authoring.demo.sample_class import answered
from autograder.authoring.release import release
from autograder.batch import grading
from autograder.batch.grading import Graded
from autograder.batch.journal import FOLDER as JOURNALS
from autograder.course.course import CONFIG, Course
from autograder.course.errors import CourseError
from autograder.gradebook.marks import gradebook_url, read_marks
from autograder.gradebook.nbgrader_api import NbgraderError, open_course, succeed
from autograder.gradebook.releases.kept_releases import FOLDER, kept
from autograder.gradebook.releases.released import what_differs
from autograder.handin import finding

pytestmark = pytest.mark.long

LESSON = "01-averages"
NAME = f"{LESSON}.ipynb"
TEXT = f"notebooks/{LESSON}/{LESSON}.md"
META = "schema_version: 3, solution: {}, task: false"
SPREAD = f'''```{{code-cell}} ipython3
:nbgrader: {{grade: false, grade_id: spread, locked: false, {META.format("true")}}}

def spread(x):
    """Return the largest minus the smallest."""
    ### BEGIN SOLUTION
    return np.max(x) - np.min(x)
    ### END SOLUTION
```

```{{code-cell}} ipython3
:nbgrader: {{grade: true, grade_id: spread-check, locked: true, points: 4, {META.format("false")}}}

check.close("spread", spread(np.arange(4.0)), 3.0)
### BEGIN HIDDEN TESTS
check.hidden("spread", spread)
### END HIDDEN TESTS
```

'''
WORDS = "What does the mean of"
MORE = "mean-check, locked: true, points: {}"


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def add_spread(course: Course) -> None:
    rewrite(course.root / TEXT, WORDS, SPREAD + WORDS)
    with (course.root / "notebooks" / LESSON / "cases.py").open("a") as cases:
        cases.write("\n\nspread = total\n")


def take_mean_away(course: Course) -> None:
    """Remove an exercise, its check and what is known of its answers, which comes last."""
    path = course.root / TEXT
    text = path.read_text("utf-8")
    start = text.index("```{code-cell} ipython3\n:nbgrader: {grade: false, grade_id: mean,")
    path.write_text(text[:start] + text[text.index(WORDS) :], "utf-8")
    for catalogue in ("misconceptions.md", "alternatives.md"):
        known = path.with_name(catalogue)
        known.write_text(known.read_text("utf-8").partition("## mean")[0], "utf-8")


def released_anew(course: Course) -> None:
    build(course, course.lesson(LESSON))
    release(course, course.lesson(LESSON))


def hand_in(course: Course, student: str, **answers: object) -> None:
    given = nbformat.read(course.root / "release" / LESSON / NAME, as_version=4)
    folder = course.root / "submitted" / student / LESSON
    folder.mkdir(parents=True)
    notebook = answered(course.lesson(LESSON), given, **answers)
    (folder / NAME).write_text(json.dumps(notebook), encoding="utf-8")


def grade(course: Course, **settings: object) -> dict[str, Graded]:
    results = grading.grade(course, finding.find(course.root), **settings)
    return {result.submission.student: result for result in results}


def judged(course: Course, student: str) -> dict[str, tuple[float | None, float]]:
    rows = read_marks(gradebook_url(course.root), LESSON)
    return {
        mark.exercise: (mark.points, mark.max_points)
        for mark in rows
        if (mark.student, mark.marked_by) == (student, "judge")
    }


def page(course: Course, student: str) -> str:
    return (course.root / "autograded" / student / LESSON / NAME).read_text("utf-8")


def journal(course: Course) -> dict[str, dict[str, object]]:
    lines = (course.root / JOURNALS / f"{LESSON}.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines if line]
    return {record["student"]: record for record in records if "scores" in record}


@pytest.fixture
def graded(mini: Course) -> Course:
    """The short course with one submission, graded, and marked in part by a person."""
    hand_in(mini, "ada")
    assert grade(mini)["ada"].error == ""
    with Gradebook(gradebook_url(mini.root)) as book:
        book.find_grade("mean-check", LESSON, LESSON, "ada").manual_score = 2.5
        book.find_comment("mean", LESSON, LESSON, "ada").manual_comment = "well tried"
        book.db.commit()
    return mini


def test_a_new_exercise_and_other_points_each_in_the_frame_that_was_handed_out(graded):
    add_spread(graded)
    rewrite(graded.root / TEXT, MORE.format(3), MORE.format(7))
    released_anew(graded)
    hand_in(graded, "ben")
    results = grade(graded)
    assert [(result.error, result.reused) for result in results.values()] == [("", False)] * 2
    assert results["ada"].note == "made from an earlier release, without spread"
    assert results["ben"].note == ""
    assert judged(graded, "ada") == {"total": (2.0, 2.0), "mean": (2.5, 7.0)}
    assert judged(graded, "ben") == {
        "total": (2.0, 2.0),
        "mean": (7.0, 7.0),
        "spread": (4.0, 4.0),
    }
    assert "spread" not in page(graded, "ada")
    assert "7 of 7 points" in page(graded, "ada")
    old, new = kept(graded.root, LESSON)
    written = {student: line["release"] for student, line in journal(graded).items()}
    assert written == {"ada": old.digest, "ben": new.digest}
    assert all(result.reused for result in grade(graded).values())


def test_an_exercise_that_is_taken_away_keeps_what_was_graded(graded):
    take_mean_away(graded)
    released_anew(graded)
    hand_in(graded, "ben")
    assert [result.error for result in grade(graded, again=True).values()] == ["", ""]
    with Gradebook(gradebook_url(graded.root)) as book:
        mean = book.find_grade("mean-check", LESSON, LESSON, "ada")
        assert (mean.auto_score, mean.manual_score, mean.max_score) == (3.0, 2.5, 0.0)
        assert book.find_comment("mean", LESSON, LESSON, "ada").manual_comment == "well tried"
        assert book.find_assignment(LESSON).max_score == 3.0
    assert "mean-check" not in page(graded, "ben")
    assert "3 of 3 points" in page(graded, "ada")


def test_nbgraders_own_commands_release_and_grade_alike(graded, monkeypatch):
    add_spread(graded)
    build(graded, graded.lesson(LESSON))
    monkeypatch.chdir(graded.root)
    api = open_course(graded.root)
    succeed(api.generate_assignment(LESSON, force=True, create=True))
    assert len(kept(graded.root, LESSON)) == 2
    hand_in(graded, "ben")
    for student in ("ada", "ben"):
        succeed(api.autograde(LESSON, student))
    assert judged(graded, "ada") == {"total": (2.0, 2.0), "mean": (2.5, 3.0)}
    assert judged(graded, "ben")["spread"] == (4.0, 4.0)
    assert "spread" not in page(graded, "ada")
    made = (graded.root / "release" / LESSON / NAME).read_bytes()
    release(graded, graded.lesson(LESSON))
    assert (graded.root / "release" / LESSON / NAME).read_bytes() == made
    assert len(kept(graded.root, LESSON)) == 2


@pytest.mark.parametrize("step", ["enter_cells", "_swap"])
def test_stopped_at_any_step_the_lesson_can_be_graded_and_released(step, graded, monkeypatch):
    add_spread(graded)
    build(graded, graded.lesson(LESSON))
    before = (graded.root / "release" / LESSON / NAME).read_bytes()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(releasing, step, stop)
        with pytest.raises(KeyboardInterrupt):
            release(graded, graded.lesson(LESSON))
    assert (graded.root / "release" / LESSON / NAME).read_bytes() == before
    assert grade(graded, again=True)["ada"].error == ""
    assert judged(graded, "ada") == {"total": (2.0, 2.0), "mean": (2.5, 3.0)}
    release(graded, graded.lesson(LESSON))
    assert "spread" in (graded.root / "release" / LESSON / NAME).read_text("utf-8")
    assert [path.name for path in (graded.root / "release").iterdir()] == [LESSON]
    assert not list((graded.root / FOLDER / LESSON).glob(".*[0-9]"))


def test_between_two_renames_the_release_is_gone_and_grading_goes_on(graded, monkeypatch):
    rename = Path.rename

    def stop(self: Path, target: Path) -> Path:
        if self.parent.name.endswith(".draft"):
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stop)
    with pytest.raises(KeyboardInterrupt):
        release(graded, graded.lesson(LESSON))
    monkeypatch.undo()
    assert not (graded.root / "release" / LESSON).exists()
    assert (graded.root / "release" / f".{LESSON}.before" / NAME).is_file()
    assert grade(graded, again=True)["ada"].error == ""
    release(graded, graded.lesson(LESSON))
    assert [path.name for path in (graded.root / "release").iterdir()] == [LESSON]


def test_what_notebooks_say_since_is_told_and_not_graded_by(graded):
    assert what_differs(graded, LESSON) == []
    take_mean_away(graded)
    assert grade(graded, again=True)["ada"].error == ""
    assert judged(graded, "ada")["mean"] == (2.5, 3.0)
    (said,) = what_differs(graded, LESSON)
    assert f"`autograder build {LESSON}`" in said
    assert f"`autograder release {LESSON}`" in said


def test_a_lesson_that_is_gone_from_notebooks_is_graded_by_what_was_released(graded):
    shutil.rmtree(graded.root / "notebooks" / LESSON)
    course = Course(graded.root)
    assert grade(course, again=True)["ada"].error == ""
    assert what_differs(course, LESSON) == []


def test_a_lesson_that_was_built_from_another_text_is_not_released(graded):
    take_mean_away(graded)
    with pytest.raises(CourseError, match=f"source/{LESSON} checks mean .* `autograder build"):
        release(graded, graded.lesson(LESSON))
    assert len(kept(graded.root, LESSON)) == 1
    assert (graded.root / "release" / LESSON / NAME).is_file()


def test_while_there_is_one_release_no_submission_is_read_to_tell_which(graded, monkeypatch):
    monkeypatch.setattr(grading, "choose", None)
    assert grade(graded, again=True)["ada"].error == ""
    rewrite(graded.root / TEXT, MORE.format(3), MORE.format(7))
    released_anew(graded)
    assert grade(graded)["ada"].error == ""
    add_spread(graded)
    released_anew(graded)
    assert "not callable" in grade(graded)["ada"].error


def test_several_at_once_release_and_grade_as_one_after_the_other(graded):
    add_spread(graded)
    build(graded, graded.lesson(LESSON))
    command = [sys.executable, "-m", "autograder"]
    lines = [["release", "--force"], ["release", "--force"], ["grade", "--again", "--unsafe-ok"]]
    runs = [
        subprocess.Popen([*command, *line], cwd=graded.root, stdout=subprocess.DEVNULL)
        for line in lines
    ]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert len(kept(graded.root, LESSON)) == 2
    assert "spread" in (graded.root / "release" / LESSON / NAME).read_text("utf-8")
    assert judged(graded, "ada")["mean"] == (2.5, 3.0)


# --- released when no release was kept ---


def test_a_configuration_without_our_steps_loses_nothing_either(graded):
    config = graded.root / CONFIG
    text = config.read_text("utf-8")
    start = text.index("c.GenerateAssignment.preprocessors")
    config.write_text(text[:start] + text[text.index("]", start) + 1 :], "utf-8")
    add_spread(graded)
    build(graded, graded.lesson(LESSON))
    with pytest.raises(NbgraderError, match="Cannot add or remove cells"):
        succeed(open_course(graded.root).generate_assignment(LESSON, force=True))
    assert not (graded.root / "release" / LESSON).exists()
    assert grade(graded, again=True)["ada"].error == ""
    release(graded, graded.lesson(LESSON))
    assert "spread" in (graded.root / "release" / LESSON / NAME).read_text("utf-8")
    assert len(kept(graded.root, LESSON)) == 2


def test_what_nbgrader_alone_released_is_kept_when_it_is_graded(graded):
    shutil.rmtree(graded.root / FOLDER)
    assert grade(graded, again=True)["ada"].error == ""
    assert len(kept(graded.root, LESSON)) == 1


def test_what_nbgrader_alone_released_is_kept_before_another_release(graded):
    shutil.rmtree(graded.root / FOLDER)
    add_spread(graded)
    released_anew(graded)
    assert len(kept(graded.root, LESSON)) == 2
    assert grade(graded)["ada"].error == ""
    assert "spread" not in page(graded, "ada")


def test_where_nothing_tells_how_to_judge_it_is_said_and_no_points_are_taken(graded):
    shutil.rmtree(graded.root / FOLDER)
    before = judged(graded, "ada"), page(graded, "ada")
    take_mean_away(graded)
    assert grade(graded, again=True)["ada"].error == (
        f"release/{LESSON} checks mean (mean-check), which notebooks/{LESSON} does not have. "
        f"Put it back there, or run `autograder build {LESSON}`, then `autograder release "
        f"{LESSON}`."
    )
    assert (judged(graded, "ada"), page(graded, "ada")) == before
    shutil.rmtree(graded.root / "release")
    assert "is missing: nothing to grade by" in grade(graded, again=True)["ada"].error


def test_a_release_that_the_gradebook_was_never_told_of_is_told_and_not_graded_by(graded):
    rewrite(graded.root / "release" / LESSON / NAME, "np.arange(4.0)), 1.5", "np.ones(2)), 1.0")
    assert grade(graded, again=True)["ada"].error == ""
    assert len(kept(graded.root, LESSON)) == 1
    assert "arange(4.0)), 1.5" in page(graded, "ada")
    (said,) = what_differs(graded, LESSON)
    assert said.startswith(f"release/{LESSON} is not what was last released here")
