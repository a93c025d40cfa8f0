"""The system's own Chromium, for tests that look at pages as a person would."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

EXECUTABLE = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",  # Chromium refuses to run as root with it; the pages are our own
    "--disable-background-networking",
    "--disable-component-update",
    "--no-default-browser-check",
    "--no-first-run",
]


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
