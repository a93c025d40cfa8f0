"""A process that grades, one submission after another, for the process that writes the marks.

It is on the trusted side: it holds the answers, and runs student code in workers of its own.
"""

from __future__ import annotations

import contextlib
import signal
import socket
import sys
from typing import Any

from autograder.batch import jobs
from autograder.sandbox import warm_process, wire


def main(descriptor: int, warm_descriptor: int) -> None:
    """Grade whatever comes over the connection, until it is closed.

    Parameters
    ----------
    descriptor : int
        A stream socket over which jobs come and records go back.
    warm_descriptor : int
        The warm process that forks the workers.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # leaves no worker behind
    warm_process.adopt(warm_descriptor)
    with socket.socket(fileno=descriptor) as connection:
        while True:
            try:
                job = wire.receive(connection)
                _answer(connection, _record(job))
            except (wire.WireError, OSError):  # nobody is there any more
                break
    with contextlib.suppress(OSError):  # the signal is on its way
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it is ending already


def _answer(connection: socket.socket, record: dict[str, Any]) -> None:
    try:
        wire.send(connection, record)
    except wire.WireError as error:  # it is too large
        wire.send(connection, {"error": str(error)})


def _record(job: dict[str, Any]) -> dict[str, Any]:
    try:
        return jobs.grade(job)
    except Exception as error:  # noqa: BLE001  (whatever it is must not stop the others)
        return {"error": str(error) or type(error).__name__}
