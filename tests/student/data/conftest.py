"""No test of the data touches the user's own cache, or is swayed by the user's own data."""

import threading
from hashlib import md5
from pathlib import Path

import pytest

from autograder.student.data import download
from tests.student.data.fashion_server import FILES, Server


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("AUTOGRADER_CACHE", str(folder))
    monkeypatch.delenv("AUTOGRADER_DATA", raising=False)
    return folder


@pytest.fixture
def server(monkeypatch):
    server = Server()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
    monkeypatch.setenv("AUTOGRADER_FASHION_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr(
        download, "MD5", {name: md5(content).hexdigest() for name, content in FILES.items()}
    )
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def own(tmp_path, monkeypatch):
    folder = tmp_path / "mine"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    monkeypatch.setenv("AUTOGRADER_DATA", str(folder))
    return folder
