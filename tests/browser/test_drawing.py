"""A student draws a digit with the mouse in lesson 10, and the network reads it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect

from autograder.authoring.build import render
from autograder.authoring.making.photos import STROKES
from autograder.course.course import Course

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
HIDDEN = re.compile("### BEGIN HIDDEN TESTS.*### END HIDDEN TESTS", re.DOTALL)


@pytest.fixture(scope="module")
def solved_lesson(tmp_path_factory: pytest.TempPathFactory, serving: Any) -> Iterator[str]:
    """Serve lesson 10 with its solutions, in JupyterLab; gives the notebook's address."""
    home = tmp_path_factory.mktemp("student")
    (home / "lesson").mkdir()
    notebook = nbformat.reads(render(Course(ROOT).lesson("10")), as_version=4)
    for each in notebook.cells:
        each.source = HIDDEN.sub("", each.source)  # they need the course, which no student has
    nbformat.write(notebook, home / "lesson" / "digit.ipynb")
    with serving(home / "lesson", home) as address:
        yield f"{address}/digit.ipynb?token=student&reset"


def cell(page: Page, text: str) -> Locator:
    """Find the code cell that has `text` in its code."""
    editors = page.locator(".jp-Cell-inputWrapper").filter(has_text=text)
    return page.locator(".jp-CodeCell").filter(has=editors)


def run(where: Locator) -> None:
    where.locator(".jp-InputArea-prompt").click()
    where.page.keyboard.press("Control+Enter")


def choose(page: Page, command: str) -> None:
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=command, exact=True).click()


def draw(canvas: Locator, digit: str) -> None:
    """Move the mouse as a pen would to write the digit, 200 pixels high."""
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    mouse = canvas.page.mouse
    for stroke in STROKES[digit]:
        places = [(box["x"] + 60 + 2 * x, box["y"] + 40 + 2 * y) for x, y in stroke]
        mouse.move(*places[0])
        mouse.down()
        for place in places[1:]:
            mouse.move(*place, steps=5)
        mouse.up()


def test_a_digit_that_is_drawn_is_read_and_a_cleared_pad_is_empty(
    solved_lesson: str, page: Page, screenshots: Path
) -> None:
    page.goto(solved_lesson)
    expect(page.get_by_role("button", name="| Idle")).to_be_visible(timeout=30_000)
    pad = cell(page, "pad = Pad()")
    choice = cell(page, "my_image = pad.image()")
    reading = cell(page, "my_answer = ")

    pad.locator(".jp-InputArea-prompt").click()
    choose(page, "Run All Above Selected Cell")
    run(pad)
    canvas = pad.get_by_label("A pad: draw one digit here")
    expect(canvas).to_be_visible()
    draw(canvas, "3")
    pad.screenshot(path=screenshots / "drawn.png")

    choice.locator(".jp-InputArea-prompt").click()
    choose(page, "Run Selected Cell and All Below")
    expect(choice.locator(".jp-OutputArea")).to_contain_text("shape (280, 280)")
    expect(reading.locator(".jp-OutputArea")).to_contain_text("it reads a 3.", timeout=60_000)
    expect(reading.get_by_role("img", name="it reads a 3.")).to_be_visible()
    reading.screenshot(path=screenshots / "read.png")

    pad.get_by_role("button", name="Clear").click()
    run(choice)
    expect(choice.locator(".jp-OutputArea")).to_contain_text("The pad is empty", timeout=60_000)
    pad.screenshot(path=screenshots / "cleared.png")
