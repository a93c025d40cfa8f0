"""The trusted side's hold on the workers: start them, ask them, and end them, always in time."""

from __future__ import annotations

import contextlib
import json
import select
import socket
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from autograder.grading import sandbox, wire
from autograder.grading.calls import compile_references, encode_case
from autograder.grading.cases import Case
from autograder.grading.harmless import harmless
from autograder.grading.warm import warm_process

Json = dict[str, Any]

START = 60.0
"""Seconds that the warm process has for its first fork (it loads what lessons use first)."""

GRACE = 3.0
"""Seconds that an interrupted cell has to end by itself before its worker is killed."""

SLACK = 5.0
"""Seconds beyond a step's own limit after which the worker is given up."""

CHECKPOINT = 2.0
"""Seconds of cells after which there is a new checkpoint: what a cell that takes the worker with it
may cost, for those before it are then run again."""

END = 30.0
"""Seconds that the kernel has to end a submission's processes."""

TOTAL = 900.0
"""Seconds that a submission has for all its cells and checks together."""

MOST_SHOWN = 24 * 2**20
"""Characters that the outputs of all cells may have together."""


class Session:
    """One submission's worker, from its first cell to its last check.

    Use it as a context manager; leaving it ends every process of the submission.

    Parameters
    ----------
    imports : iterable of str
        Modules that are to be loaded before the first cell, as the lesson imports them.

    Attributes
    ----------
    alive : bool
        False once there is no worker any more; every further step then says so.
    missing : dict of str to str
        The layers of the sandbox that are not active, each with the reason.
    """

    def __init__(self, imports: Iterable[str] = ()) -> None:
        self.alive = True
        self._imports = imports
        self.missing: sandbox.Missing = {}
        self._since: list[str] = []  # the cells that have been run since the checkpoint
        self._took = 0.0

    def __enter__(self) -> Session:
        self._folder = tempfile.TemporaryDirectory(prefix="submission-", ignore_cleanup_errors=True)
        self._worker, self._lifeline = warm_process().fork(self._folder.name, self._imports)
        self._behind: socket.socket | None = self._lifeline  # to the checkpoint, if there is one
        try:
            hello = wire.receive(self._worker, deadline=time.monotonic() + START)
        except wire.WireError:
            self.__exit__(None, None, None)
            raise
        self.missing = hello["missing"]  # said before any student code runs
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
        self._worker.close()
        self._forget_checkpoint()
        self._lifeline.close()
        self._folder.cleanup()

    def run_cell(self, source: str, seconds: float) -> tuple[str, list[Json]]:
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
        if self.alive and (self._took > CHECKPOINT or not self._has_checkpoint()):
            self._make_checkpoint()
        ended, outputs = self._run(source, min(seconds, left))
        return ended, self._shown(outputs)

    def _run(self, source: str, seconds: float) -> tuple[str, Any]:
        if not self.alive:
            return "died", []
        start = time.monotonic()
        try:
            with _asked(self._worker, {"do": "cell", "source": source}) as replies:
                late = not select.select([replies], [], [], seconds)[0]
                if late:
                    self._interrupt()
                deadline = time.monotonic() + GRACE
                outputs = wire.receive(replies, deadline=deadline, from_student=True).get("outputs")
        except (OSError, wire.WireError):
            late = time.monotonic() - start >= seconds
            self._go_back()
            why = f"took over {seconds:g} s" if late else "ended Python itself"
            note = _error(f"This cell {why}; grading went on as if it had not run.")
            return "timeout" if late else "died", [note]
        self._took += time.monotonic() - start
        self._since.append(source)
        if late and isinstance(outputs, list):
            outputs.append(_error(f"This cell took over {seconds:g} s and was interrupted."))
        return "timeout" if late else "done", outputs

    def run_check(
        self,
        function: str,
        cases: list[Case],
        *,
        preamble: str,
        helpers: dict[str, str],
        seconds: float,
    ) -> tuple[str, list[Json]]:
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
            One a case, as far as it came: claims, for `claims.read`.
        """
        if not self.alive:
            return "died", []
        seconds = min(seconds, self._ends - time.monotonic())
        if seconds <= 0:
            return "timeout", []
        request = {
            "do": "check",
            "function": function,
            "cases": [encode_case(case) for case in cases],
            "references": compile_references(preamble, helpers),
            "seconds": seconds,
        }
        start = time.monotonic()
        outcomes: list[Json] = []
        try:
            with _asked(self._worker, request) as replies:
                for _ in range(len(cases) + 1):
                    deadline = start + seconds + SLACK
                    reply = wire.receive(replies, deadline=deadline, from_student=True)
                    if "ended" in reply:
                        return str(reply["ended"]), outcomes
                    outcomes.append(reply)
        except (OSError, wire.WireError):
            self._go_back()
        late = time.monotonic() - start >= seconds
        return "timeout" if late else "died", outcomes[: len(cases)]

    def _has_checkpoint(self) -> bool:
        """Tell whether there is one; it says nothing unasked, so that any word is its end."""
        return self._behind is not None and not select.select([self._behind], [], [], 0)[0]

    def _make_checkpoint(self) -> None:
        """Have the worker go on in a fork, and what it is now wait behind it."""
        ours, theirs = socket.socketpair()
        try:
            _ask(self._worker, {"do": "checkpoint"}, theirs)
            wire.receive(ours, deadline=time.monotonic() + SLACK, from_student=True)
        except (OSError, wire.WireError):
            ours.close()
            self._go_back()
            return
        self._forget_checkpoint()
        self._worker, self._behind = ours, self._worker
        self._since, self._took = [], 0.0

    def _forget_checkpoint(self) -> None:
        """End the process that waits behind the worker, unless it is the one that all come from."""
        if self._behind and self._behind is not self._lifeline:
            self._behind.close()

    def _interrupt(self) -> None:
        if self._behind is None:
            raise wire.WireError("there is no checkpoint")
        with _asked(self._behind, {"do": "interrupt"}) as replies:
            wire.receive(replies, deadline=time.monotonic() + SLACK, from_student=True)

    def _go_back(self) -> None:
        """Give up the worker, and let the checkpoint take its place and catch up with it."""
        ours, theirs = socket.socketpair()
        self._worker.close()
        self._worker = ours
        try:
            if self._behind is None:
                raise wire.WireError("there is no checkpoint")
            _ask(self._behind, {"do": "go back"}, theirs)
            wire.receive(ours, deadline=time.monotonic() + END, from_student=True)
        except (OSError, wire.WireError):  # the student's code has ended that one too
            self._kill()
            return
        self._forget_checkpoint()
        self._behind = None
        for source in self._since:  # one by one, for what went well once may not do so again
            self._make_checkpoint()
            self._run(source, SLACK)
        self._make_checkpoint()

    def _shown(self, outputs: Any) -> list[Json]:
        """Return what is kept of a cell's outputs: little, where the cells before showed much."""
        self._room -= len(json.dumps(outputs))
        if self._room < 0:
            return [_error("This notebook shows too much: this cell's output was left out.")]
        kept = outputs if isinstance(outputs, list) else []
        return [harmless(output) for output in kept if isinstance(output, dict)]

    def _kill(self) -> None:
        """End every process of the submission, and wait until there is none."""
        self.alive = False
        with contextlib.suppress(OSError):
            self._lifeline.shutdown(socket.SHUT_WR)
            self._lifeline.settimeout(END)
            self._lifeline.recv(1)


@contextmanager
def _asked(process: socket.socket, request: Json) -> Iterator[socket.socket]:
    """Send a request, and yield the socket that the replies come over.

    It is made for this request: what the student's code has sent before, or was cut off while
    sending, cannot be taken for a reply.
    """
    ours, theirs = socket.socketpair()
    with ours:
        _ask(process, request, theirs)
        yield ours


def _ask(process: socket.socket, request: Json, replies: socket.socket) -> None:
    """Send a request, and hand over the socket that the replies come over."""
    with replies:
        process.settimeout(SLACK)  # for a process that takes no request
        wire.send(process, request, descriptor=replies.fileno())


def _error(text: str) -> dict[str, Any]:
    return {"output_type": "error", "ename": "CellStopped", "evalue": text, "traceback": [text]}
