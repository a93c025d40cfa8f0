"""The `autograder` command."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from autograder import __version__
from autograder.grading import startup
from autograder.grading.course import Course, CourseError

if TYPE_CHECKING:
    from autograder.grading.batch import Graded
    from autograder.grading.dask_cluster import Cluster
    from autograder.grading.gradebook import Mark
    from autograder.grading.pool import Pool
    from autograder.grading.submissions import Submission

# All text as it is: an array or a file name may look like rich's markup, or a slice like an emoji.
out = Console(highlight=False, markup=False, emoji=False)
err = Console(stderr=True, highlight=False, markup=False, emoji=False)
Item = TypeVar("Item")
NOT_GRADED = "nothing of this has been graded yet: run `autograder grade` first."


class UserError(Exception):
    """A mistake that the person at the keyboard can mend; the text says how."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        The command line; the program's own where left out.

    Returns
    -------
    int
        0 where all went well, 1 where something is wrong with the work that was looked at, 2 where
        the command itself could not be carried out.
    """
    options = _parser().parse_args(arguments)  # first: help must not wait for nbgrader
    startup.leave_out_unused()
    try:
        return int(options.run(options) or 0)
    except OSError as error:
        err.print(f"autograder: {error.filename or 'the system'}: {error.strerror or error}.")
    except KeyboardInterrupt:
        err.print("\nautograder: stopped. What was finished is kept; run it again to go on.")
    except Exception as error:
        if not isinstance(error, _understood()):
            raise
        err.print(f"autograder: {error}")
    return 2


def _understood() -> tuple[type[Exception], ...]:
    """Return the errors whose text says what to do, imported when there is one."""
    from autograder.grading.lesson import LessonError
    from autograder.grading.nbgrader_api import NbgraderError
    from autograder.student.data import DataError

    return UserError, CourseError, LessonError, NbgraderError, DataError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="autograder",
        description="Lessons on neural networks: build them, give them out, grade them.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"autograder {__version__}")
    parser.set_defaults(run=lambda _: parser.print_help())
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for add in (
        _add_build,
        _add_release,
        _add_grade,
        _add_feedback,
        _add_report,
        _add_export,
        _add_validate,
        _add_bench,
        _add_demo,
        _add_doctor,
    ):
        add(commands)
    return parser


def _command(commands: Any, run: Callable[..., Any], name: str, what: str, examples: str) -> Any:
    command = commands.add_parser(
        name,
        help=what,
        description=what,
        epilog="examples:\n" + textwrap.indent(textwrap.dedent(examples).strip(), "  "),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    return command


def _takes_course(command: Any) -> None:
    command.add_argument(
        "--course",
        metavar="FOLDER",
        type=Path,
        default=Path(),
        help="the course's folder, or one inside it (default: here)",
    )


def _takes_lessons(command: Any) -> None:
    _takes_course(command)
    command.add_argument(
        "lessons", metavar="LESSON", nargs="*", help="a name or number (default: every lesson)"
    )


def _takes_submissions(command: Any) -> None:
    _takes_lessons(command)
    command.add_argument("--student", metavar="ID", default="*", help="one student (default: all)")


def _chosen(course: Course, names: list[str]) -> list[str]:
    return [course.lesson(name).name for name in names] or course.names


def _with_progress(
    what: str,
    items: Iterable[Item],
    total: int,
    so_far: Callable[[list[Item]], str] = lambda _: "",
) -> Iterator[Item]:
    """Show a bar, the rate and the time left while items come; where nobody watches, nothing."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[so_far]}"),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    done: list[Item] = []
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task(what, total=total, so_far="", rate="")
        for item in items:
            yield item
            done.append(item)
            speed = progress.tasks[0].speed
            rate = f"{speed:.1f} a second" if speed else ""
            progress.update(task, advance=1, so_far=so_far(done), rate=rate)


# --- build ---


def _add_build(commands: Any) -> None:
    command = _command(
        commands,
        _build,
        "build",
        "make nbgrader's instructor notebooks (source/) from the lessons (notebooks/)",
        """
        autograder build             every lesson
        autograder build 3           lesson 03 alone
        autograder build --check     write nothing; fail if source/ is out of date
        """,
    )
    _takes_lessons(command)
    command.add_argument("--check", action="store_true", help="only tell whether source/ is stale")


def _build(options: argparse.Namespace) -> int:
    from autograder.authoring.build import build, is_current
    from autograder.authoring.hints import are_current, write_hints

    course = Course.find(options.course)
    names = _chosen(course, options.lessons)
    if options.check:
        lessons = [course.lesson(name) for name in names]
        stale = [
            lesson.name
            for lesson in lessons
            if not (is_current(course, lesson) and are_current(course, lesson))
        ]
        for name in stale:
            err.print(f"source/{name} is not what notebooks/{name} says: run `autograder build`.")
        return 1 if stale else 0
    for name in _with_progress("building", names, len(names)):
        lesson = course.lesson(name)
        path = build(course, lesson)
        write_hints(course, lesson)
        out.print(f"built     {path.relative_to(course.root)}")
    return 0


# --- release ---


def _add_release(commands: Any) -> None:
    command = _command(
        commands,
        _release,
        "release",
        "make what students get (release/) from source/, and enter the lessons into the gradebook; "
        "refused where the lesson's tests let a known wrong answer pass, or fail a right one",
        """
        autograder release           every lesson
        autograder release 1 2       two of them
        autograder release 1 --force     also with weak tests, and leave a note that says so
        """,
    )
    _takes_lessons(command)
    command.add_argument(
        "--force", action="store_true", help="release a lesson with weak tests, and mark it"
    )


def _release(options: argparse.Namespace) -> int:
    from autograder.authoring import strength
    from autograder.authoring.release import release

    course = Course.find(options.course)
    names = _chosen(course, options.lessons)
    refused = 0
    for name in _with_progress("releasing", names, len(names)):
        lesson = course.lesson(name)
        weak = strength.found_weak(course, lesson)
        for line in weak:
            err.print(f"{name}: {line}.")
        if weak and not options.force:
            refused += 1
            err.print(f"refused   {name}: mend its tests, or release it as it is with --force.")
            continue
        path = release(course, lesson)
        strength.mark(path, weak)
        out.print(
            f"released  {path.relative_to(course.root)}{' (marked: weak tests)' * bool(weak)}"
        )
    return 1 if refused else 0


# --- grade ---


def _add_grade(commands: Any) -> None:
    command = _command(
        commands,
        _grade,
        "grade",
        "grade what is in submitted/<student>/<lesson>/ into nbgrader's gradebook",
        """
        autograder grade                       everything that was handed in
        autograder grade 3                     lesson 03, every student
        autograder grade 3 --student ada       one submission
        autograder grade --workers 8           eight at a time
        autograder grade --dask tcp://10.0.0.1:8786
        autograder grade --marks best          by itself or in its chain
        autograder grade --again               also what has not changed since it was graded
        """,
    )
    _takes_submissions(command)
    command.add_argument(
        "--unsafe-ok",
        action="store_true",
        default="AUTOGRADER_UNSAFE_OK" in os.environ,
        help="grade also where nothing keeps student code from this account's files "
        "(or set AUTOGRADER_UNSAFE_OK)",
    )
    _takes_workers(command)
    command.add_argument(
        "--dask",
        metavar="ADDRESS",
        help="send the submissions to a Dask cluster, such as tcp://10.0.0.1:8786, instead",
    )
    command.add_argument(
        "--again",
        action="store_true",
        help="grade what has not changed too (default: verdicts of unchanged files are reused)",
    )
    command.add_argument(
        "--marks",
        choices=["own", "chain", "best"],
        help="what an exercise stands on: the right earlier functions (own, the default), the "
        "student's own (chain), or whichever earns more (best)",
    )


def _takes_workers(command: Any) -> None:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    command.add_argument(
        "--workers",
        metavar="N",
        type=_positive,
        default=cores or 1,
        help="how many submissions are graded at a time (default: one a core)",
    )


def _file(text: str) -> Path:
    """Read the path of a file to write, before the work is done that should go into it."""
    path = Path(text)
    if path.is_dir() or not path.resolve().parent.is_dir():
        raise argparse.ArgumentTypeError(f"{text} cannot be written: name a file in a folder")
    return path


def _picture(text: str) -> Path:
    path = _file(text)
    if path.suffix not in (".png", ".svg"):
        raise argparse.ArgumentTypeError(f"{text} should end in .png or .svg")
    return path


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of at least 1")
    return int(text)


def _grade(options: argparse.Namespace) -> int:
    _refuse_open_walls(options.unsafe_ok)
    course = Course.find(options.course)
    settings = {"JudgedExecute": {"marks": options.marks}} if options.marks else {}
    with _graders(options.workers, options.dask) as graders:
        batch = _submissions(course, options)
        results = _grade_batch(course, batch, graders, again=options.again, **settings)
    _print_marks(course, batch, results)
    return 1 if any(result.error for result in results) else 0


def _refuse_open_walls(unsafe_ok: bool) -> None:
    from autograder.grading.sandbox import open_walls
    from autograder.grading.warm import require_fork

    require_fork()
    problem = open_walls()
    if problem and not unsafe_ok:
        raise UserError(f"{problem} To grade all the same, add --unsafe-ok.")


def _submissions(course: Course, options: argparse.Namespace) -> list[Submission]:
    from autograder.grading import submissions

    names = _chosen(course, options.lessons)
    found = [s for name in names for s in submissions.find(course.root, name, options.student)]
    if not found:
        who = "" if options.student == "*" else f" of {options.student}"
        raise UserError(
            f"there is no submission{who} for {', '.join(names)}. "
            f"Put notebooks at {submissions.SUBMITTED}/<student>/<lesson>/<lesson>.ipynb."
        )
    return found


def _so_far(results: list[Graded]) -> str:
    """Say how many lost points, and how many could not be graded."""
    failing = sum(bool(result.failed) for result in results)
    errors = sum(bool(result.error) for result in results)
    return f"{failing} lost points" + (f", {errors} not graded" if errors else "")


def _graders(workers: int, address: str | None = None) -> Pool | Cluster:
    """Start those who grade, who load while this process does."""
    if address is None:
        from autograder.grading.pool import Pool

        return Pool(workers)
    from autograder.grading.dask_cluster import Cluster

    return Cluster(address)


def _grade_batch(
    course: Course, batch: list[Submission], graders: Pool | Cluster, **settings: Any
) -> list[Graded]:
    with startup.loading():
        from autograder.authoring.release import release
        from autograder.grading import batch as grading
        from autograder.grading import gradebook

    address = gradebook.url(course.root)
    for name in sorted({submission.lesson for submission in batch}):
        if not gradebook.has_lesson(address, name):
            release(course, course.lesson(name))
    graded = grading.grade(course, batch, graders=graders, **settings)
    return list(_with_progress("grading", graded, len(batch), _so_far))


def _print_marks(course: Course, batch: list[Submission], results: list[Graded]) -> None:
    from autograder.grading.report import class_table

    wanted = {(submission.lesson, submission.student) for submission in batch}
    notes = {
        (result.submission.lesson, result.submission.student): result.error or result.note
        for result in results
    }
    rows = [m for m in _all_marks(course, batch) if (m.lesson, m.student) in wanted]
    out.print(class_table(rows, notes))
    for result in results:
        if result.error:
            who = f"{result.submission.student}, {result.submission.lesson}"
            err.print(f"not graded: {who}: {result.error}")


def _all_marks(course: Course, batch: list[Submission]) -> list[Mark]:
    from autograder.grading import gradebook

    address = gradebook.url(course.root)
    names = sorted({submission.lesson for submission in batch})
    return [mark for name in names for mark in gradebook.marks(address, name)]


# --- feedback ---


def _add_feedback(commands: Any) -> None:
    command = _command(
        commands,
        _feedback,
        "feedback",
        "write a page of feedback for every graded submission (feedback/<student>/<lesson>/)",
        """
        autograder feedback                    everyone
        autograder feedback 3 --student ada    one page
        """,
    )
    _takes_submissions(command)


def _feedback(options: argparse.Namespace) -> int:
    course = Course.find(options.course)
    return _write_feedback(course, _graded(course, _submissions(course, options)))


def _graded(course: Course, batch: list[Submission]) -> list[Submission]:
    """Return the submissions that have been graded, and name those that have not."""
    from autograder.grading.submissions import is_graded

    graded = [submission for submission in batch if is_graded(submission, course.root)]
    if not graded:
        raise UserError(NOT_GRADED)
    for submission in batch:
        if submission not in graded:
            err.print(f"not graded yet: {submission.student}, {submission.lesson}")
    return graded


def _write_feedback(course: Course, batch: list[Submission]) -> int:
    from autograder.grading import batch as grading

    written = grading.write_feedback(course, batch)
    results = list(_with_progress("feedback", written, len(batch)))
    failed = [result for result in results if result.error]
    out.print(f"feedback  {len(results) - len(failed)} pages in feedback/<student>/<lesson>/")
    for result in failed:
        who = f"{result.submission.student}, {result.submission.lesson}"
        err.print(f"no feedback: {who}: {result.error}")
    return 1 if failed else 0


# --- report, export ---


def _add_report(commands: Any) -> None:
    command = _command(
        commands,
        _report,
        "report",
        "show the marks of the class, and which exercises it finds hard",
        """
        autograder report            every lesson
        autograder report 3          lesson 03 alone
        """,
    )
    _takes_submissions(command)


def _report(options: argparse.Namespace) -> int:
    from autograder.grading.report import exercise_table

    course = Course.find(options.course)
    batch = _graded(course, _submissions(course, options))
    _print_marks(course, batch, [])
    out.print(exercise_table(_all_marks(course, batch)))
    return 0


def _add_export(commands: Any) -> None:
    command = _command(
        commands,
        _export,
        "export",
        "write the marks as CSV, one line a student and exercise",
        """
        autograder export > marks.csv
        autograder export 3 --to lesson-03.csv
        """,
    )
    _takes_lessons(command)
    command.add_argument("--to", metavar="FILE", type=Path, help="the file (default: the terminal)")


def _export(options: argparse.Namespace) -> int:
    from autograder.grading import gradebook

    course = Course.find(options.course)
    address = gradebook.url(course.root)
    names = [n for n in _chosen(course, options.lessons) if gradebook.has_lesson(address, n)]
    rows = [mark for name in names for mark in gradebook.marks(address, name)]
    if not rows:
        raise UserError(NOT_GRADED)
    if options.to is None:
        gradebook.write_csv(rows, sys.stdout)
        return 0
    with options.to.open("w", newline="", encoding="utf-8") as file:
        gradebook.write_csv(rows, file)
    out.print(f"exported  {len(rows)} marks to {options.to}")
    return 0


# --- validate ---


def _add_validate(commands: Any) -> None:
    command = _command(
        commands,
        _validate,
        "validate",
        "run a notebook of your own from top to bottom and show what every check says",
        """
        autograder validate release/03-cost/03-cost.ipynb
        """,
    )
    command.add_argument("notebook", metavar="NOTEBOOK", type=Path)


def _validate(options: argparse.Namespace) -> int:
    from autograder.grading import submissions, validate

    if not options.notebook.is_file():
        raise UserError(f"there is no file {options.notebook}.")
    try:
        notebook = submissions.read_own(options.notebook)
    except submissions.UnreadableNotebookError as error:
        raise UserError(f"{options.notebook} {error}: open it in Jupyter and save it.") from error
    with err.status("running the notebook"):
        results = validate.run(notebook)
    if not results:
        raise UserError(f"{options.notebook} has no checks: is it one of the lessons?")
    table = Table(title=f"{options.notebook.name}, run from top to bottom", title_justify="left")
    for column in ("exercise", "points", "", "what the check says"):
        table.add_column(column)
    for result in results:
        mark = "✗" if result.problem else "✓"
        table.add_row(result.exercise, f"{result.points:g}", mark, result.problem or "passed")
    out.print(table)
    open_questions = validate.unanswered(notebook)
    if open_questions:
        out.print(f"Still to be answered in words: {', '.join(open_questions)}.")
    failed = sum(bool(result.problem) for result in results)
    out.print(
        f"{failed} of {len(results)} exercises need{'s' * (failed == 1)} another look."
        if failed
        else "Every visible check passes. Fresh inputs come when it is graded."
    )
    return 1 if failed else 0


# --- bench ---


def _add_bench(commands: Any) -> None:
    command = _command(
        commands,
        _bench,
        "bench",
        "grade the grader: hand in every known wrong and right answer, and see what comes of it",
        """
        autograder bench                       every lesson: a quarter of an hour
        autograder bench --other-words         the same mistakes in other words too
        autograder bench 3                     one lesson
        autograder bench --json bench.json --picture bench.png
        autograder bench mutants 3             small changes of each solution: which go undetected?
        autograder bench speed --rounds 5      the lessons' cost and gradient beside libraries
        autograder bench grading 3             nbgrader's Execute beside `autograder grade`
        autograder bench grading 6 --only-essential    the same, without minutes of training
        """,
    )
    _takes_course(command)
    command.add_argument(
        "what",
        metavar="mutants|grading|speed|LESSON",
        nargs="*",
        help="what to measure: the catalogue of answers, unless `mutants`, `grading` or `speed` "
        "comes first; then the lessons (default: every lesson)",
    )
    _takes_workers(command)
    command.add_argument(
        "--other-words",
        action="store_true",
        help="hand in wordings of the same mistakes that the grader has never seen, too",
    )
    command.add_argument("--json", metavar="FILE", type=_file, help="write the result as JSON too")
    command.add_argument(
        "--picture", metavar="FILE", type=_picture, help="draw it too (.png, .svg)"
    )
    command.add_argument("--rounds", type=_positive, default=21, help="of `speed` (default: 21)")
    command.add_argument(
        "--students", type=_positive, default=40, metavar="N", help="of `grading` (default: 40)"
    )
    command.add_argument(
        "--only-essential",
        action="store_true",
        help="`grading` leaves out what no exercise needs: lesson 6 trains for minutes otherwise",
    )


def _bench(options: argparse.Namespace) -> int:
    course = Course.find(options.course)
    subjects = {"mutants": _bench_mutants, "grading": _bench_grading, "speed": _bench_speed}
    subject = subjects.get(options.what[0]) if options.what else None
    if subject is None:
        return _bench_catalogue(course, options, _chosen(course, options.what))
    return subject(course, options, _chosen(course, options.what[1:]))


def _bench_catalogue(course: Course, options: argparse.Namespace, names: list[str]) -> int:
    import tempfile

    from autograder.authoring import bench_catalogue

    rows = []
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            watch = partial(_with_progress, name)
            where = Path(folder) / "course"
            rows += bench_catalogue.run(
                course,
                course.lesson(name),
                where,
                watch,
                workers=options.workers,
                other_words=options.other_words,
            )
    out.print(bench_catalogue.table(rows))
    for name, value in bench_catalogue.totals(rows).items():
        out.print(f"{name:<26} {value:.2%}" if isinstance(value, float) else f"{name:<26} {value}")
    for row in rows:
        for line in row.surprises:
            out.print(f"{row.lesson}, {row.exercise}: {line}")
    if options.json:
        bench_catalogue.write_json(rows, options.json)
    if options.picture:
        bench_catalogue.write_picture(rows, options.picture)
    return 0 if bench_catalogue.all_well(rows) else 1


def _bench_mutants(course: Course, options: argparse.Namespace, names: list[str]) -> int:
    from autograder.authoring import mutants

    rows = mutants.run(course, names, _with_progress)
    out.print(mutants.table(rows))
    for row in rows:
        for survivor in row.unexplained:
            out.print(f"{row.lesson}, {row.exercise}: this change goes undetected:")
            out.print(f"  - {survivor.was}\n  + {survivor.becomes}")
    if options.json:
        options.json.write_text(mutants.as_json(rows) + "\n", encoding="utf-8")
    return 1 if any(row.unexplained for row in rows) else 0


def _bench_grading(course: Course, options: argparse.Namespace, names: list[str]) -> int:
    import tempfile

    from autograder.authoring import bench_grading

    rows = []
    with err.status("measuring: leave the machine alone meanwhile") as status:
        for name in names if len(options.what) > 1 else _chosen(course, ["2", "3", "6"]):
            with tempfile.TemporaryDirectory() as folder:
                lesson = course.lesson(name)
                rows += bench_grading.run(
                    course,
                    lesson,
                    options.students,
                    Path(folder),
                    status.update,
                    only_essential=options.only_essential,
                )
    out.print(bench_grading.table(rows))
    for row in rows:
        if row.parts:
            parts = ", ".join(f"{part} {seconds:.3f}" for part, seconds in row.parts.items())
            out.print(f"{row.lesson}, {row.way}: median {parts}")
    if options.json:
        bench_grading.write_json(rows, options.json)
    return 0 if all(row.same_marks for row in rows) else 1


def _bench_speed(course: Course, options: argparse.Namespace, _names: list[str]) -> int:
    from autograder.authoring import bench_speed

    with err.status("measuring: leave the machine alone meanwhile"):
        rows = bench_speed.run(course, options.rounds)
    out.print(bench_speed.table(rows))
    return 0


# --- demo ---


def _add_demo(commands: Any) -> None:
    command = _command(
        commands,
        _demo,
        "demo",
        "build, release, and grade a sample class in a folder of its own, with feedback and report",
        """
        autograder demo
        autograder demo --folder try-out
        """,
    )
    _takes_course(command)
    command.add_argument("--folder", type=Path, default=Path("demo"), help="default: demo/")
    _takes_workers(command)


def _demo(options: argparse.Namespace) -> int:
    from autograder.authoring import demo
    from autograder.authoring.build import build
    from autograder.authoring.release import release
    from autograder.grading import submissions
    from autograder.grading.report import exercise_table

    course = demo.copy_course(Course.find(options.course), options.folder)
    for name in _with_progress("building and releasing", course.names, len(course.names)):
        build(course, course.lesson(name))
        release(course, course.lesson(name))
    out.print(f"released  {len(course.names)} lessons: {', '.join(course.names)}")
    samples = demo.hand_in(course)
    batch = submissions.find(course.root)
    hanging = {(s.lesson, s.student) for s in samples if s.hangs}
    quick = [s for s in batch if (s.lesson, s.student) in hanging]
    patient = [submission for submission in batch if submission not in quick]
    results = []
    for part, settings in ((patient, {}), (quick, {"JudgedExecute": demo.QUICK})):
        with _graders(options.workers) as graders:
            results += _grade_batch(course, part, graders, **settings)
    _print_marks(course, batch, results)
    _write_feedback(course, batch)
    marks = _all_marks(course, batch)
    out.print(demo.story_table(samples, course, marks))
    out.print(exercise_table(marks))
    wrong = demo.surprises(course, samples, marks)
    for line in wrong:
        err.print(f"unexpected: {line}")
    out.print(f"Look at   {options.folder}/feedback/fay/03-cost/03-cost.html in a browser.")
    return 1 if wrong else 0


# --- doctor ---


def _add_doctor(commands: Any) -> None:
    _command(
        commands,
        _doctor,
        "doctor",
        "say what is installed, what is missing, and what to do about it",
        "autograder doctor",
    )


def _doctor(_options: argparse.Namespace) -> int:
    from autograder.grading.doctor import examine

    table = Table(title="autograder doctor", title_justify="left")
    for column in ("", "what", "found", "what to do"):
        table.add_column(column, overflow="fold")
    findings = list(examine(Path()))
    for finding in findings:
        mark = "✓" if not finding.remedy else "✗" if finding.needed else "!"
        table.add_row(mark, finding.subject, finding.found, finding.remedy)
    out.print(table)
    return 1 if any(finding.remedy and finding.needed for finding in findings) else 0


def program() -> int:
    """Run the command as a program of its own."""
    code = main()
    gc.freeze()  # or Python would look through all that is loaded once more before it ends
    return code


if __name__ == "__main__":
    sys.exit(program())
