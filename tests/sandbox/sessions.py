"""What tests of a session share."""

from typing import Any

import psutil

from autograder.course.cases import Case
from autograder.sandbox.session import Session
from autograder.sandbox.warm_process import WarmProcess, warm_process

LONG = 60.0
"""Seconds that no test here waits for."""


def value(session: Session, expression: str) -> str:
    """What the notebook shows for an expression."""
    ended, outputs = session.run_cell(expression, LONG)
    assert ended == "done"
    return str(outputs[-1]["data"]["text/plain"])


def check(session: Session, function: str, *cases: Case, **settings: Any) -> Any:
    options = {"preamble": "", "helpers": {}, "seconds": LONG} | settings
    return session.run_check(function, list(cases), **options)


def own_warm_process() -> WarmProcess:
    process = warm_process()
    assert isinstance(process, WarmProcess)
    return process


def workers_below_the_warm_process() -> list[psutil.Process]:
    return psutil.Process(own_warm_process()._process.pid).children(recursive=True)
