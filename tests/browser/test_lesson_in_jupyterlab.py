"""A student opens a released lesson in JupyterLab, reads what is wrong, mends it, and sees a ✓."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

RELEASE = Path(__file__).parents[2] / "release"
LESSONS = sorted(path.stem for path in RELEASE.glob("*/*.ipynb"))

SETTINGS = {
    # Otherwise cells are drawn when they come into view; the tests look at all of them at once.
    "notebook-extension/tracker": {"windowingMode": "none"},
    # Otherwise a question about news lies over the notebook.
    "apputils-extension/notification": {"fetchNews": "false"},
}

FORGETS_THE_BIAS = """\
def weight_shapes(sizes):
    return [(sizes[i + 1], sizes[i]) for i in range(len(sizes) - 1)]
"""
RIGHT = FORGETS_THE_BIAS.replace("sizes[i])", "sizes[i] + 1)")


@pytest.fixture(scope="module")
def jupyterlab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a copy of the released lessons; gives the address, up to a file's name."""
    home = tmp_path_factory.mktemp("student")
    copytree(RELEASE, home / "lessons")
    for name, setting in SETTINGS.items():
        file = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(setting))
    private = {
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
    }
    options = ["--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0"]
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options, "--IdentityProvider.token=student"],
        cwd=home / "lessons",
        env=os.environ | private,
        stderr=subprocess.PIPE,
        text=True,
    )
    with server:
        said = []
        for line in server.stderr:
            said.append(line)
            if address := re.search(r"http://127\.0\.0\.1:\d+/lab", line):
                yield f"{address[0]}/tree"
                break
        else:
            pytest.fail("JupyterLab did not start:\n" + "".join(said))
        server.terminate()
        server.communicate()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(30_000)
    yield page
    page.close()


@pytest.fixture(scope="module")
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder for pictures: `SCREENSHOTS=folder pytest -m browser` to look at them."""
    folder = os.environ.get("SCREENSHOTS")
    return Path(folder) if folder else tmp_path_factory.mktemp("screenshots")


def open_lesson(page: Page, address: str, lesson: str) -> None:
    page.goto(f"{address}/{lesson}/{lesson}.ipynb?token=student&reset")
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
    check.screenshot(path=screenshots / "wrong.png")

    write(stub, RIGHT)
    run(stub)
    run(check)
    expect(answer).to_contain_text("✓ weight_shapes (400-25-10)")
    expect(told).to_have_count(0)
    check.screenshot(path=screenshots / "right.png")


def rows(message: Locator) -> dict[str, str]:
    """Read the table of a failed check's message."""
    names, texts = message.locator("th").all_inner_texts(), message.locator("td").all_inner_texts()
    return dict(zip(names, texts, strict=True))


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_formula_of_a_released_lesson_is_typeset(
    lesson: str, jupyterlab: str, page: Page
) -> None:
    open_lesson(page, jupyterlab, lesson)
    expect(page.locator("mjx-container").first).to_be_visible(timeout=30_000)
    prose = page.locator(".jp-MarkdownCell .jp-RenderedMarkdown")
    expect(prose.filter(has_text=re.compile(r"\$|\\[a-zA-Z]"))).to_have_count(0)
    assert page.locator("mjx-merror, [data-mjx-error]").count() == 0
