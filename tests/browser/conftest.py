"""The system's own Chromium, for tests that look at pages as a person would."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

EXECUTABLE = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",  # Chromium refuses to run as root with it; the pages are our own
    "--disable-background-networking",
    "--disable-component-update",
    "--no-default-browser-check",
    "--no-first-run",
]


Serving = Callable[[Path, Path], AbstractContextManager[str]]

SETTINGS = {
    # Otherwise cells are drawn when they come into view; the tests look at all of them at once.
    "notebook-extension/tracker": {"windowingMode": "none"},
    # Otherwise a question about news lies over the notebook.
    "apputils-extension/notification": {"fetchNews": "false"},
}


@contextmanager
def _jupyterlab(folder: Path, home: Path) -> Iterator[str]:
    """Run JupyterLab on a folder, with settings of its own; give its address, up to a file."""
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
        cwd=folder,
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


@pytest.fixture(scope="session")
def serving() -> Serving:
    """Return what serves a folder in JupyterLab, for as long as it is entered."""
    return _jupyterlab


# One browser a module, not a session: while Playwright runs it holds an event loop in this thread,
# and tests elsewhere start their own.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not EXECUTABLE.exists():
        absent = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        absent(f"no Chromium at {EXECUTABLE}: `apt-get install chromium` (Debian) puts one there")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=QUIET)
        yield browser
        browser.close()


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
