"""What crosses the line between the judge and the worker: messages, never pickles.

A message is a length and that many bytes of JSON. `values` says how arrays and other values travel
inside it.
"""

from __future__ import annotations

import itertools
import json
import socket
import struct
import time
from typing import Any

LIMIT = 64 * 2**20
"""Most bytes that one message may have."""

STUDENT_LIMIT, MOST_VALUES, DEEPEST = LIMIT // 2, 10**6, 60
"""Most bytes, values and nesting of a message from student code. A value takes far more memory than
the bytes it comes in, and whatever walks through a message may do so by recursion."""

_LENGTH = struct.Struct("!Q")


class WireError(Exception):
    """A message that is too long, cut off, late, or not in this format."""


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
