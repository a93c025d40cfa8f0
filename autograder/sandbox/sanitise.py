"""What of a student's outputs may be shown on a page: text, pictures, and simple tables.

Feedback and formgrader show outputs as they are, to people who may do more than the student may. A
script among them would run in their name.
"""

from __future__ import annotations

import re
from typing import Any

Output = dict[str, Any]

_TAG = r"(?:div|span|p|br|hr|b|i|em|strong|code|pre|ul|ol|li|h[1-6]|table|thead|tbody|tr|th|td)"
_STYLE = r"(?:(?!url|expression|import|position)[a-zA-Z0-9 #.,:;%()-])*"
_ATTRIBUTE = (
    rf'(?:\s(?:style="{_STYLE}"|(?:class|role|scope|align|colspan|rowspan|border)="[\w -]*"))'
)
_SIMPLE = re.compile(rf"(?:[^<]|</{_TAG}>|<{_TAG}{_ATTRIBUTE}*\s?/?>)*+")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*+")

_ALLOWED = {
    "text/plain": re.compile(r"(?s:.)*+"),
    "text/html": _SIMPLE,
    "image/png": _BASE64,
    "image/jpeg": _BASE64,
}


def sanitised(output: Output) -> Output:
    """Return an output without what a browser would run.

    Parameters
    ----------
    output : dict
        In the form of a notebook's output, or of anything.

    Examples
    --------
    >>> data = {"text/plain": "1", "text/html": "<b>1</b>", "application/javascript": "1"}
    >>> sanitised({"output_type": "display_data", "data": data})["data"]
    {'text/plain': '1', 'text/html': '<b>1</b>'}
    """
    data = output.get("data")
    if not isinstance(data, dict):
        return output
    kept = {kind: content for kind, content in data.items() if _is_allowed(kind, content)}
    return output | {"data": kept, "metadata": {}}


def _is_allowed(kind: str, content: Any) -> bool:
    if kind not in _ALLOWED or not isinstance(content, str):
        return False
    return _ALLOWED[kind].fullmatch(content) is not None
