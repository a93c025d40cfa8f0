"""Grading processes on this computer, and jobs given out to them as they come free."""

from __future__ import annotations

import contextlib
import selectors
import socket
from collections import deque
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, TypeVar

from autograder.sandbox import wire
from autograder.sandbox.warm_process import start_program

Name = TypeVar("Name")
Json = dict[str, Any]

ATTEMPTS = 2
"""How often a job is tried that ends the process that does it."""


class _Grader:
    """One process, and the job that it is at."""

    def __init__(self, launcher: _Launcher) -> None:
        self._launcher = launcher
        self.start()

    def start(self) -> None:
        self.connection = self._launcher.start_grader()

    def end(self) -> None:
        self.connection.close()


class _Launcher:
    """The process that starts all the others, itself started again should it ever be gone."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._orders, orders = socket.socketpair()
        self._warm, warm = socket.socketpair()
        self.process = start_program(("-m", "autograder.batch.launcher"), orders, warm)

    def start_grader(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                self._order(theirs)
            except OSError:
                self.end()
                self._begin()
                self._order(theirs)
        return ours

    def _order(self, connection: socket.socket) -> None:
        socket.send_fds(self._orders, [b"+"], [connection.fileno(), self._warm.fileno()])

    def end(self) -> None:
        """End all that it has started, and wait for that."""
        self._orders.close()
        self._warm.close()
        self.process.wait()


class Pool:
    """Grading processes that are started at once and used until the end of the ``with`` block.

    They share one warm process: to load what student code needs takes longer than all the rest.

    Parameters
    ----------
    workers : int
        How many.
    """

    def __init__(self, workers: int) -> None:
        self._launcher = _Launcher()
        self._graders = [_Grader(self._launcher) for _ in range(workers)]
        self._round = _Round(self._graders, iter(()))

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for grader in self._graders:
            grader.end()
        self._launcher.end()

    def map(self, jobs: Iterable[tuple[Name, Json]]) -> Iterator[tuple[Name, Json]]:
        """Do jobs, each in whichever process is free, and yield records as they are done.

        Parameters
        ----------
        jobs : iterable of (name, dict)
            Taken one by one, as processes come free.

        Yields
        ------
        name : object
            The job's.
        record : dict
            What came of it; ``{"error": ...}`` where nothing did.
        """
        self._round.break_off()
        self._round = _Round(self._graders, iter(jobs))
        return self._round.results()


class _Round:
    """One call of `Pool.map`."""

    def __init__(self, graders: list[_Grader], jobs: Iterator[tuple[Any, Json]]) -> None:
        self._graders, self._jobs = graders, jobs
        self._again: deque[tuple[Any, Json, int]] = deque()
        self._at: dict[_Grader, tuple[Any, Json, int]] = {}

    def break_off(self) -> None:
        """Start those anew who are at a job: they would answer the next round with this one's."""
        for grader in self._at:
            grader.end()
            grader.start()
        self._at.clear()

    def results(self) -> Iterator[tuple[Any, Json]]:
        with selectors.DefaultSelector() as selector:
            for grader in self._graders:
                self._give(selector, grader)
            while self._at:
                for key, _ in selector.select():
                    grader = key.data
                    selector.unregister(grader.connection)
                    done = self._take(grader)
                    self._give(selector, grader)
                    if done:
                        yield done

    def _give(self, selector: selectors.BaseSelector, grader: _Grader) -> None:
        attempt = self._again.popleft() if self._again else None
        if attempt is None:
            new = next(self._jobs, None)
            if new is None:
                return
            attempt = (*new, 1)
        self._at[grader] = attempt
        with contextlib.suppress(OSError):  # a process that has gone shows at the receiving
            grader.connection.settimeout(None)
            wire.send(grader.connection, attempt[1])
        selector.register(grader.connection, selectors.EVENT_READ, grader)

    def _take(self, grader: _Grader) -> tuple[Any, Json] | None:
        name, job, attempt = self._at.pop(grader)
        try:
            return name, wire.receive(grader.connection)
        except wire.WireError:
            grader.end()
            grader.start()
        if attempt < ATTEMPTS:
            self._again.append((name, job, attempt + 1))
            return None
        return name, {"error": "the grading process ended, twice, while it was at this"}
