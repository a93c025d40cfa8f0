"""Odd files: under other names, packed, one folder too deep, in other encodings and formats."""

import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Mapping

import nbformat
from nbformat import NotebookNode

from tests.handin.odd_hand_in import (
    REAL,
    OddHandIn,
    as_file,
    beside_untouched,
    changed,
    copied,
    every_cell,
    files,
    text,
    written,
)

FILE = f"{REAL}.ipynb"


def zipped(entries: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name)
            entry.filename = name  # with backslashes too, as some programs write them
            archive.writestr(entry, content)
    return packed.getvalue()


def zip_of(*names: str, more: Mapping[str, bytes] | None = None) -> Callable[[NotebookNode], bytes]:
    return lambda right: zipped({name: written(right) for name in names} | dict(more or {}))


def tarred(right: NotebookNode) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        entry = tarfile.TarInfo(FILE)
        entry.size = len(written(right))
        archive.addfile(entry, io.BytesIO(written(right)))
    return packed.getvalue()


def in_format_3(right: NotebookNode) -> bytes:
    return json.dumps(nbformat.convert(copied(right), 3)).encode()


def as_html(right: NotebookNode) -> bytes:
    cells = "".join(f"<pre>{cell.source}</pre>" for cell in right.cells)
    return f"<!DOCTYPE html>\n<html><head><title>{REAL}</title></head><body>{cells}".encode()


def as_script(right: NotebookNode) -> bytes:
    cells = [cell.source for cell in right.cells if cell.cell_type == "code"]
    return "#!/usr/bin/env python\n# coding: utf-8\n\n{}".format(
        "\n\n# In[ ]:\n\n".join(cells)
    ).encode()


def in_an_ansi_code_page(right: NotebookNode) -> bytes:
    return text(right).replace("Θ", "Theta").encode("cp1252", errors="replace")


def merge_conflict(right: NotebookNode) -> bytes:
    mark = b'"cells": ['
    return written(right).replace(mark, b"<<<<<<< HEAD\n" + mark + b"\n=======\n>>>>>>> main\n")


def with_outputs(size: int) -> Callable[[NotebookNode], None]:
    """Fill the first code cell's outputs, as a loop that prints does."""

    def change(notebook: NotebookNode) -> None:
        cell = next(cell for cell in notebook.cells if cell.cell_type == "code")
        cell.outputs = [{"output_type": "stream", "name": "stdout", "text": "1\n" * (size // 2)}]

    return change


def with_widgets(notebook: NotebookNode) -> None:
    state = {
        f"{n:032x}": {"model_name": "ImageModel", "state": {"v": "A" * 2**20}} for n in range(21)
    }
    notebook.metadata.widgets = {
        "application/vnd.jupyter.widget-state+json": {"state": state, "version_major": 2}
    }


# --- what other programs make of a notebook ---


def from_vs_code(notebook: NotebookNode) -> None:
    notebook.nbformat_minor = 2
    for cell in notebook.cells:
        del cell["id"]
        if cell.cell_type == "code":
            cell.metadata["vscode"] = {"languageId": "python"}


def from_colab(notebook: NotebookNode) -> None:
    notebook.nbformat_minor = 0
    notebook.metadata = {
        "colab": {"provenance": [], "toc_visible": True},
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "accelerator": "GPU",
    }
    for number, cell in enumerate(notebook.cells):
        del cell["id"]
        cell.metadata["id"] = f"xYz{number:09d}"
        if cell.cell_type == "code":
            cell.metadata["colab"] = {"base_uri": "https://localhost:8080/", "height": 35}


def from_kaggle(notebook: NotebookNode) -> None:
    welcome = (
        "import os\nfor dirname, _, filenames in os.walk('/kaggle/input'):\n    print(dirname)"
    )
    notebook.cells.insert(0, nbformat.v4.new_code_cell(welcome))
    notebook.nbformat_minor = 4
    notebook.metadata["kaggle"] = {"accelerator": "none", "dataSources": []}
    for number, cell in enumerate(notebook.cells):
        del cell["id"]
        cell.metadata |= {"_uuid": f"{number:040x}", "trusted": True, "execution": {"a": "b"}}


def from_deepnote(notebook: NotebookNode) -> None:
    notebook.metadata |= {"deepnote": {}, "deepnote_notebook_id": "1f", "orig_nbformat": 2}
    for number, cell in enumerate(notebook.cells):
        del cell["id"]
        cell.metadata |= {"cell_id": f"{number:032x}", "deepnote_cell_type": cell.cell_type}
    signature = (
        "<a style='text-decoration:none' href='https://deepnote.com'>Created in Deepnote</a>"
    )
    notebook.cells.append(nbformat.v4.new_markdown_cell(signature))


def lines_as_list(cell: NotebookNode) -> None:
    cell.source = cell.source.splitlines(keepends=True)


NOTHING = {"earns": (), "awaits_a_person": False}

WHAT_TO_HAND_IN = r".*\.ipynb"

FILES = {
    "the right name": OddHandIn(as_file(FILE)),
    # Other names
    "a second download alone": OddHandIn(
        as_file(f"{REAL} (1).ipynb"), note=r"03-cost \(1\)\.ipynb"
    ),
    "a second download": OddHandIn(
        beside_untouched(f"{REAL} (1).ipynb"), note=r"03-cost \(1\)\.ipynb"
    ),
    "a copy from Drive": OddHandIn(
        beside_untouched(f"Copy of {REAL}.ipynb"), note=r"Copy of 03-cost\.ipynb"
    ),
    "a copy from Windows": OddHandIn(
        beside_untouched(f"{REAL} - Kopie.ipynb"), note=r"03-cost - Kopie\.ipynb"
    ),
    "a copy from Jupyter": OddHandIn(
        beside_untouched(f"{REAL}-Copy1.ipynb"), note=r"03-cost-Copy1\.ipynb"
    ),
    "untitled": OddHandIn(as_file("Untitled.ipynb"), note=r"Untitled\.ipynb"),
    "capitals": OddHandIn(as_file(f"{REAL}.IPYNB"), note=r"03-cost\.IPYNB"),
    "txt at the end": OddHandIn(as_file(f"{FILE}.txt"), note=r"03-cost\.ipynb\.txt"),
    "json at the end": OddHandIn(as_file(f"{FILE}.json"), note=r"03-cost\.ipynb\.json"),
    "json beside untouched": OddHandIn(beside_untouched(f"{REAL}.json"), note=r"03-cost\.json"),
    "a checkpoint of another day": OddHandIn(
        files(
            lambda work: {
                FILE: written(work.half("cost")),
                f".ipynb_checkpoints/{REAL}-checkpoint.ipynb": written(work.right),
            }
        ),
        earns=("cost",),
        note=None,
        awaits_a_person=False,
    ),
    "two finished notebooks": OddHandIn(
        files(
            lambda work: {
                FILE: written(work.right),
                "final.ipynb": written(work.half("cost", "same-pixels")),
            }
        ),
        note=r"final\.ipynb",
    ),
    "more in the copy": OddHandIn(
        files(
            lambda work: {
                FILE: written(work.half("cost_one_by_one")),
                "final.ipynb": written(work.right),
            }
        ),
        note=r"final\.ipynb",
    ),
    "a broken file and a copy": OddHandIn(
        files(
            lambda work: {
                FILE: written(work.right)[:5000],
                f"{REAL} (1).ipynb": written(work.right),
            }
        ),
        note=r"03-cost \(1\)\.ipynb",
    ),
    # Packed, or one folder too deep
    "a zip": OddHandIn(as_file(f"{REAL}.zip", zip_of(FILE)), note=r"03-cost\.zip"),
    "a zip of the folder": OddHandIn(
        as_file(f"{REAL}.zip", zip_of(f"{REAL}/{FILE}")), note=r"03-cost\.zip"
    ),
    "a zip from a Mac": OddHandIn(
        as_file(
            "Archiv.zip",
            zip_of(
                f"{REAL}/{FILE}",
                more={
                    f"{REAL}/.DS_Store": b"\0\0\0\1Bud1",
                    f"__MACOSX/{REAL}/._{FILE}": b"\0\5\x16\7\0\2\0\0Mac OS X",
                },
            ),
        ),
        note=r"Archiv\.zip",
    ),
    "a zip from Windows": OddHandIn(
        as_file(f"{REAL}.zip", zip_of(f"{REAL}\\{FILE}")), note=r"03-cost\.zip"
    ),
    "a zip beside untouched": OddHandIn(
        files(lambda work: {FILE: written(work.blank), "mine.zip": zip_of(FILE)(work.right)}),
        note=r"mine\.zip",
    ),
    "a zip of another name": OddHandIn(
        as_file("a.zip", zip_of(f"deep/deeper/{REAL} (2).ipynb")), note=r"a\.zip"
    ),
    "a zip that is called notebook": OddHandIn(
        as_file(FILE, zip_of(FILE)), note="zip", or_said="zip", awaits_a_person=None
    ),
    "an empty zip": OddHandIn(
        as_file(f"{REAL}.zip", lambda _: zipped({})), note=r"03-cost\.zip", **NOTHING
    ),
    "half a zip": OddHandIn(
        as_file(f"{REAL}.zip", lambda right: zip_of(FILE)(right)[:2000]),
        note=r"03-cost\.zip",
        **NOTHING,
    ),
    "a tarball": OddHandIn(
        as_file(f"{REAL}.tar.gz", tarred),
        note=r"(?=.*03-cost\.tar\.gz)(?=.*03-cost\.ipynb)",
        **NOTHING,
    ),
    "one folder deeper": OddHandIn(as_file(f"{REAL}/{FILE}"), note=f"{REAL}/{FILE}"),
    "a folder like the file": OddHandIn(as_file(f"{FILE}/{FILE}"), note=f"{FILE}/{FILE}"),
    "two folders deeper": OddHandIn(
        beside_untouched(f"homework/week 3/{FILE}"), note=f"homework/week 3/{FILE}"
    ),
    # Not a notebook
    "a page": OddHandIn(
        as_file(f"{REAL}.html", as_html), note=rf"03-cost\.html{WHAT_TO_HAND_IN}", **NOTHING
    ),
    "a page that is called notebook": OddHandIn(
        as_file(FILE, as_html), note=r"03-cost\.ipynb is", **NOTHING
    ),
    "a script": OddHandIn(
        as_file(f"{REAL}.py", as_script), note=rf"03-cost\.py{WHAT_TO_HAND_IN}", **NOTHING
    ),
    "a PDF": OddHandIn(
        as_file(f"{REAL}.pdf", lambda _: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        note=rf"03-cost\.pdf{WHAT_TO_HAND_IN}",
        **NOTHING,
    ),
    "an empty file": OddHandIn(as_file(FILE, lambda _: b""), note="empty", **NOTHING),
    "half a file": OddHandIn(
        as_file(FILE, lambda right: written(right)[:5000]), note=r"03-cost\.ipynb", **NOTHING
    ),
    "a merge conflict": OddHandIn(as_file(FILE, merge_conflict), note=r"03-cost\.ipynb", **NOTHING),
    "an empty folder": OddHandIn(
        lambda folder, _: (folder / REAL).mkdir(parents=True), note=r"03-cost\.ipynb", **NOTHING
    ),
    # Encodings
    "UTF-16": OddHandIn(as_file(FILE, lambda right: text(right).encode("utf-16")), note=None),
    "UTF-16, no mark": OddHandIn(
        as_file(FILE, lambda right: text(right).encode("utf-16-le")), note=None
    ),
    "UTF-16, big end first": OddHandIn(
        as_file(FILE, lambda right: text(right).encode("utf-16-be")), note=None
    ),
    "UTF-32": OddHandIn(as_file(FILE, lambda right: text(right).encode("utf-32")), note=None),
    "UTF-8 with a mark": OddHandIn(as_file(FILE, lambda right: text(right).encode("utf-8-sig"))),
    "Windows lines": OddHandIn(as_file(FILE, lambda right: written(right).replace(b"\n", b"\r\n"))),
    "Windows lines in code": OddHandIn(
        changed(every_cell(lambda cell: cell.update(source=cell.source.replace("\n", "\r\n"))))
    ),
    "an ANSI code page": OddHandIn(as_file(FILE, in_an_ansi_code_page), note=None),
    "ASCII alone": OddHandIn(as_file(FILE, lambda right: json.dumps(right).encode())),
    # Formats and sizes
    "format 3": OddHandIn(as_file(FILE, in_format_3)),
    "lines as lists": OddHandIn(changed(every_cell(lines_as_list))),
    "VS Code": OddHandIn(changed(from_vs_code)),
    "Colab": OddHandIn(changed(from_colab)),
    "Kaggle": OddHandIn(changed(from_kaggle)),
    "Deepnote": OddHandIn(changed(from_deepnote)),
    "21 MB of outputs": OddHandIn(changed(with_outputs(21 * 2**20)), note=None),
    "60 MB of outputs": OddHandIn(
        changed(with_outputs(60 * 2**20)), note=None, or_said="MB", awaits_a_person=None
    ),
    "21 MB of widgets": OddHandIn(changed(with_widgets), note=None),
    # What nbgrader and others leave in the folder
    "collected by nbgrader": OddHandIn(
        changed(
            with_files={
                "timestamp.txt": b"2026-11-03 12:00:00.123456 UTC",
                "submission_secret.txt": b"5b3a",
            }
        )
    ),
    "what systems leave": OddHandIn(
        changed(
            with_files={
                ".DS_Store": b"\0\0\0\1Bud1",
                "Thumbs.db": b"\xd0\xcf\x11\xe0",
                "desktop.ini": b"[.ShellClassInfo]",
                f"._{FILE}": b"\0\5\x16\7",
                f".ipynb_checkpoints/{REAL}-checkpoint.ipynb": b"",
            }
        ),
        note=None,
    ),
}
