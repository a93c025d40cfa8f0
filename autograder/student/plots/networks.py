"""A network drawn with its layers, and what it makes of a picture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from autograder.student.plots.figure import INK, array_of, blank_axes, new_figure, show_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_UNITS = 10
"""A layer with more units than this is drawn with dots for those left out."""


def network(sizes: Sequence[int], caption: str) -> None:
    """Draw a layered network with its bias units and the shape of each weight matrix.

    Circles are units, black squares are bias units, which always put out 1. A layer of more than
    ten units is abbreviated with dots.

    Parameters
    ----------
    sizes : sequence of int
        The number of units in each layer from input to output, bias units not counted.
    caption : str
        One line that says what the drawing shows.

    Raises
    ------
    ValueError
        If there are fewer than two layers or a layer is empty.

    Examples
    --------
    >>> network([2, 3, 1], "Two inputs, three hidden units, one output.")  # doctest: +ELLIPSIS
    Two inputs, three hidden units, one output.
    ...
    """
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(
            f"plots.network found the layer sizes {list(sizes)}: give at least two layers, "
            "each with one unit or more."
        )
    # All lengths are in inches, measured from the middle of the input layer.
    last = len(sizes) - 1
    between_layers, row, edge = 2.6, 0.38, 0.7
    layers = [{unit: row * place for unit, place in _shown_units(size).items()} for size in sizes]
    top = max(max(heights.values()) for heights in layers)
    bias = top + 1.2 * row

    axes = blank_axes(between_layers * last + 2 * edge, 2 * top + 2.05)
    axes.set(xlim=(-edge, between_layers * last + edge), ylim=(-top - 0.9, top + 1.15))
    for i, (sources, targets) in enumerate(pairwise(layers)):
        ends = between_layers * i, between_layers * (i + 1)
        for target in targets.values():
            for source in sources.values():
                axes.plot(ends, (source, target), color="0.75", linewidth=0.5, zorder=1)
            axes.plot(ends, (bias, target), color="0.4", linewidth=0.7, ls="--", zorder=1)
        matrix = f"Theta{i + 1}\n({sizes[i + 1]}, {sizes[i] + 1})"
        _label(axes, sum(ends) / 2, top + 0.88, matrix, size=10, family="monospace")

    for i, (size, heights) in enumerate(zip(sizes, layers, strict=True)):
        x = between_layers * i
        for unit, height in heights.items():
            axes.plot(x, height, "o", markersize=17, mec="black", mfc="white", zorder=2)
            _label(axes, x, height, str(unit), size=8)
        if len(heights) < size:
            *_, before, after = heights.values()
            for part in (0.35, 0.5, 0.65):
                axes.plot(x, before + part * (after - before), ".", color="black", markersize=4)
        name = "input" if i == 0 else "output" if i == last else "hidden"
        units = f"{size} unit" if size == 1 else f"{size} units"
        if i < last:
            axes.plot(x, bias, "s", markersize=15, color="black", zorder=2)
            _label(axes, x, bias, "1", size=8, color="white")
            units += "\n+ bias"
        _label(axes, x, -top - 0.3, f"{name}\n{units}", size=10, va="top")
    show_axes(axes, caption)


def reading(image: ArrayLike, names: Sequence[object], values: ArrayLike, caption: str) -> None:
    """Show a picture beside what a network makes of it, one bar an output; the longest is black.

    Parameters
    ----------
    image : array of shape (height, width)
        What the network was given.
    names : sequence of K strings or numbers
        What each output stands for.
    values : array of shape (K,)
        The outputs, each between 0 and 1.
    caption : str
        One line that says what is shown.

    Raises
    ------
    ValueError
        If `image` is not two-dimensional, `values` not one-dimensional, or a name is missing.

    Examples
    --------
    >>> reading([[0.0, 1.0]], ["left", "right"], [0.1, 0.9], "Ink right.")  # doctest: +ELLIPSIS
    Ink right.
    ...
    """
    pixels = array_of("plots.reading", image, dimensions=2)
    outputs = array_of("plots.reading", values, dimensions=1)
    if len(names) != len(outputs):
        raise ValueError(
            f"plots.reading found {len(names)} names for {len(outputs)} outputs: "
            "give one name an output."
        )
    figure = new_figure(5.6, 2.6)
    left, right = figure.subplots(1, 2, width_ratios=(1, 1.3))
    left.imshow(pixels, cmap=INK, interpolation="nearest")
    left.axis("off")
    greys = np.where(outputs == outputs.max(), "black", "0.65")
    positions = np.arange(len(outputs))
    right.barh(positions, outputs, color=greys)
    right.set_yticks(positions, [str(name) for name in names])
    for position, output in zip(positions, outputs, strict=True):
        right.text(output + 0.02, position, f"{output:.3f}", va="center", fontsize=8)
    right.set(xlim=(0, 1.2), xticks=(0, 0.5, 1), xlabel="output")
    right.invert_yaxis()
    right.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    show_axes(right, caption)


def _shown_units(size: int) -> dict[int, float]:
    """Return the numbers of a layer's units that are drawn, each with its row from the middle."""
    if size <= MOST_UNITS:
        rows = {unit: unit for unit in range(1, size + 1)}
    else:
        rows = {unit: unit for unit in range(1, MOST_UNITS - 2)} | {size: MOST_UNITS}
    middle = (1 + max(rows.values())) / 2
    return {unit: middle - row for unit, row in rows.items()}


def _label(
    axes: Axes, x: float, y: float, text: str, *, size: int, va: str = "center", **style: Any
) -> None:
    """Write text centred on x, in front of every line."""
    axes.text(x, y, text, ha="center", va=va, fontsize=size, zorder=3, **style)
