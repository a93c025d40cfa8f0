"""What a student's cell shows is text, a formula, a picture or simple HTML, and never a script."""

import base64
import time

import pytest
from bs4 import BeautifulSoup

from autograder.sandbox.sanitise import LEFT_OUT, sanitised
from autograder.student.checks.message import Message

LIVE = ["script", "style", "iframe", "object", "embed", "form", "input", "link", "meta", "svg"]
SVG = '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "a" "b.dtd">\n<svg xmlns="http://www.w3.org/2000/svg">'


def shown(**data: object) -> dict[str, object]:
    kinds = {name.replace("_", "/"): content for name, content in data.items()}
    result: dict[str, object] = sanitised({"output_type": "display_data", "data": kinds})["data"]
    return result


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a &lt; b", "a < b"),
        ('<table border="1"><tr><th scope="row">a</th><td>1</td></tr></table>', "a1"),
        ("<b>a</b><br/><hr />", "a"),
        ("<style scoped>td {color: red}</style><table><td>1</table>", "1"),  # as pandas shows it
    ],
)
def test_simple_html_is_kept(html, text):
    page = BeautifulSoup(str(shown(text_html=html)["text/html"]), "html.parser")
    assert page.get_text() == text
    given = BeautifulSoup(html, "html.parser")
    assert {tag.name for tag in given.find_all(["table", "td", "th", "b", "hr"])} <= {
        tag.name for tag in page.find_all()
    }


def test_a_message_keeps_its_words_and_its_look():
    message = Message("cost", "the value <b> differs", "Θ = 0", "1", "2", "[0]", "look again")
    given = BeautifulSoup(message._repr_html_(), "html.parser")
    kept = BeautifulSoup(str(shown(text_html=str(given))["text/html"]), "html.parser")
    assert kept.get_text() == given.get_text()
    assert [tag["style"].split(":")[0] for tag in kept.find_all(style=True)] == [
        tag["style"].split(":")[0] for tag in given.find_all(style=True)
    ]


@pytest.mark.parametrize(
    "html",
    [
        "a<script>1</script>",
        "a<SCRIPT>1</SCRIPT>",
        '<b onclick="1">a</b>',
        "a<img src=x onerror=1>",
        '<a href="javascript:1">a</a>',
        '<a href=" java\nscript:1">a</a>',
        '<a href="data:text/html,1">a</a>',
        '<a href="evil.html">a</a>',
        '<div style="background:url(x)">a</div>',
        '<div style="position:fixed;z-index:9">a</div>',
        '<div style="margin-top:-500px">a</div>',
        '<div class="navbar-fixed-top" id="b" data-link="x">a</div>',
        '<span class="full-credit">a</span>',
        "<!-- b -->a",
        "a<b <script>",
        'a<svg onload="1"><script>1</script></svg>',
        "a<math><mtext><style><img src=x onerror=1></style></mtext></math>",
        "<style>b</style>a",
        '<form action="x"><input><button>a</button></form>',
        '<iframe src="x"></iframe><object data="x"></object><embed src="x">a',
        '<base href="x"><link rel="stylesheet" href="x"><meta http-equiv="refresh">a',
        '<img src="https://elsewhere.example/pixel.png">a',
        '<img src="data:image/svg+xml;base64,PHN2Zz4=">a',
    ],
)
def test_nothing_that_runs_fetches_or_covers_the_page_is_left(html):
    page = BeautifulSoup(str(shown(text_html=html)["text/html"]), "html.parser")
    assert "a" in page.get_text()
    assert page.find_all([*LIVE, "img", "base", "math", "button"]) == []
    for tag in page.find_all():
        assert not {name for name in tag.attrs if name.startswith(("on", "data-"))}
        assert tag.attrs.keys() <= {"href", "rel", "style"}
        assert not tag.get("style")
        assert tag.get("href", "https://").startswith("https://")


@pytest.mark.parametrize("html", ["<script>1</script>", "<div><div></div></div>", "<b"])
def test_html_that_shows_nothing_without_its_script_gives_way_to_the_text(html):
    assert shown(text_plain="a", text_html=html) == {"text/plain": "a"}


@pytest.mark.parametrize(
    "html",
    [
        '<div class="' * 50_000,
        "a <b>" * 200_000,
        "<div>" * 19_000,
        "<div></p>" * 11_000,
        '<div title="</div>">' * 5_000,
        "<p>" + "".join(f"<b a{n}>" for n in range(500)) + "<p>x" * 4_000,
        "<i>" * 30_000,
        "<" * 99_000,
    ],
)
def test_intricate_html_takes_no_long_time(html):
    start = time.monotonic()
    kept = shown(text_plain="a", text_html=html)
    assert time.monotonic() - start < 1
    assert len(str(kept)) < 10 * len(html) + 10_000


def test_a_large_table_is_shown_soon():
    html = '<table border="1" class="dataframe">' + "<tr><td>1.0</td></tr>" * 400_000 + "</table>"
    start = time.monotonic()
    assert shown(text_html=html) == {"text/html": html}
    assert time.monotonic() - start < 3
    assert shown(text_html=html.replace("dataframe", "navbar")) == {"text/plain": LEFT_OUT}


@pytest.mark.parametrize("kind", ["application/javascript", "application/pdf", "text/vnd.x", 3])
def test_other_kinds_are_left_out(kind):
    output = {"output_type": "display_data", "data": {kind: "a", "text/plain": "b"}}
    assert sanitised(output)["data"] == {"text/plain": "b"}


def test_a_picture_is_a_picture():
    assert shown(image_png="iVBORw0KGgo=\n") == {"image/png": "iVBORw0KGgo=\n"}
    assert shown(image_png='"><script>1</script>') == {"text/plain": LEFT_OUT}


@pytest.mark.parametrize("head", ["<svg>", SVG, "\n<!-- made by hand --><svg>"])
def test_a_drawing_is_an_image_in_which_nothing_runs(head):
    drawing = f'{head}<script>alert(1)</script><image href="https://x.example/"/></svg>'
    data = shown(**{"image_svg+xml": drawing, "text_plain": "<Figure>"})
    assert set(data) == {"text/plain", "text/html"}
    page = BeautifulSoup(str(data["text/html"]), "html.parser")
    (image,) = page.find_all()
    kind, _, code = image["src"].partition(",")
    assert (image.name, kind) == ("img", "data:image/svg+xml;base64")
    assert base64.b64decode(code).decode() == drawing


@pytest.mark.parametrize("drawing", ["<script>1</script>", '<!DOCTYPE a [<!ENTITY b "c">]><svg/>'])
def test_a_drawing_that_is_none_or_unfolds_is_left_out(drawing):
    assert shown(**{"image_svg+xml": drawing, "text_plain": "a"}) == {"text/plain": "a"}


def test_a_formula_is_a_formula_unless_it_makes_links_or_classes():
    assert shown(text_latex=r"$\frac{a}{b} < \hrefs$") == {"text/latex": r"$\frac{a}{b} < \hrefs$"}
    for macro in (r"\href{javascript:1}{a}", r"\class{full-credit}{a}", r"\require{action}"):
        assert shown(text_latex=f"${macro}$", text_plain="a") == {"text/plain": "a"}
        html = str(shown(text_html=f"<p>${macro}$</p>")["text/html"])
        page = BeautifulSoup(html, "html.parser")
        assert page.get_text() == f"${macro}$"
        assert not [piece for piece in page.p.find_all(string=True) if macro[:6] in piece]


def test_markdown_waits_for_the_page_to_make_it_safe():
    assert shown(text_markdown="# a <b>") == {"text/markdown": "# a <b>"}


def test_metadata_which_a_page_would_put_into_its_tags_are_left_out():
    output = {"data": {}, "metadata": {"image/png": {"width": '1" onload="1'}}}
    assert sanitised(output)["metadata"] == {}


def test_what_is_no_output_stays_for_others_to_judge():
    assert sanitised({"data": [1]}) == {"data": [1]}
    assert sanitised({"output_type": "stream", "text": "<b>"})["text"] == "<b>"
