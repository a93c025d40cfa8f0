"""The trusted side's hold on the workers: start them, ask them, and end them, always in time."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from types import TracebackType
from typing import Any

from autograder.grading import wire
from autograder.grading.calls import encode_case
from autograder.grading.cases import Case
from autograder.grading.worker import GRACE

START = 60.0
"""Seconds that the warm process has for its first fork (it loads scipy and matplotlib first)."""

SLACK = 5.0
"""Seconds beyond a step's own limit after which the whole worker is given up."""


class WarmProcess:
    """The process that has everything loaded and forks the workers."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "autograder.grading.worker", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env=os.environ | _SURROUNDINGS,
            )

    def fork(self, folder: str) -> socket.socket:
        """Return a connection to a fresh worker that works in `folder`."""
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._control, [folder.encode()], [theirs.fileno()])
        return ours

    def close(self) -> None:
        """Hang up, which ends the process."""
        self._control.close()
        self._process.wait()


_SURROUNDINGS = {
    # Workers share the cores among submissions; threads of one would only slow down the others.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MPLBACKEND": "agg",
    # nbgrader's word to its own kernels is not for a process that may serve `validate` next.
    "NBGRADER_EXECUTION": "",
}


@functools.cache
def warm_process() -> WarmProcess:
    """Return this program's warm process, started at the first call."""
    import atexit

    process = WarmProcess()
    atexit.register(process.close)
    return process


class Session:
    """One submission's worker, from its first cell to its last check.

    Use it as a context manager; leaving it ends every process of the submission.

    Attributes
    ----------
    alive : bool
        False once the worker is gone for good; every further step then says so.
    """

    def __init__(self) -> None:
        self.alive = True

    def __enter__(self) -> Session:
        self._folder = tempfile.TemporaryDirectory(prefix="submission-", ignore_cleanup_errors=True)
        self._connection = warm_process().fork(self._folder.name)
        self._worker = wire.receive(self._connection, deadline=time.monotonic() + START)["worker"]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.alive:  # else its number may be another process's by now
            self._kill()
        self._connection.close()
        self._folder.cleanup()

    def run_cell(self, source: str, seconds: float) -> tuple[str, list[dict[str, Any]]]:
        """Run a cell in the submission's session.

        Parameters
        ----------
        source : str
            Its code.
        seconds : float
            How long it may take.

        Returns
        -------
        ended : str
            ``done``, ``timeout`` or ``died``; an exception in the cell is ``done``. After a
            ``timeout`` the variables are as the interrupted cell left them, or, where it would not
            be interrupted, as they were before it.
        outputs : list of dict
            nbformat outputs.
        """
        self._send({"do": "cell", "source": source, "seconds": seconds})
        reply = self._receive(seconds + GRACE)
        outputs = reply.get("outputs", [])
        return str(reply["ended"]), outputs if isinstance(outputs, list) else []

    def run_check(
        self,
        function: str,
        cases: list[Case],
        *,
        preamble: str,
        helpers: dict[str, str],
        seconds: float,
    ) -> tuple[str, list[dict[str, Any]]]:
        """Call a function of the submission on fresh inputs, in a fork that is thrown away.

        Parameters
        ----------
        function : str
            Its name in the notebook.
        cases : list of Case
            Only their inputs are sent.
        preamble, helpers : str, dict of str to str
            Code of earlier exercises that stands in for the student's.
        seconds : float
            How long all the cases together may take.

        Returns
        -------
        ended : str
            ``done``, ``timeout`` or ``died``.
        outcomes : list of dict
            One a case, as far as it came.
        """
        inputs = [encode_case(case) for case in cases]
        request = {"function": function, "cases": inputs, "preamble": preamble, "helpers": helpers}
        self._send({"do": "check", "seconds": seconds, **request})
        outcomes: list[dict[str, Any]] = []
        while True:
            reply = self._receive(seconds)
            if "ended" in reply:
                return str(reply["ended"]), outcomes[: len(cases)]
            outcomes.append(reply)

    def _send(self, request: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):  # a worker that has gone shows at the receiving
            wire.send(self._connection, request)

    def _receive(self, seconds: float) -> dict[str, Any]:
        try:
            if self.alive:
                return wire.receive(self._connection, deadline=time.monotonic() + seconds + SLACK)
        except wire.WireError:
            self.alive = False
            self._kill()
        return {"ended": "died"}

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._worker, signal.SIGKILL)
