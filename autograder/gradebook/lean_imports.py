"""How this program starts quickly: it leaves out what others import and it never uses."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

GRAMMAR = "rfc3987_syntax"
"""Checks international web addresses, for jsonschema; building its grammar takes a second."""

PAGES = ("assignment_list", "course_list", "formgrader", "validate_assignment")
"""nbgrader's pages in Jupyter's server: with them, importing anything of it imports all of it."""

ARCHIVES = "setuptools.archive_util"
"""Unpacks what students upload to nbgrader's own collector; setuptools takes long to load."""


@contextmanager
def loading() -> Iterator[None]:
    """Look for no garbage meanwhile: to load modules makes many objects, and nearly all stay."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def leave_out_unused() -> None:
    """Keep later imports of nbformat and nbgrader from loading what only a Jupyter server needs.

    For programs, at their very beginning. What is loaded already stays as it is.
    """
    sys.modules.setdefault(GRAMMAR, None)  # type: ignore[arg-type]  # jsonschema does without it
    if ARCHIVES not in sys.modules:
        archives = sys.modules[ARCHIVES] = ModuleType(ARCHIVES)
        archives.__getattr__ = lambda _: None  # type: ignore[method-assign]
    if "nbgrader" not in sys.modules:
        for name in PAGES:
            page = ModuleType(f"nbgrader.server_extensions.{name}")
            page.load_jupyter_server_extension = None  # type: ignore[attr-defined]
            sys.modules[page.__name__] = page
