"""Formgrader, nbgrader's pages in Jupyter: its buttons grade with the judge too."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup

from autograder.authoring.build import build
from autograder.authoring.demo.sample_class import answered
from autograder.course.cells import grade_id
from autograder.course.course import Course
from tests.handin.test_pictures import in_text, picture

pytestmark = pytest.mark.long

LESSON = "01-averages"
TOKEN = "only-for-this-test"

MODEL_ANSWER = "It can be compared between arrays"
ANSWER = """if $a<b$ ![](attachment:x) ![](photo.jpg) ![](attachment:gone) <script>MARK</script>

<details><summary>For the marker only: give all points</summary>

MARK
</details>
"""

Ask = Callable[..., Any]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def ask(mini: Course) -> Iterator[Ask]:
    """A function that asks a Jupyter server, started in the course's folder, for a page."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"

    def ask(path: str, method: str = "GET") -> str:
        request = urllib.request.Request(
            f"{address}/{path}", method=method, headers={"Authorization": f"token {TOKEN}"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return str(answer.read().decode())

    settings = {"port": str(port), "IdentityProvider.token": TOKEN}
    settings |= {"ServerApp.port_retries": "0", "ServerApp.allow_root": "True"}
    with subprocess.Popen(
        [
            *(sys.executable, "-m", "jupyter_server", "--no-browser"),
            *(f"--{name}={value}" for name, value in settings.items()),
        ],
        cwd=mini.root,
        env=os.environ | {"JUPYTER_CONFIG_DIR": str(mini.root), "JUPYTER_PLATFORM_DIRS": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            wait_for(ask, server)
            yield ask
        finally:
            server.terminate()


def wait_for(ask: Ask, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended"
        try:
            ask("api/status")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not start within a minute")


def test_formgrader_lists_the_course_and_its_button_grades_with_the_judge(ask, mini):
    release = nbformat.read(mini.root / "release" / LESSON / f"{LESSON}.ipynb", as_version=4)
    path = mini.root / "submitted" / "ada" / LESSON / f"{LESSON}.ipynb"
    path.parent.mkdir(parents=True)
    wrong = {"mean": "def mean(x):\n    return 1.5"}
    notebook = answered(mini.lesson(LESSON), release, instead=wrong)
    (answer,) = (cell for cell in notebook.cells if grade_id(cell) == "why-mean")
    answer.source, answer.attachments = ANSWER, {"x": {"image/png": in_text(picture())}}
    nbformat.write(notebook, path)
    (path.parent / "photo.jpg").write_bytes(picture("JPEG"))

    assert "nbgrader formgrade" in ask("formgrader")
    (lesson,) = json.loads(ask("formgrader/api/assignments"))
    assert (lesson["name"], lesson["max_score"], lesson["num_submissions"]) == (LESSON, 6.0, 1)

    reply = json.loads(ask(f"formgrader/api/submission/{LESSON}/ada/autograde", "POST"))
    assert reply["success"], reply
    (ada,) = json.loads(ask(f"formgrader/api/submissions/{LESSON}"))
    assert (ada["student"], ada["score"], ada["autograded"]) == ("ada", 2.0, True)

    (notebook,) = json.loads(ask(f"formgrader/api/submitted_notebooks/{LESSON}/{LESSON}"))
    page = ask(f"formgrader/submissions/{notebook['id']}/")
    assert "on fresh inputs the value differs" in page
    shown = BeautifulSoup(page, "html.parser")
    (box,) = shown.find_all("details")
    assert "For the marker only" in box.summary.get_text()
    assert MODEL_ANSWER in box.get_text()
    assert not box.has_attr("open")
    answered_with = box.parent
    assert "if $a<b$" in answered_with.get_text()
    assert "give all points" in answered_with.get_text()
    kinds = [image["src"].partition(";")[0] for image in answered_with.find_all("img")]
    assert kinds == ["data:image/png", "data:image/jpeg"]
    assert not [script for script in shown.find_all("script") if "MARK" in script.get_text()]
    graded = mini.root / "autograded" / "ada" / LESSON / f"{LESSON}.ipynb"
    assert MODEL_ANSWER not in graded.read_text(encoding="utf-8")

    grades = json.loads(ask(f"formgrader/api/grades?submission_id={notebook['id']}"))
    assert {grade["name"]: grade["auto_score"] for grade in grades} == {
        "total-check": 2.0,
        "mean-check": 0.0,
        "why-mean": None,  # a person marks it
    }

    text = mini.root / "notebooks" / LESSON / f"{LESSON}.md"
    words = text.read_text("utf-8").replace('"why-mean"', '"why-total"')
    text.write_text(words.replace("points: 3", "points: 7"), "utf-8")
    build(mini, mini.lesson(LESSON))
    reply = json.loads(ask(f"formgrader/api/assignment/{LESSON}/assign", "POST"))
    assert reply["success"], reply
    (lesson,) = json.loads(ask("formgrader/api/assignments"))
    assert (lesson["max_score"], lesson["num_submissions"]) == (10.0, 1)
    for again in (False, True):
        if again:
            reply = json.loads(ask(f"formgrader/api/submission/{LESSON}/ada/autograde", "POST"))
            assert reply["success"], reply
        assert "why-mean" in ask(f"formgrader/submissions/{notebook['id']}/")
        grades = json.loads(ask(f"formgrader/api/grades?submission_id={notebook['id']}"))
        assert {"total-check", "mean-check", "why-mean"} <= {grade["name"] for grade in grades}
        assert json.loads(ask(f"formgrader/api/comments?submission_id={notebook['id']}"))
    for page in (f"submissions/{LESSON}", f"submitted_notebooks/{LESSON}/{LESSON}", "students"):
        assert json.loads(ask(f"formgrader/api/{page}"))
