"""Photos of digits: the samples that come along, and the user's own."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from autograder.student.data.errors import DataError

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

FOLDER = Path(__file__).parent / "photos"
ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff")

LONGEST_SIDE = 800
"""Pixels of the longer side of what `read_photo` returns, at most."""

ADVICE = "save it as JPEG or PNG, and try again"


def photos(folder: str | Path | None = None) -> list[Path]:
    """List the photos in a folder, by name; without a folder, the samples that come along.

    Parameters
    ----------
    folder : str or path, optional
        A folder of your own with JPEG or PNG files in it.

    Raises
    ------
    DataError
        There is no such folder, or no photo in it.

    Examples
    --------
    >>> len(photos()), photos()[0].name
    (20, '0-blue-ink.jpg')
    """
    chosen = FOLDER if folder is None else Path(folder).expanduser()
    if not chosen.is_dir():
        raise DataError(
            f"{chosen} is not a folder, and a folder with photos is expected: correct its name."
        )
    files = sorted(file for file in chosen.iterdir() if file.suffix.lower() in ENDINGS)
    if not files:
        raise DataError(
            f"The folder {chosen} has no photo in it, and files that end with "
            f"{', '.join(ENDINGS[:3])} or the like are expected: put your photos there."
        )
    return files


def read_photo(path: str | Path) -> npt.NDArray[np.uint8]:
    """Read a photo the way up in which it was taken.

    A photo with more than 800 pixels on a side is made smaller, and one sentence is printed that
    says so.

    Parameters
    ----------
    path : str or path
        A JPEG or PNG file, or another that Pillow can read.

    Returns
    -------
    array of uint8
        (height, width) if the photo is grey, (height, width, 3) red, green and blue if it has
        colours, and (height, width, 4) with the opacity besides, if parts of it are transparent.

    Raises
    ------
    DataError
        There is no such file, or it is not an image that can be read.

    Examples
    --------
    >>> read_photo(photos()[0]).shape
    (200, 160, 3)
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    file = Path(path).expanduser()
    try:
        with warnings.catch_warnings():
            # What Pillow warns of is a large or an untidy file: neither is the reader's business.
            warnings.simplefilter("ignore")
            with Image.open(file) as opened:
                width, height = opened.size
                # Lets a JPEG decoder skip detail; it never gives less than is asked for.
                opened.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
                image = ImageOps.exif_transpose(opened)
                image = _eight_bits(image)
    except FileNotFoundError:
        raise DataError(
            f"There is no file {file}, and a photo is expected: correct its name."
        ) from None
    except UnidentifiedImageError:
        raise DataError(
            f"{file} is not an image that can be read, and a photo is expected: {ADVICE}."
        ) from None
    except Image.DecompressionBombError:
        raise DataError(
            f"{file} has too many pixels to be opened safely, and a photo is expected: make it "
            "smaller, and try again."
        ) from None
    except Exception:  # noqa: BLE001 - a damaged file makes Pillow raise almost anything
        raise DataError(
            f"{file} cannot be read or is damaged, and a photo is expected: {ADVICE}."
        ) from None
    if max(width, height) > LONGEST_SIDE:
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        print(
            f"{file.name} has {width * height / 1e6:.1f} million pixels and was made smaller: "
            f"{image.width} × {image.height} are plenty for a digit."
        )
    return np.asarray(image, dtype=np.uint8)


def _eight_bits(image: Picture) -> Picture:
    """Return the image with one byte a value: grey, colours, or colours with their opacity."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode.startswith("I"):  # 16 bits, of which a plain conversion keeps the darkest 256
        return image.convert("I").point(lambda level: level * (1 / 257)).convert("L")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")
