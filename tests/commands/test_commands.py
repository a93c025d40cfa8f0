"""The `autograder` command: help with examples, one sentence for a mistake, and exit codes."""

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from autograder import __version__
from autograder.authoring.demo.sample_class import answered
from autograder.commands import terminal
from autograder.commands.main import COMMANDS, main, parser
from autograder.course.course import Course
from autograder.reports.marks_csv import COLUMNS

LESSON = "01-averages"


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no sentence be broken into lines."""
    for console in (terminal.out, terminal.err):
        monkeypatch.setattr(console, "width", 300)


@pytest.fixture
def course(mini: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The short course, which is also the folder in which the commands run."""
    monkeypatch.chdir(mini.root)
    return mini


def hand_in(course: Course, student: str, *, right: bool = True) -> Path:
    lesson = course.lesson(LESSON)
    release = nbformat.read(course.root / "release" / LESSON / f"{LESSON}.ipynb", as_version=4)
    path = course.root / "submitted" / student / LESSON / f"{LESSON}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(answered(lesson, release, only=None if right else ("total",)), path)
    return path


def mistake(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command that cannot be carried out and return the one sentence that it says."""
    assert main(arguments) == 2
    said, complaint = capsys.readouterr()
    assert said == ""
    assert complaint.startswith("autograder: ")
    assert complaint.count("\n") == 1
    return complaint.removeprefix("autograder: ").strip()


# --- help ---


def test_there_are_commands_to_test():
    assert {"build", "release", "grade", "feedback", "report", "export"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_examples_that_it_accepts(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    examples = capsys.readouterr().out.split("examples:\n")[1].strip().splitlines()
    for example in examples:
        words = re.split(r" {2,}| >", example.strip())[0].split()
        assert words[:2] == ["autograder", command]
        parser().parse_args(words[1:])


def test_without_a_command_the_list_of_commands_is_shown(capsys):
    assert main([]) == 0
    shown = capsys.readouterr().out
    assert all(f"    {command} " in shown for command in COMMANDS)


@pytest.mark.parametrize("arguments", [["nosuch"], ["grade", "--nosuch"], ["validate"]])
def test_a_command_line_that_is_wrong_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: autograder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--picture", "bench.gif"], "bench.gif should end in .png or .svg"),
        (["--picture", "no/such/bench.png"], "no/such/bench.png cannot be written"),
        (["--json", "."], ". cannot be written"),
        (["speed", "--rounds", "0"], "'0' is not a number of at least 1"),
    ],
)
def test_a_bench_is_not_begun_whose_result_could_not_be_kept(arguments, said, capsys):
    with pytest.raises(SystemExit):
        main(["bench", *arguments])
    assert said in capsys.readouterr().err


def test_the_command_is_installed():
    script = Path(sys.executable).parent / "autograder"
    ran = subprocess.run([script, "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout == f"autograder {__version__}\n"


HEAVY = """
import sys
from autograder.commands.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
heavy = ("numpy", "nbformat", "nbgrader", "sqlalchemy", "traitlets", "IPython", "jupytext")
print([name for name in heavy if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], [], ["nosuch"], ["bench", "--rounds", "0"]]
)
def test_help_and_complaints_wait_for_nothing_heavy(arguments):
    ran = subprocess.run(
        [sys.executable, "-c", HEAVY, *arguments], capture_output=True, text=True, check=True
    )
    assert ran.stderr.splitlines()[-1] == "[]"


def test_the_marks_are_read_without_nbgrader(course):
    hand_in(course, "ada")
    assert main(["grade"]) == 0
    for command in ("report", "export"):
        ran = subprocess.run(
            [sys.executable, "-c", HEAVY, command], capture_output=True, text=True, check=True
        )
        assert "ada" in ran.stdout
        assert "nbgrader'" not in ran.stderr


# --- mistakes ---


@pytest.mark.parametrize(
    "command", ["build", "release", "grade", "feedback", "report", "export", "demo"]
)
def test_outside_a_course_the_sentence_says_how_to_name_one(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    said = mistake(capsys, command)
    assert "is not a course" in said
    assert "--course FOLDER" in said


@pytest.mark.parametrize(
    "command", ["build", "build --check", "release", "grade", "feedback", "report", "export"]
)
@pytest.mark.parametrize("name", ["9", "nosuch"])
@pytest.mark.usefixtures("course")
def test_an_unknown_lesson_is_answered_with_those_there_are(command, name, capsys):
    said = mistake(capsys, *command.split(), name)
    assert said == f"there is no lesson '{name}'; there are {LESSON}."


@pytest.mark.parametrize("command", ["grade", "feedback", "report"])
def test_without_submissions_the_sentence_says_where_they_go(command, course, capsys):
    said = mistake(capsys, command)
    assert said.startswith(f"there is no submission for {LESSON}.")
    assert "submitted/<student>/<lesson>/<lesson>.ipynb" in said
    hand_in(course, "ada")
    assert "there is no submission of bob" in mistake(capsys, command, "--student", "bob")


@pytest.mark.parametrize("command", ["feedback", "report", "export"])
def test_before_grading_the_sentence_says_to_grade(command, course, capsys):
    hand_in(course, "ada")
    said = mistake(capsys, command)
    assert said == "nothing of this has been graded yet: run `autograder grade` first."


def test_release_before_build_says_to_build(course, capsys):
    shutil.rmtree(course.root / "source")
    said = mistake(capsys, "release")
    assert said == f"source/{LESSON} is missing: run `autograder build` first."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no file my.ipynb."),
        (b"print(1)", "my.ipynb is not a notebook (not valid JSON)"),
        (b"\0\xff", "my.ipynb is not a notebook (not text)"),
        (b"{}", "my.ipynb is not a notebook (no cells in it)"),
        (b"", "my.ipynb is empty"),
    ],
)
@pytest.mark.usefixtures("course")
def test_validate_refuses_what_is_no_notebook(content, said, capsys):
    if content is not None:
        Path("my.ipynb").write_bytes(content)
    assert mistake(capsys, "validate", "my.ipynb").startswith(said)


@pytest.mark.usefixtures("course")
def test_validate_refuses_a_notebook_without_checks(capsys):
    nbformat.write(nbformat.v4.new_notebook(), "my.ipynb")
    assert "has no checks" in mistake(capsys, "validate", "my.ipynb")


def test_the_demo_spares_a_folder_that_it_did_not_make(course, capsys):
    before = sorted(course.root.rglob("*"))
    assert "is not empty, and no demo made it" in mistake(capsys, "demo", "--folder", ".")
    assert "Not a directory" in mistake(capsys, "demo", "--folder", "nbgrader_config.py")
    assert sorted(course.root.rglob("*")) == before


def test_a_lesson_that_cannot_be_read_is_a_sentence(course, capsys):
    path = course.root / "notebooks" / LESSON / f"{LESSON}.md"
    path.write_text(path.read_text("utf-8").replace('"mean", mean', '"median", mean'), "utf-8")
    assert "checks median, but no solution cell has that name" in mistake(capsys, "build")


# --- what the commands do ---


def test_build_check_says_what_is_stale_and_writes_nothing(course, capsys):
    made = course.root / "source" / LESSON / f"{LESSON}.ipynb"
    assert main(["build", "--check"]) == 0
    assert capsys.readouterr() == ("", "")

    text = course.root / "notebooks" / LESSON / f"{LESSON}.md"
    text.write_text(text.read_text("utf-8").replace("one of everything", "a bit of all"), "utf-8")
    before = made.read_bytes()
    assert main(["build", "--check"]) == 1
    assert capsys.readouterr().err.startswith(f"source/{LESSON} is not what notebooks/{LESSON}")
    assert made.read_bytes() == before

    assert main(["build"]) == 0
    assert capsys.readouterr().out == f"built     source/{LESSON}/{LESSON}.ipynb\n"
    assert b"a bit of all" in made.read_bytes()
    assert main(["build", "--check"]) == 0


def test_release_makes_the_same_bytes_again(course, capsys):
    made = course.root / "release" / LESSON / f"{LESSON}.ipynb"
    before = made.read_bytes()
    made.unlink()
    assert main(["release", "1"]) == 0
    assert capsys.readouterr().out == f"released  release/{LESSON}/{LESSON}.ipynb\n"
    assert made.read_bytes() == before


def test_from_submissions_to_marks_feedback_and_csv(course, capsys):
    hand_in(course, "ada")
    hand_in(course, "ben & co.", right=False)

    assert main(["grade"]) == 0
    shown, complaints = capsys.readouterr()
    assert complaints == ""
    assert re.search(rf"{LESSON} │ ada +│ 5 / 5 │", shown)
    assert re.search(r"ben & co\. +│ 2 / 5 │.*mean: it is not written yet", shown)

    hand_in(course, "chen")
    assert main(["report"]) == 0
    shown, complaints = capsys.readouterr()
    assert complaints == f"not graded yet: chen, {LESSON}\n"
    assert re.search(r"total +│ 2 of 2 │", shown)
    assert re.search(r"mean +│ 1 of 2 │", shown)

    assert main(["feedback", "--student", "ada"]) == 0
    assert capsys.readouterr().out.startswith("feedback  1 pages")
    assert (course.root / "feedback" / "ada" / LESSON / f"{LESSON}.html").is_file()

    assert main(["export", "--to", "marks.csv"]) == 0
    assert capsys.readouterr().out == "exported  9 marks to marks.csv\n"
    with Path("marks.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert [(r["student"], r["exercise"], r["points"]) for r in rows] == [
        (student, exercise, points)
        for student, marks in [("ada", "230"), ("ben & co.", "200"), ("chen", ["", "", ""])]
        for exercise, points in zip(("total", "mean", "why-mean"), marks, strict=True)
    ]
    assert [r["status"] for r in rows] == [""] * 6 + ["not graded"] * 3

    assert main(["export"]) == 0
    assert capsys.readouterr().out.splitlines() == Path("marks.csv").read_text("utf-8").splitlines()


def test_export_to_nowhere_is_a_sentence(course, capsys):
    hand_in(course, "ada")
    assert main(["grade"]) == 0
    capsys.readouterr()
    said = mistake(capsys, "export", "--to", "no/such/folder.csv")
    assert said == "no/such/folder.csv: No such file or directory."


def test_one_that_cannot_be_graded_is_named_and_the_exit_code_is_1(course, capsys, monkeypatch):
    from autograder.handin import submissions

    def refuse(*_: object) -> str:
        raise RuntimeError("out of paper")

    hand_in(course, "ada")
    monkeypatch.setattr(submissions, "gather", refuse)
    assert main(["grade"]) == 1
    assert capsys.readouterr().err == f"not graded: ada, {LESSON}: out of paper\n"


def test_a_course_is_named_or_found_from_a_folder_in_it(course, monkeypatch, tmp_path):
    monkeypatch.chdir(course.root / "notebooks" / LESSON)
    assert main(["build", "--check"]) == 0
    monkeypatch.chdir(tmp_path)
    assert main(["build", "--check", "--course", str(course.root)]) == 0


def test_validate_shows_what_every_check_says(course, capsys):
    stubs = f"release/{LESSON}/{LESSON}.ipynb"
    assert main(["validate", stubs]) == 1
    shown = capsys.readouterr().out
    assert re.search(r"total +│ 2 +│ ✗ │ not written yet", shown)
    assert "2 of 2 exercises need another look." in shown
    assert "Still to be answered in words: why-mean." in shown

    assert main(["validate", str(hand_in(course, "ada"))]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"mean +│ 3 +│ ✓ │ passed", shown)
    assert "Every visible check passes." in shown


@pytest.mark.usefixtures("course")
def test_the_doctor_says_how_things_are(capsys):
    assert main(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"✓ │ Python", shown)
    assert re.search(r"✓ │ a worker", shown)
    assert re.search(rf"✓ │ course +│ 1 lessons: {LESSON}", shown)


@pytest.mark.usefixtures("course")
def test_ctrl_c_is_a_sentence_too(capsys, monkeypatch):
    def interrupted(_: Path) -> Course:
        raise KeyboardInterrupt

    monkeypatch.setattr(Course, "find", interrupted)
    assert main(["build"]) == 2
    assert "autograder: stopped." in capsys.readouterr().err


def test_a_system_without_fork_is_a_sentence(mini, monkeypatch, capsys):
    monkeypatch.delattr("os.fork")
    assert main(["grade", "--course", str(mini.root)]) == 2
    assert "it has no fork, which grading needs: use Linux" in capsys.readouterr().err
