"""What of a student's outputs may be shown on a page: text, formulae, pictures, simple HTML.

Feedback and formgrader show outputs as they are, to people who may do more than the student may. A
script among them would run in their name.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from typing import Any

from autograder.sandbox.safe_html import MACRO, MOST_CHARACTERS, IntricateHtmlError, safe_html

Output = dict[str, Any]

LEFT_OUT = "… (an output that cannot be shown was left out)"
"""For one of which nothing is left: nbconvert makes no page of an output that has no form."""

_TAG = r"(?:div|span|p|br|hr|b|i|em|strong|code|pre|ul|ol|li|h[1-6]|table|thead|tbody|tr|th|td)"
_STYLE = r"(?:(?!url|expression|import|position|-[0-9.])[a-zA-Z0-9 #.,:;%()-])*"
_ATTRIBUTE = (
    rf'(?:\s(?:style="{_STYLE}"|class="dataframe"'
    r'|(?:role|scope|align|colspan|rowspan|border)="[\w -]*"))'
)
_SIMPLE = re.compile(rf"(?:[^<]|</{_TAG}>|<{_TAG}{_ATTRIBUTE}*\s?/?>)*+")
"""HTML of any length that needs no cleaning, such as a large table."""

_VISIBLE = re.compile(r"<(?:img|hr)\b|(?:^|>)\s*[^<\s]")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*+")
_SVG = re.compile(r"\s*+<(?:svg|\?xml|!DOCTYPE|!--)")


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
    kept = {}
    for kind, content in data.items():
        keep = _KEPT.get(kind) if isinstance(kind, str) and isinstance(content, str) else None
        if keep and (safe := keep(content)) is not None:
            kept[kind] = safe
    drawing = data.get("image/svg+xml")
    if isinstance(drawing, str) and _is_drawing(drawing):
        kept.setdefault("text/html", _as_image(drawing))
    return output | {"data": kept or {"text/plain": LEFT_OUT}, "metadata": {}}


def _as_is(content: str) -> str:
    return content


def _html(content: str) -> str | None:
    if len(content) > MOST_CHARACTERS:
        return content if _SIMPLE.fullmatch(content) and not MACRO.search(content) else None
    try:
        safe = safe_html(content)
    except IntricateHtmlError:
        return None
    return safe if _VISIBLE.search(safe) else None  # a widget's is empty without its script


def _base64(content: str) -> str | None:
    return content if _BASE64.fullmatch(content) else None


def _formula(content: str) -> str | None:
    return None if MACRO.search(content) else content


def _is_drawing(content: str) -> bool:
    """Tell SVG from anything else; entities are not for drawing, and could unfold without end."""
    return _SVG.match(content) is not None and "<!ENTITY" not in content


def _as_image(drawing: str) -> str:
    """Show an SVG drawing as an image, in which no browser runs a script or fetches anything."""
    code = base64.b64encode(drawing.encode(errors="replace")).decode()
    return f'<img src="data:image/svg+xml;base64,{code}" alt="a drawing" style="max-width:100%">'


_KEPT: dict[str, Callable[[str], str | None]] = {
    "text/plain": _as_is,
    "text/markdown": _as_is,  # made safe where it is rendered, as a Markdown cell is
    "text/latex": _formula,
    "text/html": _html,
    "image/png": _base64,
    "image/jpeg": _base64,
}
