"""Pictures in an answer in words: pasted into its cell, or handed in beside the notebook."""

from __future__ import annotations

import base64
import binascii
import io
import re
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from nbformat import NotebookNode

Attachments = dict[str, dict[str, str]]

LARGEST_PICTURE = 6 * 2**20
"""Bytes; a photo from a telephone has fewer."""

MOST_TOGETHER = 16 * 2**20
"""Characters that the pictures of a notebook, or of a page, may have together."""

_LONGEST_NAME = 255
_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg"}
"""By Pillow's name; MPO is what some telephones write into a .jpg."""

_REFERENCE = re.compile(r"attachment:([^\s)\"'>]{1,255})")


def data_url(content: bytes) -> str | None:
    """Return a PNG or JPEG picture as an address that holds it; None for anything else.

    Parameters
    ----------
    content : bytes
        A file's.
    """
    kind = _type(content)
    return kind and f"data:{kind};base64,{base64.b64encode(content).decode()}"


def attached(attachments: Any, name: str) -> str | None:
    """Return an attached picture as an address that holds it, or None.

    Parameters
    ----------
    attachments : dict
        A cell's, or whatever stands in their place.
    name : str
        As the cell's text refers to it.
    """
    bundle = attachments.get(name) if isinstance(attachments, dict) else None
    for content in bundle.values() if isinstance(bundle, dict) else ():
        picture = _decoded(content)
        if picture is not None and (found := data_url(picture)):
            return found
    return None


def beside(folder: Path, name: str) -> str | None:
    """Return a picture that lies beside a notebook as an address that holds it, or None.

    Parameters
    ----------
    folder : Path
        The notebook's.
    name : str
        As a cell's text refers to it.
    """
    folder = folder.resolve()
    try:
        file = folder / name
        inside = file.resolve() == file and file.is_relative_to(folder) and file.is_file()
        if not inside or file.stat().st_size > LARGEST_PICTURE:
            return None
        return data_url(file.read_bytes())
    except (OSError, ValueError):  # a name that no file can have
        return None


def kept(attachments: Any) -> Attachments:
    """Return the pictures among a cell's attachments, each with the type that it is of.

    Parameters
    ----------
    attachments : dict
        A cell's, or whatever stands in their place.
    """
    found: Attachments = {}
    for name in attachments if isinstance(attachments, dict) else ():
        if len(name) <= _LONGEST_NAME and (address := attached(attachments, name)):
            kind, _, content = address.removeprefix("data:").partition(";base64,")
            found[name] = {kind: content}
    return found


def bound(cells: Iterable[NotebookNode]) -> None:
    """Leave out the pictures of a notebook that come after too many.

    Parameters
    ----------
    cells : iterable of NotebookNode
        Its cells, with attachments as from `kept`; changed in place.
    """
    room = MOST_TOGETHER
    for cell in cells:
        for name, bundle in list(cell.get("attachments", {}).items()):
            room -= sum(map(len, bundle.values()))
            if room < 0:
                del cell.attachments[name]


def missing(nb: NotebookNode) -> str:
    """Say which pictures the text of a notebook shows that it does not hold; empty if none.

    Parameters
    ----------
    nb : NotebookNode
        As `reading.read` gives it.
    """
    names = [
        unquote(name)
        for cell in nb.cells
        if cell.cell_type == "markdown"
        for name in _REFERENCE.findall(cell.source)
        if unquote(name) not in cell.get("attachments", {})
    ]
    if not names:
        return ""
    listed = ", ".join(name[:40] for name in names[:3]) + (", …" if names[3:] else "")
    size = LARGEST_PICTURE // 2**20
    return f"left out of the answers, as no PNG or JPEG of up to {size} MB: {listed}"


def _decoded(content: Any) -> bytes | None:
    text = "".join(map(str, content)) if isinstance(content, list) else content
    if not isinstance(text, str) or len(text) > 1.5 * LARGEST_PICTURE:
        return None
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def _type(content: bytes) -> str | None:
    """Tell what kind of picture a file is, by its content alone."""
    from PIL import Image

    if len(content) > LARGEST_PICTURE:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow's of a picture that unpacks to too much
            picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
            picture.verify()
    except Exception:  # noqa: BLE001  (Pillow raises what it likes where a picture is broken)
        return None
    return _TYPES.get(picture.format or "")
