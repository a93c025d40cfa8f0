"""Odd answers in words: with pictures, with symbols, and in other cells than the one for them."""

import base64
import io
import zlib
from collections.abc import Callable

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell
from PIL import Image

from tests.handin.odd_hand_in import (
    QUESTIONS,
    REAL,
    TO_BE_ANSWERED,
    WORDS,
    Change,
    OddHandIn,
    answer,
    changed,
    every_cell,
    question,
    text_cell,
    unanswered,
)

QUESTION = QUESTIONS[REAL]


def picture(kind: str = "PNG", side: int = 12) -> bytes:
    """A picture as a camera or a screenshot leaves it."""
    file = io.BytesIO()
    noise = zlib.compress(bytes(range(256)), 0)
    pixels = (noise * (3 * side * side // len(noise) + 1))[: 3 * side * side]
    Image.frombytes("RGB", (side, side), pixels).save(file, kind)
    return file.getvalue()


def pasted(name: str, media_type: str, content: bytes) -> dict[str, dict[str, str]]:
    return {name: {media_type: base64.b64encode(content).decode()}}


def with_picture(name: str, media_type: str, content: bytes) -> Change:
    return answer(
        f"{WORDS}\n\n![drawing](attachment:{name})", attachments=pasted(name, media_type, content)
    )


# --- answers in other places than the question's own cell ---


def deleted(notebook: NotebookNode) -> None:
    notebook.cells.remove(question(notebook))


def own_cell(
    make: Callable[[str], NotebookNode], source: str = WORDS, *, below: bool = True
) -> Change:
    """Leave the question's cell alone, and answer in a cell beside it."""

    def change(notebook: NotebookNode) -> None:
        unanswered(notebook)
        at = notebook.cells.index(question(notebook)) + below
        notebook.cells.insert(at, make(source))

    return change


def in_the_text_of_the_question(notebook: NotebookNode) -> None:
    unanswered(notebook)
    at = notebook.cells.index(question(notebook)) - 1
    notebook.cells[at].source += f"\n\n{WORDS}"


def in_place_of_the_cell(notebook: NotebookNode) -> None:
    at = notebook.cells.index(question(notebook))
    notebook.cells[at] = new_markdown_cell(WORDS)


def at_the_end(notebook: NotebookNode) -> None:
    unanswered(notebook)
    notebook.cells.append(new_markdown_cell(f"**Answer to 3.4.** {WORDS}"))


def split_in_two(notebook: NotebookNode) -> None:
    """As JupyterLab does: both halves keep the metadata, and the second has another id."""
    cell = question(notebook)
    second = nbformat.from_dict(cell)
    second.update(id="0a1b2c3d", source="Second half: at zero it makes no difference.")
    cell.source = WORDS
    notebook.cells.insert(notebook.cells.index(cell) + 1, second)


def split_and_one_half_plain(notebook: NotebookNode) -> None:
    split_in_two(notebook)
    second = notebook.cells[notebook.cells.index(question(notebook)) + 1]
    second.metadata.clear()


def split_after_the_placeholder(notebook: NotebookNode) -> None:
    """The first half is as it was handed out; the answer is in the second, which is plain."""
    unanswered(notebook)
    at = notebook.cells.index(question(notebook)) + 1
    notebook.cells.insert(at, new_markdown_cell(WORDS, id="0a1b2c3d"))


def merged_into_the_cell_above(notebook: NotebookNode) -> None:
    cell = question(notebook)
    above = notebook.cells[notebook.cells.index(cell) - 1]
    above.source += f"\n\n{WORDS}"
    notebook.cells.remove(cell)


def as_kind(kind: str) -> Change:
    """Turn the question's cell into another kind, answer and all."""

    def change(notebook: NotebookNode) -> None:
        cell = question(notebook)
        cell.cell_type = kind
        if kind == "code":
            cell.update(outputs=[], execution_count=None)

    return change


def metadata_and_ids_lost(notebook: NotebookNode) -> None:
    notebook.nbformat_minor = 4
    for cell in notebook.cells:
        cell.metadata.clear()
        del cell["id"]


BESIDE = {"note": f"cell.*{QUESTION}|{QUESTION}.*cell"}
"""What is said where the answer stands in another cell than its own."""

SYMBOLS = f"""{WORDS}

If $a<b$ and $b>c$, then $$\\sum_{{i<j}} x_i < 1$$ and `p<q` too.

```python
if a < b and c <d:
    print('<ok>')
```

See <https://example.org/pixels?a=1&b=2>, x < y and y > z, and 3 &lt; 4.
"""

ANSWERS_IN_WORDS = {
    "nothing": OddHandIn(
        changed(unanswered), awaits_a_person=False, comments={QUESTION: "No response"}
    ),
    "in its cell": OddHandIn(changed(), comments={QUESTION: "^$"}),
    # Pictures
    "a pasted PNG": OddHandIn(
        changed(with_picture("image.png", "image/png", picture())), pictures=1
    ),
    "a pasted JPEG": OddHandIn(
        changed(with_picture("photo.jpg", "image/jpeg", picture("JPEG"))), pictures=1
    ),
    "a pasted JPEG by a short name": OddHandIn(
        changed(with_picture("photo.jpg", "image/jpg", picture("JPEG"))), note=None, pictures=0
    ),
    "a name with spaces": OddHandIn(
        changed(with_picture("Bildschirmfoto%202026.png", "image/png", picture())), note=None
    ),
    "a large photo": OddHandIn(
        changed(with_picture("photo.png", "image/png", picture(side=1500))), note=None
    ),
    "a picture that is gone": OddHandIn(
        changed(answer(f"{WORDS}\n\n![](attachment:gone.png)")), note=None
    ),
    "attachments of a wrong kind": OddHandIn(
        changed(answer(f"{WORDS}\n\n![](attachment:a.png)", attachments=["a.png"])), note=None
    ),
    "attachments that are half there": OddHandIn(
        changed(answer(f"{WORDS}\n\n![](attachment:a.png)", attachments={"a.png": "iVBO"})),
        note=None,
    ),
    "a picture and no words": OddHandIn(
        changed(
            answer(
                "![](attachment:image.png)",
                attachments=pasted("image.png", "image/png", picture()),
            )
        ),
        pictures=1,
        shows=("Question 3.4",),
    ),
    "a photo beside": OddHandIn(
        changed(
            answer(f"{WORDS}\n\n![my drawing](photo.jpg)"),
            with_files={"photo.jpg": picture("JPEG")},
        ),
        note=None,
        pictures=1,
    ),
    "a photo in a folder": OddHandIn(
        changed(
            answer(f"{WORDS}\n\n![my drawing](pictures/my%20photo.png)"),
            with_files={"pictures/my photo.png": picture()},
        ),
        note=None,
        pictures=1,
    ),
    "a photo by an HTML tag": OddHandIn(
        changed(
            answer(f'{WORDS}\n\n<img src="photo.png" width="300">'),
            with_files={"photo.png": picture()},
        ),
        note=None,
        pictures=1,
    ),
    "a photo that is not beside": OddHandIn(
        changed(answer(f"{WORDS}\n\n![my drawing](photo.jpg)")), note=None
    ),
    # Text
    "smaller than": OddHandIn(
        changed(answer(SYMBOLS)),
        shows=(
            "$a<b$",
            "\\sum_{i<j} x_i < 1",
            "p<q",
            "if a < b and c <d:",
            "print('<ok>')",
            "https://example.org/pixels?a=1&b=2",
            "x < y and y > z",
            "3 < 4",
        ),
        hides=("&lt;", "&amp;"),
    ),
    "a table and a list": OddHandIn(
        changed(answer(f"{WORDS}\n\n| a | b |\n|---|---|\n| 1 < 2 | **x** |\n\n- [ ] one\n1. two")),
        shows=("1 < 2",),
        hides=("|---|", "**x**", "&lt;"),
    ),
    "HTML of the harmless kind": OddHandIn(
        changed(answer(f"{WORDS}<br>x<sub>1</sub> and <b>bold</b> and H<sup>2</sup>")),
        hides=("&lt;", "<sub>", "<b>"),
    ),
    # In another place
    "in a cell below": OddHandIn(changed(own_cell(new_markdown_cell)), **BESIDE),
    "in a cell above": OddHandIn(changed(own_cell(new_markdown_cell, below=False)), **BESIDE),
    "in two cells below": OddHandIn(
        changed(unanswered, text_cell("And at zero nothing changes."), text_cell(WORDS)),
        shows=(WORDS, "And at zero nothing changes."),
        **BESIDE,
    ),
    "in a raw cell": OddHandIn(changed(own_cell(new_raw_cell)), **BESIDE),
    "in a comment": OddHandIn(changed(own_cell(new_code_cell, f"# {WORDS}")), **BESIDE),
    "in a code cell, as prose": OddHandIn(changed(own_cell(new_code_cell)), **BESIDE),
    "in the text of the question": OddHandIn(changed(in_the_text_of_the_question), **BESIDE),
    "at the very end": OddHandIn(changed(at_the_end), **BESIDE),
    "its cell deleted": OddHandIn(
        changed(deleted), note=None, awaits_a_person=False, comments={QUESTION: "."}
    ),
    "in place of its cell": OddHandIn(
        changed(in_place_of_the_cell), note=None, never="No response"
    ),
    "split in two": OddHandIn(
        changed(split_in_two), note=None, shows=(WORDS, "Second half"), never="No response"
    ),
    "split, one half plain": OddHandIn(
        changed(split_and_one_half_plain),
        note=None,
        shows=(WORDS, "Second half"),
        never="No response",
    ),
    "split after the placeholder": OddHandIn(changed(split_after_the_placeholder), **BESIDE),
    "merged into the cell above": OddHandIn(
        changed(merged_into_the_cell_above), note=None, never="No response"
    ),
    "turned into code": OddHandIn(changed(as_kind("code")), never="No response"),
    "turned into raw text": OddHandIn(changed(as_kind("raw")), never="No response"),
    "below the placeholder": OddHandIn(
        changed(answer(f"{TO_BE_ANSWERED}\n\n{WORDS}")), never="No response"
    ),
    "all metadata lost": OddHandIn(
        changed(every_cell(lambda cell: cell.metadata.clear())), never="No response"
    ),
    "metadata and ids lost": OddHandIn(
        changed(metadata_and_ids_lost), note=None, never="No response"
    ),
    "only spaces": OddHandIn(changed(answer("   \n\n  ")), awaits_a_person=None),
}
