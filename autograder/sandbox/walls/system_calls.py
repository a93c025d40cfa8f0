"""The kernel's calls that Python has no function for, by way of the C library."""

from __future__ import annotations

import ctypes
import os
import sys

LINUX = sys.platform == "linux"

libc = ctypes.CDLL("msvcrt" if sys.platform == "win32" else None, use_errno=True)


def call(name: str, *arguments: int | bytes | None) -> int:
    """Call a function of the C library; every number as wide as a pointer.

    Parameters
    ----------
    name : str
        The function's.
    *arguments : int, bytes or None
        What it is called with.

    Raises
    ------
    OSError
        If it returns a negative number; with the C library's own error.
    """
    wide = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    result = int(getattr(libc, name)(*wide))
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), name)
    return result
