"""A notebook that is too large to be read, made smaller first: its outputs are not graded."""

from __future__ import annotations

import json
import re

MOST_TOKENS = 5 * 10**6
"""Brackets and strings after which a file is given up: some seconds' work."""

_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]|[^"\[\]{}]+|"', re.DOTALL)

_LEFT_OUT = {(1, b'"metadata"', b"{"), (3, b'"outputs"', b"[")}
"""What may be left out, by how many brackets are open where it begins, its name and its own
bracket: what a notebook says of itself, such as its widgets' state, and a cell's outputs."""


def without_outputs(content: bytes) -> bytes | None:
    r"""Return a notebook's JSON without outputs, and without building it in memory.

    Parameters
    ----------
    content : bytes
        A file's, which may be anything.

    Returns
    -------
    bytes or None
        None where it cannot be taken apart in a reasonable time.

    Examples
    --------
    >>> without_outputs(b'{"cells": [{"source": "a", "outputs": [{"text": ["]"]}], "id": "b"}]}')
    b'{"cells": [{"source": "a", "outputs": [], "id": "b"}]}'
    """
    if (encoding := json.detect_encoding(content)) != "utf-8":
        content = content.decode(encoding, errors="replace").encode()
    kept: list[bytes] = []
    depth, dropping, key = 0, 0, b""
    for count, match in enumerate(_TOKEN.finditer(content)):
        token = match.group()
        if token == b'"' or count > MOST_TOKENS:
            return None
        if token in b"[{":
            if (depth, key, token) in _LEFT_OUT and not dropping:
                dropping = depth + 1
                kept.append(token)
            depth += 1
        elif token in b"]}":
            if dropping == depth:
                dropping = 0
            depth -= 1
        if not dropping:
            kept.append(token)
        key = _key(key, token)
    return b"".join(kept)


def _key(before: bytes, token: bytes) -> bytes:
    """Return the name whose value comes next, if a token is one or only what follows one."""
    return token if token.startswith(b'"') else before if token.strip() == b":" else b""
