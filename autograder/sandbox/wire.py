"""What crosses the line between the judge and the worker: plain values, never pickles.

A message is a length and that many bytes of JSON. An array travels inside it as its dtype, its
shape, the order of its axes in memory and its bytes; what is not plain arrives as an `Opaque`, a
type's name and no more.
"""

from __future__ import annotations

import base64
import itertools
import json
import re
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from autograder.grading.cases import Code, MatFile, Rng

LIMIT = 64 * 2**20
"""Most bytes that one message may have."""

STUDENT_LIMIT, MOST_VALUES, DEEPEST = LIMIT // 2, 10**6, 60
"""Most bytes, values and nesting of a message from student code. A value takes far more memory than
the bytes it comes in, and whatever walks through a message may do so by recursion."""

DEPTH = 16
"""Deepest nesting of lists that crosses; what is deeper, or holds itself, is not plain."""

_LENGTH = struct.Struct("!Q")
_PLAIN_DTYPES = "biufcUS"
_DTYPE = re.compile(rf"[<>|=][{_PLAIN_DTYPES}][1-9]\d{{0,5}}")  # no bytes: of any size for nothing


class WireError(Exception):
    """A message that is too long, cut off, late, or not in this format."""


@dataclass(frozen=True)
class Opaque:
    """A returned value that is not plain: only its type's name crosses the line."""

    type_name: str


def send(
    connection: socket.socket,
    message: dict[str, Any],
    *,
    limit: int = LIMIT,
    descriptor: int | None = None,
) -> None:
    """Send one message.

    Parameters
    ----------
    connection : socket
        A stream socket.
    message : dict
        JSON values only; see `encode` for others.
    limit : int
        Most bytes that the other side takes.
    descriptor : int, optional
        An open file that goes with the message, for `receive_handed`.

    Raises
    ------
    WireError
        If the message is too long to be received.
    """
    body = json.dumps(message, ensure_ascii=False).encode(errors="replace")  # half an emoji, say
    if len(body) > limit:
        raise WireError(f"a message of {len(body)} bytes is over the limit of {limit}")
    packet = memoryview(_LENGTH.pack(len(body)) + body)
    if descriptor is not None:  # with the message itself: nobody has to wake up for it twice
        packet = packet[socket.send_fds(connection, [packet], [descriptor]) :]
    if packet:
        connection.sendall(packet)


def receive(
    connection: socket.socket, *, deadline: float | None = None, from_student: bool = False
) -> dict[str, Any]:
    """Receive one message.

    Parameters
    ----------
    connection : socket
        A stream socket.
    deadline : float, optional
        The `time.monotonic` by which the whole message must have come.
    from_student : bool
        Whether student code may have written the message, so that narrower limits hold.

    Raises
    ------
    WireError
        If the other side closed, was late, or sent something else than a message.
    """
    return _body(connection, _exactly(connection, _LENGTH.size, deadline), deadline, from_student)


def receive_handed(connection: socket.socket) -> tuple[dict[str, Any], int] | None:
    """Receive one message from the trusted side, and the descriptor that goes with it.

    Parameters
    ----------
    connection : socket
        A Unix stream socket.

    Returns
    -------
    tuple or None
        None where the other side has hung up.
    """
    start, descriptors, _, _ = socket.recv_fds(connection, _LENGTH.size, 1)
    if not descriptors:
        return None
    return _body(connection, start, None, from_student=False), descriptors[0]


def _body(
    connection: socket.socket, start: bytes, deadline: float | None, from_student: bool
) -> dict[str, Any]:
    (length,) = _LENGTH.unpack(start)
    limit = STUDENT_LIMIT if from_student else LIMIT
    if length > limit:
        raise WireError(f"a message of {length} bytes is over the limit of {limit}")
    body = _exactly(connection, length, deadline)
    if from_student and sum(map(body.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise WireError(f"a message of more than {MOST_VALUES} values")
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise WireError("a message that is not JSON") from error
    if not isinstance(message, dict):
        raise WireError("a message that is not an object")
    if from_student and depth(message) > DEEPEST:
        raise WireError(f"a message nested deeper than {DEEPEST}")
    return message


def depth(value: Any) -> int:
    """Count how deep lists and objects are nested, without recursion.

    Parameters
    ----------
    value : object
        What JSON holds.

    Examples
    --------
    >>> depth({"a": [[1], 2]})
    4
    """
    found, level = 0, [value]
    while level:
        found += 1
        inside = [v.values() if isinstance(v, dict) else v for v in level if _holds_values(v)]
        level = list(itertools.chain.from_iterable(inside))
    return found


def _holds_values(value: Any) -> bool:
    return isinstance(value, (dict, list))


def _exactly(connection: socket.socket, count: int, deadline: float | None) -> bytes:
    parts, missing = [], count
    while missing:
        left = None if deadline is None else deadline - time.monotonic()
        if left is not None and left <= 0:
            raise WireError("no answer in time")
        connection.settimeout(left)
        try:
            part = connection.recv(min(missing, 2**20))
        except OSError as error:  # a timeout is an OSError too
            raise WireError("no answer in time") from error
        if not part:
            raise WireError("the other side has gone")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


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
