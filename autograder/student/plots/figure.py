"""A figure in greys, shown with its caption as alternative text."""

from __future__ import annotations

import html
from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


INK = "gray_r"
"""The colour map of every image: white is the smallest value, black the largest."""


def array_of(function: str, values: ArrayLike, *, dimensions: int) -> NDArray[np.float64]:
    """Return `values` as a float array, or say how its shape differs from what is wanted.

    Parameters
    ----------
    function : str
        Who asks, for the message.
    values : array_like
        Any numbers.
    dimensions : int
        How many axes there should be.

    Raises
    ------
    ValueError
        If there are others, or no number at all.
    """
    array = np.asarray(values, dtype=float)
    if array.ndim != dimensions or array.size == 0:
        raise ValueError(
            f"{function} found an array of shape {array.shape}: it needs {dimensions} "
            f"{'axis' if dimensions == 1 else 'axes'} and at least one number "
            "(to_image turns a row of X into a picture)."
        )
    return array


def new_figure(width: float, height: float) -> Figure:
    """Return a figure that pyplot does not know of, so none piles up.

    Parameters
    ----------
    width, height : float
        In inches.
    """
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), dpi=150)


def blank_axes(width: float, height: float) -> Axes:
    """Return axes without frame or ticks that fill a figure.

    Parameters
    ----------
    width, height : float
        Of the figure, in inches.
    """
    axes = new_figure(width, height).add_axes((0.0, 0.0, 1.0, 1.0))
    axes.axis("off")
    return axes


def show_axes(axes: Axes, caption: str) -> None:
    """Show the figure that the axes are in.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Any of its axes.
    caption : str
        As for `show`.
    """
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
