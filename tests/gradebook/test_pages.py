"""Markdown on nbgrader's pages: shown as it was written, and nothing in it can do harm."""

import time

import pytest
from bs4 import BeautifulSoup, Tag
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_markdown_cell, new_notebook
from traitlets.config import Config

from autograder.gradebook import pages
from autograder.gradebook.configuration import course_config
from tests.conftest import ROOT
from tests.handin.test_pictures import NOT_PICTURES, in_text, picture

LIVE = ["script", "style", "iframe", "object", "embed", "form", "input", "link", "meta", "base"]


@pytest.fixture(scope="module")
def exporter() -> HTMLExporter:
    """Make pages as the course that ships is configured to."""
    page = Config({"HTMLExporter": {"template_name": "classic"}})
    page.merge(course_config(ROOT))
    return HTMLExporter(config=page)


@pytest.fixture
def shown(exporter, tmp_path):
    def shown(source: str, attachments: object = None) -> Tag:
        cell = new_markdown_cell(source, **({"attachments": attachments} if attachments else {}))
        resources = {"metadata": {"name": "x", "path": str(tmp_path)}}
        page, _ = exporter.from_notebook_node(new_notebook(cells=[cell]), resources)
        body = BeautifulSoup(page, "html.parser").find(class_="text_cell_render")
        assert body is not None
        return body

    return shown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("so $a<b$ and $x <b> y$", "so $a<b$ and $x <b> y$"),
        ("$$a<b$$", "$$a<b$$"),
        (r"\\(a<b\\) and \\[c<d\\]", "$a<b$ and $$c<d$$"),
        (
            "\\begin{align}\na &< b \\\\\nc &> d\n\\end{align}",
            "\\begin{align}\na &< b \\\\\nc &> d\n",
        ),
        ("inline `p<q` is code", "p<q"),
        ("```\nif a<b and c>d: <b>\n```", "if a<b and c>d: <b>"),
        ("```python\nif a<b: '<i>'\n```", "if a<b: '<i>'"),
        ("a < b, c<d and e&lt;f", "a < b, c<d and e<f"),
        ("<https://example.org/?a=1&b=2>", "https://example.org/?a=1&b=2"),
        ("# A heading", "A heading"),
    ],
)
def test_text_is_shown_as_it_was_written(shown, source, text):
    assert text in shown(source).get_text()


def test_layout_is_kept(shown):
    body = shown(
        "# H\n\n- *a*\n- **b**\n\n|x|y|\n|-|-|\n|1|2|\n\n[l](https://example.org) <sub>s</sub>"
    )
    for name in ("h1", "li", "em", "strong", "td", "sub"):
        assert body.find(name), name
    assert body.a["href"] == "https://example.org"
    assert "noopener" in body.a["rel"]


@pytest.mark.parametrize(
    "source",
    [
        "MARK <script>alert(1)</script>",
        "MARK <img src=x onerror=alert(1)>",
        "MARK <b onclick=alert(1)>b</b>",
        "[MARK](javascript:alert(1)) [MARK](JaVaScRiPt:alert(1)) [MARK](data:text/html,x)",
        "[MARK](evil.html) <a href='//evil.example'>MARK</a>",
        "MARK <iframe src=x></iframe><object data=x></object><embed src=x>",
        "MARK <form action=x><input name=y></form>",
        "MARK <style>* {display: none}</style><link rel=stylesheet href=x>",
        "MARK <meta http-equiv=refresh content='0;url=x'><base href=x>",
        "MARK <div id=submission class='full-credit' data-link=x>d</div>",
        "<svg><script>alert(1)</script></svg>MARK<math><a xlink:href='javascript:1'>m</a></math>",
        "![MARK](https://elsewhere.example/pixel.png)",
        "<details open><summary>For the marker only: MARK</summary>x</details>",
        'MARK ![" onerror="alert(1)](x.png "\\" onload=alert(1)")',
        "```mermaid\n<img src=x onerror=alert(1)>MARK\n```",
        '```"><script>alert(1)</script>\nMARK\n```',
        "# MARK <img src=x onerror=alert(1)>",
        "$MARK</p><script>alert(1)</script>$",
        "<!-- --!><script>alert(1)</script> -->MARK",
        "MARK <noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    ],
)
def test_nothing_runs_or_passes_for_a_part_of_the_page(shown, source):
    body = shown(source)
    assert "MARK" in str(body)
    assert body.find_all([*LIVE, "svg", "math", "img", "details", "noscript"]) == []
    for tag in body.find_all():
        assert tag.attrs.keys() <= {"href", "rel", "class", "title"}
        assert tag.get("href", "https://").startswith("https://")
        assert set(tag.get("class", [])) <= {"highlight"} | {"k", "n", "p", "o", "w", "nb"}


@pytest.mark.parametrize(
    "macro",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\class{full-credit}{x}",
        r"\cssId{a}{x}",
        r"\style{position:fixed}{x}",
        r"\require{action}",
        r"\unicode[x](url)",
        r"\let\x\href",
        r"\hr<!-- -->ef{x}{y}",
        r"\hre&#102;{x}{y}",
    ],
)
@pytest.mark.parametrize("sides", ["$", "$$", ""])
def test_mathjax_finds_no_formula_that_makes_links_or_classes(shown, macro, sides):
    body = shown(f"{sides}a {macro}{sides}")
    pieces = [str(piece) for piece in body.find_all(string=True)]
    assert "\\" in "".join(pieces)
    dangerous = (r"\href", r"\class", r"\cssId", r"\style", r"\require", r"\unicode")
    assert not [piece for piece in pieces if any(name in piece for name in dangerous)]


def test_pictures_are_in_the_page_wherever_they_came_from(shown, tmp_path):
    (tmp_path / "my photo.jpg").write_bytes(picture("JPEG"))
    code = in_text(picture())
    body = shown(
        "![a](attachment:x.png)\n\n<img src='attachment:x.png' width='9'>\n\n"
        f"![b](my%20photo.jpg)\n\n![c](data:image/png;base64,{in_text(picture(size=(300, 300)))})",
        {"x.png": {"image/png": code}},
    )
    sources = [image["src"] for image in body.find_all("img")]
    assert sources[:2] == [f"data:image/png;base64,{code}"] * 2
    assert sources[2].startswith("data:image/jpeg;base64,")
    assert sources[3].startswith("data:image/png;base64,")
    assert body.find("img", width="9")


@pytest.mark.parametrize("content", NOT_PICTURES)
def test_a_picture_that_is_none_has_a_sentence_in_its_place(shown, content):
    attachments = {"x.png": {"image/svg+xml": in_text(content), "image/png": in_text(content)}}
    for source in ("attachment:x.png", "attachment:gone.png", "gone.png", "../../etc/passwd"):
        body = shown(f"before ![a]({source}) after", attachments)
        assert body.find_all("img") == []
        name = source.removeprefix("attachment:")
        assert f"[The picture {name} cannot be shown" in body.get_text()
        assert "before" in body.get_text()
        assert "after" in body.get_text()


def test_pictures_of_a_page_are_bounded(shown, monkeypatch):
    code = in_text(picture())
    monkeypatch.setattr(pages.pictures, "MOST_TOGETHER", 3 * (len(code) + 30))
    body = shown("![a](attachment:x)\n" * 9, {"x": {"image/png": code}})
    assert len(body.find_all("img")) == 3
    assert body.get_text().count("cannot be shown") == 6


@pytest.mark.parametrize(
    "source",
    [
        "x" * 200_000,
        "\\\\[x" * 20_000,
        "# a\n" * 20_000,
        "<div>" * 15_000,
        "<b>" * 20_000,
        "[" * 99_000,
    ],
)
def test_a_cell_that_cannot_be_laid_out_is_shown_as_text_in_good_time(shown, source):
    start = time.monotonic()
    body = shown(source)
    assert time.monotonic() - start < 5
    assert body.get_text().strip()


def test_whatever_goes_wrong_in_a_cell_stays_there(shown, monkeypatch):
    def fails(*_: object) -> str:
        raise RuntimeError

    monkeypatch.setattr(pages, "safe_html", fails)
    body = shown("my <b>answer</b>")
    assert "too intricate" in body.get_text()
    assert "my <b>answer</b>" in body.get_text()
