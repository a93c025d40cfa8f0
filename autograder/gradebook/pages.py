"""nbgrader's pages, feedback and formgrader: Markdown as it was written, and safe to look at.

``nbgrader_config.py`` puts `markdown2html` in the place of nbconvert's own filter of that name.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import nbformat
from jinja2 import pass_context
from jinja2.runtime import Context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from autograder.course.cells import grade_id, kind
from autograder.handin import pictures
from autograder.sandbox.safe_html import MOST_CHARACTERS, data_picture, safe_html

_MOST_OPENINGS = 500
r"""Of ``\begin{`` and the like, for each of which nbconvert looks through the rest of the text."""

_OPENING = re.compile(r"\\begin\{|\\\\[(\[]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:")
_MODEL = re.compile(
    r"^<!-- BEGIN SOLUTION -->$(.*?)^<!-- END SOLUTION -->$", re.MULTILINE | re.DOTALL
)
_INLINE = re.compile(r"(?<=\]\()data:(image/(?:png|jpeg));base64,([A-Za-z0-9+/=]+)")
"""A picture in the text itself, as Colab pastes it."""

_ROOM = "room_for_pictures"
"""Under which key of nbconvert's resources a page counts what its pictures take."""

_BOX = (
    '<details style="border:2px solid #6a4c93;background:#f5f0fa;padding:.5em 1em;margin-top:1em">'
    '<summary style="cursor:pointer"><strong>For the marker only: model answer and mark scheme'
    "</strong></summary>{}</details>"
)
"""In colours that no answer can have, so that no answer passes for it."""


@pass_context
def markdown2html(context: Context, source: str) -> str:
    """Render Markdown that a student wrote, safe to look at, whatever it is.

    Parameters
    ----------
    context : Context
        The template's, with the cell and nbconvert's resources.
    source : str
        Markdown.

    Returns
    -------
    str
        HTML; in formgrader, a question's with its mark scheme below.
    """
    cell, resources = context.get("cell", {}), context.get("resources", {})
    try:
        page = _rendered(source, _Pictures(cell.get("attachments"), resources))
    except Exception:  # noqa: BLE001  (whatever a cell is, it must not cost the page)
        page = _as_text(source)
    if source == cell.get("source"):
        page += _for_the_marker(cell, resources)
    return page.replace(
        "[", "&#91;"
    )  # nbconvert goes on to look for links, in the square of its time


class _Pictures:
    """What stands in an image's place: the picture itself, so that a page is one file."""

    def __init__(self, attachments: Any, resources: Any) -> None:
        self.attachments, self.resources = dict(attachments or {}), resources
        folder = resources.get("metadata", {}).get("path") if resources else None
        self.folder = Path(folder) if folder else None

    def __call__(self, source: str) -> str | None:
        found = self._find(source)
        left = self.resources.get(_ROOM, pictures.MOST_TOGETHER)
        if found is None or len(found) > left:
            return None
        self.resources[_ROOM] = left - len(found)
        return found

    def take_out(self, inline: re.Match[str]) -> str:
        """Take a picture out of the text, and return what stands for it there."""
        name = f"{len(self.attachments)}-in-the-text"
        self.attachments[name] = {inline[1]: inline[2]}
        return f"attachment:{name}"

    def _find(self, source: str) -> str | None:
        if source.startswith("attachment:"):
            return pictures.attached(self.attachments, unquote(source.removeprefix("attachment:")))
        if _SCHEME.match(source):
            return data_picture(source)
        return pictures.beside(self.folder, unquote(source)) if self.folder else None


class _Renderer(IPythonRenderer):
    """nbconvert's, which leaves pictures to `safe_html`."""

    def _embed_image_or_attachment(self, src: str) -> str:
        return src

    def block_mermaidjs(self, code: str) -> str:
        return f"<pre>{html.escape(code)}</pre>"


def _rendered(source: str, picture: _Pictures) -> str:
    source = _INLINE.sub(picture.take_out, source)
    if len(source) > MOST_CHARACTERS or len(_OPENING.findall(source)) > _MOST_OPENINGS:
        raise ValueError("it would take too long")
    renderer = _Renderer(escape=False, exclude_anchor_links=True)
    return safe_html(MarkdownWithMath(renderer=renderer).render(source), picture)


def _as_text(source: str) -> str:
    said = "This text is too long, or too intricate, to be laid out; here it is as it was written."
    return f"<p><em>[{said}]</em></p><pre>{html.escape(source)}</pre>"


def _for_the_marker(cell: NotebookNode, resources: Mapping[str, Any]) -> str:
    """Return a question's model answer and mark scheme, in formgrader and nowhere else."""
    name = grade_id(cell)
    if "submission_id" not in resources or not name or kind(cell) != "question":
        return ""
    course = Path(resources["metadata"]["path"]).parents[2]
    lesson, notebook = resources["assignment_id"], resources["notebook_id"]
    file = course / "source" / lesson / f"{notebook}.ipynb"
    try:
        scheme = _schemes(file, file.stat().st_mtime_ns).get(name)
        return _BOX.format(_rendered(scheme, _Pictures(None, {}))) if scheme else ""
    except Exception:  # noqa: BLE001  (an answer can be read without)
        return ""


@lru_cache(maxsize=16)
def _schemes(file: Path, _changed: int) -> dict[str, str]:
    """Return what stands between the marks of a solution, by the question's name."""
    cells = nbformat.read(file, as_version=4).cells
    found = {str(grade_id(cell)): _MODEL.search(cell.source) for cell in cells}
    return {name: scheme[1] for name, scheme in found.items() if scheme}
