"""What a worker claims came of a call: read into plain values, of which only the form is sure."""

from __future__ import annotations

from typing import Any

from autograder.grading import wire

MOST_TEXT = 1000
"""Characters that are kept of what an outcome says in words."""

_TEXTS = ("outcome", "error", "warning")
_VALUES = ("value", "args")


def read(claim: dict[str, Any]) -> dict[str, Any]:
    """Return an outcome as `calls.outcome` describes it, its values decoded.

    Parameters
    ----------
    claim : dict
        Hopefully what `calls.outcome` made.

    Examples
    --------
    >>> read({"outcome": "returned", "value": {"list": [1, 2]}, "passed": True})
    {'outcome': 'returned', 'value': [1, 2], 'args': None}
    >>> read({"outcome": "returned", "value": {"pickle": "gASV"}})["outcome"]
    'raised'
    """
    try:
        values = {name: wire.decode(claim.get(name)) for name in _VALUES}
    except wire.WireError as error:
        return {"outcome": "raised", "error": f"the answer cannot be read: {error}"}
    texts = {name: str(claim[name])[:MOST_TEXT] for name in _TEXTS if name in claim}
    return texts | (values if texts.get("outcome") == "returned" else {})
