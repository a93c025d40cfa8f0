"""A submission's worker: what lasts from cell to cell, what does not, and how it ends."""

import re
from pathlib import Path

import psutil
import pytest

from autograder.course.cases import Case
from autograder.sandbox import wire
from autograder.sandbox.checkpoints import CHECKPOINT
from autograder.sandbox.session import Session
from autograder.sandbox.warm_process import WarmProcess
from tests.sandbox.sessions import (
    LONG,
    check,
    own_warm_process,
    value,
    workers_below_the_warm_process,
)


def test_cells_share_their_variables(session):
    session.run_cell("x = 41", LONG)
    assert value(session, "x + 1") == "42"


def test_an_exception_ends_its_cell_and_nothing_else(session):
    session.run_cell("x = 1", LONG)
    ended, (error,) = session.run_cell("x = 2\n1 / 0\nx = 3", LONG)
    assert (ended, error["ename"]) == ("done", "ZeroDivisionError")
    assert value(session, "x") == "2"


@pytest.mark.parametrize("end", ["os._exit(0)", "os.kill(os.getpid(), 9)", "os.abort()"])
def test_a_cell_that_ends_python_leaves_the_state_before_it(end, session):
    session.run_cell("import os; x = 1", LONG)
    ended, (error,) = session.run_cell(f"x = 2\n{end}", LONG)
    assert ended == "died"
    assert error["evalue"].startswith("This cell ended Python itself")
    assert value(session, "x") == "1"


def test_what_the_cells_since_the_checkpoint_did_is_done_again_and_once(session):
    session.run_cell("import os; x = 1", LONG)
    for _ in range(3):
        session.run_cell("x += 1", LONG)
    for _ in range(3):
        assert session.run_cell("x = 99; os._exit(0)", LONG)[0] == "died"
        session.run_cell("x += 1", LONG)
    assert value(session, "x") == "7"


def test_a_cell_that_only_goes_well_once_is_lost_with_the_worker(session):
    session.run_cell("import os; x = 1", LONG)
    session.run_cell("if os.path.exists('been'): os._exit(0)\nopen('been', 'w'); x = 2", LONG)
    session.run_cell("y = 3", LONG)
    assert session.run_cell("os._exit(0)", LONG)[0] == "died"
    assert value(session, "(x, y)") == "(1, 3)"


def test_after_a_checkpoint_nothing_before_it_is_run_again(session, monkeypatch):
    monkeypatch.setattr("autograder.sandbox.checkpoints.CHECKPOINT", 0.0)
    for number in range(3):
        session.run_cell(f"import os; open('{number}', 'x')", LONG)  # an error, the second time
    assert session.run_cell("os._exit(0)", LONG)[0] == "died"
    assert value(session, "sorted(os.listdir())") == "['0', '1', '2']"
    assert session._worker._since == ["sorted(os.listdir())"]


def test_a_check_that_ends_the_worker_costs_that_check_alone(session):
    session.run_cell("import os, signal; x = 1", LONG)
    session.run_cell("def f(n): os.kill(os.getppid(), signal.SIGKILL)\ndef g(n): return n", LONG)
    assert check(session, "f", Case((1,)))[0] == "died"
    assert check(session, "g", Case((1,)))[0] == "done"
    assert value(session, "x") == "1"


def test_a_check_is_not_run_again_with_the_cells(session):
    session.run_cell("import os; x = []\ndef f(n): x.append(n); return n", LONG)
    check(session, "f", Case((1,)))
    session.run_cell("os._exit(0)", LONG)
    assert value(session, "x") == "[]"


def make_a_checkpoint_before(source: str, session: Session) -> None:
    session.run_cell("import os, signal", LONG)
    session._worker._took = CHECKPOINT + 1
    session.run_cell(source, LONG)


def test_the_process_that_all_come_from_cannot_be_killed_by_them(session):
    kill = "import os; assert os.getppid() == 1; os.kill(1, 9)"
    (error,) = session.run_cell(kill, LONG)[1]
    assert error["ename"] == "PermissionError"
    assert session.run_cell("os._exit(0)", LONG)[0] == "died"
    assert value(session, "os.getppid()") != "1"


def test_going_back_to_the_beginning_ends_what_the_cells_have_started(session):
    session.run_cell("import os, subprocess", LONG)
    once = "if not os.path.exists('pid'): open('pid', 'w').write("
    once += "str(subprocess.Popen(['sleep', '1000']).pid))"
    session.run_cell(once, LONG)
    session.run_cell("os.kill(int(open('pid').read()), 0)\nos._exit(0)", LONG)
    (error,) = session.run_cell("os.kill(int(open('pid').read()), 0)", LONG)[1]
    assert error["ename"] == "ProcessLookupError"


def test_a_checkpoint_that_was_killed_is_made_again(session):
    make_a_checkpoint_before("x = 1; behind = os.getppid()", session)
    # Another parent's child only once the first has gone, sockets and all.
    kill = "os.kill(behind, signal.SIGKILL)\nwhile os.getppid() == behind: pass"
    assert session.run_cell(kill, LONG) == ("done", [])
    session.run_cell("x = 2", LONG)
    assert session.run_cell("os._exit(0)", LONG)[0] == "died"
    assert value(session, "x") == "2"


def test_an_endless_loop_is_interrupted_and_says_where_it_was(session):
    source = "x = 1\ndef forever(n):\n    while n:\n        n += 1\nforever(1)\nx = 2"
    ended, (error, note) = session.run_cell(source, 1.0)
    assert (ended, error["ename"]) == ("timeout", "KeyboardInterrupt")
    shown = re.sub(r"\x1b\[[0-9;]*m", "", "".join(error["traceback"]))
    assert "forever(n)" in shown
    assert "autograder" not in shown
    assert note["evalue"] == "This cell took over 1 s and was interrupted."
    assert value(session, "x") == "1"


@pytest.mark.long
def test_a_loop_that_catches_the_interrupt_leaves_the_state_before_it(session):
    session.run_cell("x = 1", LONG)
    stubborn = """
import time
x = 2
while True:
    try:
        time.sleep(1000)
    except BaseException:
        pass
"""
    ended, (error,) = session.run_cell(stubborn, 1.0)
    assert ended == "timeout"
    assert error["evalue"].startswith("This cell took over 1 s")
    assert value(session, "x") == "1"


def test_sleeping_counts_as_time(session):
    ended, (error, _) = session.run_cell("import time; time.sleep(1000)", 1.0)
    assert (ended, error["ename"]) == ("timeout", "KeyboardInterrupt")


def test_an_interrupt_that_a_cell_raises_itself_is_an_exception_like_any_other(session):
    ended, (error,) = session.run_cell("raise KeyboardInterrupt", LONG)
    assert (ended, error["ename"]) == ("done", "KeyboardInterrupt")


def test_each_submission_starts_afresh():
    with Session() as first:
        first.run_cell("x = 1; import numpy; numpy.pi = 3", LONG)
    with Session() as second:
        second.run_cell("import numpy", LONG)
        assert value(second, "'x' in globals(), numpy.pi == 3") == "(False, False)"


def test_checks_are_not_swayed_by_what_nbgrader_tells_its_own_kernels(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    process = WarmProcess()
    monkeypatch.setattr("autograder.sandbox.session.warm_process", lambda: process)
    with Session() as session:
        _, outputs = session.run_cell(
            "from autograder.student import check\ncheck.equal('answer', 41, 42)", LONG
        )
    process.close()
    assert outputs[-1]["output_type"] == "error"


def test_two_sessions_at_once_do_not_meet():
    with Session() as first, Session() as second:
        first.run_cell("x = 1", LONG)
        second.run_cell("x = 2", LONG)
        assert (value(first, "x"), value(second, "x")) == ("1", "2")


def test_the_folder_goes_with_the_session():
    with Session() as session:
        folder = Path(value(session, "__import__('os').getcwd()").strip("'"))
        session.run_cell("open('notes.txt', 'w').write('mine')", LONG)
        assert value(session, "open('notes.txt').read()") == "'mine'"
    assert not folder.exists()


DAEMON = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.close(0)
        time.sleep(1000)
    os._exit(0)
"""


def test_no_process_outlives_the_session():
    before = {process.pid for process in workers_below_the_warm_process()}
    with Session() as session:
        session.run_cell("import subprocess; p = subprocess.Popen(['sleep', '1000'])", LONG)
        session.run_cell(DAEMON, LONG)
        session.run_cell("def spawn(x): subprocess.Popen(['sleep', '1000'])", LONG)
        check(session, "spawn", Case((1,)))
        started = {process.pid for process in workers_below_the_warm_process()} - before
        assert len(started) >= 4  # the keeper, the worker, a child of it, the daemon
    left = [process for process in workers_below_the_warm_process() if process.pid in started]
    assert [p for p in left if p.status() != psutil.STATUS_ZOMBIE] == []


def open_descriptors() -> int:
    return psutil.Process().num_fds()


def test_no_connection_stays_open():
    with Session():
        pass
    before = open_descriptors()
    for _ in range(3):
        with Session() as session:
            session.run_cell("1", LONG)
    assert open_descriptors() == before


def test_a_worker_that_is_gone_says_so_at_once(session):
    make_a_checkpoint_before("x = 1", session)
    # The first kills the process that would go on with the state before the cell, too.
    session.run_cell("os.kill(os.getppid(), 9); os._exit(0)", LONG)
    assert session.run_cell("x", LONG) == ("died", [])
    assert check(session, "f", Case((1,))) == ("died", [])
    assert not session.alive


def test_a_warm_process_that_has_gone_is_started_again():
    process = own_warm_process()
    process._process.kill()
    process._process.wait()
    with Session() as session:
        assert value(session, "1 + 1") == "2"


def test_a_worker_that_never_comes_is_an_error_that_leaves_nothing(monkeypatch):
    monkeypatch.setattr(WarmProcess, "program", ("-c", "pass"))
    process = WarmProcess()
    monkeypatch.setattr("autograder.sandbox.session.warm_process", lambda: process)
    before = open_descriptors()
    with pytest.raises(wire.WireError), Session():
        pass
    assert open_descriptors() == before
    process.close()


def test_what_a_lesson_imports_is_loaded_and_nothing_more():
    # A module that nothing else here loads, and one that there is not.
    loaded = "import sys; ('scipy.fft' in sys.modules, 'scipy.ndimage' in sys.modules)"
    with Session(["scipy.fft", "no_such_module"]) as session:
        assert value(session, loaded) == "(True, False)"


def test_files_that_were_handed_in_lie_in_the_folder_and_can_be_imported():
    with Session() as session:
        session.put_files(
            {"helper.py": b"x = 7", "deep/data.txt": b"text", "colorsys.py": b"1 / 0"}
        )
        assert value(session, "import helper; helper.x") == "7"
        assert value(session, "open('deep/data.txt').read()") == "'text'"
        assert value(session, "import colorsys; colorsys.ONE_THIRD > 0") == "True"


def test_no_file_is_put_outside_the_folder(tmp_path):
    with Session() as session:
        session.put_files({f"../../../../..{tmp_path}/out.txt": b"x", "a\0b": b"", "k" * 999: b""})
        assert value(session, "1") == "1"
    assert not (tmp_path / "out.txt").exists()
