"""The user's own copies of the course files, in the folder that `AUTOGRADER_DATA` names."""

import os
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.student.data.download import MD5
from autograder.student.data.errors import DataError

NAMES = {"ex4data1.mat": "ex4data1.mat", "network.mat": "ex4weights.mat"}
"""What a file of this package is called in the course."""

SHAPES = {
    "ex4data1.mat": {"X": (5000, 400), "y": (5000, 1)},
    "ex4weights.mat": {"Theta1": (25, 401), "Theta2": (10, 26)},
}
ADVICE = "put the course's own file there, or unset AUTOGRADER_DATA to use the data that come along"


def own_file(name: str) -> Path | None:
    """Return the user's own file to use for `name`, or None where there is none.

    Raises
    ------
    DataError
        `AUTOGRADER_DATA` names no folder, or a folder with none of the files.
    """
    expected = " or ".join(SHAPES)
    chosen = folder(f"a folder with {expected}")
    if chosen is None:
        return None
    if not has_any(chosen, [*SHAPES, *MD5]):
        raise DataError(
            f"The folder {chosen}, which AUTOGRADER_DATA names, has no {expected}: {ADVICE}."
        )
    file = chosen / NAMES[name]
    return file if file.is_file() else None


def folder(expected: str) -> Path | None:
    """Return the folder that `AUTOGRADER_DATA` names, or None where it is unset or empty.

    Parameters
    ----------
    expected : str
        What the folder is wanted for, to be named in the error.

    Raises
    ------
    DataError
        `AUTOGRADER_DATA` names no folder.
    """
    chosen = os.environ.get("AUTOGRADER_DATA")
    if not chosen:
        return None
    named = Path(chosen).expanduser()
    if not named.is_dir():
        raise DataError(
            f"AUTOGRADER_DATA is {chosen}, which is not a folder, and {expected} is "
            "expected: correct it, or unset it to use the data that come along."
        )
    return named


def has_any(chosen: Path, names: Iterable[str]) -> bool:
    """Tell whether the folder has at least one of the files."""
    return any((chosen / name).is_file() for name in names)


def read(file: Path) -> dict[str, npt.NDArray[Any]]:
    """Read a course file and make sure that it is one.

    Returns
    -------
    dict
        Its arrays by name, of the shapes in `SHAPES`.

    Raises
    ------
    DataError
        The file is no .mat file that scipy can read, or does not hold what it should.
    """
    content = _load(file)
    shapes = SHAPES[file.name]
    missing = [key for key in shapes if key not in content]
    if missing:
        found = ", ".join(key for key in content if not key.startswith("__")) or "nothing"
        raise DataError(f"{file} holds {found}, but {' and '.join(shapes)} are expected: {ADVICE}.")
    for key, shape in shapes.items():
        array = content[key]
        if array.shape != shape:
            raise DataError(
                f"{key} in {file} has the shape {array.shape}, but {shape} is expected: {ADVICE}."
            )
        if not (isinstance(array, np.ndarray) and array.dtype.kind in "iuf"):
            raise DataError(f"{key} in {file} is not a full matrix of real numbers: {ADVICE}.")
        if not np.isfinite(array).all():
            raise DataError(
                f"{key} in {file} holds NaN or infinity, but only finite numbers are expected: "
                f"{ADVICE}."
            )
    if "y" in shapes and not np.isin(content["y"], np.arange(1, 11)).all():
        raise DataError(
            f"y in {file} holds labels from {content['y'].min()} to {content['y'].max()}, but "
            f"whole numbers from 1 to 10 are expected, 10 for the digit 0: {ADVICE}."
        )
    return {key: content[key] for key in shapes}


def _load(file: Path) -> dict[str, Any]:
    from scipy.io import loadmat

    try:
        content = file.read_bytes()
    except OSError as error:
        raise DataError(
            f"{file} cannot be read ({error.strerror}): make it readable, or unset AUTOGRADER_DATA "
            "to use the data that come along."
        ) from None
    if b"\x89HDF\r\n" in content[:1024]:
        raise DataError(
            f"{file} is a MATLAB 7.3 (HDF5) file, but MATLAB version 5 to 7 is expected: "
            f"save it again with MATLAB's option '-v7', {ADVICE}."
        )
    try:
        return loadmat(BytesIO(content))  # type: ignore[no-any-return]
    except Exception:  # noqa: BLE001 - a damaged file makes scipy raise almost anything
        raise DataError(
            f"{file} is damaged or is not a .mat file, but one of MATLAB version 5 to 7 is "
            f"expected: {ADVICE}."
        ) from None
