"""The browser that the other tests in this folder rely on runs scripts and draws pages."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_chromium_runs_a_script_and_takes_a_picture(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<p id=said></p><script>said.textContent = 6 * 7</script>")
    page = chromium.new_page()
    page.goto(file.as_uri())
    assert page.inner_text("#said") == "42"
    assert page.screenshot().startswith(b"\x89PNG")
