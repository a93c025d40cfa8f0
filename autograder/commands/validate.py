"""`autograder validate`: a student's own look at a notebook before handing it in."""

from __future__ import annotations

import argparse
from pathlib import Path

from autograder.commands.terminal import UserError, err, out, show

HELP = "run a notebook of your own from top to bottom and show what every check says"
EXAMPLES = """
    autograder validate release/03-cost/03-cost.ipynb
"""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    command.add_argument("notebook", metavar="NOTEBOOK", type=Path)


def run(options: argparse.Namespace) -> int:
    """Run the notebook, and show the checks in one table."""
    from rich.table import Table

    from autograder.handin.reading import UnreadableNotebookError, read_own
    from autograder.reports import validate
    from autograder.reports.numbers import points

    if not options.notebook.is_file():
        raise UserError(f"there is no file {options.notebook}.")
    try:
        notebook = read_own(options.notebook)
    except UnreadableNotebookError as error:
        raise UserError(f"{options.notebook} {error}: open it in Jupyter and save it.") from error
    with err.status("running the notebook"):
        results = validate.run(notebook)
    if not results:
        raise UserError(f"{options.notebook} has no checks: is it one of the lessons?")
    table = Table(title=f"{options.notebook.name}, run from top to bottom", title_justify="left")
    for column in ("exercise", "points", "", "what the check says"):
        table.add_column(column, overflow="fold")
    for result in results:
        mark = "✗" if result.problem else "✓"
        table.add_row(result.exercise, points(result.points), mark, result.problem or "passed")
    show(table)
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
