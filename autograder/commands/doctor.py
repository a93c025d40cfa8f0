"""`autograder doctor`: what is installed, what is missing, and what to do about it."""

from __future__ import annotations

import argparse
from pathlib import Path

from autograder.commands.terminal import show

HELP = "say what is installed, what is missing, and what to do about it"
EXAMPLES = """
    autograder doctor
"""


def add_arguments(_command: argparse.ArgumentParser) -> None:
    """Add what the command takes: nothing."""


def run(_options: argparse.Namespace) -> int:
    """Show the findings in one table."""
    from rich.table import Table

    from autograder.reports.doctor import examine

    table = Table(title="autograder doctor", title_justify="left")
    for column in ("", "what", "found", "what to do"):
        table.add_column(column, overflow="fold")
    findings = list(examine(Path()))
    for finding in findings:
        mark = "✓" if not finding.remedy else "✗" if finding.needed else "!"
        table.add_row(mark, finding.subject, finding.found, finding.remedy)
    show(table)
    return 1 if any(finding.remedy and finding.needed for finding in findings) else 0
