"""Values as JSON and back: plain ones as they are, and of others a type's name and no more.

An array travels as its dtype, its shape, the order of its axes in memory and its bytes; what is not
plain arrives as an `Opaque`.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from autograder.course.cases import Code, MatFile, Rng
from autograder.sandbox.wire import LIMIT, WireError

DEPTH = 16
"""Deepest nesting of lists that crosses; what is deeper, or holds itself, is not plain."""

_PLAIN_DTYPES = "biufcUS"

_DTYPE = re.compile(rf"[<>|=][{_PLAIN_DTYPES}][1-9]\d{{0,5}}")  # no bytes: of any size for nothing


@dataclass(frozen=True)
class Opaque:
    """A returned value that is not plain: only its type's name crosses the line."""

    type_name: str


def encode(value: Any) -> Any:
    """Turn a value into JSON, as far as it is plain.

    Parameters
    ----------
    value : object
        Numbers, strings, None, arrays, lists and tuples (named ones too), a `MatFile`, a `Rng`, a
        `Code`; anything that numpy can make an array of numbers or text from (a data frame, say);
        the rest becomes opaque.

    Examples
    --------
    >>> decode(encode((1.5, np.arange(3))))
    (1.5, array([0, 1, 2]))
    >>> decode(encode({1, 2}))
    Opaque(type_name='set')
    """
    return _encode(value, DEPTH)


def _encode(value: Any, depth: int) -> Any:
    if _is_plain(value):
        return value
    if isinstance(value, MatFile):
        return {"file": base64.b64encode(value.content).decode()}
    if isinstance(value, Rng):
        return {"rng": value.seed}
    if isinstance(value, Code):
        return {"code": value.expression}
    if isinstance(value, (list, tuple)) and depth:
        tag = "list" if isinstance(value, list) else "tuple"
        return {tag: [_encode(item, depth - 1) for item in value]}
    return _encode_array(value)


def _is_plain(value: Any) -> bool:
    """Tell what JSON holds as it is; it may refuse to read whole numbers of thousands of digits."""
    if type(value) is int:
        return value.bit_length() < 64
    return value is None or type(value) in (bool, float, str)


def _encode_array(value: Any) -> Any:
    name = type(value).__name__
    try:
        array = np.asarray(value)
        if array.dtype.kind not in _PLAIN_DTYPES:
            return {"opaque": f"{name} of dtype {array.dtype}" if array.ndim else name}
        if array.nbytes > LIMIT // 3:  # its text takes a third more, and the limit is half
            return {"opaque": f"{name} of {array.nbytes // 2**20} MB"}
        # Some mistakes show in one of the two orders only.
        order: Literal["C", "F"] = "F" if array.flags.fnc else "C"
        content = base64.b64encode(array.tobytes(order)).decode()
    except Exception:  # noqa: BLE001  (a student's object may raise anything when converted)
        return {"opaque": name}
    return {"array": [array.dtype.str, list(array.shape), order, content]}


def decode(value: Any) -> Any:
    """Turn a student's answer back into values: plain ones, or `Opaque`.

    Parameters
    ----------
    value : object
        What `encode` made.

    Raises
    ------
    WireError
        If the JSON is not what `encode` makes.
    """
    readers = {"array": _decode_array, "opaque": lambda name: Opaque(str(name)[:80])}
    return _decode(value, readers, DEPTH)


def decode_inputs(value: Any, files: Path) -> Any:
    """Turn a case's inputs back into values, the special ones included. Only for the judge's own.

    Parameters
    ----------
    value : object
        What `encode` made.
    files : Path
        Folder in which a `MatFile` becomes a real file, and which is made for it; the file's path
        is the value.
    """

    def make_file(content: str) -> str:
        files.mkdir(exist_ok=True)
        path = files / f"case-{len(list(files.iterdir()))}.mat"
        path.write_bytes(base64.b64decode(content))
        return str(path)

    special: dict[str, Callable[[Any], Any]] = {
        "array": _decode_array,
        "file": make_file,
        "rng": np.random.default_rng,
        "code": lambda expression: eval(expression, {"np": np}),
    }
    return _decode(value, special, DEPTH)


def _decode(value: Any, readers: dict[str, Callable[[Any], Any]], depth: int) -> Any:
    if _is_plain(value):
        return value
    if not isinstance(value, dict) or len(value) != 1:
        raise WireError("a value that is not in the format")
    ((tag, content),) = value.items()
    if tag in ("list", "tuple") and isinstance(content, list) and depth:
        items = [_decode(item, readers, depth - 1) for item in content]
        return items if tag == "list" else tuple(items)
    if tag not in readers:
        raise WireError(f"a value of unknown kind {str(tag)[:20]!r}")
    return readers[tag](content)


def _decode_array(parts: Any) -> Any:
    try:
        dtype, shape, order, content = parts
        if not _DTYPE.fullmatch(dtype) or order not in ("C", "F") or min(shape, default=0) < 0:
            raise ValueError(f"{dtype[:20]}, {order}, {shape}"[:100])
        flat = np.frombuffer(base64.b64decode(content, validate=True), dtype)
        array = flat.reshape(shape, order=order).copy("K")  # as bytes may not be written to
    except Exception as error:  # hostile parts: whatever numpy makes of them is a refusal
        raise WireError(f"an array that is not in the format: {error}") from error
    return array[()]  # a single number as a number, not as an array without axes
