"""The way in: read the command line, run one command, and end with an exit code."""

from __future__ import annotations

import argparse
import gc
import textwrap
from collections.abc import Sequence
from types import ModuleType

from autograder import __version__
from autograder.commands import (
    bench,
    build,
    demo,
    doctor,
    export,
    feedback,
    grade,
    release,
    report,
    validate,
)
from autograder.commands.terminal import UserError, err, speak_anywhere

COMMANDS = {
    "build": build,
    "release": release,
    "grade": grade,
    "feedback": feedback,
    "report": report,
    "export": export,
    "validate": validate,
    "bench": bench,
    "demo": demo,
    "doctor": doctor,
}


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
    options = parser().parse_args(arguments)  # first: help must not wait for what a command takes
    from autograder.gradebook import lean_imports

    lean_imports.leave_out_unused()
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
    from autograder.course.errors import CourseError, LessonError
    from autograder.gradebook.database import GradebookError
    from autograder.gradebook.nbgrader_api import NbgraderError
    from autograder.student.data import DataError

    return UserError, CourseError, LessonError, GradebookError, NbgraderError, DataError


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    whole = argparse.ArgumentParser(
        prog="autograder",
        description="Lessons on neural networks: build them, give them out, grade them.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"autograder {__version__}")
    whole.set_defaults(run=lambda _: whole.print_help())
    commands = whole.add_subparsers(title="commands", metavar="COMMAND")
    for name, module in COMMANDS.items():
        _add(commands, name, module)
    return whole


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, module: ModuleType
) -> None:
    examples = textwrap.indent(textwrap.dedent(module.EXAMPLES).strip(), "  ")
    command = commands.add_parser(
        name,
        help=module.HELP,
        description=module.HELP,
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.add_arguments(command)
    command.set_defaults(run=module.run)


def program() -> int:
    """Run the command as a program of its own."""
    speak_anywhere()
    code = main()
    gc.freeze()  # or Python would look through all that is loaded once more before it ends
    return code
