"""The trusted side's hold on the workers: start them, ask them, and end them, always in time."""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import autograder
from autograder.grading import sandbox, wire
from autograder.grading.calls import encode_case
from autograder.grading.cases import Case
from autograder.grading.harmless import harmless
from autograder.grading.worker import GRACE

START = 60.0
"""Seconds that the warm process has for its first fork (it loads scipy and matplotlib first)."""

SLACK = 5.0
"""Seconds beyond a step's own limit after which the whole worker is given up."""

END = 30.0
"""Seconds that the kernel has to end a submission's processes."""

TOTAL = 900.0
"""Seconds that a submission has for all its cells and checks together."""

MOST_SHOWN = 24 * 2**20
"""Characters that the outputs of all cells may have together."""


class WarmProcess:
    """The process that has everything loaded and forks the workers."""

    program = ("-m", "autograder.grading.worker")

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", *self.program, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env=_surroundings(),
            )

    @property
    def alive(self) -> bool:
        """Whether it can still fork."""
        return self._process.poll() is None

    def fork(self, folder: str) -> tuple[socket.socket, socket.socket]:
        """Return a connection to a fresh worker that works in `folder`, and its lifeline."""
        ours, theirs = socket.socketpair()
        lifeline, held = socket.socketpair()
        with theirs, held:
            descriptors = [theirs.fileno(), held.fileno()]
            socket.send_fds(self._control, [os.fsencode(folder)], descriptors)
        return ours, lifeline

    def close(self) -> None:
        """Hang up, which ends the process."""
        self._control.close()
        self._process.wait()


_NEEDED = {
    # What the warm process gets of the grader's environment, which may hold keys and passwords;
    # student code gets less again.
    *sandbox.KEPT,
    *("HOME", "XDG_CACHE_HOME", "MPLCONFIGDIR", "LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH"),
}


def _surroundings() -> dict[str, str]:
    needed = {name: value for name, value in os.environ.items() if name in _NEEDED}
    own_code = Path(autograder.__file__).parents[1]  # the same on both sides, from any folder
    path = os.pathsep.join(filter(None, (str(own_code), needed.get("PYTHONPATH"))))
    # Workers share the cores among submissions; threads of one would only slow down the others.
    return needed | sandbox.ONE_THREAD | {"MPLBACKEND": "agg", "PYTHONPATH": path}


_warm: list[WarmProcess] = []


def warm_process() -> WarmProcess:
    """Return this program's warm process, started at the first call and whenever it has gone."""
    if not (_warm and _warm[-1].alive):
        process = WarmProcess()
        atexit.register(process.close)
        _warm[:] = [process]
    return _warm[-1]


@functools.cache
def warn_once_of_open_walls() -> None:
    """Say so on the terminal where student code is not kept from the grader's files."""
    problem = sandbox.open_walls()
    if problem:
        line = "!" * 78
        print(f"{line}\nUNSAFE: {problem}\n{line}", file=sys.stderr, flush=True)


class Session:
    """One submission's worker, from its first cell to its last check.

    Use it as a context manager; leaving it ends every process of the submission.

    Attributes
    ----------
    alive : bool
        False once the worker is gone for good; every further step then says so.
    missing : dict of str to str
        The layers of the sandbox that are not active, each with the reason.
    """

    def __init__(self) -> None:
        self.alive = True
        self.missing: sandbox.Missing = {}

    def __enter__(self) -> Session:
        self._folder = tempfile.TemporaryDirectory(prefix="submission-", ignore_cleanup_errors=True)
        self._requests, self._lifeline = warm_process().fork(self._folder.name)
        try:
            hello = wire.receive(self._requests, deadline=time.monotonic() + START)
        except wire.WireError:
            self.__exit__(None, None, None)
            raise
        self.missing = hello["missing"]  # said before any student code runs
        self._requests.settimeout(SLACK)
        self._ends = time.monotonic() + TOTAL
        self._room = MOST_SHOWN
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._kill()
        self._requests.close()
        self._lifeline.close()
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
        left = self._ends - time.monotonic()
        if left <= 0:
            return "timeout", [
                _error(f"This notebook took over {TOTAL:g} s: this cell has not run.")
            ]
        request = {"do": "cell", "source": source, "seconds": min(seconds, left)}
        for reply in self._replies(request, seconds + GRACE, most=1):
            return str(reply.get("ended")), self._shown(reply.get("outputs"))
        return "died", []

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
        seconds = min(seconds, self._ends - time.monotonic())
        if seconds <= 0:
            return "timeout", []
        request = {
            "do": "check",
            "function": function,
            "cases": [encode_case(case) for case in cases],
            "preamble": preamble,
            "helpers": helpers,
            "seconds": seconds,
        }
        start = time.monotonic()
        outcomes: list[dict[str, Any]] = []
        for reply in self._replies(request, seconds, most=len(cases) + 1):
            if "ended" in reply:
                return str(reply["ended"]), outcomes
            outcomes.append(_claim(reply))
        late = time.monotonic() - start >= seconds
        return "timeout" if late else "died", outcomes[: len(cases)]

    def _shown(self, outputs: Any) -> list[dict[str, Any]]:
        """Return what is kept of a cell's outputs: little, where the cells before showed much."""
        self._room -= len(json.dumps(outputs))
        if self._room < 0:
            return [_error("This notebook shows too much: this cell's output was left out.")]
        kept = outputs if isinstance(outputs, list) else []
        return [harmless(output) for output in kept if isinstance(output, dict)]

    def _replies(
        self, request: dict[str, Any], seconds: float, most: int
    ) -> Iterator[dict[str, Any]]:
        """Send a request and yield the replies that come in time.

        They come over a socket made for this request: what the student's code has sent before, or
        was cut off while sending, cannot be taken for them.
        """
        if not self.alive:
            return
        deadline = time.monotonic() + seconds + SLACK
        ours, theirs = socket.socketpair()
        with ours:
            try:
                with theirs:
                    socket.send_fds(self._requests, [b"?"], [theirs.fileno()])
                wire.send(self._requests, request)
            except OSError:  # it has gone, or has not taken the request in time
                self._kill()
                return
            for _ in range(most):
                try:
                    yield wire.receive(ours, deadline=deadline, from_student=True)
                except wire.WireError:
                    if time.monotonic() >= deadline:
                        self._kill()
                    return

    def _kill(self) -> None:
        """End every process of the submission, and wait until there is none."""
        self.alive = False
        with contextlib.suppress(OSError):
            self._lifeline.shutdown(socket.SHUT_WR)
            self._lifeline.settimeout(END)
            self._lifeline.recv(1)


def _claim(reply: dict[str, Any]) -> dict[str, Any]:
    """Return an outcome of which the judge knows the form, if not the truth."""
    try:
        for name in ("value", "args"):
            wire.decode(reply.get(name))
    except wire.WireError as error:
        return {"outcome": "raised", "error": f"the answer cannot be read: {error}"}
    texts = {name: str(reply[name])[:MOST_TEXT] for name in _TEXTS if name in reply}
    return texts | {name: reply[name] for name in ("value", "args") if name in reply}


_TEXTS = ("outcome", "error", "warning")
MOST_TEXT = 1000
"""Characters that are kept of what an outcome says in words."""


def _error(text: str) -> dict[str, Any]:
    return {"output_type": "error", "ename": "CellStopped", "evalue": text, "traceback": [text]}
