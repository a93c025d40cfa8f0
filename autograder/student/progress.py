"""A progress bar for long computations in a notebook: one line, and nothing of it stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

LENGTH = 30
"""Characters from the left end of the bar to the right."""


@contextmanager
def bar(total: int, what: str) -> Iterator[Callable[..., None]]:
    """Show how far a computation has got while the `with` block runs.

    In Jupyter one line of output is drawn over and over, and emptied at the end, so a saved
    notebook keeps nothing of it. Elsewhere nothing is shown.

    Parameters
    ----------
    total : int
        The number of steps.
    what : str
        What is going on, in a few words.

    Yields
    ------
    callable
        Call it after every step; whatever it is called with is ignored, so it may be an
        optimiser's callback as it is.

    Examples
    --------
    >>> with bar(3, "adding") as tick:
    ...     for number in (1, 2, 3):
    ...         tick()
    """
    write = _line()
    steps = count(1)

    def tick(*_: object) -> None:
        write(drawn(next(steps), total, what))

    write(drawn(0, total, what))
    try:
        yield tick
    finally:
        write("")


def drawn(done: int, total: int, what: str) -> str:
    """Return a bar as text.

    Parameters
    ----------
    done, total : int
        Steps that are behind, and steps in all.
    what : str
        What is going on.

    Examples
    --------
    >>> drawn(10, 50, "training")
    'training  ██████░░░░░░░░░░░░░░░░░░░░░░░░  10 of 50'
    """
    full = min(LENGTH, LENGTH * done // total)
    return f"{what}  {'█' * full}{'░' * (LENGTH - full)}  {done} of {total}"


def _line() -> Callable[[str], None]:
    """Return what writes one line of this cell's output over and over; outside Jupyter, nothing."""
    from IPython import get_ipython
    from IPython.display import display

    if getattr(get_ipython(), "kernel", None) is None:
        return lambda _: None
    handle = display(_as_output(""), raw=True, display_id=True)
    # A carriage return would be shorter, but a saved page shows every line it has written.
    return lambda text: handle.update(_as_output(text), raw=True)


def _as_output(text: str) -> dict[str, str]:
    return {"text/plain": text}
