"""Whether a note on a hand-in is true, by facts that are found without the grader's own reader."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from nbformat import NotebookNode

ENCODINGS = ("utf-8-sig", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")


def values(content: bytes) -> Any:
    """Return what a file holds as JSON, in whatever encoding; None where it holds none."""
    for encoding in ENCODINGS:
        try:
            return json.loads(content.decode(encoding), parse_int=str)
        except (ValueError, RecursionError):
            continue
    return None


def cells(content: bytes) -> list[dict[str, Any]] | None:
    """Return the cells that a file has, if it has any that are cells and nothing else."""
    found = values(content)
    if not isinstance(found, dict):
        return None
    sheets = found.get("worksheets")
    if isinstance(sheets, list) and sheets and isinstance(sheets[0], dict):
        found = sheets[0]
    listed = found.get("cells")
    whole = isinstance(listed, list) and listed and all(isinstance(c, dict) for c in listed)
    return listed if whole else None


def source(cell: Mapping[str, Any]) -> str:
    text = cell.get("source", "")
    return "".join(map(str, text)) if isinstance(text, list) else str(text)


def untrue(
    note: str, files: Mapping[str, bytes], lesson: str, release: NotebookNode
) -> Iterator[str]:
    """Yield each part of a note that the files speak against, and what it should have said."""
    expected = f"{lesson}.ipynb"
    content = files.get(expected)
    for part in filter(None, note.split("; ")):
        if _is_untrue(part, files, expected, release):
            yield part
    if content is None and not note:
        yield f"nothing is said of {expected}, which is not there"
    if content is not None and values(content) is None and expected not in note:
        yield f"nothing is said of {expected}, which cannot be read"


def _is_untrue(part: str, files: Mapping[str, bytes], expected: str, release: NotebookNode) -> bool:
    about = next((name for name in sorted(files, key=len, reverse=True) if name in part), expected)
    content = files.get(about, b"")
    if "JSON" in part or "is not text" in part:
        return values(content) is not None
    if "no cells" in part:
        return cells(content) is not None
    if "empty" in part:
        return bool(content.strip())
    if "nested too deep" in part:
        return not _deeper_than(values(content), 50)
    if "larger than" in part:
        return len(content) < 2**20
    if re.search(r"^no .* was handed in", part):
        return expected in files
    if "is named" in part or ("taken as" in part and "timestamp" not in part):
        return expected in files and cells(files[expected]) is not None
    if "timestamp" in part:
        return "timestamp.txt" not in files
    if "locked cell" in part:
        return not _is_changed(part, files, release)
    return False


def _is_changed(part: str, files: Mapping[str, bytes], release: NotebookNode) -> bool:
    """Tell whether a locked cell that the note names reads otherwise in every file."""
    given = {cell.source for cell in release.cells if cell.id in part.split()}
    taken = [source(cell) for content in files.values() for cell in cells(content) or ()]
    return not given <= set(taken)


def _deeper_than(value: Any, levels: int) -> bool:
    current = [value]
    for _ in range(levels):
        inside = [each for each in current if isinstance(each, dict | list)]
        current = [
            v for each in inside for v in (each.values() if isinstance(each, dict) else each)
        ]
    return bool(current)
