"""The side that runs student code. It holds no expected value and decides nothing.

``python -m autograder.grading.worker`` is a *warm* process: numpy, scipy, matplotlib and IPython
are loaded once. It forks a worker for each submission it is handed.

Inside a worker every cell and every hidden check runs in a fork of its own:

* a cell's fork *becomes* the worker when the cell ends, and is dropped when it hangs or dies, so
  that an `os._exit` or an endless loop costs that cell and nothing before it;
* a check's fork is always dropped, so that no check can leave anything behind for the next.
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from autograder.grading import sandbox, wire
from autograder.grading.calls import bind_references, outcome
from autograder.grading.notebook_shell import NotebookShell, Output, start

GRACE = 3.0
"""Seconds that an interrupted cell has to end by itself before it is killed."""


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
    while True:
        _, descriptors, _, _ = socket.recv_fds(connection, 1, 1)
        if not descriptors:
            os._exit(0)
        with socket.socket(fileno=descriptors[0]) as reply:
            request = wire.receive(connection)
            if request["do"] == "cell":
                _run_cell(reply, shell, request)
            else:
                _run_check(reply, shell, request)


def _run_cell(reply: socket.socket, shell: NotebookShell, request: dict[str, Any]) -> None:
    seconds, start = request["seconds"], time.monotonic()

    def cell() -> None:
        try:
            outputs = shell.run(request["source"])
        except KeyboardInterrupt:  # it came while IPython itself was at work
            outputs = shell.recorder.outputs
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it came back: too late to interrupt
        late = time.monotonic() - start > seconds
        if late:
            outputs.append(_error(f"This cell took over {seconds:g} s and was interrupted."))
        wire.send(reply, {"ended": "timeout" if late else "done", "outputs": outputs})

    ended = _in_a_fork(cell, seconds)
    if ended:  # this process is still the worker: the fork is gone, and its cell with it
        why = f"took over {seconds:g} s" if ended == "timeout" else "ended Python itself"
        note = _error(f"This cell {why}; grading went on as if it had not run.")
        _tell(reply, {"ended": ended, "outputs": [note]})


def _in_a_fork(step: Callable[[], None], seconds: float) -> str:
    """Run a step in a fork that carries on in this process's place, if it comes back.

    Returns
    -------
    str
        Empty in the fork that carries on; ``timeout`` or ``died`` in the process that takes over.
    """
    done, tell = os.pipe()
    child = _fork()
    if child == 0:
        os.close(done)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        step()
        with contextlib.suppress(OSError):  # the cell may have killed the process behind it
            os.write(tell, b".")
        os.close(tell)
        return ""
    os.close(tell)
    ended = _wait(done, child, seconds)
    os.close(done)
    if ended == "done":
        os._exit(0)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return ended


def _fork() -> int:
    try:
        return os.fork()
    except BlockingIOError:  # the student has started as many processes as there may be
        if not sandbox.make_room():
            raise
        return os.fork()


def _wait(done: int, child: int, seconds: float) -> str:
    """Wait for the fork's word; interrupt it when it is late, so that it can say where it was."""
    if not select.select([done], [], [], seconds)[0]:
        os.kill(child, signal.SIGINT)
        if not select.select([done], [], [], GRACE)[0]:
            return "timeout"
    return "done" if os.read(done, 1) else "died"


def _error(text: str) -> Output:
    return {"output_type": "error", "ename": "CellStopped", "evalue": text, "traceback": [text]}


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


def _answer_cases(reply: socket.socket, shell: NotebookShell, request: dict[str, Any]) -> None:
    """Call the function on every case and send each outcome as it comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stdout = sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115  (open until the fork ends)
    bind_references(shell.user_ns, request["preamble"], request["helpers"])
    function = shell.user_ns.get(request["function"])
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        for inputs in request["cases"]:
            try:
                answer = outcome(function, inputs, Path(folder))
                wire.send(reply, answer, limit=wire.STUDENT_LIMIT)
            except wire.WireError:
                wire.send(reply, {"outcome": "raised", "error": "the answer is too large"})


def main(descriptor: int) -> None:
    """Load everything, then fork a worker for each connection that comes over the descriptor.

    Parameters
    ----------
    descriptor : int
        A Unix socket over which the trusted side passes, for each submission, the folder to work
        in, a connection for requests, and a lifeline: when it hangs up there, all is over.
    """
    shell = _load()
    readable = _readable()
    missing = sandbox.isolate()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the trusted side's to handle
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # submissions are not waited for
    gc.freeze()  # or the first collection of each worker would copy what all of them share
    with socket.socket(fileno=descriptor) as control:
        while True:
            folder, descriptors, _, _ = socket.recv_fds(control, 4096, 2)
            if not folder:
                return
            if sandbox.fork(missing) == 0:
                control.close()
                _begin(Path(os.fsdecode(folder)), readable, missing, shell, *descriptors)
            for received in descriptors:
                os.close(received)


def _load() -> NotebookShell:
    """Load all that lessons use, once for all submissions."""
    import scipy.io
    import scipy.optimize  # noqa: F401

    import autograder.student.check
    import autograder.student.plots  # noqa: F401

    return start()


def _readable() -> list[Path]:
    """Return what student code may read beside Python: the lessons' data, and what it imports.

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
    readable: list[Path],
    missing: sandbox.Missing,
    shell: NotebookShell,
    requests: int,
    lifeline: int,
) -> NoReturn:
    """Begin a submission: this process keeps the processes together, a fork becomes the worker."""
    os.setsid()
    account = sandbox.prepare(folder, missing)
    if os.fork():
        os.close(requests)
        sandbox.keep(socket.socket(fileno=lifeline))
    os.close(lifeline)
    _leave_the_terminal()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    missing = sandbox.confine(folder, readable, account, missing)
    with socket.socket(fileno=requests) as connection:
        wire.send(connection, {"missing": missing})
        serve(connection, shell)


def _leave_the_terminal() -> None:
    """Point the standard streams at nothing: the grader's terminal takes orders, too."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)


if __name__ == "__main__":
    main(int(sys.argv[1]))
