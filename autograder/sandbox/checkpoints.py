"""A worker with a checkpoint behind it: what waits to take its place, should it hang or die."""

from __future__ import annotations

import contextlib
import select
import socket
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from autograder.sandbox import wire

Json = dict[str, Any]

GRACE = 3.0
"""Seconds that an interrupted cell has to end by itself before its worker is killed."""

SLACK = 5.0
"""Seconds beyond a step's own limit after which the worker is given up."""

CHECKPOINT = 2.0
"""Seconds of cells after which there is a new checkpoint: what a cell that takes the worker with it
may cost, for those before it are then run again."""

END = 30.0
"""Seconds that the kernel has to end a submission's processes."""


class CheckpointedWorker:
    """The processes of one submission, as the trusted side holds them.

    Parameters
    ----------
    worker : socket
        To the process that runs the cells.
    lifeline : socket
        To the process that all others come from, which is the first checkpoint; all ends with it.

    Attributes
    ----------
    alive : bool
        False once there is no worker any more; every further step then says so.
    """

    def __init__(self, worker: socket.socket, lifeline: socket.socket) -> None:
        self.alive = True
        self._worker, self._lifeline = worker, lifeline
        self._behind: socket.socket | None = lifeline  # to the checkpoint, if there is one
        self._since: list[str] = []  # the cells that have been run since the checkpoint
        self._took = 0.0

    def keep_up(self) -> None:
        """Make a checkpoint, if there is none or the cells since the last one took long."""
        if self.alive and (self._took > CHECKPOINT or not self._has_checkpoint()):
            self._make_checkpoint()

    def run(self, source: str, seconds: float) -> tuple[str, Any]:
        """Run a cell; where that takes the worker with it, go back to before it.

        Parameters
        ----------
        source : str
            Its code.
        seconds : float
            How long it may take before it is interrupted.

        Returns
        -------
        ended : str
            ``done``, ``timeout`` or ``died``.
        outputs : object
            Hopefully a list of nbformat outputs.
        """
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
            self.go_back()
            why = f"took over {seconds:g} s" if late else "ended Python itself"
            note = error_output(f"This cell {why}; grading went on as if it had not run.")
            return "timeout" if late else "died", [note]
        self._took += time.monotonic() - start
        self._since.append(source)
        if late and isinstance(outputs, list):
            outputs.append(error_output(f"This cell took over {seconds:g} s and was interrupted."))
        return "timeout" if late else "done", outputs

    def asked(self, request: Json) -> AbstractContextManager[socket.socket]:
        """Send a request to the worker, and give the socket that the replies come over.

        Parameters
        ----------
        request : dict
            What it is to do.
        """
        return _asked(self._worker, request)

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
            self.go_back()
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

    def go_back(self) -> None:
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
            self.kill()
            return
        self._forget_checkpoint()
        self._behind = None
        for source in self._since:  # one by one, for what went well once may not do so again
            self._make_checkpoint()
            self.run(source, SLACK)
        self._make_checkpoint()

    def kill(self) -> None:
        """End every process of the submission, and wait until there is none."""
        self.alive = False
        with contextlib.suppress(OSError):
            self._lifeline.shutdown(socket.SHUT_WR)
            self._lifeline.settimeout(END)
            self._lifeline.recv(1)

    def close(self) -> None:
        """End everything, and hang up."""
        self.kill()
        self._worker.close()
        self._forget_checkpoint()
        self._lifeline.close()


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


def error_output(text: str) -> Json:
    """Return a note in the form of an error's output.

    Parameters
    ----------
    text : str
        What it says.
    """
    return {"output_type": "error", "ename": "CellStopped", "evalue": text, "traceback": [text]}
