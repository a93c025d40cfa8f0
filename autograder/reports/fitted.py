"""A table that turns where the terminal is too narrow for it: a fact a line, a block a row."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement
from rich.table import Column, Table

LONGEST_WORD = 14
"""Characters of a word that are not broken in a column that may fold."""

_ENDLESS = 10**4


class Fitted:
    """A table, or the same turned, whichever can be read in the width that there is.

    Parameters
    ----------
    table : Table
        Its columns with ``overflow="fold"`` may break long words, and the others none.
    """

    def __init__(self, table: Table) -> None:
        self.table = table

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Yield what rich is to show.

        Parameters
        ----------
        console : Console
            Where to.
        options : ConsoleOptions
            Rich's; how wide it may be is one of them.
        """
        endless = options.update(max_width=_ENDLESS)
        widths = [_widths(column, console, endless) for column in self.table.columns]
        space = options.max_width - self._between()
        if sum(least for least, _ in widths) > space:
            yield from self._turned()
            return
        if sum(most for _, most in widths) > space:
            for column, width in zip(self.table.columns, _shared(widths, space), strict=True):
                column.width = width
        yield self.table

    def _between(self) -> int:
        """Return the width of lines and padding."""
        count, (_, right, _, left) = len(self.table.columns), self.table.padding
        lines = count - 1 + 2 * self.table.show_edge if self.table.box else 0
        return count * (left + right) + lines

    def _turned(self) -> Iterator[RenderableType]:
        if self.table.title:
            yield f"{self.table.title}\n"
        columns = self.table.columns
        rows = list(zip(*(list(column.cells) for column in columns), strict=True))
        if self.table.show_footer:
            rows.append(tuple(column.footer for column in columns))
        for row in rows:
            facts = Table.grid(Column(no_wrap=True), Column(overflow="fold"), padding=(0, 2, 0, 0))
            for column, cell in zip(columns, row, strict=True):
                if cell != "":
                    facts.add_row(column.header, cell)
            yield facts
            yield ""


def _widths(column: Column, console: Console, endless: ConsoleOptions) -> tuple[int, int]:
    """Return the least width in which no heading and no short word breaks, and all it could use."""
    head, *cells = (
        Measurement.get(console, endless, cell)
        for cell in (column.header, column.footer, *column.cells)
    )
    most = max(measured.maximum for measured in (head, *cells))
    most = min(most, column.max_width or most)
    if column.no_wrap:
        return most, most
    longest = max(measured.minimum for measured in cells)
    if column.overflow == "fold":
        longest = min(longest, LONGEST_WORD)
    least = min(max(head.minimum, longest), most)
    return least, most


def _shared(widths: list[tuple[int, int]], space: int) -> list[int]:
    """Share out what is left above the least, first to those who could use little of it."""
    given = [least for least, _ in widths]
    left = space - sum(given)
    by_wish = sorted(range(len(widths)), key=lambda i: widths[i][1] - widths[i][0])
    for turn, i in enumerate(by_wish):
        more = min(widths[i][1] - given[i], left // (len(widths) - turn))
        given[i] += more
        left -= more
    return given
