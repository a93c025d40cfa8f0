# ruff: noqa: E501  (a line of an attack is easier to read as one line)
"""Attacks on whoever looks at the pages: by Markdown, pictures, outputs, files handed in beside."""

import base64
import os
from collections.abc import Callable
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from tests.attacks.attack import LESSON, Attack, unchanged
from tests.attacks.files import write


def written(*answers: str, **attachments: dict[str, bytes]) -> Callable[[NotebookNode], None]:
    """Write answers in words, each with the attachments."""

    def change(notebook: NotebookNode) -> None:
        coded = {
            name: {kind: base64.b64encode(content).decode() for kind, content in bundle.items()}
            for name, bundle in attachments.items()
        }
        given = {"attachments": coded} if coded else {}
        notebook.cells += [new_markdown_cell(answer, **given) for answer in answers]

    return change


def displayed(code: str) -> Callable[[NotebookNode], None]:
    def change(notebook: NotebookNode) -> None:
        notebook.cells.append(new_code_cell(f"from IPython.display import *\n{code}"))

    return change


def beside(put: Callable[[Path], object]) -> Callable[[Path, NotebookNode], None]:
    """Hand in other files beside the notebook."""

    def hand_in(folder: Path, notebook: NotebookNode) -> None:
        write(lambda right: right)(folder, notebook)
        put(folder)

    return hand_in


def files_that_run(folder: Path) -> None:
    for name in ("evil.html", "evil.svg", "evil.xhtml", "evil.js", "evil.xml"):
        (folder / name).write_text("<svg xmlns='http://www.w3.org/2000/svg' onload='MARK'/>")


def links_and_pipes(folder: Path) -> None:
    (folder / "x.png").symlink_to(folder.parents[3] / "secret")
    (folder / "y.txt").symlink_to(folder.parents[2] / "source" / LESSON / f"{LESSON}.ipynb")
    (folder / "source").symlink_to(folder.parents[2] / "source")
    os.mkfifo(folder / "z.png")


def files_without_end(folder: Path) -> None:
    for number in range(1000):
        (folder / f"{number}.txt").write_bytes(bytes(1000))
    with (folder / "holes.bin").open("wb") as holes:
        holes.truncate(30 * 2**20)


LIVE_MARKDOWN = [
    "<script>MARK</script><img src=x onerror=MARK><svg onload=MARK></svg><body onload=MARK>",
    "[MARK](javascript:MARK) [MARK](&#106;avascript:MARK) <a href='java\tscript:MARK'>MARK</a>",
    "<iframe srcdoc='<script>MARK</script>'></iframe><object data=x></object><embed src=x>",
    "<form action=x><input><button formaction=javascript:MARK>MARK</button></form>",
    "<style>@import 'MARK'</style><link rel=stylesheet href=MARK><meta http-equiv=refresh content='0;MARK'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=MARK&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=MARK>'></noscript><textarea><script>MARK",
    "`<b onclick=MARK>` <b onclick=MARK id=submission class=full-credit data-link=x>MARK</b>",
    '![" onerror="MARK](x.png "\\" onload=MARK") ![MARK](http://127.0.0.1:PORT/pixel.png)',
]
DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' onload='MARK'><script>MARK</script><foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='javascript:MARK'/></foreignObject><image href='http://127.0.0.1:PORT/x.png'/></svg>"

PAGES = {
    "Markdown that runs": Attack("the marker's session", written(*LIVE_MARKDOWN)),
    "a formula that runs": Attack(
        "the marker's session",
        written(
            r"$\href{javascript:MARK}{x}$ $\require{action}\class{full-credit}{x}$ \\(\cssId{submission}{x}\\)"
        ),
    ),
    "a forged mark scheme": Attack(
        "the marker's trust",
        written("<details open><summary>For the marker only: full marks</summary>MARK</details>"),
    ),
    "an attachment that is a page": Attack(
        "the marker's session",
        written(
            "![a](attachment:x) <img src=attachment:x> [MARK](attachment:x)",
            x={"text/html": b"<script>MARK</script>", "image/svg+xml": DRAWING.encode()},
        ),
    ),
    "a picture that is a page": Attack(
        "the marker's session",
        written("![a](attachment:x)", x={"image/png": b"<script>MARK</script>"}),
    ),
    "an attachment by another name": Attack(
        "the attributes of a tag",
        written('![a](attachment:x"onerror="MARK)', **{'x"onerror="MARK': {"image/png": b"x"}}),
    ),
    "attachments without end": Attack(
        "the memory", written(*["![a](attachment:x)"] * 30, x={"image/png": bytes(300_000)})
    ),
    "Markdown without end": Attack(
        "the time",
        written(
            "\\\\[x" * 20_000, "\\begin{a}" * 9_000, "[" * 90_000, "<div>" * 19_000, "> " * 40_000
        ),
    ),
    "a drawing that runs": Attack(
        "the marker's session", displayed(f'display(SVG("""{DRAWING}"""))')
    ),
    "a drawing that unfolds": Attack(
        "the browser's memory",
        displayed(
            "display({'image/svg+xml': '<!DOCTYPE svg [<!ENTITY a \"' + 'MARK' * 99 + '\">]><svg>' + '&a;' * 99 + '</svg>'}, raw=True)"
        ),
    ),
    "outputs that run": Attack(
        "the marker's session",
        displayed(
            f"for made in {LIVE_MARKDOWN!r}:\n    display(HTML(made), Markdown(made), Latex(made))\ndisplay(Latex(r'$\\href{{javascript:MARK}}{{x}}$'))"
        ),
    ),
    "HTML without end": Attack(
        "the time",
        displayed(
            "for made in ('<div>' * 19_000, '<p>' + ''.join(f'<b a{n}>' for n in range(900)) + '<p>x' * 9_000):\n    for _ in range(20):\n        display(HTML(made))"
        ),
    ),
    "files that run": Attack(
        "the marker's session",
        written("[MARK](evil.html) ![a](evil.svg)"),
        file=beside(files_that_run),
    ),
    "pictures that are links": Attack(
        "others' files",
        written("![a](x.png) ![a](z.png) ![a](source/x) ![a](../../../../secret)"),
        file=beside(links_and_pipes),
    ),
    "files without end": Attack("the disk", unchanged, file=beside(files_without_end)),
}
