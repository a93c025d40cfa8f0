"""A submission's worker: what lasts from cell to cell, what does not, and how it ends."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from autograder.grading import wire
from autograder.grading.cases import Case
from autograder.grading.session import CHECKPOINT, Session
from autograder.grading.warm import WarmProcess, warm_process

LONG = 60.0
"""Seconds that no test here waits for."""


@pytest.fixture
def session() -> Iterator[Session]:
    with Session() as session:
        yield session


def value(session: Session, expression: str) -> str:
    """What the notebook shows for an expression."""
    ended, outputs = session.run_cell(expression, LONG)
    assert ended == "done"
    return str(outputs[-1]["data"]["text/plain"])


def check(session: Session, function: str, *cases: Case, **settings: Any) -> Any:
    options = {"preamble": "", "helpers": {}, "seconds": LONG} | settings
    return session.run_check(function, list(cases), **options)


def own_warm_process() -> WarmProcess:
    process = warm_process()
    assert isinstance(process, WarmProcess)
    return process


def workers_below_the_warm_process() -> list[psutil.Process]:
    return psutil.Process(own_warm_process()._process.pid).children(recursive=True)


# --- cells ---


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
    monkeypatch.setattr("autograder.grading.session.CHECKPOINT", 0.0)
    for number in range(3):
        session.run_cell(f"import os; open('{number}', 'x')", LONG)  # an error, the second time
    assert session.run_cell("os._exit(0)", LONG)[0] == "died"
    assert value(session, "sorted(os.listdir())") == "['0', '1', '2']"
    assert session._since == ["sorted(os.listdir())"]


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
    session._took = CHECKPOINT + 1
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
    monkeypatch.setattr("autograder.grading.session.warm_process", lambda: process)
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


# --- checks ---


def test_a_check_answers_each_case(session):
    session.run_cell("def double(x): return 2 * x", LONG)
    ended, outcomes = check(session, "double", Case((1,)), Case((np.arange(3),)))
    assert ended == "done"
    assert [outcome["outcome"] for outcome in outcomes] == ["returned", "returned"]
    assert wire.decode(outcomes[0]["value"]) == 2
    assert wire.decode(outcomes[1]["value"]).tolist() == [0, 2, 4]


def test_a_check_leaves_nothing_behind_in_the_notebook(session):
    count = "calls = []\ndef count(x):\n    calls.append(x)\n    return len(calls)"
    session.run_cell(count, LONG)
    for _ in range(2):
        _, outcomes = check(session, "count", Case((1,)), Case((1,)))
        assert [wire.decode(outcome["value"]) for outcome in outcomes] == [1, 2]
    assert value(session, "calls") == "[]"


@pytest.mark.parametrize(
    ("body", "ended"),
    [
        ("import os; os._exit(1)", "died"),
        ("import os; os._exit(0)", "done"),
        ("import os; os.abort()", "died"),
        ("import time; time.sleep(1000)", "timeout"),
        ("while True: pass", "timeout"),
    ],
)
def test_what_goes_wrong_in_a_check_costs_that_check_alone(body, ended, session):
    session.run_cell(f"def stuck(x):\n    {body}\ndef well(x): return x", LONG)
    assert check(session, "stuck", Case((1,)), seconds=0.3) == (ended, [])
    assert check(session, "well", Case((1,)))[0] == "done"
    assert value(session, "well(7)") == "7"


def test_an_answer_too_large_to_send_costs_that_check_alone(session):
    session.run_cell("import numpy as np\ndef big(x): return np.zeros(10**8)", LONG)
    ended, (outcome,) = check(session, "big", Case((1,)))
    assert ended == "done"
    assert wire.decode(outcome["value"]) == wire.Opaque("ndarray of 762 MB")
    assert value(session, "1 + 1") == "2"


def test_many_answers_too_large_together_are_an_error_of_that_check(session):
    session.run_cell("import numpy as np\ndef big(x): return [np.zeros(2**21)] * 4", LONG)
    ended, (outcome,) = check(session, "big", Case((1,)))
    assert (ended, outcome["error"]) == ("done", "the answer is too large")


def test_references_stand_in_for_the_students_own_earlier_functions(session):
    session.run_cell("def half(x): return x\ndef quarter(x): return half(half(x))", LONG)
    right = {"half": "def half(x): return x / 2"}
    _, (outcome,) = check(session, "quarter", Case((8,)), helpers=right)
    assert wire.decode(outcome["value"]) == 2
    assert value(session, "half(8)") == "8"


def test_the_worker_is_sent_inputs_and_nothing_that_is_expected(session, monkeypatch):
    sent: list[dict[str, Any]] = []
    send = wire.send

    def spy(connection: Any, message: dict[str, Any], **options: Any) -> None:
        sent.append(message)
        send(connection, message, **options)

    monkeypatch.setattr(wire, "send", spy)
    session.run_cell("def double(x): return 2 * x", LONG)
    secret = 5.0625
    case = Case((2.53125,), {}, "doubling", rtol=0.015625, accept=lambda got, _: str(got == secret))
    check(session, "double", case)

    request = sent[-1]
    assert set(request) == {"do", "seconds", "function", "cases", "references"}
    assert [set(inputs) for inputs in request["cases"]] == [{"args", "kwargs"}]
    text = json.dumps(request)
    assert "2.53125" in text
    for kept in ("5.0625", "doubling", "0.015625", "lambda"):
        assert kept not in text


# --- the end ---


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
    monkeypatch.setattr("autograder.grading.session.warm_process", lambda: process)
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


# --- what a worker may claim ---

IN_THE_CHECKS_PLACE = """
import gc
gc.unfreeze()
(worker,) = [o for o in gc.get_objects() if isinstance(o, dict) and "_run_check" in o]
wire = worker["wire"]
worker["_run_check"] = {}
"""


def test_a_reply_cut_off_costs_that_check_alone(session):
    session.run_cell(
        "def cut(x):\n"
        "    import gc, os, socket, struct\n"
        "    for s in gc.get_objects():\n"
        "        if isinstance(s, socket.socket) and s.fileno() > 2:\n"
        "            try: s.sendall(struct.pack('!Q', 1000) + b'{')\n"
        "            except OSError: pass\n"
        "    os._exit(1)\n"
        "def well(x): return x",
        LONG,
    )
    assert check(session, "cut", Case((1,)))[1] == []
    assert check(session, "well", Case((1,)))[0] == "done"


def test_endless_outcomes_end(session):
    flood = """
def flood(reply, shell, request):
    for _ in range(50):
        wire.send(reply, {"outcome": "returned", "value": 1, "args": {"tuple": [1]}})
"""
    session.run_cell(flood + IN_THE_CHECKS_PLACE.format("flood"), LONG)
    ended, outcomes = check(session, "f", Case((1,)), Case((2,)))
    assert (ended, len(outcomes)) == ("died", 2)


def test_a_submission_has_so_much_time_and_no_more(monkeypatch):
    monkeypatch.setattr("autograder.grading.session.TOTAL", 1.0)
    with Session() as session:
        assert session.run_cell("import time; time.sleep(1000)", LONG)[0] == "timeout"
        ended, (error,) = session.run_cell("1", LONG)
        assert (ended, error["evalue"][:18]) == ("timeout", "This notebook took")
        assert check(session, "f", Case((1,)), seconds=LONG) == ("timeout", [])


def test_a_notebook_that_shows_too_much_shows_no_more(monkeypatch):
    monkeypatch.setattr("autograder.grading.session.MOST_SHOWN", 1000)
    with Session() as session:
        assert session.run_cell("print('x' * 600)", LONG)[1][0]["name"] == "stdout"
        (error,) = session.run_cell("print('x' * 600)", LONG)[1]
        assert error["evalue"].startswith("This notebook shows too much")
        assert check(session, "f", Case((1,)))[0] == "done"


def test_a_long_notebook_takes_no_more_processes_than_a_short_one(session):
    for _ in range(120):
        session.run_cell("1", LONG)
    assert value(session, "1 + 1") == "2"


def test_an_answer_that_is_refused_costs_that_check_alone(session):
    source = "import numpy as np\ndef big(x): return [np.zeros(2**21)] * 2\ndef well(x): return x"
    session.run_cell(source, LONG)
    _, (outcome,) = check(session, "big", Case((1,)))
    assert outcome["error"] == "the answer is too large"
    assert check(session, "well", Case((1,)))[0] == "done"
