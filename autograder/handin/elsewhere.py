"""Answers that stand in other cells than those that are graded: none may be lost for that.

A function may be written in a cell of the student's own, and the stub left as it was; an answer in
words beside the cell that asks for it, as where an editor has split or replaced that cell.
"""

from __future__ import annotations

import ast

from nbformat import NotebookNode

from autograder.course.cells import defines, grade_id, kind

FOUND = "*(found beside the cell for this answer, which was left as it was)*"
FOUND_FAR = "*(the cell for this answer was left as it was; found elsewhere in the notebook)*"
"""What stands above an answer in words that was found, for whoever marks it."""


def follow_functions(nb: NotebookNode, release: NotebookNode) -> None:
    """Let functions count that were written in cells of the student's own.

    An untouched stub would undo a function from above it, and a check above the function would not
    find it.

    Parameters
    ----------
    nb : NotebookNode
        A submission with the release's frame; changed in place.
    release : NotebookNode
        What the student was given.
    """
    given = _texts(release)
    for original in release.cells:
        name = grade_id(original)
        if kind(original) != "solution" or original.cell_type != "code" or name is None:
            continue
        cell = _official(nb, name)
        if cell.source.strip() != original.source.strip():
            continue
        own = [
            other
            for other in nb.cells
            if other.cell_type == "code"
            and grade_id(other) is None
            and other.source.strip() not in given
            and defines(other.source, name)
        ]
        if own:
            cell.source = f"# {name} is written in another cell"
            _move_below(nb, _checks_of(nb, release, original), own[-1])


def _checks_of(
    nb: NotebookNode, release: NotebookNode, solution: NotebookNode
) -> list[NotebookNode]:
    """Return the submission's check cells up to the next solution of the release."""
    following = release.cells[release.cells.index(solution) + 1 :]
    checks = []
    for cell in following:
        if kind(cell) == "solution":
            break
        if kind(cell) == "check":
            checks.append(_official(nb, str(grade_id(cell))))
    return checks


def _move_below(nb: NotebookNode, checks: list[NotebookNode], own: NotebookNode) -> None:
    for check in reversed(checks):
        place = _place(nb, own)
        if _place(nb, check) < place:
            del nb.cells[_place(nb, check)]
            nb.cells.insert(_place(nb, own) + 1, check)


def gather_words(nb: NotebookNode, release: NotebookNode) -> list[str]:
    """Put answers in words that stand elsewhere into the cells that a person marks.

    Parameters
    ----------
    nb : NotebookNode
        A submission with the release's frame; changed in place.
    release : NotebookNode
        What the student was given.

    Returns
    -------
    list of str
        The questions for which something was found.
    """
    given = _texts(release)
    asked = [cell for cell in release.cells if kind(cell) == "question"]
    open_ones = [cell for cell in asked if _is_open(_official(nb, _name(cell)), cell)]
    near = {_name(cell): _near(nb, release, cell, given) for cell in open_ones}
    taken = {id(cell) for cells in near.values() for cell in cells}
    far = [cell for cell in nb.cells if _holds_words(cell, given) and id(cell) not in taken]
    found = []
    for name, cells in near.items():
        words = cells or [cell for cell in far if _mentions(cell)]
        if words:
            _fold(nb, name, words, FOUND if cells else FOUND_FAR, move=bool(cells))
            found.append(name)
    return found


def _is_open(cell: NotebookNode, original: NotebookNode) -> bool:
    return cell.source.strip() in ("", original.source.strip())


def _near(
    nb: NotebookNode, release: NotebookNode, question: NotebookNode, given: set[str]
) -> list[NotebookNode]:
    """Return the student's own words between what comes before a question and what comes after."""
    place = release.cells.index(question)
    before = _last_match(nb, release.cells[:place][::-1])
    after = _last_match(nb, release.cells[place + 1 :], beyond=before)
    between = nb.cells[before + 1 : after if after > before else len(nb.cells)]
    return [cell for cell in between if _holds_words(cell, given)]


def _last_match(nb: NotebookNode, wanted: list[NotebookNode], beyond: int = -1) -> int:
    """Return where the first of the release's cells stands that the submission still has, or -1."""
    for original in wanted:
        name, text = grade_id(original), original.source.strip()
        for place, cell in enumerate(nb.cells):
            same = grade_id(cell) == name if name else bool(text) and cell.source.strip() == text
            if place > beyond and same:
                return place
    return -1


def _holds_words(cell: NotebookNode, given: set[str]) -> bool:
    """Tell whether a cell holds words of the student's own, in Markdown or as comments in code."""
    if grade_id(cell) is not None or not cell.source.strip() or cell.source.strip() in given:
        return False
    return cell.cell_type != "code" or _is_comment(cell.source)


def _is_comment(source: str) -> bool:
    """Tell whether code does nothing: comments, strings, or sentences that are no Python at all."""
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return len(source.split()) > 5 and not any(sign in source for sign in "=()[]%!")
    return all(
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
        for statement in statements
    )


def _mentions(cell: NotebookNode, words: int = 8) -> bool:
    """Tell an answer from a heading or a note of few words."""
    return len(cell.source.split()) >= words


def _fold(
    nb: NotebookNode, name: str, words: list[NotebookNode], remark: str, *, move: bool
) -> None:
    """Put words into a question's cell, in the place of the cells that they come from if near."""
    cell = _official(nb, name)
    cell.source = "\n\n".join([remark, *(found.source for found in words)])
    attachments = {k: v for found in words for k, v in found.get("attachments", {}).items()}
    if attachments:
        cell.attachments = cell.get("attachments", {}) | attachments
    if move:
        first = _place(nb, words[0])
        nb.cells.insert(first, cell)
        del nb.cells[next(i for i, c in enumerate(nb.cells) if c is cell and i != first)]
        for found in words:
            if any(c is found for c in nb.cells):
                del nb.cells[_place(nb, found)]


def _place(nb: NotebookNode, cell: NotebookNode) -> int:
    return next(place for place, other in enumerate(nb.cells) if other is cell)


def _official(nb: NotebookNode, name: str) -> NotebookNode:
    found: NotebookNode = next(cell for cell in nb.cells if grade_id(cell) == name)
    return found


def _name(cell: NotebookNode) -> str:
    return str(grade_id(cell))


def _texts(release: NotebookNode) -> set[str]:
    return {cell.source.strip() for cell in release.cells} - {""}
