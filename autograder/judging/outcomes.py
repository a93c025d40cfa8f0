"""What a worker claims came of a call: read into plain values, of which only the form is sure."""

from __future__ import annotations

from typing import Any

from autograder.sandbox import values, wire

MOST_TEXT = 1000
"""Characters that are kept of what an outcome says in words."""

_TEXTS = ("outcome", "error", "warning")
_VALUES = ("value", "args")


def read_outcome(claim: dict[str, Any]) -> dict[str, Any]:
    """Return an outcome as `calls.outcome` describes it, its values decoded.

    Parameters
    ----------
    claim : dict
        Hopefully what `calls.outcome` made.

    Examples
    --------
    >>> read_outcome({"outcome": "returned", "value": {"list": [1, 2]}, "passed": True})
    {'outcome': 'returned', 'value': [1, 2], 'args': None}
    >>> read_outcome({"outcome": "returned", "value": {"pickle": "gASV"}})["outcome"]
    'raised'
    """
    try:
        decoded = {name: values.decode(claim.get(name)) for name in _VALUES}
    except wire.WireError as error:
        return {"outcome": "raised", "error": f"the answer cannot be read: {error}"}
    texts = {name: str(claim[name])[:MOST_TEXT] for name in _TEXTS if name in claim}
    return texts | (decoded if texts.get("outcome") == "returned" else {})
