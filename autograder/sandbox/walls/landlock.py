"""Landlock: which files may be read, and the one folder that may be written."""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from autograder.sandbox.walls.system_calls import LINUX, call, libc

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
    return max(0, int(libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), 1)))


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


def restrict_files(folder: Path, readable: Readable) -> None:
    """Leave the calling process what may be read, one folder to write to, and no TCP.

    Parameters
    ----------
    folder : Path
        The folder.
    readable : list of tuple
        What `open_readable` opened.

    Raises
    ------
    OSError
        If the kernel has no Landlock.
    """
    version = landlock_version()
    if not version:
        raise OSError(0, "the kernel has no Landlock, or it is switched off")
    handled = _RIGHTS.get(version, _ALL_RIGHTS)
    size = 8 if version < 4 else 16 if version < 6 else 24
    attributes = struct.pack("=3Q", handled, _NO_TCP, _NO_SIGNALS_OUTSIDE)
    ruleset = call("syscall", _CREATE_RULESET, attributes, size, 0)
    writable = [
        (os.open(folder, os.O_PATH), _ALL_RIGHTS & ~(1 << 6 | 1 << 11)),  # no devices
        (os.open(os.devnull, os.O_PATH), _FOR_FILES),
    ]
    for opened, rights in (*readable, *writable):
        rule = struct.pack("=Qi", handled & rights, opened)
        call("syscall", _ADD_RULE, ruleset, 1, rule, 0)
    call("syscall", _RESTRICT_SELF, ruleset, 0)
    for opened, _ in writable:
        os.close(opened)
    os.close(ruleset)
