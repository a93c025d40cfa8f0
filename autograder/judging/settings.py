"""How a notebook is run, and what counts."""

from __future__ import annotations

from dataclasses import dataclass

POLICIES = ("own", "chain", "best")


@dataclass(frozen=True)
class Settings:
    """How a notebook is run, and what counts.

    Attributes
    ----------
    cell_seconds : float
        Longest that one cell may run.
    later_cell_seconds : float
        Longest that a cell may run once an earlier one took too long.
    check_seconds : float
        Longest that one hidden check may run.
    marks : str
        ``own``: an exercise stands on the reference's earlier functions, so that a mistake costs
        points once. ``chain``: it stands on the student's own. ``best``: whichever is more.
    """

    cell_seconds: float = 30.0
    later_cell_seconds: float = 3.0
    check_seconds: float = 10.0
    marks: str = "own"
