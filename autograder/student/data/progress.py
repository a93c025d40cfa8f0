"""A progress bar for a download: live in a terminal or a notebook, none where nobody looks."""

import sys
from typing import Any

MB = 1_000_000


class Progress:
    """How much of a file has come; what pooch asks of a progress bar. It shows nothing.

    Attributes
    ----------
    name : str
        The file's name.
    total, done : int
        Bytes. `total` stays 0 where the server does not announce it.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.total = 0
        self.done = 0

    def update(self, amount: int) -> None:
        """Count `amount` bytes more."""
        self.done += amount
        self.show()

    def reset(self) -> None:
        """Begin to count again, as pooch does before it sets the bar to its end."""
        self.done = 0

    def close(self) -> None:
        """End the drawing; pooch calls this after a success only, so we call it in any case."""

    def show(self) -> None:
        """Do nothing: nobody looks."""


class TerminalProgress(Progress):
    """A bar that rich draws, on standard error."""

    def __init__(self, name: str) -> None:
        from rich import progress
        from rich.console import Console

        super().__init__(name)
        self._rich = progress.Progress(
            progress.TextColumn("{task.description}"),
            progress.BarColumn(),
            progress.DownloadColumn(),
            progress.TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._task = self._rich.add_task(name, total=None)

    def show(self) -> None:
        """Tell rich, which draws when it sees fit."""
        self._rich.start()  # once; not before anything has come, since nothing might
        self._rich.update(self._task, completed=self.done, total=self.total or None)

    def close(self) -> None:
        """Draw the last state, and show the cursor again."""
        self._rich.stop()


class NotebookProgress(Progress):
    """The browser's own bar: one output that is replaced, so that a saved page keeps one line.

    rich would show a widget here, of which a saved page keeps nothing that can be read.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._output: Any = None
        self._shown = 0

    def show(self) -> None:
        """Replace the output once for each megabyte, so that a small file shows none."""
        from IPython.display import display

        if self.done // MB == self._shown and self.done != self.total:
            return
        self._shown = self.done // MB
        if self._output is not None:
            self._output.update(self._bundle(), raw=True)
        elif self._shown:
            self._output = display(self._bundle(), raw=True, display_id=True)

    def _bundle(self) -> dict[str, str]:
        amount = f"{self.done / MB:.1f}" + (f" of {self.total / MB:.1f}" if self.total else "")
        text = f"{self.name}: {amount} MB"
        # Without a value the browser shows that something goes on, and not how far it is.
        known = f' value="{self.done}" max="{self.total}"' if self.total else ""
        return {
            "text/plain": text,
            "text/html": f"<label><progress{known}></progress> {text}</label>",
        }


def progress(name: str) -> Progress:
    """Return the progress bar that suits where this runs; close it in the end.

    Parameters
    ----------
    name : str
        The file's name, written beside the bar.

    Examples
    --------
    >>> bar = progress("labels.gz")
    >>> bar.total = 2000
    >>> bar.update(500)
    >>> bar.close()
    >>> bar.done
    500
    """
    if _in_notebook():
        return NotebookProgress(name)
    if sys.stderr.isatty():
        return TerminalProgress(name)
    return Progress(name)


def _in_notebook() -> bool:
    if "IPython" not in sys.modules:
        return False
    from IPython import get_ipython

    return hasattr(get_ipython(), "kernel")
