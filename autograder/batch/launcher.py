"""The process that a batch's others are forks of: everything is loaded here, and only once.

``python -m autograder.batch.launcher`` forks the warm process, which gets to know nothing of any
lesson's answers, and a grader whenever it is asked for one. It is on the trusted side.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys

from autograder.gradebook import lean_imports
from autograder.sandbox import worker


def main(orders: int, warm: int) -> None:
    """Fork the warm process, then graders, until nobody asks for any more; then end all graders.

    Parameters
    ----------
    orders : int
        A Unix socket over which, for each grader, the two descriptors come that `grader.main`
        takes.
    warm : int
        The descriptor that the warm process takes, as `worker.serve_forks` says.
    """
    with lean_imports.loading():
        shell = worker.load()
    if os.fork() == 0:
        os.close(orders)
        worker.serve_forks(warm, shell)
    os.close(warm)
    lean_imports.leave_out_unused()
    with lean_imports.loading():
        from autograder.batch import grader
    started = []
    with socket.socket(fileno=orders) as connection:
        while descriptors := socket.recv_fds(connection, 1, 2)[1]:
            child = os.fork()
            if child == 0:
                connection.close()
                grader.main(*descriptors)
                return
            started.append(child)
            for received in descriptors:
                os.close(received)
    for child in started:
        os.kill(child, signal.SIGTERM)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
