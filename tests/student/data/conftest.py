"""No test of the data touches the user's own cache, or is swayed by the user's own data."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("AUTOGRADER_CACHE", str(folder))
    monkeypatch.delenv("AUTOGRADER_DATA", raising=False)
    return folder
