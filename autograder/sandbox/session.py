"""The trusted side's hold on the workers: start them, ask them, and end them, always in time."""

from __future__ import annotations

import base64
import contextlib
import json
import tempfile
import time
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any

from autograder.course.cases import Case
from autograder.sandbox import walls, wire
from autograder.sandbox.calls import compile_references, encode_case
from autograder.sandbox.checkpoints import SLACK, CheckpointedWorker, error_output
from autograder.sandbox.sanitise import sanitised
from autograder.sandbox.warm_process import warm_process

Json = dict[str, Any]

START = 60.0
"""Seconds that the warm process has for its first fork (it loads what lessons use first)."""

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
    missing : dict of str to str
        The layers of the sandbox that are not active, each with the reason.
    """

    def __init__(self, imports: Iterable[str] = ()) -> None:
        self._imports = imports
        self.missing: walls.Missing = {}

    def __enter__(self) -> Session:
        self._folder = tempfile.TemporaryDirectory(prefix="submission-", ignore_cleanup_errors=True)
        worker, lifeline = warm_process().fork(self._folder.name, self._imports)
        self._worker = CheckpointedWorker(worker, lifeline)
        try:
            hello = wire.receive(worker, deadline=time.monotonic() + START)
        except wire.WireError:
            self.__exit__(None, None, None)
            raise
        self.missing = hello["missing"]  # said before any student code runs
        self._ends = time.monotonic() + TOTAL
        self._page = _Page()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._worker.close()
        self._folder.cleanup()

    @property
    def alive(self) -> bool:
        """Whether there is a worker still; without one, every further step says so."""
        return self._worker.alive

    def put_files(self, files: Mapping[str, bytes]) -> None:
        """Put files into the folder that the submission's code works in.

        Parameters
        ----------
        files : dict of str to bytes
            By their path below that folder; one that cannot be written is left out.
        """
        for name, content in files.items():
            _put_file(self._worker, name, content)

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
                error_output(f"This notebook took over {TOTAL:g} s: this cell has not run.")
            ]
        self._worker.keep_up()
        ended, outputs = self._worker.run(source, min(seconds, left))
        return ended, self._page.shown(outputs)

    def run_check(
        self,
        function: str,
        cases: list[Case],
        *,
        preamble: str,
        helpers: dict[str, str],
        seconds: float,
        statements: str = "",
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
        statements : str
            What `pack_statements` made of statements that are run after the cases.

        Returns
        -------
        ended : str
            ``done``, ``timeout`` or ``died``.
        outcomes : list of dict
            One a case, as far as it came: claims, for `read_outcome`; then one for the statements.
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
        if statements:  # what students may not know is sent only where it is asked
            request["statements"] = statements
        due = len(cases) + bool(statements)
        start = time.monotonic()
        outcomes: list[Json] = []
        try:
            with self._worker.asked(request) as replies:
                for _ in range(due + 1):
                    deadline = start + seconds + SLACK
                    reply = wire.receive(replies, deadline=deadline, from_student=True)
                    if "ended" in reply:
                        return str(reply["ended"]), outcomes
                    outcomes.append(reply)
        except (OSError, wire.WireError):
            self._worker.go_back()
        late = time.monotonic() - start >= seconds
        return "timeout" if late else "died", outcomes[:due]


def _put_file(worker: CheckpointedWorker, name: str, content: bytes) -> None:
    data = base64.b64encode(content).decode()
    with (
        contextlib.suppress(OSError, wire.WireError),
        worker.asked({"do": "file", "name": name, "data": data}) as replies,
    ):
        wire.receive(replies, deadline=time.monotonic() + SLACK, from_student=True)


class _Page:
    """What a submission's cells may show, all together."""

    def __init__(self) -> None:
        self._room = MOST_SHOWN

    def shown(self, outputs: Any) -> list[Json]:
        """Return what is kept of a cell's outputs: little, where the cells before showed much."""
        self._room -= len(json.dumps(outputs))
        if self._room < 0:
            return [error_output("This notebook shows too much: this cell's output was left out.")]
        kept = outputs if isinstance(outputs, list) else []
        return [sanitised(output) for output in kept if isinstance(output, dict)]
