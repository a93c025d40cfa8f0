"""The data that come along with the package, and the course files made from them."""

from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

from autograder.student.data.imresize import imresize

Float = npt.NDArray[np.float64]

FOLDER = Path(__file__).parent
DIGITS = FOLDER / "digits.npz"
NETWORK = FOLDER / "network.npz"

CHECKSUMS = {
    "ex4data1.mat": "a510fe0b3fa2d2c7b0431628f1631a9229747d111db0fde2f2825c17a92ea55f",
    "network.mat": "72f7915c6d480d69e5ad849f92f1d2344625b3a7e6b8a85b28dd960400fff21a",
}
"""SHA-256 of each file that `mat_file` makes."""

# scipy puts the date here, which would give the same data another checksum every second.
MAT_DESCRIPTION = b"MATLAB 5.0 MAT-file, made by autograder".ljust(116)


def images() -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """Read the MNIST images as they are, 28 by 28, and their labels, 1 to 10 (10 is the digit 0).

    Returns
    -------
    images : array (5000, 28, 28) of uint8
    y : array (5000,) of int64

    Examples
    --------
    >>> pixels, y = images()
    >>> pixels.shape, y[0]
    ((5000, 28, 28), np.int64(10))
    """
    with np.load(DIGITS) as file:
        return file["images"], file["y"].astype(np.int64)


def digits() -> tuple[Float, npt.NDArray[np.int64]]:
    """Rebuild the course data: every image at 20 by 20, a row, its pixels column by column.

    Returns
    -------
    X : array (5000, 400) of float64
        In the order of columns, as `scipy.io.loadmat` gives it.
    y : array (5000,) of int64
    """
    pixels, y = images()
    small = imresize(pixels.transpose(1, 2, 0) / 255, (20, 20))
    return small.swapaxes(0, 1).reshape(400, -1).T, y


def weights() -> tuple[Float, Float]:
    """Read the reference network: Theta1 (25, 401) and Theta2 (10, 26), float64."""
    with np.load(NETWORK) as file:
        return file["Theta1"], file["Theta2"]


def mat_file(name: str) -> bytes:
    """Make the content of "ex4data1.mat" or "network.mat", always the same to the last byte."""
    from scipy.io import savemat

    if name == "ex4data1.mat":
        X, y = digits()
        content = {"X": X, "y": y[:, np.newaxis].astype(np.uint8)}
    else:
        Theta1, Theta2 = weights()
        content = {"Theta1": Theta1, "Theta2": Theta2}
    buffer = BytesIO()
    savemat(buffer, content)
    return MAT_DESCRIPTION + buffer.getvalue()[len(MAT_DESCRIPTION) :]
