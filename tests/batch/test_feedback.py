"""Feedback: everyone gets a page, whatever their name, and what came along stays beside it."""

import json
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.authoring.demo.sample_class import answered
from autograder.batch import grading
from autograder.batch.feedback import write_feedback
from autograder.course.cells import grade_id
from autograder.course.course import CONFIG, Course
from autograder.handin import finding, submissions
from tests.handin.test_pictures import in_text, picture

pytestmark = pytest.mark.long

LESSON = "01-averages"
NAMES = ["ada", "Ada", "a[b]", "*", "trailing ", ".hidden", "{0}", "a\\b", "100%", "x" * 200]
FIGURE = """%config InlineBackend.figure_format = 'svg'
import matplotlib.pyplot as plt
from IPython.display import HTML, Markdown, Math, display
plt.plot([1, 2])
plt.show()
display(Math(r'\\frac{a}{b} < c'), Markdown('so **$a<b$** <script>MARK</script>'))
display(HTML('<style>td {}</style><table class="dataframe"><tr><td>in a table</td></tr></table>'))
"""


def hand_in(course: Course, student: str, notebook: NotebookNode, **files: bytes) -> Path:
    folder = course.root / "submitted" / student / LESSON
    folder.mkdir(parents=True)
    (folder / f"{LESSON}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def solved(course: Course) -> NotebookNode:
    made = nbformat.read(course.root / "release" / LESSON / f"{LESSON}.ipynb", as_version=4)
    return answered(course.lesson(LESSON), made)


def grade(course: Course) -> list[grading.Graded]:
    return list(grading.grade(course, finding.find(course.root)))


def feedback(course: Course) -> dict[str, str]:
    written = write_feedback(course, finding.find(course.root))
    return {result.submission.student: result.error for result in written}


def page(course: Course, student: str) -> BeautifulSoup:
    path = course.root / "feedback" / student / LESSON / f"{LESSON}.html"
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def test_everyone_gets_a_page_whatever_their_name(mini):
    for name in NAMES:
        hand_in(mini, name, solved(mini))
    assert [result.error for result in grade(mini)] == [""] * len(NAMES)
    assert feedback(mini) == dict.fromkeys(NAMES, "")
    for name in NAMES:
        assert "(Score: 5.0 / 6.0)" in page(mini, name).h4.get_text()


def test_a_page_that_fails_costs_no_other_and_is_told_in_a_sentence(mini):
    for name in ("ada", "ben", "chen"):
        hand_in(mini, name, solved(mini))
    grade(mini)
    broken = mini.root / "autograded" / "ben" / LESSON / f"{LESSON}.ipynb"
    broken.chmod(0o644)
    broken.write_text("{", encoding="utf-8")
    said = feedback(mini)
    assert (said["ada"], said["chen"]) == ("", "")
    assert said["ben"].startswith("its graded notebook is missing or damaged")
    (again,) = grading.grade(mini, finding.find(mini.root, student="ben"))
    assert (again.reused, feedback(mini)) == (False, dict.fromkeys(said, ""))
    assert page(mini, "chen")


def test_an_answer_is_shown_with_its_pictures_and_a_cell_with_what_it_drew(mini):
    notebook = solved(mini)
    (answer,) = (cell for cell in notebook.cells if grade_id(cell) == "why-mean")
    answer.source = "if $a<b$ ![](attachment:x.png) ![](photo.jpg) ![](attachment:gone.png)"
    answer.attachments = {"x.png": {"image/png": in_text(picture())}}
    notebook.cells.append(new_code_cell(FIGURE))
    hand_in(mini, "ada", notebook, **{"photo.jpg": picture("JPEG")})
    config = mini.root / CONFIG  # a course's own, from before pages were made safe by it
    config.write_text(config.read_text("utf-8") + "\ndel c.HTMLExporter\n", encoding="utf-8")
    (graded,) = grade(mini)
    assert graded.note.endswith("as no PNG or JPEG of up to 6 MB: gone.png")
    assert feedback(mini) == {"ada": ""}
    shown = page(mini, "ada")
    kinds = [image["src"].partition(";")[0] for image in shown.find_all("img")]
    assert kinds == ["data:image/png", "data:image/jpeg", "data:image/svg+xml"]
    text = shown.get_text()
    for words in (
        "if $a<b$",
        "gone.png cannot be shown",
        r"\frac{a}{b} < c",
        "so $a<b$",
        "in a table",
    ):
        assert words in text, words
    assert "<Figure" not in text
    assert "It can be compared" not in text  # the model answer is for the marker
    assert not [script for script in shown.find_all("script") if "MARK" in script.get_text()]


def test_what_was_handed_in_beside_the_notebook_stays_beside_it(mini, tmp_path):
    (tmp_path / "secret").write_text("of somebody else")
    files = {"submission_secret.txt": b"s", "timestamp.txt": b"2026-01-01 10:00:00.0 UTC"}
    others = {
        "photo.jpg": b"j",
        "data.csv": b"1,2",
        "page.html": b"<script>",
        "drawing.svg": b"<svg>",
    }
    folder = hand_in(mini, "ada", solved(mini), **files, **others)
    (folder / "link.txt").symlink_to(tmp_path / "secret")
    (folder / "inside").mkdir()
    (folder / "inside" / "more.csv").write_text("3")
    (folder / "linked").symlink_to(tmp_path)
    grade(mini)
    kept = mini.root / "autograded" / "ada" / LESSON
    found = {str(path.relative_to(kept)) for path in kept.rglob("*") if path.is_file()}
    assert found == {f"{LESSON}.ipynb", *files, "photo.jpg", "data.csv", "inside/more.csv"}

    (folder / "submission_secret.txt").write_text("another")  # the same answers, handed in again
    (again,) = grade(mini)
    assert again.reused
    assert (kept / "submission_secret.txt").read_text() == "another"
    feedback(mini)
    beside = mini.root / "feedback" / "ada" / LESSON
    assert (beside / "submission_secret.txt").read_text() == "another"
    assert sorted(path.name for path in beside.iterdir()) == sorted([f"{LESSON}.html", *files])


def test_what_comes_along_is_bounded(mini, monkeypatch):
    monkeypatch.setattr(submissions, "MOST_FILES", 4)
    monkeypatch.setattr(submissions, "MOST", 40_000)
    files = {f"{number}.txt": bytes(400) for number in range(9)}
    others = {"submission_secret.txt": b"s", "0": bytes(99999)}
    hand_in(mini, "ada", solved(mini), **files, **others)
    (graded,) = grade(mini)
    assert graded.note.startswith("too large or too many to be taken: 0, 3.txt")
    kept = mini.root / "autograded" / "ada" / LESSON
    names = sorted(path.name for path in kept.iterdir())
    assert names == ["0.txt", f"{LESSON}.ipynb", "1.txt", "2.txt", "submission_secret.txt"]
