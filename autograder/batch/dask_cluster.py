"""Submissions sent to a Dask cluster: the jobs that grading processes on this computer do.

Jobs and records travel as text. A worker of the cluster needs this package, in the same version,
and runs student code in processes of its own, as this computer would.
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, TypeVar

from autograder.course.errors import CourseError

Name = TypeVar("Name")
Json = dict[str, Any]

AHEAD = 2
"""Jobs that each thread of the cluster has waiting, so that none stands idle."""

ANSWER = 10.0
"""Seconds that a scheduler has to answer at all."""

_one_at_a_time = threading.Lock()


def _do(text: str) -> str:
    """Do a job on the cluster."""
    from autograder.batch import jobs
    from autograder.gradebook import lean_imports

    lean_imports.leave_out_unused()
    with _one_at_a_time:  # lessons and sessions belong to a process, not to a thread
        try:
            return json.dumps(jobs.grade(json.loads(text)))
        except Exception as error:  # noqa: BLE001  (whatever it is must not stop the others)
            return json.dumps({"error": str(error) or type(error).__name__})


class Cluster:
    """A Dask cluster that grades until the end of the ``with`` block.

    Parameters
    ----------
    address : str
        Its scheduler's, such as ``tcp://10.0.0.1:8786``.

    Raises
    ------
    CourseError
        If Dask is not installed, or nobody answers at that address.
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ModuleNotFoundError:
            raise CourseError(
                "--dask needs the package `distributed`, which is not installed: "
                'python -m pip install "inside-the-neural-network[dask]".'
            ) from None
        try:
            self._client = Client(address, timeout=ANSWER, set_as_default=False)
        except (OSError, ValueError) as error:
            raise CourseError(f"there is no Dask scheduler at {address}.") from error

    def __enter__(self) -> Cluster:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(OSError):
            self._client.close()

    def map(self, jobs: Iterable[tuple[Name, Json]]) -> Iterator[tuple[Name, Json]]:
        """Do jobs, and yield records as they are done.

        A worker that dies costs nothing: the cluster gives its jobs to another.

        Parameters
        ----------
        jobs : iterable of (name, dict)
            Taken one by one, as workers come free.

        Yields
        ------
        name : object
            The job's.
        record : dict
            What came of it; ``{"error": ...}`` where nothing did.
        """
        from distributed import as_completed

        names: dict[Any, Name] = {}
        done = as_completed(loop=self._client.loop, raise_errors=False)
        coming = iter(jobs)
        for future in self._submit(coming, names, self._room()):
            done.add(future)
        for future in done:
            record = _record(future)
            for another in self._submit(coming, names, 1):
                done.add(another)
            yield names.pop(future.key), record

    def _room(self) -> int:
        return AHEAD * max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))

    def _submit(
        self, coming: Iterator[tuple[Name, Json]], names: dict[Any, Name], most: int
    ) -> Iterator[Any]:
        for _, (name, job) in zip(range(most), coming, strict=False):
            future = self._client.submit(_do, json.dumps(job), pure=False)
            names[future.key] = name
            yield future


def _record(future: Any) -> Json:
    try:
        record: Json = json.loads(future.result())
    except Exception as error:  # noqa: BLE001  (a worker that died too often, say)
        return {"error": f"the cluster could not do it: {type(error).__name__}: {error}"}
    return record
