"""The side that runs student code. It holds no expected value and decides nothing.

``python -m autograder.sandbox.worker`` is a *warm* process: numpy, matplotlib, IPython and what the
lesson at hand imports are loaded once. It forks a worker for each submission it is handed.

A worker forks again:

* at a *checkpoint* the fork becomes the worker, and the process behind it only waits: should the
  worker hang or die, it takes over with everything as it was, so that an `os._exit` or an endless
  loop costs one cell and nothing before it. The first checkpoint is the submission's first process,
  from which no student code has run;
* for a hidden check, in a fork that is always dropped, so that no check can leave anything behind
  for the next.
"""

from __future__ import annotations

import _thread
import base64
import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from autograder.sandbox import walls, wire
from autograder.sandbox.calls import bind_references, outcome
from autograder.sandbox.notebook_shell import NotebookShell, Recorder, Stream, start
from autograder.sandbox.scratch import made_if_needed

INSTANT = 0.001
"""Seconds in which a cell cannot start as many processes as a submission may have."""


def serve(connection: socket.socket, shell: NotebookShell) -> NoReturn:
    """Do what the trusted side asks, until it hangs up.

    Parameters
    ----------
    connection : socket
        From the trusted side. With each request comes a socket for the reply to it, so that nothing
        that was sent before, by whomever, can be taken for this reply.
    shell : NotebookShell
        The session that the submission's cells share.
    """
    while handed := wire.receive_handed(connection):
        request, reply = handed[0], socket.socket(fileno=handed[1])
        match request["do"]:
            case "cell":
                _run_cell(reply, shell, request)
            case "check":
                _run_check(reply, shell, request)
            case "file":
                _put_file(reply, request)
            case "checkpoint":
                connection = _checkpoint(connection, reply)
                continue
        reply.close()
    os._exit(0)


def _run_cell(reply: socket.socket, shell: NotebookShell, request: dict[str, Any]) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    began = time.monotonic()
    try:
        outputs = shell.run(request["source"])
    except KeyboardInterrupt:  # it came while IPython itself was at work
        outputs = shell.recorder.outputs
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it came back: too late to interrupt
    if time.monotonic() - began > INSTANT:
        _leave_room()
    _tell(reply, {"outputs": outputs})


def _put_file(reply: socket.socket, request: dict[str, Any]) -> None:
    """Write a file that was handed in with the notebook; the walls hold wherever it would go."""
    path = Path.cwd() / request["name"]
    with contextlib.suppress(OSError, ValueError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(request["data"]))
    _tell(reply, {})


def _leave_room() -> None:
    """End what a cell has left running, where that leaves the next cell no process of its own."""
    try:
        ended = _thread.allocate_lock()
        ended.acquire()
        _thread.start_new_thread(ended.release, ())  # the cheapest thing that counts as a process
        ended.acquire()
    except RuntimeError:
        walls.make_room()


def _checkpoint(connection: socket.socket, onward: socket.socket) -> socket.socket:
    """Fork; the fork carries on as the worker, until this process is told to take its place.

    Parameters
    ----------
    connection : socket
        What this process goes on listening to.
    onward : socket
        Where requests for the fork come from.

    Returns
    -------
    socket
        Where the next request for the calling process comes from.
    """
    child = _fork()
    if child:
        onward.close()
        instead = _wait_behind(child, connection)
        if instead is None:
            os._exit(0)
        os.kill(child, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(child, 0)
        onward = instead
    connection.close()
    _tell(onward, {})
    return onward


def _wait_behind(worker: int, orders: socket.socket) -> socket.socket | None:
    """Wait behind a worker, and interrupt it where that is asked for.

    Parameters
    ----------
    worker : int
        The calling process's child.
    orders : socket
        From the trusted side.

    Returns
    -------
    socket or None
        Where requests come from for what takes the worker's place; None where all is over.
    """
    while handed := wire.receive_handed(orders):
        request, reply = handed[0], socket.socket(fileno=handed[1])
        if request["do"] == "go back":
            return reply
        with reply, contextlib.suppress(ProcessLookupError):
            os.kill(worker, signal.SIGINT)
            _tell(reply, {})
    return None


def _fork() -> int:
    try:
        return os.fork()
    except BlockingIOError:  # the student has started as many processes as there may be
        if not walls.make_room():
            raise
        return os.fork()


def _run_check(reply: socket.socket, shell: NotebookShell, request: dict[str, Any]) -> None:
    child = _fork()
    if child == 0:
        os.setpgid(0, 0)
        _answer_cases(reply, shell, request)
        os._exit(0)
    ended = _reap(child, request["seconds"])
    _tell(reply, {"ended": ended})


def _tell(reply: socket.socket, message: dict[str, Any]) -> None:
    """Reply, unless the trusted side has heard enough: the next request is another matter."""
    with contextlib.suppress(OSError):
        wire.send(reply, message)


def _reap(child: int, seconds: float) -> str:
    """Wait for a check's fork and say how it ended; what it may have started dies with it."""
    deadline = time.monotonic() + seconds
    _wait_for_end(child, seconds)
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            ended = "done" if status == 0 else "died"
            break
        if time.monotonic() > deadline:
            ended = "timeout"
            break
        time.sleep(0.001)
    with contextlib.suppress(ProcessLookupError):  # nothing of it may be left
        os.killpg(child, signal.SIGKILL)
    if ended == "timeout":
        os.waitpid(child, 0)
    return ended


def _wait_for_end(child: int, seconds: float) -> None:
    """Wait, where the system can say it at once, until a child has ended or time is up."""
    with contextlib.suppress(AttributeError, OSError):  # there may be no file left to open
        watched = os.pidfd_open(child)
        try:
            select.select([watched], [], [], seconds)
        finally:
            os.close(watched)


def _answer_cases(reply: socket.socket, shell: NotebookShell, request: dict[str, Any]) -> None:
    """Call the function on every case and send each outcome as it comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stdout = sys.stderr = Stream(Recorder(), "stdout")  # for nobody to read
    bind_references(shell.user_ns, request["references"])
    function = shell.user_ns.get(request["function"])
    with made_if_needed(Path.cwd() / f".case-{os.getpid()}") as folder:
        for inputs in request["cases"]:
            try:
                answer = outcome(function, inputs, folder)
                wire.send(reply, answer, limit=wire.STUDENT_LIMIT)
            except wire.WireError:
                wire.send(reply, {"outcome": "raised", "error": "the answer is too large"})


def serve_forks(descriptor: int, shell: NotebookShell) -> NoReturn:
    """Fork a worker for each connection that comes over the descriptor, until it is closed.

    Parameters
    ----------
    descriptor : int
        A Unix socket over which the trusted side passes, for each submission, the folder to work
        in, the modules to load first, a connection for requests, and a lifeline: when it hangs up
        there, all is over. Orders to go back to the beginning come over the lifeline, too.
    shell : NotebookShell
        What `load` gives.
    """
    readable = walls.open_readable(_readable())
    missing = walls.isolate()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the trusted side's to handle
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # submissions are not waited for
    gc.freeze()  # or the first collection of each worker would copy what all of them share
    with socket.socket(fileno=descriptor) as control:
        while True:
            request, descriptors, _, _ = socket.recv_fds(control, 2**16, 2)
            if not request:
                os._exit(0)
            wanted = json.loads(request)
            _import(wanted["imports"])
            if walls.fork(missing) == 0:
                control.close()
                _begin(Path(wanted["folder"]), readable, missing, shell, *descriptors)
            for received in descriptors:
                os.close(received)


def load() -> NotebookShell:
    """Load what every lesson uses, once for all submissions, and return the shell for them."""
    import numpy.random  # noqa: F401  (numpy itself leaves that for the first use)

    import autograder.student  # noqa: F401

    return start()


def _import(names: Iterable[str]) -> None:
    """Load what a lesson imports, unless it is loaded: the fewer modules, the faster is a fork."""
    for name in names:
        if name not in sys.modules:
            with contextlib.suppress(Exception):  # the lesson's own cell says so
                importlib.import_module(name)
            gc.freeze()


def _readable() -> list[Path]:
    """Return the lessons' data, and what they import.

    The data are written to the cache first, for student code cannot.
    """
    import autograder.student
    from autograder.student import data
    from autograder.student.data.cache import folder

    for name in ("ex4data1.mat", "network.mat"):
        with contextlib.suppress(data.DataError):  # the lesson's own cell says so
            data.path(name)
    own = os.environ.get("AUTOGRADER_DATA")
    student = Path(autograder.student.__file__).parent
    return [folder(), student, student.parent / "__init__.py", *([Path(own)] if own else [])]


def _begin(
    folder: Path,
    readable: walls.Readable,
    missing: walls.Missing,
    shell: NotebookShell,
    requests: int,
    lifeline: int,
) -> NoReturn:
    """Begin a submission: this process waits behind the worker, and ends with all the others."""
    os.setsid()
    account = walls.prepare(folder, missing)
    orders, connection = socket.socket(fileno=lifeline), socket.socket(fileno=requests)
    while child := os.fork():
        connection.close()
        instead = _wait_behind(child, orders)
        walls.end_all()
        if instead is None:
            os._exit(0)
        connection = instead
    orders.close()
    _leave_the_terminal()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    missing = walls.confine(folder, readable, account, missing)
    sys.path.append(str(folder))  # last, so that a file named like a module takes nobody's place
    wire.send(connection, {"missing": missing})
    serve(connection, shell)


def _leave_the_terminal() -> None:
    """Point the standard streams at nothing: the grader's terminal takes orders, too."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)


if __name__ == "__main__":
    serve_forks(int(sys.argv[1]), load())
