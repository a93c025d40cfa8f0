"""Pictures in answers: PNG and JPEG by their content, bounded, and no link followed."""

import base64
import io
import json
import zlib

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from PIL import Image

from autograder.handin import pictures, reading
from autograder.handin.mending import restore_locked


def picture(kind: str = "PNG", size: tuple[int, int] = (3, 2)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size).save(file, kind)
    return file.getvalue()


def in_text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has 10¹⁰ pixels."""
    small = picture()
    head = small[12:16] + (100_000).to_bytes(4, "big") * 2 + small[24:29]
    return small[:12] + head + zlib.crc32(head).to_bytes(4, "big") + small[33:]


NOT_PICTURES = [
    b"",
    b"<svg onload='alert(1)'/>",
    b"<script>alert(1)</script>",
    picture()[:-20],
    picture("GIF"),
    picture("TIFF"),
    bomb(),
    picture() + bytes(pictures.LARGEST_PICTURE),
]


@pytest.mark.parametrize(("kind", "named"), [("PNG", "png"), ("JPEG", "jpeg")])
def test_a_picture_is_told_by_its_content(kind, named):
    content = picture(kind)
    assert pictures.data_url(content) == f"data:image/{named};base64,{in_text(content)}"
    assert pictures.kept({"a b": {"text/html": in_text(content)}}) == {
        "a b": {f"image/{named}": in_text(content)}
    }


@pytest.mark.parametrize("content", NOT_PICTURES)
def test_anything_else_is_no_picture(content):
    assert pictures.data_url(content) is None
    assert pictures.kept({"x.png": {"image/png": in_text(content)}}) == {}


@pytest.mark.parametrize(
    "attachments",
    [None, [], "x", 3, {"x": None}, {"x": []}, {"x": {"image/png": 3}}, {"x": {"image/png": "é!"}}],
)
def test_attachments_that_are_none_are_no_obstacle(attachments):
    assert pictures.kept(attachments) == {}


def test_base64_on_several_lines_is_read():
    lines = in_text(picture()).replace("A", "A\n").splitlines(keepends=True)
    assert pictures.kept({"x": {"image/png": lines}})


def read(*cells):
    return reading.read(json.dumps(new_notebook(cells=list(cells))).encode())


def test_reading_keeps_pictures_and_the_note_names_those_that_it_does_not():
    attachments = {
        "good.png": {"image/png": in_text(picture())},
        "my drawing.svg": {"image/svg+xml": in_text(NOT_PICTURES[1])},
    }
    text = "![](attachment:good.png) ![](attachment:my%20drawing.svg) ![](attachment:gone.png)"
    nb = read(new_markdown_cell(text, attachments=attachments))
    assert nb.cells[0].attachments == {"good.png": attachments["good.png"]}
    assert pictures.missing(nb) == (
        "left out of the answers, as no PNG or JPEG of up to 6 MB: my drawing.svg, gone.png"
    )
    assert pictures.missing(read(new_markdown_cell("a"), new_code_cell("# attachment:x"))) == ""


def test_pictures_together_are_bounded(monkeypatch):
    attachments = {"x.png": {"image/png": in_text(picture())}}
    monkeypatch.setattr(pictures, "MOST_TOGETHER", 2 * len(in_text(picture())))
    nb = read(*(new_markdown_cell("a", attachments=attachments) for _ in range(3)))
    assert [len(cell.get("attachments", {})) for cell in nb.cells] == [1, 1, 0]


def test_an_official_code_cell_that_was_made_text_loses_them():
    cell = new_markdown_cell("a", attachments={"x": {"image/png": in_text(picture())}})
    cell.metadata.nbgrader = {"grade_id": "setup"}
    official = {"cell_type": "code", "locked": False, "checksum": "", "points": None}
    nb = read(cell)
    restore_locked(nb, {"setup": official})
    assert "attachments" not in nb.cells[0]


def test_a_picture_beside_the_notebook_is_found_and_nothing_outside(tmp_path):
    folder = tmp_path / "handed in"
    (folder / "inside").mkdir(parents=True)
    for file in (folder / "a b.png", folder / "inside" / "c.png", tmp_path / "other.png"):
        file.write_bytes(picture())
    (folder / "link.png").symlink_to(tmp_path / "other.png")
    (folder / "notes.txt").write_text("secret")
    assert pictures.beside(folder, "a b.png") == pictures.data_url(picture())
    assert pictures.beside(folder, "inside/c.png")
    outside = ["../other.png", str(tmp_path / "other.png"), "link.png", "inside/../../other.png"]
    for name in [*outside, "notes.txt", "gone.png", "inside", "", "a\0b", "x" * 5000]:
        assert pictures.beside(folder, name) is None, name
