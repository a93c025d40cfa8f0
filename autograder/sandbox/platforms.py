"""Modules that only some platform has: notebooks written there run here, and reach nothing.

A cell that mounts a drive often holds the student's functions as well. Should it go on to read what
is on that drive, it ends in an error that says so.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from collections.abc import MutableSequence
from types import ModuleType
from typing import Any

ELSEWHERE = ("google.colab", "kaggle_secrets")
"""Modules that Colab and Kaggle bring along."""

_NAMES = {*ELSEWHERE, *(name.rpartition(".")[0] for name in ELSEWHERE)} - {""}


class _Empty(ModuleType):
    """A module in which every name is a module like this one, and may be called."""

    __path__: MutableSequence[str] = []  # noqa: RUF012  (makes it a package)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Empty(f"{self.__name__}.{name}")

    def __call__(self, *_: Any, **__: Any) -> dict[str, Any]:
        return {}  # nothing was uploaded, nothing is there


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds those modules once nobody else has."""

    def find_spec(self, fullname: str, *_: Any) -> importlib.machinery.ModuleSpec | None:
        known = fullname in _NAMES or fullname.startswith(tuple(f"{n}." for n in ELSEWHERE))
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True) if known else None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _Empty(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leave it empty."""


def pretend() -> None:
    """Let the platforms' modules be imported, where they are not installed."""
    sys.meta_path.append(_Finder())
