"""Read IDX, the file format of MNIST and its kin: a short header, then the bytes of one array."""

import gzip
import math
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt

from autograder.student.data.errors import DataError

UNSIGNED_BYTE = 8
"""The format's code for the one type that images and labels have."""

ADVICE = "put the file there again, as it was published"


def read(file: Path, dimensions: int) -> npt.NDArray[np.uint8]:
    """Read an array of unsigned bytes from an IDX file that gzip has packed.

    Parameters
    ----------
    file : Path
        Such as `train-images-idx3-ubyte.gz`.
    dimensions : int
        How many the array must have: 3 for images, 1 for labels.

    Returns
    -------
    array (...) of uint8
        Of the shape that the header names.

    Raises
    ------
    DataError
        The file cannot be read, is damaged or cut off, or holds something else.

    Notes
    -----
    LeCun, Cortes and Burges, "The MNIST database of handwritten digits". Two zero bytes, the type,
    the number of dimensions; then each dimension's size in four bytes, the high one first; then the
    data.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "labels.gz")
    ...     _ = file.write_bytes(gzip.compress(bytes([0, 0, 8, 1, 0, 0, 0, 3, 9, 0, 4])))
    ...     read(file, dimensions=1)
    array([9, 0, 4], dtype=uint8)
    """
    content = _unpack(file)
    magic = bytes([0, 0, UNSIGNED_BYTE, dimensions])
    kind = f"{dimensions} dimension{'s' * (dimensions > 1)}"
    if content[:4] != magic:
        found = content[:4].hex(" ") or "(none)"
        raise DataError(
            f"{file} begins with the bytes {found}, but {magic.hex(' ')}, unsigned bytes in "
            f"{kind}, are expected of this IDX file: {ADVICE}."
        )
    start = len(magic) + 4 * dimensions
    if len(content) < start:
        raise DataError(
            f"{file} holds {len(content)} bytes, but the header of an IDX file with {kind} "
            f"has {start}: {ADVICE}."
        )
    shape = tuple(np.frombuffer(content, ">u4", dimensions, offset=len(magic)).tolist())
    if len(content) - start != math.prod(shape):
        raise DataError(
            f"{file} announces {' × '.join(map(str, shape))} bytes, but {len(content) - start} "
            f"follow: {ADVICE}."
        )
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape)


def _unpack(file: Path) -> bytes:
    try:
        return gzip.decompress(file.read_bytes())
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise DataError(
            f"{file} is damaged, cut off or no .gz file, but an IDX file that gzip has packed is "
            f"expected: {ADVICE}."
        ) from None
    except OSError as error:
        raise DataError(
            f"{file} cannot be read ({error.strerror}): make it readable, or {ADVICE}."
        ) from None
