"""Seeds for fresh inputs: a secret to students, repeatable for the course."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

SECRET = Path(".autograder") / "secret"
"""Where a course keeps its secret, below its root; never in git."""


def seed(secret: bytes, *parts: str) -> int:
    """Return the seed that belongs to a student's exercise.

    Parameters
    ----------
    secret : bytes
        The course's secret.
    *parts : str
        What the inputs are for: student, exercise, and a digest of the submission, so that every
        new submission meets new inputs and the same one meets the same again.

    Returns
    -------
    int
        128 bits, for `numpy.random.default_rng`.

    Examples
    --------
    >>> seed(b"secret", "ada", "cost") == seed(b"secret", "ada", "cost")
    True
    >>> seed(b"secret", "ada", "cost") == seed(b"secret", "grace", "cost")
    False
    """
    text = "\0".join(parts).encode()
    return int.from_bytes(hmac.digest(secret, text, hashlib.sha256)[:16], "big")


def course_secret(root: Path) -> bytes:
    """Return a course's secret, made at the first call.

    Parameters
    ----------
    root : Path
        The course's folder.
    """
    path = root / SECRET
    path.parent.mkdir(exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return bytes.fromhex(path.read_text())
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(32))
    return bytes.fromhex(path.read_text())
