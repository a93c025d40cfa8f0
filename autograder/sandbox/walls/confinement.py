"""Every wall around the calling process, for good: the last thing before student code runs."""

from __future__ import annotations

import contextlib
import os
import struct
import sys
import tempfile
from pathlib import Path

from autograder.sandbox.walls.landlock import Readable, restrict_files
from autograder.sandbox.walls.layers import (
    CPU_SECONDS,
    DISK,
    FILES,
    MEMORY,
    PROCESSES,
    REMEDIES,
    Missing,
    attempt,
)
from autograder.sandbox.walls.seccomp import refuse_system_calls
from autograder.sandbox.walls.system_calls import LINUX, call

_PR_SET_KEEPCAPS, _PR_SET_NO_NEW_PRIVS = 8, 38

_CAPABILITIES_VERSION, _CAP_DAC_READ_SEARCH = 0x20080522, 1 << 2


def confine(folder: Path, readable: Readable, account: int, missing: Missing) -> Missing:
    """Put up every wall around the calling process, for good.

    Parameters
    ----------
    folder : Path
        The one folder that it may write to; becomes its home and its working folder.
    readable : list of tuple
        What `open_readable` opened.
    account : int
        What `prepare` returned.
    missing : dict
        Layers that are known to be missing.

    Returns
    -------
    dict
        Every layer that is missing, with the reason.
    """
    os.chdir(folder)
    _clean_environment(folder)
    missing = dict(missing)
    attempt("limits", missing, _limit_resources)
    if not LINUX:
        return missing | dict.fromkeys(REMEDIES.keys() - {"limits"}, f"this is {sys.platform}")
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")  # if memory ends, then ours first
    own_account = account == os.geteuid()
    _drop_privileges(account)
    attempt("processes", missing, _limit_processes, own_account and "namespaces" in missing)
    attempt("files", missing, restrict_files, folder, readable)
    attempt("sockets", missing, refuse_system_calls)
    for opened, _ in readable:
        os.close(opened)
    return missing


KEPT = (
    *("PATH", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ"),
    *("AUTOGRADER_CACHE", "AUTOGRADER_DATA"),
)
"""Environment variables that student code gets as they are."""

ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""Environment variables that keep the mathematics in one thread."""


def _clean_environment(folder: Path) -> None:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    os.environ.clear()
    own = dict.fromkeys(("HOME", "TMPDIR", "MPLCONFIGDIR", "IPYTHONDIR"), str(folder))
    os.environ.update(kept | own | ONE_THREAD | {"MPLBACKEND": "agg", "AUTOGRADER_OFFLINE": "1"})
    tempfile.tempdir = str(folder)


def _limit_resources() -> None:
    import resource

    for name, most in (
        ("CPU", CPU_SECONDS),
        ("AS", MEMORY),
        ("FSIZE", DISK),
        ("NOFILE", FILES),
        ("CORE", 0),
    ):
        number = getattr(resource, f"RLIMIT_{name}")
        _, hard = resource.getrlimit(number)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(number, (limit, limit))


def _limit_processes(shared: bool) -> None:
    """Limit how many processes there may be; the kernel counts them by account, and never root's.

    In a user namespace it counts only those inside (since Linux 5.14).
    """
    import resource

    if os.geteuid() == 0:
        raise OSError(0, "root's processes cannot be limited")
    if shared:
        raise OSError(0, "the account's other processes would be counted too")
    resource.setrlimit(resource.RLIMIT_NPROC, (PROCESSES, PROCESSES))


def _drop_privileges(account: int) -> None:
    """Leave root's account for one that nobody has, and give up every capability but one.

    Python may lie where only root may look, so that the right to look stays: Landlock is what says
    which files may be read.
    """
    kept = 0
    if os.geteuid() == 0:
        kept = _CAP_DAC_READ_SEARCH
        call("prctl", _PR_SET_KEEPCAPS, 1, 0, 0, 0)
        with contextlib.suppress(OSError):  # the account may not exist in a container of its own
            os.setgroups([])
            os.setresgid(account, account, account)
            os.setresuid(account, account, account)
    header = struct.pack("=Ii", _CAPABILITIES_VERSION, 0)
    call("capset", header, struct.pack("=6I", kept, kept, 0, 0, 0, 0))
    call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
