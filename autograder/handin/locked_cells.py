"""What a student has written into a locked cell: the cell comes back, and what can be kept is."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from nbformat import NotebookNode

from autograder.course.cells import grade_id, kind

KEPT = "# from the locked cell {}, which was put back:"
"""What stands above the student's own lines, in a cell of their own."""


def keep_additions(nb: NotebookNode, release: NotebookNode) -> list[str]:
    """Put a student's own imports and definitions in locked cells into cells of their own.

    Parameters
    ----------
    nb : NotebookNode
        A submission with the release's frame; changed in place.
    release : NotebookNode
        What the student was given.

    Returns
    -------
    list of str
        A sentence's beginning for each locked cell with code of the student's own in it.
    """
    official = {grade_id(cell): cell for cell in release.cells if _is_locked_code(cell)}
    notes = []
    for cell in list(nb.cells):
        original = official.get(grade_id(cell))
        if original is None or cell.cell_type != "code" or cell.source == original.source:
            continue
        kept, lost = _additions(cell.source, original.source)
        if kept:
            place = next(i for i, other in enumerate(nb.cells) if other is cell)
            # Before a check, for its function may need it; else after, for it may need the cell.
            nb.cells.insert(place + (kind(original) != "check"), _own_cell(cell, kept))
        # What else was written into a check is the check's own, tried out, and costs nothing.
        notes += _said(str(grade_id(cell)), kept, lost and kind(original) != "check")
    return notes


def _is_locked_code(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and kind(cell) in ("locked", "check")


def _own_cell(cell: NotebookNode, kept: list[str]) -> NotebookNode:
    name = str(grade_id(cell))
    return NotebookNode(
        cell_type="code",
        id=f"{name[:56]}-yours",
        metadata=NotebookNode(),
        source="\n".join([KEPT.format(name), *kept]),
        outputs=[],
        execution_count=None,
    )


def _said(name: str, kept: list[str], lost: bool) -> list[str]:
    if not kept:
        return [f"the locked cell {name} was changed, and put back"] if lost else []
    lines = ", ".join(statement.partition("\n")[0] for statement in kept)
    return [f"the locked cell {name} was put back; run as well: {lines[:200]}"]


def _additions(own: str, original: str) -> tuple[list[str], bool]:
    """Return the statements to keep of an edited cell, and whether there is more that is lost."""
    before = _statements(original)
    now = _statements(own)
    if now is None or before is None:
        return [], own.strip() != original.strip()
    known = {ast.dump(statement) for statement in before}
    taken = {name for statement in before for name in _bound(statement)}
    new = [statement for statement in now if ast.dump(statement) not in known]
    kept = [s for s in new if (names := set(_bound(s))) and not names & taken]
    return [ast.unparse(statement) for statement in kept], len(new) > len(kept)


def _statements(source: str) -> list[ast.stmt] | None:
    lines = ("pass" if line.startswith(("%", "!")) else line for line in source.splitlines())
    try:
        return ast.parse("\n".join(lines)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _bound(statement: ast.stmt) -> Iterator[str]:
    """Yield the names that an import, a definition or a plain assignment binds."""
    match statement:
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            for alias in aliases:
                yield alias.asname or alias.name.partition(".")[0]
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Assign(targets=targets):
            for target in targets:
                if isinstance(target, ast.Name):
                    yield target.id
        case _:
            pass
