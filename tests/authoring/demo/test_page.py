"""The demo's page: what each did, got and was told, as text, with a way to the feedback."""

from html.parser import HTMLParser

from autograder.authoring.demo.page import write_page
from autograder.authoring.demo.sample_class import Sample
from autograder.gradebook.marks import Mark

LESSON = "01-averages"
SAMPLES = [
    Sample("zoë & co", "half <b>done</b>", lambda *_: "", ("total",), LESSON),
    Sample("ada", "everything right", lambda *_: "", None, LESSON),
]
TOLD = "✗ mean: <script>alert(1)</script> differs"
MARKS = [
    Mark("ada", LESSON, "total", "judge", 2.0, 2.0, ""),
    Mark("ada", LESSON, "mean", "judge", 3.0, 3.0, ""),
    Mark("ada", LESSON, "why-mean", "person", None, 1.0, "to be marked"),
    Mark("zoë & co", LESSON, "total", "judge", 2.0, 2.0, ""),
    Mark("zoë & co", LESSON, "mean", "judge", 0.0, 3.0, TOLD),
]


class Page(HTMLParser):
    """The rows of a page's tables as text, its links, and its other tags."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.links, self.tags, self.in_cell = [], [], set(), False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.in_cell = self.in_cell or tag in ("td", "th")
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag == "a":
            self.links.append(dict(attrs)["href"])

    def handle_endtag(self, tag):
        self.in_cell = self.in_cell and tag not in ("td", "th")

    def handle_data(self, data):
        if self.in_cell:
            self.rows[-1][-1] += data.strip()


def written(course):
    path = write_page(course, SAMPLES, MARKS)
    assert path == course.root / "index.html"
    return Page(path.read_text(encoding="utf-8"))


def test_each_student_has_a_row_by_name(mini):
    rows = written(mini).rows
    assert ["ada", "everything right", "5", "5", "everything is right"] in rows
    assert ["zoë & co", "half <b>done</b>", "2", "2", TOLD] in rows
    assert [row[0] for row in rows[1:3]] == ["ada", "zoë & co"]


def test_what_was_handed_in_stays_text(mini):
    assert not {"script", "b"} & written(mini).tags


def test_an_exercise_is_counted_over_the_class(mini):
    rows = written(mini).rows
    assert ["total", "2 of 2"] in [row[:2] for row in rows]
    assert ["mean", "1 of 2"] in [row[:2] for row in rows]
    assert not any("why-mean" in cell for row in rows for cell in row)


def test_a_name_leads_to_the_feedback_that_there_is(mini):
    assert written(mini).links == []
    page = mini.root / "feedback" / "zoë & co" / LESSON / f"{LESSON}.html"
    page.parent.mkdir(parents=True)
    page.touch()
    assert written(mini).links == [f"feedback/zo%C3%AB%20%26%20co/{LESSON}/{LESSON}.html"]


def test_points_that_are_not_due_are_marked(mini):
    wrong = [*MARKS[:4], Mark("zoë & co", LESSON, "mean", "judge", 3.0, 3.0, "")]
    text = write_page(mini, SAMPLES, wrong).read_text(encoding="utf-8")
    assert "5 (!)" in text
    assert "(!)" not in write_page(mini, SAMPLES, MARKS).read_text(encoding="utf-8")
