"""The data of the lessons: 5000 handwritten digits, a network that reads them, and clothes.

    from scipy.io import loadmat
    from autograder.student import data

    loadmat(data.path("ex4data1.mat"))      # X (5000, 400), y (5000, 1)
    loadmat(data.path("network.mat"))       # Theta1 (25, 401), Theta2 (10, 26)
    data.fashion(5000)                      # Fashion-MNIST, downloaded on first use
    data.read_photo(data.photos()[0])       # the first of the sample photos, as an array

`AUTOGRADER_DATA` may name a folder with the course's own `ex4data1.mat`, `ex4weights.mat` or both,
or with the four files of Fashion-MNIST, which are then used. `AUTOGRADER_CACHE` may name the folder
to which files are written and downloaded.
README.md beside this file says where the data come from.
"""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from autograder.student.data import own, shipped
from autograder.student.data.cache import cached
from autograder.student.data.errors import DataError
from autograder.student.data.fashion_mnist import Fashion, fashion
from autograder.student.data.photo import photos, read_photo
from autograder.student.data.shipped import images

__all__ = [
    "DataError",
    "Fashion",
    "digits",
    "fashion",
    "images",
    "path",
    "photos",
    "read_photo",
    "weights",
]


def path(name: str) -> Path:
    """Return where the file `name` is, to open with `scipy.io.loadmat`.

    Parameters
    ----------
    name : {"ex4data1.mat", "network.mat"}
        The digits, or the reference network.

    Raises
    ------
    DataError
        There is no such file, it cannot be written to the cache, or the user's own is not sound.

    Examples
    --------
    >>> from scipy.io import loadmat
    >>> loadmat(path("network.mat"))["Theta1"].shape  # doctest: +SKIP
    (25, 401)
    """
    if name not in shipped.CHECKSUMS:
        raise DataError(
            f'There is no data file "{name}": ask for {" or ".join(map(repr, shipped.CHECKSUMS))}.'
        )
    file = own.own_file(name)
    if file is None:
        return cached(name, shipped.CHECKSUMS[name], lambda: shipped.mat_file(name))
    own.read(file)
    return file


def digits() -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    """Return the 5000 digits, as `ex4data1.mat` holds them.

    Returns
    -------
    X : array (5000, 400) of float64
        One image of 20 by 20 pixels a row, column by column, without the bias column.
    y : array (5000,) of int64
        Labels from 1 to 10, where 10 is the digit 0; 500 of each, in the order 10, 1, ..., 9.

    Raises
    ------
    DataError
        The user's own file is not sound.

    Examples
    --------
    >>> X, y = digits()
    >>> X.shape, y[0]
    ((5000, 400), np.int64(10))
    """
    file = own.own_file("ex4data1.mat")
    if file is None:
        return shipped.digits()
    content = own.read(file)
    return content["X"].astype(np.float64), content["y"].ravel().astype(np.int64)


def weights() -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the weights of the reference network, as `network.mat` holds them.

    Returns
    -------
    Theta1 : array (25, 401) of float64
    Theta2 : array (10, 26) of float64
        One row a unit, column 0 the bias.

    Raises
    ------
    DataError
        The user's own file is not sound.

    Examples
    --------
    >>> Theta1, Theta2 = weights()
    >>> Theta1.shape, Theta2.shape
    ((25, 401), (10, 26))
    """
    file = own.own_file("network.mat")
    if file is None:
        return shipped.weights()
    content = own.read(file)
    return content["Theta1"].astype(np.float64), content["Theta2"].astype(np.float64)
