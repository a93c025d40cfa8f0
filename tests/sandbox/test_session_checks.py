"""A submission's worker is asked for a check: what it may leave, and what it may claim."""

import json
from typing import Any

import numpy as np
import pytest

from autograder.course.cases import Case
from autograder.sandbox import values, wire
from autograder.sandbox.session import Session
from tests.sandbox.sessions import LONG, check, value


def test_a_check_answers_each_case(session):
    session.run_cell("def double(x): return 2 * x", LONG)
    ended, outcomes = check(session, "double", Case((1,)), Case((np.arange(3),)))
    assert ended == "done"
    assert [outcome["outcome"] for outcome in outcomes] == ["returned", "returned"]
    assert values.decode(outcomes[0]["value"]) == 2
    assert values.decode(outcomes[1]["value"]).tolist() == [0, 2, 4]


def test_a_check_leaves_nothing_behind_in_the_notebook(session):
    count = "calls = []\ndef count(x):\n    calls.append(x)\n    return len(calls)"
    session.run_cell(count, LONG)
    for _ in range(2):
        _, outcomes = check(session, "count", Case((1,)), Case((1,)))
        assert [values.decode(outcome["value"]) for outcome in outcomes] == [1, 2]
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
    assert values.decode(outcome["value"]) == values.Opaque("ndarray of 762 MB")
    assert value(session, "1 + 1") == "2"


def test_many_answers_too_large_together_are_an_error_of_that_check(session):
    session.run_cell("import numpy as np\ndef big(x): return [np.zeros(2**21)] * 4", LONG)
    ended, (outcome,) = check(session, "big", Case((1,)))
    assert (ended, outcome["error"]) == ("done", "the answer is too large")


def test_references_stand_in_for_the_students_own_earlier_functions(session):
    session.run_cell("def half(x): return x\ndef quarter(x): return half(half(x))", LONG)
    right = {"half": "def half(x): return x / 2"}
    _, (outcome,) = check(session, "quarter", Case((8,)), helpers=right)
    assert values.decode(outcome["value"]) == 2
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
    monkeypatch.setattr("autograder.sandbox.session.TOTAL", 1.0)
    with Session() as session:
        assert session.run_cell("import time; time.sleep(1000)", LONG)[0] == "timeout"
        ended, (error,) = session.run_cell("1", LONG)
        assert (ended, error["evalue"][:18]) == ("timeout", "This notebook took")
        assert check(session, "f", Case((1,)), seconds=LONG) == ("timeout", [])


def test_a_notebook_that_shows_too_much_shows_no_more(monkeypatch):
    monkeypatch.setattr("autograder.sandbox.session.MOST_SHOWN", 1000)
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
