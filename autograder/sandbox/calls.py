"""Calling a student's function on one case, and saying what came of it in plain values.

Runs where the student's code runs; holds inputs and never an expected value.
"""

from __future__ import annotations

import ast
import base64
import marshal
import traceback
import types
import warnings
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from autograder.course.cases import Case
from autograder.sandbox import values

CHECK = "<check>"
"""The file name that a check cell's own statements are compiled under."""

GIVEN = "<given>"
"""The file name that given code is compiled under, by which its functions are told apart."""


def encode_case(case: Case) -> dict[str, Any]:
    """Return a case's inputs, and nothing else of it, ready to be sent.

    Parameters
    ----------
    case : Case
        The case.
    """
    kwargs = {name: values.encode(value) for name, value in case.kwargs.items()}
    inputs = {"args": values.encode(case.args), "kwargs": kwargs}
    return inputs if case.through is None else inputs | {"through": values.encode(case.through)}


def decode_case(inputs: dict[str, Any], files: Path) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return fresh arguments for one call.

    Parameters
    ----------
    inputs : dict
        What `encode_case` made.
    files : Path
        Folder for the files that the function is to read.
    """
    kwargs = {name: values.decode_inputs(v, files) for name, v in inputs["kwargs"].items()}
    return values.decode_inputs(inputs["args"], files), kwargs


def called_on(function: Any, inputs: dict[str, Any], files: Path) -> tuple[Any, tuple[Any, ...]]:
    """Call a function, or what stands in its stead, on a case's inputs.

    Parameters
    ----------
    function : callable
        The student's or the lesson's own.
    inputs : dict
        What `encode_case` made.
    files : Path
        Folder for the files that the function is to read.

    Returns
    -------
    value : object
        What came back.
    args : tuple
        The arguments as they are now, the keyword ones last.
    """
    args, kwargs = decode_case(inputs, files)
    if "through" in inputs:
        function = partial(values.decode_inputs(inputs["through"], files), function)
    return function(*args, **kwargs), (*args, *kwargs.values())


def outcome(function: Any, inputs: dict[str, Any], files: Path) -> dict[str, Any]:
    """Call a student's function and describe what happened.

    Parameters
    ----------
    function : object
        What the notebook holds under the exercise's name.
    inputs : dict
        What `encode_case` made.
    files : Path
        Folder for the files that the function is to read.

    Returns
    -------
    dict
        ``outcome`` is ``returned`` (with the ``value``, all arguments as they are now and the first
        ``warning``), ``missing``, ``stub`` or ``raised`` (with the ``error``).
    """
    if not callable(function):
        return {"outcome": "missing"}
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            value, args = called_on(function, inputs, files)
    except NotImplementedError:
        return {"outcome": "stub"}
    except BaseException as error:  # noqa: BLE001  (whatever a student's function raises is an outcome)
        return {"outcome": "raised", "error": _describe(error)}
    return {
        "outcome": "returned",
        "value": values.encode(value),
        "args": values.encode(args),
        "warning": str(warned[0].message)[:300] if warned else "",
    }


def _describe(error: BaseException) -> str:
    try:
        text = str(error)
    except BaseException:  # noqa: BLE001  (a student's exception may refuse to be printed)
        text = "(it has no text)"
    return f"{type(error).__name__}: {text}"[:300]


def compile_references(preamble: str, helpers: dict[str, str]) -> str:
    """Return what `bind_references` takes, compiled once for all submissions.

    Parameters
    ----------
    preamble : str
        The lesson's imports and given functions.
    helpers : dict of str to str
        Earlier exercises' solutions by name.
    """
    return _compiled(preamble, tuple(helpers.items()))


@lru_cache(maxsize=256)
def _compiled(preamble: str, helpers: tuple[tuple[str, str], ...]) -> str:
    given = compile(preamble, GIVEN, "exec")
    codes = {name: compile(source, f"<{name}>", "exec") for name, source in helpers}
    return base64.b64encode(marshal.dumps((given, codes))).decode()


def bind_references(namespace: dict[str, Any], references: str) -> None:
    """Put the lesson's given functions and earlier solutions in the place of the student's.

    A mistake in one exercise then costs that exercise alone.

    Parameters
    ----------
    namespace : dict
        The notebook's variables; changed in place.
    references : str
        What `compile_references` made of the lesson's own text: no student has a part in it.
    """
    preamble, helpers = marshal.loads(base64.b64decode(references))
    own: dict[str, Any] = {"__name__": "reference"}
    exec(preamble, own)
    given = [name for name, value in own.items() if _is_given(value)]
    for code in helpers.values():
        exec(code, own)
    namespace.update({name: own[name] for name in [*given, *helpers]})


def _is_given(value: Any) -> bool:
    return isinstance(value, types.FunctionType) and value.__code__.co_filename == GIVEN


def pack_statements(tree: ast.Module) -> str:
    """Return what `run_statements` takes.

    Parameters
    ----------
    tree : ast.Module
        Of the lesson's own text; its line numbers are kept.
    """
    return base64.b64encode(marshal.dumps(compile(tree, CHECK, "exec"))).decode()


def run_statements(namespace: dict[str, Any], statements: str) -> dict[str, Any]:
    """Run a check cell's own statements and say whether one failed.

    Parameters
    ----------
    namespace : dict
        The notebook's variables.
    statements : str
        What `pack_statements` made.

    Returns
    -------
    dict
        ``outcome`` is ``held``, or ``raised`` (with the ``error`` and the ``line`` in the cell).
    """
    try:
        exec(marshal.loads(base64.b64decode(statements)), namespace)
    except BaseException as error:  # noqa: BLE001  (whatever is raised, the statement has failed)
        frames = traceback.walk_tb(error.__traceback__)
        lines = [line for frame, line in frames if frame.f_code.co_filename == CHECK]
        return {"outcome": "raised", "error": _describe(error), "line": lines[-1] if lines else 0}
    return {"outcome": "held"}
