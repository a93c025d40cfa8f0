"""One message, two faces: text for a terminal and HTML for a notebook."""

from html.parser import HTMLParser

import pytest

from autograder.student.checks.message import CheckFailed, Message

FULL = Message(
    "cost",
    "the value differs",
    what="all weights zero",
    expected="6.93147",
    got="34657.4",
    where="[0]",
    next_step="divide by m",
)


class Page(HTMLParser):
    """The tags and the text of a page; every tag must be closed."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.open, self.texts = [], [], []
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def test_text_holds_a_title_and_a_row_for_each_part():
    assert str(FULL).splitlines() == [
        "✗ cost (all weights zero): the value differs",
        "    expected  6.93147",
        "    got       34657.4",
        "    where     [0]",
        "    next      divide by m",
    ]


def test_what_is_empty_is_left_out():
    assert str(Message("cost", "it is not written yet")) == "✗ cost: it is not written yet"


def test_html_says_the_same_in_the_same_order():
    page = Page(FULL._repr_html_())
    rows = [("expected", "6.93147"), ("got", "34657.4"), ("where", "[0]"), ("next", "divide by m")]
    assert page.texts == [FULL.title, *(text for row in rows for text in row)]
    assert ("div", "alert") in [(tag, attributes.get("role")) for tag, attributes in page.tags]


@pytest.mark.parametrize("part", ["exercise", "summary", "what", "expected", "got", "where"])
def test_html_takes_a_students_text_for_text(part):
    hostile = '<script>alert("x")</script> & <img src=x>'
    page = Page(Message(**{"exercise": "cost", "summary": "wrong", part: hostile})._repr_html_())
    assert hostile in "".join(page.texts)
    assert {tag for tag, _ in page.tags} <= {"div", "strong", "table", "tr", "th", "td"}


def test_a_failed_check_is_an_assertion_error_whose_text_is_the_message():
    failed = CheckFailed(FULL)
    assert isinstance(failed, AssertionError)
    assert str(failed) == str(FULL)
    assert failed.message is FULL


def test_ipython_is_given_the_title_for_a_traceback():
    assert CheckFailed(FULL)._render_traceback_() == [FULL.title]
