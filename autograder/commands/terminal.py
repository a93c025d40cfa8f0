"""What commands write to, and how they show that they are at work."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console

if TYPE_CHECKING:
    from rich.table import Table

# All text as it is: an array or a file name may look like rich's markup, or a slice like an emoji.
out = Console(highlight=False, markup=False, emoji=False)
err = Console(stderr=True, highlight=False, markup=False, emoji=False)
Item = TypeVar("Item")


class UserError(Exception):
    """A mistake that the person at the keyboard can mend; the text says how."""


def show(table: Table) -> None:
    """Print a table, turned where it does not fit.

    Parameters
    ----------
    table : Table
        The table.
    """
    from autograder.reports.fitted import Fitted

    out.print(Fitted(table))


def speak_anywhere() -> None:
    """Let ✓ and █ end no program where the terminal's encoding does not have them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            ascii_only = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding="utf-8" if ascii_only else None, errors="backslashreplace")


def with_progress(
    what: str,
    items: Iterable[Item],
    total: int,
    so_far: Callable[[list[Item]], str] = lambda _: "",
) -> Iterator[Item]:
    """Show a bar, the rate and the time left while items come; where nobody watches, nothing.

    Parameters
    ----------
    what : str
        What is going on, in a few words.
    items : iterable
        What comes.
    total : int
        How many will come.
    so_far : callable
        Says something of the items that have come.

    Yields
    ------
    object
        Each item.
    """
    if not err.is_terminal:
        yield from items
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

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
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task(what, total=total, so_far="", rate="")
        for item in items:
            yield item
            done.append(item)
            speed = progress.tasks[0].speed
            rate = f"{speed:.1f} a second" if speed else ""
            progress.update(task, advance=1, so_far=so_far(done), rate=rate)
