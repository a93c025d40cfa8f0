"""Which cells of a notebook its checks depend on, by the names that the cells bind and use.

The bench submits notebooks by the hundred. Cells that only show something (pictures, timings,
long trainings whose result nothing official uses) are left out of them, as a student may do.
"""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator

from nbformat import NotebookNode

from autograder.course.cells import kind


def essential(cells: list[NotebookNode]) -> list[NotebookNode]:
    """Return a notebook's official cells, and the others that these depend on, in order.

    Parameters
    ----------
    cells : list of NotebookNode
        The cells of a lesson, with nbgrader's metadata.
    """
    needed: set[str] = set()
    kept = []
    for cell in reversed(cells):
        official = kind(cell) != "plain"
        if cell.cell_type != "code":
            if official:
                kept.append(cell)
            continue
        bound, changed, used = names(cell.source)
        if official or (bound | changed) & needed:
            needed = (needed - bound) | changed | used
            kept.append(cell)
    return kept[::-1]


def names(source: str) -> tuple[set[str], set[str], set[str]]:
    """Return the names that a cell binds, those whose content it changes, and those it needs.

    Parameters
    ----------
    source : str
        The cell's code; lines of magics count for nothing.

    Examples
    --------
    >>> names("a = f(b)") == ({"a"}, set(), {"f", "b"})
    True
    >>> names("a = 1; A[0] = a") == ({"a"}, {"A"}, {"A"})
    True
    """
    lines = ("pass" if line.startswith(("%", "!")) else line for line in source.splitlines())
    cell = _Names()
    cell.read(ast.parse("\n".join(lines)).body)
    return cell.bound, cell.changed, cell.used


class _Names:
    """Goes through statements in order: what is used before it is bound comes from elsewhere."""

    def __init__(self) -> None:
        self.bound: set[str] = set()
        self.changed: set[str] = set()
        self.used: set[str] = set()

    def read(self, statements: list[ast.stmt]) -> None:
        for statement in statements:
            self._use(_before_the_body(statement))
            self._bind(statement)
            for name in ("body", "orelse", "finalbody"):
                if not isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
                    self.read(getattr(statement, name, []))

    def _use(self, nodes: list[ast.AST]) -> None:
        for node in nodes:
            table = symtable.symtable(ast.unparse(_AsGenerators().visit(node)), "cell", "exec")
            self.used |= set(_referenced(table)) - self.bound

    def _bind(self, statement: ast.stmt) -> None:
        match statement:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                self.bound.add(name)
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                self.bound |= {alias.asname or alias.name.partition(".")[0] for alias in aliases}
            case ast.Assign(targets=targets):
                self._bind_targets(targets)
            case ast.AnnAssign(target=target) | ast.AugAssign(target=target):
                self._bind_targets([target])
            case ast.For(target=target):
                self._bind_targets([target])
            case ast.With(items=items):
                self._bind_targets([i.optional_vars for i in items if i.optional_vars])
            case _:
                pass

    def _bind_targets(self, targets: list[ast.expr]) -> None:
        for target in targets:
            match target:
                case ast.Name(id=name):
                    self.bound.add(name)
                case ast.Tuple(elts=parts) | ast.List(elts=parts):
                    self._bind_targets(parts)
                case ast.Starred(value=value):
                    self._bind_targets([value])
                case (
                    ast.Subscript(value=ast.Name(id=name)) | ast.Attribute(value=ast.Name(id=name))
                ):
                    self.changed.add(name)
                case _:
                    pass


class _AsGenerators(ast.NodeTransformer):
    """Makes generators of comprehensions, which have no table of their own since Python 3.12."""

    def visit_ListComp(self, node: ast.ListComp) -> ast.GeneratorExp:
        self.generic_visit(node)
        return ast.GeneratorExp(node.elt, node.generators)

    def visit_SetComp(self, node: ast.SetComp) -> ast.GeneratorExp:
        self.generic_visit(node)
        return ast.GeneratorExp(node.elt, node.generators)

    def visit_DictComp(self, node: ast.DictComp) -> ast.GeneratorExp:
        self.generic_visit(node)
        pair = ast.Tuple([node.key, node.value], ast.Load())
        return ast.GeneratorExp(pair, node.generators)


def _before_the_body(statement: ast.stmt) -> list[ast.AST]:
    """Return what a statement evaluates itself, the statements inside it left out."""
    match statement:
        case ast.For(iter=iterated):
            return [iterated]
        case ast.While(test=test) | ast.If(test=test):
            return [test]
        case ast.With(items=items):
            return [item.context_expr for item in items]
        case ast.Try():
            return []
        case ast.AugAssign(target=target):
            loaded = ast.unparse(target)
            return [statement, ast.parse(loaded)]
        case _:
            return [statement]


def _referenced(table: symtable.SymbolTable) -> Iterator[str]:
    """Yield the names that code takes from the notebook, those inside its functions included."""
    for symbol in table.get_symbols():
        outermost = table.get_type() == "module"
        if symbol.is_referenced() and (outermost or symbol.is_global()):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _referenced(child)
