"""Curves, told apart by dashes and markers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from autograder.student.plots.figure import array_of, new_figure, show_axes

STROKES = (("-", "o"), ("--", "s"), (":", "^"), ("-.", "D"))
"""Dashes and marker of the first, second, ... line of a frame."""

FEW_POINTS = 15
"""A line with no more points than this shows a marker at each."""


def curve(x: ArrayLike, y: ArrayLike, caption: str, *, xlabel: str = "", ylabel: str = "") -> None:
    """Draw y against x as one black line on a light grid.

    Parameters
    ----------
    x, y : arrays of shape (n,)
        The points that the line joins.
    caption : str
        One line that says what the curve shows.
    xlabel, ylabel : str
        What stands at the axes.

    Raises
    ------
    ValueError
        If `x` or `y` is not one-dimensional, or they differ in length.

    Examples
    --------
    >>> curve([0, 1, 2], [0, 1, 4], "Three squares.", xlabel="x")  # doctest: +ELLIPSIS
    Three squares.
    ...
    """
    across = array_of("plots.curve", x, dimensions=1)
    up = array_of("plots.curve", y, dimensions=1)
    if across.shape != up.shape:
        raise ValueError(
            f"plots.curve found {len(across)} values of x for {len(up)} of y: give one for each."
        )
    figure = new_figure(5.0, 2.8)
    axes = figure.subplots()
    axes.plot(across, up, color="black")
    axes.grid(color="0.85")
    axes.set(xlabel=xlabel, ylabel=ylabel)
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    show_axes(axes, caption)


def curves(
    lines: Mapping[str, tuple[ArrayLike, ArrayLike]],
    caption: str,
    *,
    xlabel: str = "",
    ylabel: str = "",
    xscale: str = "linear",
    yscale: str = "linear",
) -> None:
    """Draw several lines in one frame, told apart by their dashes and markers, never by colour.

    Parameters
    ----------
    lines : dict of str to (x, y), at most four
        What each line is called, and the points it joins, two arrays of shape (n,). The x may be
        strings, which then stand side by side in their order. A line of few points shows each.
    caption : str
        One line that says what the curves show.
    xlabel, ylabel : str
        What stands at the axes.
    xscale, yscale : str
        ``linear`` or ``log``.

    Raises
    ------
    ValueError
        If there are no lines, or more than four, or the x and y of one differ in length.

    Examples
    --------
    >>> squares, cubes = ([0, 1, 2], [0, 1, 4]), ([0, 1, 2], [0, 1, 8])
    >>> curves({"squares": squares, "cubes": cubes}, "Powers.")  # doctest: +ELLIPSIS
    Powers.
    ...
    """
    if not 1 <= len(lines) <= len(STROKES):
        raise ValueError(f"plots.curves found {len(lines)} lines: give one to {len(STROKES)}.")
    figure = new_figure(5.6, 3.2)
    axes = figure.subplots()
    axes.set(xlabel=xlabel, ylabel=ylabel, xscale=xscale, yscale=yscale)
    for (name, (x, y)), (dashes, marker) in zip(lines.items(), STROKES, strict=False):
        across, up = np.asarray(x), array_of("plots.curves", y, dimensions=1)
        if across.shape != up.shape:
            raise ValueError(
                f"plots.curves found {across.size} values of x for {len(up)} of y in {name!r}: "
                "give one for each."
            )
        shown = marker if len(up) <= FEW_POINTS else "None"
        axes.plot(across, up, dashes, color="black", label=name, marker=shown, mfc="white")
        if across.dtype.kind == "i" and xscale == "linear":
            axes.locator_params("x", integer=True)
    axes.grid(color="0.85")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(fontsize=9, frameon=True, framealpha=0.9, edgecolor="none", handlelength=3.5)
    figure.tight_layout()
    show_axes(axes, caption)
