"""A PostgreSQL server of a test's own, on a Unix socket in a folder of its own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PLACES = "/usr/lib/postgresql/*/bin"
"""Where Debian keeps it, out of the way of the commands."""

ACCOUNTS = ("postgres", "nobody")
"""Who it may run as where the tests are root's: it refuses to be."""


@contextmanager
def server() -> Iterator[str]:
    """Start a server and give the address of an empty database; skip where there is none."""
    programs = _programs()
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))  # for its socket: short, and open to it
    if account:
        shutil.chown(folder, account)

    def run(program: str, *arguments: str) -> None:
        as_account = ["runuser", "-u", account, "--"] if account else []
        command = [*as_account, str(programs / program), *arguments]
        subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)

    data = f"--pgdata={folder / 'data'}"
    settings = f"-k {folder} -c listen_addresses= -c fsync=off"
    try:
        run("initdb", data, "--auth=trust", "--username=marks", "--encoding=UTF8", "--no-sync")
        run("pg_ctl", data, "-w", "-l", str(folder / "log"), "-o", settings, "start")
        try:
            yield f"postgresql+psycopg://marks@/postgres?host={folder}"
        finally:
            run("pg_ctl", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    there = shutil.which("initdb")
    found = [Path(there).parent] if there else sorted(Path("/").glob(PLACES.lstrip("/")))
    if not found:
        pytest.skip("there is no PostgreSQL server here")
    return found[-1]


def _account() -> str:
    """Return who the server runs as; empty where that is whoever runs the tests."""
    if os.geteuid() != 0:
        return ""
    known = {entry.pw_name for entry in pwd.getpwall()}
    account = next((name for name in ACCOUNTS if name in known), None)
    if account is None or shutil.which("runuser") is None:
        pytest.skip("PostgreSQL does not run as root, and there is no account to run it as")
    return account
