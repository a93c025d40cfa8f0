"""A student opens a released lesson in JupyterLab, reads what is wrong, mends it, and sees a ✓."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

RELEASE = Path(__file__).parents[2] / "release"
LESSONS = sorted(path.stem for path in RELEASE.glob("*/*.ipynb"))

FORGETS_THE_BIAS = """\
def weight_shapes(sizes):
    return [(sizes[i + 1], sizes[i]) for i in range(len(sizes) - 1)]
"""
RIGHT = FORGETS_THE_BIAS.replace("sizes[i])", "sizes[i] + 1)")


@pytest.fixture(scope="module")
def jupyterlab(tmp_path_factory: pytest.TempPathFactory, serving: Any) -> Iterator[str]:
    """Serve a copy of the released lessons; gives the address, up to a file's name."""
    home = tmp_path_factory.mktemp("student")
    copytree(RELEASE, home / "lessons")
    with serving(home / "lessons", home) as address:
        yield address


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Iterator[Page]:
    """Give one page for reading lesson after lesson: its scripts are loaded once."""
    page = chromium.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(30_000)
    yield page
    page.close()


def open_lesson(page: Page, address: str, lesson: str) -> None:
    page.goto(f"{address}/{lesson}/{lesson}.ipynb?token=student&reset")


def wait_for_kernel(page: Page) -> None:
    # A kernel that is not there yet ignores "Run All Cells"; the status bar says when it is.
    expect(page.get_by_role("button", name="| Idle")).to_be_visible(timeout=30_000)


def cell(page: Page, text: str) -> Locator:
    """Find the code cell that has `text` in its code."""
    editors = page.locator(".jp-Cell-inputWrapper").filter(has_text=text)
    return page.locator(".jp-CodeCell").filter(has=editors)


def run(where: Locator) -> None:
    where.locator(".jp-InputArea-prompt").click()
    where.page.keyboard.press("Control+Enter")


def write(where: Locator, code: str) -> None:
    where.locator(".cm-content").fill(code)


def test_a_student_is_told_what_is_wrong_and_mends_it(
    jupyterlab: str, page: Page, screenshots: Path
) -> None:
    open_lesson(page, jupyterlab, "02-feedforward")
    wait_for_kernel(page)
    stub = cell(page, "def weight_shapes")
    check = cell(page, 'check.equal("weight_shapes"')
    answer = check.locator(".jp-OutputArea")

    # All cells from the top; the first that calls an unwritten function stops the run.
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    stopped = cell(page, "shapes = weight_shapes").locator(".jp-OutputArea")
    expect(stopped).to_contain_text("write this function, then run the check below", timeout=30_000)
    assert "✓" not in answer.inner_text()

    write(stub, FORGETS_THE_BIAS)
    run(stub)
    run(check)
    told = answer.get_by_role("alert")
    expect(told).to_contain_text("✗ weight_shapes (400-25-10)")
    assert rows(told)["expected"] == "401"
    assert rows(told)["got"] == "400"
    assert "Traceback" not in answer.inner_text()
    assert 'check.hint("weight_shapes")' in rows(told)["next"]
    assert "likely" not in rows(told)
    check.screenshot(path=screenshots / "wrong.png")

    # Each time the same check fails, it says more.
    run(check)
    expect(told).to_contain_text("It looks as if")
    assert "hint" not in rows(told)
    run(check)
    expect(told).to_contain_text("reread")
    assert rows(told)["hint"]
    assert rows(told)["reread"] in headings(page)
    check.screenshot(path=screenshots / "hint.png")

    write(stub, RIGHT)
    run(stub)
    run(check)
    expect(answer).to_contain_text("✓ weight_shapes (400-25-10)")
    expect(told).to_have_count(0)
    check.screenshot(path=screenshots / "right.png")


def headings(page: Page) -> list[str]:
    """Read the lesson's headings."""
    texts = page.locator(".jp-MarkdownCell :is(h1, h2, h3)").all_inner_texts()
    return [text.rstrip("¶").strip() for text in texts]


def rows(message: Locator) -> dict[str, str]:
    """Read the table of a failed check's message."""
    names, texts = message.locator("th").all_inner_texts(), message.locator("td").all_inner_texts()
    return dict(zip(names, texts, strict=True))


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_formula_of_a_released_lesson_is_typeset(
    lesson: str, jupyterlab: str, reader: Page
) -> None:
    cells = nbformat.read(RELEASE / lesson / f"{lesson}.ipynb", as_version=4).cells
    open_lesson(reader, jupyterlab, lesson)
    prose = reader.locator(".jp-MarkdownCell .jp-RenderedMarkdown")
    expect(prose).to_have_count(sum(cell.cell_type == "markdown" for cell in cells), timeout=30_000)
    expect(reader.locator("mjx-container").first).to_be_visible(timeout=30_000)
    expect(prose.filter(has_text=re.compile(r"\$|\\[a-zA-Z]"))).to_have_count(0)
    assert reader.locator("mjx-merror, [data-mjx-error]").count() == 0
