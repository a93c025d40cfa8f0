"""Fashion-MNIST: 70 000 pictures of clothes, or digits where they cannot be had."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from autograder.student.data import idx, own, shipped
from autograder.student.data.download import MD5, UnreachableError, download
from autograder.student.data.errors import DataError

CLASS_NAMES = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)

Part = tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Fashion:
    """Images with their labels: those to train on first, then those to test on.

    Attributes
    ----------
    X : array (m, 784) of float64
        One image of 28 by 28 pixels a row, row by row, from 0 (background) to 1; no bias column.
        `X[i].reshape(28, 28)` is upright.
    y : array (m,) of int64
        Labels from 0 to 9: places in `class_names`.
    n_train : int
        How many of the images are there to train on; they come first.
    class_names : tuple of str
        The ten names.
    source : str
        One sentence that says what these images are.
    """

    X: npt.NDArray[np.float64] = field(repr=False)
    y: npt.NDArray[np.int64] = field(repr=False)
    n_train: int
    class_names: tuple[str, ...]
    source: str

    @property
    def train(self) -> Part:
        """The images and labels to train on, X (n_train, 784) and y (n_train,)."""
        return self.X[: self.n_train], self.y[: self.n_train]

    @property
    def test(self) -> Part:
        """The images and labels to test on, X (m - n_train, 784) and y (m - n_train,)."""
        return self.X[self.n_train :], self.y[self.n_train :]


def fashion(at_most: int | None = None) -> Fashion:
    """Return Fashion-MNIST, downloaded on first use (31 MB), or digits where that cannot be.

    Where the server cannot be reached, one sentence is printed that says so, and the 5000 MNIST
    digits that come along are returned instead, shuffled, in the same form.

    Parameters
    ----------
    at_most : int, optional
        How many images to return at most, from the first. All 70 000 take 440 MB; the first 60 000
        are there to train on.

    Raises
    ------
    DataError
        A file is not what it should be, came only in part or cannot be written; or the user's own
        files, in the folder that AUTOGRADER_DATA names, are not all there or not sound.

    Notes
    -----
    Xiao, Rasul and Vollgraf, "Fashion-MNIST: a novel image dataset for benchmarking machine
    learning algorithms" (2017), arXiv:1708.07747.

    Examples
    --------
    >>> clothes = fashion(5000)  # doctest: +SKIP
    >>> clothes.X.shape, clothes.class_names[clothes.y[0]]  # doctest: +SKIP
    ((5000, 784), 'Ankle boot')
    """
    if at_most is not None and at_most < 1:
        raise DataError(
            f"at_most is {at_most}, but a number of images from 1 on is expected: correct it, or "
            "leave it out to have all of them."
        )
    folder = _own_folder()
    if folder is not None:
        return _clothes(lambda name: folder / name, at_most, f" from {folder}")
    try:
        return _clothes(download, at_most, "")
    except UnreachableError as reason:
        instead = _digits(at_most, reason)
        print(instead.source)
        return instead


def _own_folder() -> Path | None:
    folder = own.folder("a folder with the four files of Fashion-MNIST")
    if folder is None:
        return None
    missing = [name for name in MD5 if not (folder / name).is_file()]
    if not missing:
        return folder
    if len(missing) == len(MD5) and own.has_any(folder, own.SHAPES):
        return None  # the folder is there for the digits
    raise DataError(
        f"The folder {folder}, which AUTOGRADER_DATA names, lacks {', '.join(missing)}: put the "
        "four files of Fashion-MNIST there, or unset AUTOGRADER_DATA to download them."
    )


def _clothes(find: Callable[[str], Path], at_most: int | None, where: str) -> Fashion:
    files = [find(name) for name in MD5]
    train_images, train_labels = _pair(*files[:2])
    test_images, test_labels = _pair(*files[2:])
    return _first(
        at_most,
        np.concatenate([train_images, test_images]),
        np.concatenate([train_labels, test_labels]),
        len(train_labels),
        CLASS_NAMES,
        f"Fashion-MNIST{where}",
    )


def _pair(images_file: Path, labels_file: Path) -> tuple[Bytes, Bytes]:
    images, labels = idx.read(images_file, dimensions=3), idx.read(labels_file, dimensions=1)
    advice = "put the four files there again, as they were published"
    if images.shape[1:] != (28, 28):
        height, width = images.shape[1:]
        raise DataError(
            f"The images in {images_file} have {height} × {width} pixels, but 28 × 28 are "
            f"expected: {advice}."
        )
    if len(images) != len(labels):
        raise DataError(
            f"{images_file} holds {len(images)} images, but {labels_file.name} beside it holds "
            f"{len(labels)} labels, and one label an image is expected: {advice}."
        )
    if len(labels) == 0 or labels.max() > 9:
        found = f"labels up to {labels.max()}" if len(labels) else "no label"
        raise DataError(
            f"{labels_file} holds {found}, but labels from 0 to 9 are expected: {advice}."
        )
    return images, labels


def _digits(at_most: int | None, reason: UnreachableError) -> Fashion:
    images, labels = shipped.images()
    # They come sorted, and a part of them would then lack most classes.
    order = np.random.default_rng(0).permutation(len(labels))
    return _first(
        at_most,
        images[order],
        labels[order] % 10,
        len(labels) * 4 // 5,
        tuple("0123456789"),
        f"Fashion-MNIST could not be downloaded ({reason}), so these are MNIST digits instead, of "
        "28 × 28 pixels as well",
    )


def _first(
    at_most: int | None,
    images: Bytes,
    labels: npt.NDArray[np.integer],
    n_train: int,
    class_names: tuple[str, ...],
    what: str,
) -> Fashion:
    X = images[:at_most].reshape(-1, 784) / 255
    n_train = min(n_train, len(X))
    return Fashion(
        X,
        labels[:at_most].astype(np.int64),
        n_train,
        class_names,
        f"{what}: {n_train} images to train on and {len(X) - n_train} to test on.",
    )
