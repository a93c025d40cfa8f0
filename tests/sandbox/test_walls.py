"""The walls around student code: each holds, each may be missing, and that is said."""

import os
import sys
from pathlib import Path

import psutil
import pytest

from autograder.sandbox import walls
from autograder.sandbox.session import Session
from autograder.sandbox.walls import layers, warn_once_of_open_walls
from autograder.sandbox.walls.landlock import system_paths
from autograder.sandbox.walls.system_calls import LINUX
from autograder.sandbox.warm_process import WarmProcess

pytestmark = pytest.mark.skipif(not LINUX, reason="the sandbox is Linux's")

LONG = 60.0


def said(session: Session, source: str) -> str:
    """What a cell shows: its values, what it prints, or its error."""
    ended, outputs = session.run_cell(source, LONG)
    assert ended == "done"
    return "".join(
        output.get("text") or output.get("data", {}).get("text/plain") or output["evalue"]
        for output in outputs
    )


@pytest.fixture(scope="module")
def worker():
    with Session() as session:
        if session.missing:
            pytest.skip(f"not every layer is active here: {session.missing}")
        yield session


@pytest.mark.parametrize(
    "path",
    [
        Path(__file__),
        Path(__file__).parents[2] / "notebooks" / "03-cost" / "cases.py",
        Path(walls.__file__),
        Path("/etc/passwd"),
        Path("/proc/self/environ"),
        Path.home(),
        Path("/tmp"),
    ],
    ids=str,
)
def test_the_graders_files_are_closed(path, worker):
    how = "os.listdir" if path.is_dir() else "open"
    assert "Permission denied" in said(worker, f"import os\n{how}({str(path)!r})")


def test_what_lessons_use_is_open(worker):
    source = """
import numpy.fft, scipy.io, scipy.linalg, tempfile, decimal, xml.dom, zoneinfo
import matplotlib.pyplot as plt
from autograder.student import data
from autograder.student import plots
from autograder.student import pad
from autograder.student.checks import check
shape = scipy.io.loadmat(data.path("ex4data1.mat"))["X"].shape
with tempfile.TemporaryFile() as file:
    file.write(b"1")
open("mine.txt", "w").write("1")
shape
"""
    assert said(worker, source) == "(5000, 400)"


def test_shell_commands_run(worker):
    assert said(worker, "!echo hello && pwd").startswith("hello\n/")
    assert said(worker, "lines = !echo a; echo b\nlines") == "['a', 'b']"


def test_a_folder_is_one_submissions_alone(worker):
    folder = said(worker, "import os; open('mine.txt', 'w').close(); os.getcwd()").strip("'")
    with Session() as other:
        assert said(other, "import os; os.listdir()") == "[]"
        assert "Error" in said(
            other, f"try: os.listdir({folder!r})\nexcept OSError as e: print(repr(e))"
        )


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK"])
def test_there_are_no_sockets(family, worker):
    source = f"import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM)"
    assert "not permitted" in said(worker, source)


def test_the_environment_is_clean(monkeypatch):
    monkeypatch.setenv("SOME_PASSWORD", "hunter2")
    process = WarmProcess()
    monkeypatch.setattr("autograder.sandbox.session.warm_process", lambda: process)
    with Session() as session:
        environment = said(session, "import os; dict(os.environ)")
    process.close()
    assert "hunter2" not in environment
    assert str(Path.home()) not in environment.replace(os.environ["PATH"], "")


def test_there_are_no_privileges_to_be_had(worker):
    status = said(worker, "import os; os.geteuid() == 0, os.getegid() == 0")
    assert status == "(False, False)"
    assert "not permitted" in said(worker, "os.chown('.', 0, 0)")
    assert "not permitted" in said(worker, "os.setuid(0)")


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        ("b = bytearray(5 * 2**30)", ""),
        ("with open('big', 'wb') as f:\n    for _ in range(300): f.write(bytes(2**20))", ""),
        ("files = [open(os.devnull) for _ in range(300)]", "Too many open files"),
    ],
)
def test_memory_disk_and_files_have_an_end(source, refusal, worker):
    _, (error,) = worker.run_cell(f"import os\n{source}", LONG)
    assert error["ename"] in ("MemoryError", "OSError")
    assert refusal in error["evalue"]
    worker.run_cell("if os.path.exists('big'): os.remove('big')", LONG)


def test_processes_have_an_end_and_leave_the_next_cell_its_own(worker):
    bomb = """
import os, time
count = 0
try:
    while count < 300:
        if os.fork() == 0:
            time.sleep(1000)
            os._exit(0)
        count += 1
except BlockingIOError:
    pass
count
"""
    assert 50 < int(said(worker, bomb)) <= layers.PROCESSES
    assert said(worker, "import subprocess; subprocess.run(['true']).returncode") == "0"


# --- what may be missing ---


def degraded(monkeypatch: pytest.MonkeyPatch, *broken: str) -> WarmProcess:
    """A warm process whose system refuses the given steps."""
    code = f"""
import sys
from autograder.sandbox import worker
from autograder.sandbox.walls import confinement, namespaces
def refuse(*_): raise OSError(1, "refused")
for name in {broken!r}:
    setattr(confinement if hasattr(confinement, name) else namespaces, name, refuse)
worker.serve_forks(int(sys.argv[1]), worker.load())
"""
    monkeypatch.setattr(WarmProcess, "program", ("-c", code))
    process = WarmProcess()
    monkeypatch.setattr("autograder.sandbox.session.warm_process", lambda: process)
    return process


@pytest.mark.parametrize(
    ("broken", "missing_layers"),
    [
        ("restrict_files", {"files"}),
        ("refuse_system_calls", {"sockets"}),
        ("_limit_resources", {"limits"}),
        ("_leave_the_systems_namespaces", {"namespaces"}),
    ],
)
def test_without_one_layer_the_others_hold(broken, missing_layers, monkeypatch):
    process = degraded(monkeypatch, broken)
    with Session() as session:
        missing = set(session.missing)
        works = said(session, "1 + 1")
        network = said(session, "import socket; socket.create_connection(('127.0.0.1', 9))")
    process.close()
    assert missing_layers <= missing <= missing_layers | {"processes"}
    assert works == "2"
    assert network


def test_without_namespaces_a_daemon_still_ends_with_its_submission(monkeypatch):
    process = degraded(monkeypatch, "_leave_the_systems_namespaces")
    warm = psutil.Process(process._process.pid)
    daemon = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(1000)
    os._exit(0)
"""
    with Session() as session:
        assert said(session, daemon) == ""
        assert len(warm.children(recursive=True)) >= 3
    # The process that ended all others is the last to go, right after it has said so.
    _, left = psutil.wait_procs(warm.children(recursive=True), timeout=5)
    process.close()
    assert left == []


def test_without_landlock_it_is_said_where_nobody_can_miss_it(monkeypatch, capsys):
    monkeypatch.setattr(layers, "landlock_version", lambda: 0)
    warn_once_of_open_walls.cache_clear()
    warn_once_of_open_walls()
    warn_once_of_open_walls()
    shown = capsys.readouterr().err
    assert shown.count("UNSAFE") == 1
    assert "every file that this account can read" in shown
    warn_once_of_open_walls.cache_clear()


def test_with_landlock_nothing_is_said(capsys):
    if not walls.landlock_version():
        pytest.skip("no Landlock here")
    warn_once_of_open_walls.cache_clear()
    warn_once_of_open_walls()
    assert capsys.readouterr().err == ""


def test_every_layer_has_a_remedy():
    assert walls.WALLS.keys() == walls.REMEDIES.keys()


def test_python_is_among_what_may_be_read():
    readable = {str(path) for path in system_paths()}
    assert str(Path(sys.prefix) / "lib") in readable
    assert str(Path(sys.prefix)) not in readable
