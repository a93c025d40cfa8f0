"""Processes that end with their submission, in a small file system of its own, without a network.

The warm process leaves the system's namespaces once, and each submission leaves the warm process's.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
from pathlib import Path

from autograder.sandbox.walls.layers import DISK, Missing, attempt
from autograder.sandbox.walls.system_calls import LINUX, call

ACCOUNTS = range(61184, 65520)
"""User numbers that systemd keeps for services without an account, so that no person has one."""

_NEWNS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET = 0x20000, 0x8000000, 0x10000000, 1 << 29, 1 << 30

_MS_NOSUID_NODEV, _MS_PRIVATE_ALL = 2 | 4, 0x4000 | 0x40000

_PR_SET_CHILD_SUBREAPER = 36


def isolate() -> Missing:
    """Move the calling program into namespaces of its own. It carries on in a fork.

    Returns
    -------
    dict
        Empty, or why there are no namespaces.
    """
    missing: Missing = {}
    attempt("namespaces", missing, _leave_the_systems_namespaces)
    if not missing:
        child = os.fork()  # the first process of the new namespace, with which all of it ends
        if child:
            os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) & 255)
    return missing


def _leave_the_systems_namespaces() -> None:
    uid, gid = os.geteuid(), os.getegid()
    call("unshare", _NEWPID | _NEWNS | _NEWIPC | _NEWNET | (_NEWUSER if uid else 0))
    if uid:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
        Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    call("mount", None, b"/", None, _MS_PRIVATE_ALL, None)


def fork(missing: Missing) -> int:
    """Fork a process with which everything that it starts will end; like `os.fork`.

    Parameters
    ----------
    missing : dict
        What `isolate` returned.
    """
    if "namespaces" in missing:
        return os.fork()
    with Path("/proc/self/ns/pid").open() as own:
        call("unshare", _NEWPID)  # for the next fork, not for this process
        child = os.fork()
        if child:
            call("setns", own.fileno(), _NEWPID)
    return child


def end_all() -> None:
    """Kill every process of the submission but the calling one, and wait until they have gone.

    For the process that all others come from.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    while _kill_all():
        with contextlib.suppress(ChildProcessError):
            os.wait()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # orphans leave no zombies


def _kill_all() -> bool:
    """Kill what is left of the submission; tell whether there was anything."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    with contextlib.suppress(ProcessLookupError):
        if os.getpid() == 1:
            os.kill(-1, signal.SIGKILL)
            return True
        if not children.exists():
            os.killpg(0, signal.SIGKILL)  # this process too, and not what has left its group
        found = [int(pid) for pid in children.read_text().split()]
        for pid in found:
            os.kill(pid, signal.SIGKILL)
        return bool(found)
    return False


def make_room() -> bool:
    """Kill every other process of this submission; tell whether that could be done."""
    if not _own.namespace:  # it would kill the grader
        return False
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    return True


class _Own:
    namespace = False
    """Whether this process is in a namespace of its submission's processes and no others."""


_own = _Own()


def prepare(folder: Path, missing: Missing) -> int:
    """Make a submission's folder a small file system of its own, and choose its account.

    Parameters
    ----------
    folder : Path
        An empty folder.
    missing : dict
        Layers that are known to be missing; more are added.

    Returns
    -------
    int
        The account for `confine`.
    """
    if LINUX:  # orphans become this process's children, also where there are no namespaces
        call("prctl", _PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    account = secrets.choice(ACCOUNTS) if LINUX and os.geteuid() == 0 else os.getuid()
    if "namespaces" in missing:
        if account != os.getuid():
            os.chown(folder, account, account)
        return account
    options = f"size={DISK},nr_inodes=20000,mode=700,uid={account}"
    _own.namespace = True
    call("unshare", _NEWNS | _NEWIPC)
    call("mount", b"tmpfs", bytes(folder), b"tmpfs", _MS_NOSUID_NODEV, options.encode())
    return account
