"""Where something in a lesson's files stands: what a message to the author begins with."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

from autograder.course.errors import LessonError


def place(path: Path, line: int | None = None) -> str:
    """Return a file and a line in words.

    Parameters
    ----------
    path : Path
        A file of a lesson.
    line : int, optional
        Counted from 1.

    Examples
    --------
    >>> place(Path("notebooks/03-cost/cases.py"), 7)
    '03-cost/cases.py, line 7'
    """
    return f"{path.parent.name}/{path.name}" + (f", line {line}" if line else "")


def place_of_cell(path: Path, name: str, code: str = "", nth: int = 1) -> str:
    """Return where a cell stands in a lesson's text, or a line of its code.

    Parameters
    ----------
    path : Path
        The lesson's text.
    name : str
        The cell's grade_id.
    code : str
        The line of code; the cell's metadata where left out, or not found.
    nth : int
        Which cell, where several have the name.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    named = re.compile(rf"""grade_id['"]?\s*:\s*['"]?{re.escape(name)}['"]?\s*(?:,|\}}|$)""")
    cells = [number for number, line in enumerate(lines) if named.search(line)]
    if len(cells) < nth:
        return place(path)
    start = cells[nth - 1]
    wanted = code.strip()
    inside = (number for number in range(start, len(lines)) if lines[number].strip() == wanted)
    return place(path, 1 + (next(inside, start) if wanted else start))


def line_of_error(error: BaseException, file: str) -> int | None:
    """Return the line of a file in which an error arose, or None.

    Parameters
    ----------
    error : BaseException
        What was raised.
    file : str
        The file's name, as its code was compiled with.
    """
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno
    frames = traceback.walk_tb(error.__traceback__)
    lines = [line for frame, line in frames if frame.f_code.co_filename == file]
    return lines[-1] if lines else None


def in_words(error: BaseException) -> str:
    """Return an error's kind and text in one line.

    Parameters
    ----------
    error : BaseException
        What was raised.

    Examples
    --------
    >>> in_words(NameError("name 'np' is not defined"))
    "NameError: name 'np' is not defined"
    """
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}: {' '.join(text.split())}"


def text_of(path: Path) -> str:
    """Return the text of one of a lesson's files.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    LessonError
        If it is not UTF-8.
    """
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise LessonError(f"{place(path, line)}: this is not UTF-8: save the file so.") from error
