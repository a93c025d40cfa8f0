"""Resize an image as MATLAB's `imresize` does.

The course data were made with it, and no common Python library gives the same pixels.

Only elementwise products and sums, in a fixed order, are used: a matrix product would be shorter,
but its order of summation, and with it the last bit, depends on the processor.
"""

import numpy as np
import numpy.typing as npt

Float = npt.NDArray[np.float64]


def imresize(image: npt.NDArray[np.number], shape: tuple[int, int]) -> Float:
    """Resize the first two axes of `image`, with bicubic interpolation and antialiasing.

    Parameters
    ----------
    image : array (height, width, ...)
        One image, or many that lie along further axes.
    shape : (int, int)
        The new height and width.

    Returns
    -------
    array (*shape, ...) of float64
        Pixels may lie a little outside the range of `image`: the cubic kernel overshoots at edges.

    Notes
    -----
    Keys, "Cubic convolution interpolation for digital image processing" (1981), a = -0.5. When the
    image shrinks, the kernel is widened by the same factor, so that it averages what it merges.

    Examples
    --------
    >>> import numpy as np
    >>> imresize(np.full((28, 28), 3.0), (20, 20)).shape
    (20, 20)
    >>> imresize(np.array([[0.0, 1.0]]), (1, 4)).round(4)
    array([[-0.0703,  0.2031,  0.7969,  1.0703]])
    """
    height, width = shape
    columns_first = _resize_first_axis(image, height).swapaxes(0, 1)
    return _resize_first_axis(columns_first, width).swapaxes(0, 1)


def _resize_first_axis(image: npt.NDArray[np.number], size: int) -> Float:
    resized = np.zeros((size, *image.shape[1:]))
    all_sources, all_weights = _contributions(len(image), size)
    for line in range(size):
        for source, weight in zip(all_sources[line], all_weights[line], strict=True):
            if weight != 0:
                resized[line] += weight * image[source]
    return resized


def _contributions(old: int, new: int) -> tuple[npt.NDArray[np.int64], Float]:
    """Which old lines make up each new line, and their weights: both of shape (new, taps)."""
    scale = new / old
    narrowing = min(scale, 1.0)
    reach = 2 / narrowing
    centres = (np.arange(new) + 0.5) / scale - 0.5
    sources = np.floor(centres - reach)[:, np.newaxis] + np.arange(np.ceil(2 * reach) + 2)
    weights = _cubic(narrowing * (centres[:, np.newaxis] - sources))
    weights /= weights.sum(axis=1, keepdims=True)
    return np.clip(sources, 0, old - 1).astype(np.int64), weights


def _cubic(x: Float) -> Float:
    x = np.abs(x)
    near = (1.5 * x - 2.5) * x * x + 1
    far = ((-0.5 * x + 2.5) * x - 4) * x + 2
    return np.where(x <= 1, near, np.where(x < 2, far, 0.0))
