"""Attacks by the file that is handed in."""

import base64
import json
import os
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.course.cells import grade_id
from tests.attacks.attack import (
    ALL,
    COST,
    FILE,
    LESSON,
    NONE,
    ONE,
    REGULARISED,
    Attack,
    cell,
    unchanged,
)


def metadata_forged(notebook: NotebookNode) -> None:
    for each in notebook.cells:
        if "nbgrader" in each.metadata:
            each.metadata.nbgrader.update(points=1000, locked=False, schema_version=3)
    cell(notebook, COST).source = "def cost(*_): return 0.5"
    extra = new_code_cell("1")
    extra.metadata["nbgrader"] = {
        "grade_id": "free-points",
        "grade": True,
        "points": 50,
        "solution": True,
        "locked": False,
        "schema_version": 3,
        "task": False,
    }
    notebook.cells.append(extra)


def answers_swapped(notebook: NotebookNode) -> None:
    """Give each check another exercise's name; by their texts they are known all the same."""
    a, b = cell(notebook, f"{ONE}-check"), cell(notebook, f"{REGULARISED}-check")
    a.metadata.nbgrader.grade_id, b.metadata.nbgrader.grade_id = (
        f"{REGULARISED}-check",
        f"{ONE}-check",
    )
    cell(notebook, COST).source = "def cost(*_): return 0.5"


def checks_edited(notebook: NotebookNode) -> None:
    for name in ALL:
        cell(notebook, name).source = f"def {name}(*_): return 0.5"
        cell(notebook, f"{name}-check").source = "print('all right')"


def checks_retyped(notebook: NotebookNode) -> None:
    for name in ALL:
        cell(notebook, name).source = f"def {name}(*_): return 0.5"
        check = cell(notebook, f"{name}-check")
        check.cell_type = "markdown"
        del check["outputs"], check["execution_count"]


def checks_deleted(notebook: NotebookNode) -> None:
    notebook.cells = [c for c in notebook.cells if not str(grade_id(c)).endswith("-check")]
    cell(notebook, COST).source = "def cost(*_): return 0.5"


def checks_duplicated(notebook: NotebookNode) -> None:
    copies = [nbformat.from_dict(c) for c in notebook.cells if str(grade_id(c)).endswith("-check")]
    notebook.cells += copies * 3
    cell(notebook, COST).source = "def cost(*_): return 0.5"


def setup_edited(notebook: NotebookNode) -> None:
    cell(notebook, "setup").source = "np = None"
    cell(notebook, "given").source = "sigmoid = feedforward = None"


def hidden_check_of_its_own(notebook: NotebookNode) -> None:
    cell(notebook, COST).source = "def cost(*_): return 0.5"
    notebook.cells.append(new_code_cell('check.hidden("cost", cost_one_by_one)'))
    notebook.cells.append(new_markdown_cell("<script>MARK</script>"))


def many_cells(notebook: NotebookNode) -> None:
    notebook.cells[1:1] = [new_code_cell("1") for _ in range(200)]


def write(content: Callable[[bytes], bytes]) -> Callable[[Path, NotebookNode], None]:
    def handed_in(folder: Path, notebook: NotebookNode) -> None:
        (folder / FILE).write_bytes(content(json.dumps(notebook, indent=1).encode()))

    return handed_in


def linked(target: str) -> Callable[[Path, NotebookNode], None]:
    """Hand in a link in the place of a file."""
    return lambda folder, _: (folder / FILE).symlink_to(folder.parents[2] / target)


def folder_linked(folder: Path, _: NotebookNode) -> None:
    folder.rmdir()
    folder.symlink_to(folder.parents[2] / "source" / LESSON)


def other_format(right: bytes) -> bytes:
    return json.dumps(nbformat.convert(nbformat.reads(right.decode(), as_version=4), 3)).encode()


def another_kernel(notebook: NotebookNode) -> None:
    notebook.metadata.kernelspec = {"name": "bash", "display_name": "sh", "language": "sh"}


def huge_attachment(notebook: NotebookNode) -> None:
    picture = {"x.png": {"image/png": base64.b64encode(bytes(5 * 2**20)).decode()}}
    notebook.cells.append(new_markdown_cell("![](attachment:x.png)", attachments=picture))


FILES = {
    "forged metadata": Attack("points that it grants itself", metadata_forged, (ONE, REGULARISED)),
    "swapped checks": Attack(
        "points of one exercise for another", answers_swapped, (ONE, REGULARISED)
    ),
    "edited checks": Attack("checks that say nothing", checks_edited, NONE),
    "retyped checks": Attack("checks that are text", checks_retyped, NONE),
    "deleted checks": Attack("no checks at all", checks_deleted, (ONE, REGULARISED)),
    "copied checks": Attack("points counted again", checks_duplicated, (ONE, REGULARISED)),
    "edited setup": Attack("the given code", setup_edited, ALL),
    "a hidden check of its own": Attack(
        "the judge, by name", hidden_check_of_its_own, (ONE, REGULARISED)
    ),
    "many cells": Attack("the time", many_cells, ALL),
    "a link to a neighbour": Attack(
        "another's work", unchanged, NONE, linked(f"submitted/honest 1/{LESSON}/{FILE}")
    ),
    "a link to the source": Attack(
        "the solutions", unchanged, NONE, linked(f"source/{LESSON}/{FILE}")
    ),
    "a link to a device": Attack(
        "the time", unchanged, NONE, lambda f, _: (f / FILE).symlink_to("/dev/zero")
    ),
    "a pipe": Attack("the time", unchanged, NONE, lambda f, _: os.mkfifo(f / FILE)),
    "not UTF-8": Attack("the reader", unchanged, NONE, write(lambda right: b"\xff\xfe" + right)),
    "deep JSON": Attack("the reader's stack", unchanged, NONE, write(lambda _: b"[" * 10**6)),
    "wide JSON": Attack(
        "the reader's memory",
        unchanged,
        NONE,
        write(lambda _: b'{"cells": [' + b"[]," * 10**6 + b"[]]}"),
    ),
    "deep metadata": Attack(
        "the reader's stack",
        unchanged,
        NONE,
        write(
            lambda right: right.replace(
                b'"metadata": {', b'"metadata": {"a":' + b"[" * 900 + b"]" * 900 + b",", 1
            )
        ),
    ),
    "another format": Attack("the reader", unchanged, ALL, write(other_format)),
    "another kernel": Attack("a shell in the place of Python", another_kernel, ALL),
    "a huge attachment": Attack("the memory of the grader", huge_attachment, ALL),
}

NOT_FOLLOWED = {"a linked folder": Attack("the solutions", unchanged, NONE, folder_linked)}
"""What is no hand-in, and is named instead of graded."""
