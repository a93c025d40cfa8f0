"""Seccomp: the system calls that student code is refused."""

from __future__ import annotations

import ctypes
import platform
import struct

from autograder.sandbox.walls.system_calls import call

_PR_SET_SECCOMP = 22

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


def refuse_system_calls() -> None:
    """Put the filter on the calling process.

    Raises
    ------
    OSError
        If the machine's system calls are not known here, or the kernel has no seccomp.
    """
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
    call("prctl", _PR_SET_SECCOMP, 2, pointer, 0, 0)
