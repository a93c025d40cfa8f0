"""The gradebook's database, whichever it is: opened, waited for, its complaints in a sentence."""

from __future__ import annotations

import logging
import re
import sqlite3
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, NoSuchModuleError

from autograder.gradebook import judged

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

Result = TypeVar("Result")

PATIENCE = 60.0
"""Seconds for which a gradebook that another program holds is waited for."""

_PAUSE = 0.2
_EXTRA = '"inside-the-neural-network[postgres]"'
_HELD = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_HELD_STATES = {"40001", "40P01", "55P03"}  # PostgreSQL: could not serialise, deadlock, lock

_ADVICE = {
    "locked": "another program has held it for a minute. Close that program, or wait for it",
    "full": "make room on the disk",
    "readonly": "let this account write to the file and to the folder that it is in",
    "unable to open": "see that the folder is there and that this account may write to it",
    "not a database": "put a copy of it back, or move it away, and the next `autograder grade` "
    "fills a new one from the journal (marks given by hand are in the copy alone)",
    "no such table": "it is none of nbgrader's, or only begun: run `autograder release`",
    "does not exist": "it is none of nbgrader's, or only begun: run `autograder release`",
    "connection": "see that the server runs, and that c.CourseDirectory.db_url in "
    "nbgrader_config.py names it rightly",
}
_ADVICE["malformed"] = _ADVICE["not a database"]
_OTHERWISE = "see what its database says"


class GradebookError(Exception):
    """A gradebook that cannot be read or written; the text says why, and what to do."""


@contextmanager
def opened(address: str, course: str = "default_course") -> Iterator[Gradebook]:
    """Open nbgrader's gradebook for writing.

    Parameters
    ----------
    address : str
        The gradebook's database URL.
    course : str
        What nbgrader calls the course that a new assignment belongs to.

    Raises
    ------
    GradebookError
        If it cannot be opened, now or later, or another program does not let go of it.
    """
    from nbgrader.api import Gradebook

    def open_it() -> Gradebook:
        book = Gradebook(address, course)
        judged.TABLE.create(book.engine, checkfirst=True)
        return book

    book = patiently(open_it, address)
    try:
        with in_a_sentence(address):
            yield book
    finally:
        book.close()


@contextmanager
def connected(address: str) -> Iterator[Connection]:
    """Connect to a gradebook to read it, without nbgrader.

    Parameters
    ----------
    address : str
        The gradebook's database URL.

    Raises
    ------
    GradebookError
        If it cannot be read, or another program does not let go of it.
    """
    if not is_there(address):
        raise GradebookError(f"there is no gradebook at {_shown(address)}: run `autograder grade`.")
    with in_a_sentence(address):
        engine = create_engine(address)
        _begin_by_reading(engine)
    try:
        with in_a_sentence(address), patiently(engine.connect, address) as connection:
            yield connection
    finally:
        engine.dispose()


def _begin_by_reading(engine: Engine) -> None:
    """Let a connection to SQLite look for its tables, which is what another program may hold up."""
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def look(connection: sqlite3.Connection, _: object) -> None:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def is_there(address: str) -> bool:
    """Tell whether there may be a gradebook: to look into a file that is not there would make it.

    Parameters
    ----------
    address : str
        The gradebook's database URL.
    """
    with in_a_sentence(address):
        url = make_url(address)
    return url.get_backend_name() != "sqlite" or Path(url.database or "").is_file()


def waiting_for(address: str) -> str:
    """Return an address over which whoever opens it waits as long as we do, once it can be read.

    Parameters
    ----------
    address : str
        The gradebook's database URL.

    Raises
    ------
    GradebookError
        If it is there and cannot be read.
    """
    if is_there(address):
        with connected(address):
            pass
    url = make_url(address)
    if url.get_backend_name() != "sqlite" or "timeout" in url.query:
        return address
    patient = url.update_query_dict({"timeout": str(PATIENCE)})
    return patient.render_as_string(hide_password=False)


def patiently(work: Callable[[], Result], address: str) -> Result:
    """Do something with a gradebook, again and again while another program holds it.

    Parameters
    ----------
    work : callable
        What to do; where it fails, it leaves nothing behind.
    address : str
        The gradebook's database URL.

    Raises
    ------
    GradebookError
        If it is held for longer than `PATIENCE`, or something else is wrong with it.
    """
    until, said = time.monotonic() + PATIENCE, False
    while True:
        try:
            with _quietly(), in_a_sentence(address):
                return work()
        except GradebookError as error:
            if not _is_held(error.__cause__) or time.monotonic() > until:
                raise
        if not said:
            waits = f"waiting: another program holds the gradebook {_shown(address)}"
            print(waits, file=sys.stderr, flush=True)
            said = True
        time.sleep(_PAUSE)


@contextmanager
def in_a_sentence(address: str) -> Iterator[None]:
    """Turn what a database, its driver or its address may raise meanwhile into `GradebookError`.

    Parameters
    ----------
    address : str
        The gradebook's database URL.
    """
    try:
        yield
    except GradebookError:
        raise
    except ModuleNotFoundError as error:
        raise GradebookError(_without_driver(address, error)) from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise GradebookError(
            f"c.CourseDirectory.db_url in nbgrader_config.py is no address of a database: {error}."
        ) from error
    except Exception as error:
        cause = _complaint(error)
        if cause is None:
            raise
        raise GradebookError(_sentence(address, cause)) from cause


def _complaint(error: BaseException | None) -> DBAPIError | None:
    """Return what a database said of itself, and not of the values that were to be entered.

    nbgrader raises an error of its own from it.
    """
    while error is not None:
        if isinstance(error, DBAPIError):
            return None if isinstance(error, (DataError, IntegrityError)) else error
        error = error.__cause__ or error.__context__
    return None


def _is_held(cause: BaseException | None) -> bool:
    original = getattr(cause, "orig", None)
    code = getattr(original, "sqlite_errorcode", None)
    return (code is not None and code & 0xFF in _HELD) or (
        getattr(original, "sqlstate", None) in _HELD_STATES
    )


def _sentence(address: str, error: DBAPIError) -> str:
    said = str(error.orig or error).strip()
    first = (said.splitlines() or [type(error.orig).__name__])[0].rstrip(". ")
    advice = next((text for word, text in _ADVICE.items() if word in said), _OTHERWISE)
    return (
        f"the gradebook {_shown(address)}: {first}: {advice}. "
        "What has been graded is kept: run this again to go on."
    )


def _without_driver(address: str, error: ModuleNotFoundError) -> str:
    name = make_url(address).get_backend_name()
    if name != "postgresql":
        return f"the gradebook {_shown(address)} needs {error.name}, which is not installed."
    return (
        f"the gradebook {_shown(address)} needs {error.name}, which is not installed: run "
        f"python -m pip install {_EXTRA}, and let c.CourseDirectory.db_url in nbgrader_config.py "
        "begin with postgresql+psycopg://."
    )


def _shown(address: str) -> str:
    """Return an address without its password; a file by its path."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return re.sub(r"\?.*", "", url.render_as_string(hide_password=True))


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep nbgrader from logging a traceback of what becomes a sentence, and SQLAlchemy's warnings.

    nbgrader makes a submission's rows one by one, and SQLAlchemy warns at every one.
    """
    log = logging.getLogger("tornado.application")
    before, log.disabled = log.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Object of type <Submitted")
            yield
    finally:
        log.disabled = before
