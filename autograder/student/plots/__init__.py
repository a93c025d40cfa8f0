"""Pictures for the lessons: grey images, galleries, networks, a network's answers, curves.

Every picture is drawn in greys alone, so it reads the same in print and for every reader's eyes.
Dark means a large value, as ink on paper. The caption is printed as text, and travels with the
picture as its alternative text.
"""

from __future__ import annotations

import html
from base64 import b64encode
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK = "gray_r"
"""The colour map of every image: white is the smallest value, black the largest."""

MOST_UNITS = 10
"""A layer with more units than this is drawn with dots for those left out."""

STROKES = (("-", "o"), ("--", "s"), (":", "^"), ("-.", "D"))
"""Dashes and marker of the first, second, ... line of a frame."""

FEW_POINTS = 15
"""A line with no more points than this shows a marker at each."""


def picture(image: ArrayLike, caption: str, *, size: float = 2.0) -> None:
    """Show one array as a grey picture without axes.

    Parameters
    ----------
    image : array of shape (height, width)
        One number a pixel.
    caption : str
        One line that says what the picture shows.
    size : float
        Length of the longer side in inches.

    Raises
    ------
    ValueError
        If `image` is not two-dimensional.

    Examples
    --------
    >>> picture([[0.0, 1.0], [1.0, 0.0]], "Two dark squares.")  # doctest: +ELLIPSIS
    Two dark squares.
    ...
    """
    pixels = _array("plots.picture", image, dimensions=2)
    height, width = pixels.shape
    scale = size / max(height, width)
    axes = _blank_axes(width * scale, height * scale)
    axes.imshow(pixels, cmap=INK, interpolation="nearest", aspect="auto")
    _show(axes, caption)


def gallery(
    images: ArrayLike, titles: Sequence[object], caption: str, *, columns: int = 10
) -> None:
    """Show small pictures row by row, each with a title above it, all on one grey scale.

    Parameters
    ----------
    images : array of shape (m, height, width)
        The pictures.
    titles : sequence of m strings or numbers
        What stands above each picture.
    caption : str
        One line that says what the gallery shows.
    columns : int
        Pictures in a row.

    Raises
    ------
    ValueError
        If `images` is not three-dimensional or empty, or if there is not one title an image.

    Examples
    --------
    >>> gallery([[[0.0, 1.0]], [[1.0, 0.0]]], ["right", "left"], "Ink.")  # doctest: +ELLIPSIS
    Ink.
    ...
    """
    pixels = _array("plots.gallery", images, dimensions=3)
    m, height, width = pixels.shape
    if len(titles) != m:
        raise ValueError(
            f"plots.gallery found {len(titles)} titles for {m} images: give one title an image."
        )
    columns = min(columns, m)
    rows = -(-m // columns)
    title_lines = max(str(title).count("\n") + 1 for title in titles)

    # All lengths are in inches; a cell is a picture with its title above and a margin around both.
    picture_width, margin = 0.7, 0.06
    picture_height = picture_width * height / width
    cell_width = picture_width + 2 * margin
    cell_height = picture_height + 0.16 * title_lines + 2 * margin
    axes = _blank_axes(columns * cell_width, rows * cell_height)
    for i in range(m):
        row, column = divmod(i, columns)
        left = column * cell_width + margin
        bottom = (rows - 1 - row) * cell_height + margin
        axes.imshow(
            pixels[i],
            cmap=INK,
            vmin=pixels.min(),
            vmax=pixels.max(),
            interpolation="nearest",
            extent=(left, left + picture_width, bottom, bottom + picture_height),
        )
        axes.text(
            left + picture_width / 2,
            bottom + picture_height + margin / 2,
            str(titles[i]),
            ha="center",
            va="bottom",
            fontsize=9,
            linespacing=1.0,
        )
    axes.set(xlim=(0, columns * cell_width), ylim=(0, rows * cell_height), aspect="auto")
    _show(axes, caption)


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

    axes = _blank_axes(between_layers * last + 2 * edge, 2 * top + 2.05)
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
    _show(axes, caption)


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
    pixels = _array("plots.reading", image, dimensions=2)
    outputs = _array("plots.reading", values, dimensions=1)
    if len(names) != len(outputs):
        raise ValueError(
            f"plots.reading found {len(names)} names for {len(outputs)} outputs: "
            "give one name an output."
        )
    figure = _figure(5.6, 2.6)
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
    _show(right, caption)


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
    across = _array("plots.curve", x, dimensions=1)
    up = _array("plots.curve", y, dimensions=1)
    if across.shape != up.shape:
        raise ValueError(
            f"plots.curve found {len(across)} values of x for {len(up)} of y: give one for each."
        )
    figure = _figure(5.0, 2.8)
    axes = figure.subplots()
    axes.plot(across, up, color="black")
    axes.grid(color="0.85")
    axes.set(xlabel=xlabel, ylabel=ylabel)
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    _show(axes, caption)


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


def _array(function: str, values: ArrayLike, *, dimensions: int) -> NDArray[np.float64]:
    """Return `values` as a float array, or say how its shape differs from what is wanted."""
    array = np.asarray(values, dtype=float)
    if array.ndim != dimensions or array.size == 0:
        raise ValueError(
            f"{function} found an array of shape {array.shape}: it needs {dimensions} "
            f"{'axis' if dimensions == 1 else 'axes'} and at least one number "
            "(to_image turns a row of X into a picture)."
        )
    return array


def _figure(width: float, height: float) -> Figure:
    """Return a figure of that size in inches that pyplot does not know of, so none piles up."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), dpi=150)


def _blank_axes(width: float, height: float) -> Axes:
    """Return axes without frame or ticks that fill a figure of that size in inches."""
    axes = _figure(width, height).add_axes((0.0, 0.0, 1.0, 1.0))
    axes.axis("off")
    return axes


def _show(axes: Axes, caption: str) -> None:
    """Show the figure that the axes are in."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    show(figure, caption)


def show(figure: Figure, caption: str) -> None:
    """Show a figure of your own, with the caption as its alternative text.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Such as ``plt.subplots()`` gives; it is closed, so nothing shows it a second time.
    caption : str
        One line that says what the figure shows.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> figure, axes = plt.subplots()
    >>> lines = axes.plot([1, 4, 9], color="black")
    >>> show(figure, "Three squares.")  # doctest: +ELLIPSIS
    Three squares.
    ...
    """
    import matplotlib.pyplot as plt
    from IPython.display import display

    png = BytesIO()
    figure.savefig(png, format="png", dpi=150)
    plt.close(figure)
    print(caption)
    # Notebooks drop the alternative text of a bare PNG but keep that of an <img>. 96 pixels an inch
    # is the size on a web page; the picture itself is finer, for sharp screens.
    img = (
        f'<img alt="{html.escape(caption)}" width="{96 * figure.get_figwidth():.0f}" '
        f'src="data:image/png;base64,{b64encode(png.getvalue()).decode()}">'
    )
    display({"text/html": img, "text/plain": caption}, raw=True)


def heat_map(
    values: ArrayLike,
    rows: Sequence[object],
    columns: Sequence[object],
    caption: str,
    *,
    decimals: int = 1,
    xlabel: str = "",
    ylabel: str = "",
) -> None:
    """Draw a table of numbers, the larger the darker, with each number written in its cell.

    Parameters
    ----------
    values : array of shape (height, width)
        The numbers.
    rows, columns : sequences of strings or numbers
        What stands beside each row and above each column.
    caption : str
        One line that says what the table shows.
    decimals : int
        Decimals of the numbers written.
    xlabel, ylabel : str
        What the columns and the rows are.

    Raises
    ------
    ValueError
        If `values` is not two-dimensional, or there is not one name a row and one a column.

    Examples
    --------
    >>> heat_map([[0.5, 2.0]], ["cat"], ["wild", "tame"], "Cats.")  # doctest: +ELLIPSIS
    Cats.
    ...
    """
    numbers = _array("plots.heat_map", values, dimensions=2)
    height, width = numbers.shape
    if (len(rows), len(columns)) != (height, width):
        raise ValueError(
            f"plots.heat_map found {len(rows)} row names and {len(columns)} column names for an "
            f"array of shape {numbers.shape}: give one name a row and one a column."
        )
    figure = _figure(0.5 * width + 1.0, 0.26 * height + 0.7)
    axes = figure.subplots()
    axes.imshow(numbers, cmap=INK, aspect="auto")
    middle = (numbers.min() + numbers.max()) / 2
    for (row, column), number in np.ndenumerate(numbers):
        ink = "white" if number > middle else "black"
        text = f"{number:z.{decimals}f}"
        axes.text(column, row, text, color=ink, ha="center", va="center", fontsize=8)
    axes.set_xticks(range(width), [str(name) for name in columns])
    axes.set_yticks(range(height), [str(name) for name in rows])
    axes.xaxis.set_label_position("top")
    axes.tick_params(length=0, labelsize=8, labeltop=True, labelbottom=False)
    axes.set_xlabel(xlabel, fontsize=9)
    axes.set_ylabel(ylabel, fontsize=9)
    figure.tight_layout()
    _show(axes, caption)


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
    figure = _figure(5.6, 3.2)
    axes = figure.subplots()
    axes.set(xlabel=xlabel, ylabel=ylabel, xscale=xscale, yscale=yscale)
    for (name, (x, y)), (dashes, marker) in zip(lines.items(), STROKES, strict=False):
        across, up = np.asarray(x), _array("plots.curves", y, dimensions=1)
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
    _show(axes, caption)
