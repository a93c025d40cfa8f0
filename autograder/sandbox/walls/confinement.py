"""The walls around student code: what it may read, write, start and reach is the kernel's to say.

Several layers, so that one may be missing and the rest still hold:

* **Landlock** opens Python, the system's libraries and fonts and the lessons' data for reading,
  one folder for writing, and nothing else: no course, no gradebook, no other submission;
* a **seccomp** filter refuses sockets of every kind, tracing other processes, new namespaces;
* **namespaces** give each submission processes, mounts and shared memory of its own, and no network
  device; a daemon dies with its submission, and what is written goes to memory of a limited size;
* an **account** that nobody has (where the grader is root), for which limits on processes hold;
* **limits** on time, memory, files and processes, no new privileges, no capabilities, and an
  environment of a few variables.

There is no maintained package for all of it (those for Landlock alone are in alpha), so this file
makes the system calls itself.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import platform
import secrets
import signal
import struct
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

LINUX = sys.platform == "linux"
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

ACCOUNTS = range(61184, 65520)
"""User numbers that systemd keeps for services without an account, so that no person has one."""

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


# --- system calls ---

_libc = ctypes.CDLL("msvcrt" if sys.platform == "win32" else None, use_errno=True)

_NEWNS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET = 0x20000, 0x8000000, 0x10000000, 1 << 29, 1 << 30
_MS_NOSUID_NODEV, _MS_PRIVATE_ALL = 2 | 4, 0x4000 | 0x40000
_PR_SET_KEEPCAPS, _PR_SET_SECCOMP, _PR_SET_CHILD_SUBREAPER, _PR_SET_NO_NEW_PRIVS = 8, 22, 36, 38
_CAPABILITIES_VERSION, _CAP_DAC_READ_SEARCH = 0x20080522, 1 << 2


def _call(name: str, *arguments: int | bytes | None) -> int:
    """Call a function of the C library; every number as wide as a pointer."""
    wide = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    result = int(getattr(_libc, name)(*wide))
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), name)
    return result


def _attempt(layer: str, missing: Missing, step: Callable[..., None], *arguments: object) -> None:
    try:
        step(*arguments)
    except (OSError, ValueError, AttributeError, ImportError) as error:
        missing[layer] = getattr(error, "strerror", None) or str(error)


# --- namespaces: once for the warm process, and again for each submission ---


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


def isolate() -> Missing:
    """Move the calling program into namespaces of its own. It carries on in a fork.

    Returns
    -------
    dict
        Empty, or why there are no namespaces.
    """
    missing: Missing = {}
    _attempt("namespaces", missing, _leave_the_systems_namespaces)
    if not missing:
        child = os.fork()  # the first process of the new namespace, with which all of it ends
        if child:
            os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) & 255)
    return missing


def _leave_the_systems_namespaces() -> None:
    uid, gid = os.geteuid(), os.getegid()
    _call("unshare", _NEWPID | _NEWNS | _NEWIPC | _NEWNET | (_NEWUSER if uid else 0))
    if uid:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
        Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    _call("mount", None, b"/", None, _MS_PRIVATE_ALL, None)


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
        _call("unshare", _NEWPID)  # for the next fork, not for this process
        child = os.fork()
        if child:
            _call("setns", own.fileno(), _NEWPID)
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


# --- a submission ---


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
        _call("prctl", _PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    account = secrets.choice(ACCOUNTS) if LINUX and os.geteuid() == 0 else os.getuid()
    if "namespaces" in missing:
        if account != os.getuid():
            os.chown(folder, account, account)
        return account
    options = f"size={DISK},nr_inodes=20000,mode=700,uid={account}"
    _own.namespace = True
    _call("unshare", _NEWNS | _NEWIPC)
    _call("mount", b"tmpfs", bytes(folder), b"tmpfs", _MS_NOSUID_NODEV, options.encode())
    return account


Readable = list[tuple[int, int]]
"""What student code may read: an open descriptor of each file and folder, and its rights there."""


def open_readable(paths: Iterable[Path]) -> Readable:
    """Open what student code may read, Python and the system's libraries included.

    Once for all submissions: to look for so many files takes longer than to allow them.

    Parameters
    ----------
    paths : iterable of Path
        Files and folders beside Python and the system's.
    """
    opened: Readable = []
    for path in {*system_paths(), *paths} if LINUX else ():
        with contextlib.suppress(FileNotFoundError, PermissionError):  # closed stays closed
            rights = _READ if path.is_dir() else _READ & _FOR_FILES
            opened.append((os.open(path, os.O_PATH | os.O_CLOEXEC), rights))
    return opened


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
    _attempt("limits", missing, _limit_resources)
    if not LINUX:
        return missing | dict.fromkeys(REMEDIES.keys() - {"limits"}, f"this is {sys.platform}")
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")  # if memory ends, then ours first
    own_account = account == os.geteuid()
    _drop_privileges(account)
    _attempt("processes", missing, _limit_processes, own_account and "namespaces" in missing)
    _attempt("files", missing, _landlock, folder, readable)
    _attempt("sockets", missing, _seccomp)
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
        _call("prctl", _PR_SET_KEEPCAPS, 1, 0, 0, 0)
        with contextlib.suppress(OSError):  # the account may not exist in a container of its own
            os.setgroups([])
            os.setresgid(account, account, account)
            os.setresuid(account, account, account)
    header = struct.pack("=Ii", _CAPABILITIES_VERSION, 0)
    _call("capset", header, struct.pack("=6I", kept, kept, 0, 0, 0, 0))
    _call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


# --- Landlock ---

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_READ = 1 << 0 | 1 << 2 | 1 << 3  # execute, read a file, list a folder
_FOR_FILES = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14 | 1 << 15
_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
_ALL_RIGHTS = (1 << 16) - 1  # from version 5 on
_NO_TCP, _NO_SIGNALS_OUTSIDE = 1 << 0 | 1 << 1, 1 << 0 | 1 << 1


def landlock_version() -> int:
    """Return the version of Landlock that the kernel has; 0 where it has none."""
    if not LINUX:
        return 0
    return max(0, int(_libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), 1)))


def system_paths() -> list[Path]:
    """Return what Python and the programs of the system need to read: no person's files."""
    prefixes = {"/usr", "/usr/local", sys.prefix, sys.base_prefix, sys.exec_prefix}
    parts = ("bin", "lib", "lib64", "libexec", "share", "pyvenv.cfg")
    system = ("/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts", "/etc/localtime")
    devices = ("/dev/zero", "/dev/random", "/dev/urandom", "/sys/devices/system/cpu")
    places = ("stdlib", "platstdlib", "purelib", "platlib")
    python = [*map(sysconfig.get_path, places), *(p for p in sys.path if p.endswith("-packages"))]
    own = [Path(prefix) / part for prefix in prefixes for part in parts]
    return [*own, *map(Path, (*system, *devices, *python))]


def _landlock(folder: Path, readable: Readable) -> None:
    version = landlock_version()
    if not version:
        raise OSError(0, "the kernel has no Landlock, or it is switched off")
    handled = _RIGHTS.get(version, _ALL_RIGHTS)
    size = 8 if version < 4 else 16 if version < 6 else 24
    attributes = struct.pack("=3Q", handled, _NO_TCP, _NO_SIGNALS_OUTSIDE)
    ruleset = _call("syscall", _CREATE_RULESET, attributes, size, 0)
    writable = [
        (os.open(folder, os.O_PATH), _ALL_RIGHTS & ~(1 << 6 | 1 << 11)),  # no devices
        (os.open(os.devnull, os.O_PATH), _FOR_FILES),
    ]
    for opened, rights in (*readable, *writable):
        rule = struct.pack("=Qi", handled & rights, opened)
        _call("syscall", _ADD_RULE, ruleset, 1, rule, 0)
    _call("syscall", _RESTRICT_SELF, ruleset, 0)
    for opened, _ in writable:
        os.close(opened)
    os.close(ruleset)


# --- seccomp ---

_REFUSED = {
    # What reaches other machines and programs, other processes' memory, or little-used parts of
    # the kernel. `socketpair`, which asyncio needs, reaches nobody.
    "x86_64": {
        "socket": 41,
        "ptrace": 101,
        "add_key": 248,
        "request_key": 249,
        "keyctl": 250,
        "unshare": 272,
        "perf_event_open": 298,
        "open_by_handle_at": 304,
        "setns": 308,
        "process_vm_readv": 310,
        "process_vm_writev": 311,
        "bpf": 321,
        "userfaultfd": 323,
        "io_uring_setup": 425,
        "pidfd_getfd": 438,
    },
    "aarch64": {
        "unshare": 97,
        "ptrace": 117,
        "socket": 198,
        "add_key": 217,
        "request_key": 218,
        "keyctl": 219,
        "perf_event_open": 241,
        "open_by_handle_at": 265,
        "setns": 268,
        "process_vm_readv": 270,
        "process_vm_writev": 271,
        "bpf": 280,
        "userfaultfd": 282,
        "io_uring_setup": 425,
        "pidfd_getfd": 438,
    },
}
_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _X32 = 0x7FFF0000, 0x00050000 | 1, 0x40000000


def _seccomp() -> None:
    machine = platform.machine()
    if machine not in _REFUSED:
        raise OSError(0, f"no list of system calls for {machine}")
    numbers = list(_REFUSED[machine].values())
    # The last two steps allow and refuse; every step before says how many to skip.
    tests = [*((_EQUAL, number) for number in numbers), (_AT_LEAST, _X32)]
    steps = [
        (_LOAD, 0, 0, 4),  # the architecture, for a 32-bit call has other numbers
        (_EQUAL, 0, len(tests) + 2, _ARCHITECTURE[machine]),
        (_LOAD, 0, 0, 0),  # the system call's number
        *((code, len(tests) - i, 0, number) for i, (code, number) in enumerate(tests)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    pointer = struct.pack("@HP", len(steps), ctypes.addressof(program))
    _call("prctl", _PR_SET_SECCOMP, 2, pointer, 0, 0)
