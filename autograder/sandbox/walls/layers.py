"""The layers by name: what each keeps student code from, and what to do where it is missing."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable

from autograder.sandbox.walls.landlock import landlock_version

MEGABYTE = 2**20

CPU_SECONDS = 300
"""Processor time of one process; what takes long without it meets the limits of a cell."""

MEMORY = 4096 * MEGABYTE
"""Address space of one process."""

DISK = 256 * MEGABYTE
"""What a submission may write, and the longest single file."""

FILES = 256
"""Files that one process may have open."""

PROCESSES = 100
"""Processes and threads of a submission."""

WALLS = {
    "files": "student code reads Python and the lessons' data, and writes one folder (Landlock)",
    "sockets": "it reaches no network and no other program (seccomp)",
    "namespaces": "its processes end with the submission, and its files are kept in memory",
    "processes": f"it may have {PROCESSES} processes and threads",
    "limits": f"{MEMORY // 2**30} GB of memory and {CPU_SECONDS} s of processor time a process",
}
"""The layers by name, and what each does where it is active."""

REMEDIES = {
    "files": "needs Linux 5.13 or newer with `landlock` among the security modules that it starts "
    "with; or grade in a container that holds nothing else",
    "sockets": "needs seccomp on x86-64 or ARM64; or grade without a network",
    "namespaces": "needs user namespaces (sysctl kernel.unprivileged_userns_clone=1, "
    "kernel.apparmor_restrict_unprivileged_userns=0), or root with CAP_SYS_ADMIN",
    "processes": "needs namespaces, or grading as root; or give the grader's account a limit "
    "(ulimit -u)",
    "limits": "needs a system with resource limits, such as Linux",
}
"""What to do about each layer where it is missing."""

Missing = dict[str, str]
"""Layers that are not active, each with the reason."""


def attempt(layer: str, missing: Missing, step: Callable[..., None], *arguments: object) -> None:
    """Put up a layer, or note why it is missing.

    Parameters
    ----------
    layer : str
        Its name.
    missing : dict
        Layers that are not active; gets this one where it fails.
    step : callable
        Puts it up.
    *arguments
        What `step` is called with.
    """
    try:
        step(*arguments)
    except (OSError, ValueError, AttributeError, ImportError) as error:
        missing[layer] = getattr(error, "strerror", None) or str(error)


def open_walls() -> str:
    """Return what student code could do here that it should not, in a sentence; or nothing."""
    if landlock_version():
        return ""
    return (
        "this system has no Landlock, so student code could read every file that this account can "
        f"read, solutions and other submissions included. It {REMEDIES['files']}."
    )


@functools.cache
def warn_once_of_open_walls() -> None:
    """Say so on the terminal where student code is not kept from the grader's files."""
    problem = open_walls()
    if problem:
        line = "!" * 78
        print(f"{line}\nUNSAFE: {problem}\n{line}", file=sys.stderr, flush=True)
