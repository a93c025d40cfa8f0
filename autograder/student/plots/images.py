"""Arrays as grey pictures: one, a gallery, and a table with its numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from autograder.student.plots.figure import INK, array_of, blank_axes, new_figure, show_axes


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
    pixels = array_of("plots.picture", image, dimensions=2)
    height, width = pixels.shape
    scale = size / max(height, width)
    axes = blank_axes(width * scale, height * scale)
    axes.imshow(pixels, cmap=INK, interpolation="nearest", aspect="auto")
    show_axes(axes, caption)


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
    pixels = array_of("plots.gallery", images, dimensions=3)
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
    axes = blank_axes(columns * cell_width, rows * cell_height)
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
    show_axes(axes, caption)


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
    numbers = array_of("plots.heat_map", values, dimensions=2)
    height, width = numbers.shape
    if (len(rows), len(columns)) != (height, width):
        raise ValueError(
            f"plots.heat_map found {len(rows)} row names and {len(columns)} column names for an "
            f"array of shape {numbers.shape}: give one name a row and one a column."
        )
    figure = new_figure(0.5 * width + 1.0, 0.26 * height + 0.7)
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
    show_axes(axes, caption)
