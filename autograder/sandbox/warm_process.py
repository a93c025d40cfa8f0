"""The process that has everything loaded, so that a worker is a fork away."""

from __future__ import annotations

import atexit
import json
import os
import select
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import autograder
from autograder.sandbox import walls


class SharedWarmProcess:
    """A warm process that another program has started, and that more than one may use.

    Parameters
    ----------
    control : socket
        To the process. A message that descriptors come with is received by itself, so that several
        programs may send at a time.
    """

    def __init__(self, control: socket.socket) -> None:
        self._control = control

    @property
    def alive(self) -> bool:
        """Whether it can still fork: it never says anything, so that a word means its end."""
        return not select.select([self._control], [], [], 0)[0]

    def fork(self, folder: str, imports: Iterable[str]) -> tuple[socket.socket, socket.socket]:
        """Return a connection to a fresh worker, and its lifeline.

        Parameters
        ----------
        folder : str
            Where it works.
        imports : iterable of str
            Modules that it has loaded, by name.
        """
        request = json.dumps({"folder": folder, "imports": list(imports)}).encode()
        ours, theirs = socket.socketpair()
        lifeline, held = socket.socketpair()
        with theirs, held:
            descriptors = [theirs.fileno(), held.fileno()]
            socket.send_fds(self._control, [request], descriptors)
        return ours, lifeline

    def close(self) -> None:
        """Hang up."""
        self._control.close()


class WarmProcess(SharedWarmProcess):
    """A warm process that this program starts."""

    program = ("-m", "autograder.sandbox.worker")

    def __init__(self) -> None:
        control, theirs = socket.socketpair()
        super().__init__(control)
        self._process = start_program(self.program, theirs)

    def close(self) -> None:
        """Hang up, and wait for the process to end."""
        super().close()
        self._process.wait()


def require_fork() -> None:
    """Say so where student code could not be run at all.

    Raises
    ------
    OSError
        If the system has no fork.
    """
    if not hasattr(os, "fork"):
        raise OSError("it has no fork, which grading needs: use Linux (on Windows, in WSL)")


def start_program(program: tuple[str, ...], *sockets: socket.socket) -> subprocess.Popen[bytes]:
    """Start a program of this package, with little of this one's environment.

    Parameters
    ----------
    program : tuple of str
        What Python is to run.
    *sockets : socket
        For the program, which gets their descriptors as arguments; they are closed here.
    """
    require_fork()
    descriptors = [connection.fileno() for connection in sockets]
    process = subprocess.Popen(
        [sys.executable, "-P", *program, *map(str, descriptors)],
        pass_fds=descriptors,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env=_surroundings(),
        process_group=0,  # Ctrl-C is for the process that writes the marks
    )
    for connection in sockets:
        connection.close()
    return process


_NEEDED = {
    # What such a program gets of this one's environment, which may hold keys and passwords;
    # student code gets less again.
    *walls.KEPT,
    *("HOME", "TMPDIR", "XDG_CACHE_HOME", "MPLCONFIGDIR"),
    *("LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH"),
}


def _surroundings() -> dict[str, str]:
    needed = {name: value for name, value in os.environ.items() if name in _NEEDED}
    own_code = Path(autograder.__file__).parents[1]  # the same on both sides, from any folder
    path = os.pathsep.join(filter(None, (str(own_code), needed.get("PYTHONPATH"))))
    # Workers share the cores among submissions; threads of one would only slow down the others.
    return needed | walls.ONE_THREAD | {"MPLBACKEND": "agg", "PYTHONPATH": path}


_warm: list[SharedWarmProcess] = []


def adopt(descriptor: int) -> None:
    """Use a warm process that another program has started, for as long as it lives.

    Parameters
    ----------
    descriptor : int
        A socket to it.
    """
    process = SharedWarmProcess(socket.socket(fileno=descriptor))
    atexit.register(process.close)
    _warm[:] = [process]


def warm_process() -> SharedWarmProcess:
    """Return this program's warm process, started at the first call and whenever it has gone."""
    if not (_warm and _warm[-1].alive):
        process = WarmProcess()
        atexit.register(process.close)
        _warm[:] = [process]
    return _warm[-1]
