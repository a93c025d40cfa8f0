"""What a student's cell shows is a picture, text or a simple table, and never a script."""

import pytest

from autograder.sandbox.sanitise import sanitised
from autograder.student.checks.message import Message


def shown(**data: object) -> dict[str, object]:
    kinds = {name.replace("_", "/"): content for name, content in data.items()}
    result: dict[str, object] = sanitised({"output_type": "display_data", "data": kinds})["data"]
    return result


@pytest.mark.parametrize(
    "html",
    [
        "a &lt; b",
        '<table border="1"><tr><th scope="row">a</th><td>1</td></tr></table>',
        "<b>a</b><br/><hr />",
        Message(
            "cost", "the value <b> differs", "Θ = 0", "1", "2", "[0]", "look again"
        )._repr_html_(),
    ],
)
def test_simple_html_is_kept(html):
    assert shown(text_html=html) == {"text/html": html}


@pytest.mark.parametrize(
    "html",
    [
        "<script>1</script>",
        "<SCRIPT>1</SCRIPT>",
        '<b onclick="1">a</b>',
        "<img src=x onerror=1>",
        '<a href="javascript:1">a</a>',
        '<div style="background:url(x)">a</div>',
        '<div style="position:fixed">a</div>',
        '<div class="a" id="b">a</div>',
        "<!-- a -->",
        "<b",
        "<b <script>",
        '<svg onload="1"></svg>',
        "<style>a</style>",
        "<form>a</form>",
    ],
)
def test_any_other_html_is_left_out_and_the_text_kept(html):
    assert shown(text_plain="a", text_html=html) == {"text/plain": "a"}


def test_long_html_takes_no_long_time():
    assert shown(text_html='<div class="' * 50_000) == {}
    assert shown(text_html="a <b>" * 200_000)


@pytest.mark.parametrize("kind", ["application/javascript", "image/svg+xml", "text/markdown", 3])
def test_other_kinds_are_left_out(kind):
    output = {"output_type": "display_data", "data": {kind: "a", "text/plain": "b"}}
    assert sanitised(output)["data"] == {"text/plain": "b"}


def test_a_picture_is_a_picture():
    assert shown(image_png="iVBORw0KGgo=\n") == {"image/png": "iVBORw0KGgo=\n"}
    assert shown(image_png='"><script>1</script>') == {}


def test_metadata_which_a_page_would_put_into_its_tags_are_left_out():
    output = {"data": {}, "metadata": {"image/png": {"width": '1" onload="1'}}}
    assert sanitised(output)["metadata"] == {}


def test_what_is_no_output_stays_for_others_to_judge():
    assert sanitised({"data": [1]}) == {"data": [1]}
    assert sanitised({"output_type": "stream", "text": "<b>"})["text"] == "<b>"
