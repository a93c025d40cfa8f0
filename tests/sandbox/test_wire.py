"""Messages between judge and worker: whole and in time, or refused."""

import contextlib
import json
import pickle
import socket
import struct
import threading
import time

import pytest

from autograder.sandbox import wire
from autograder.sandbox.wire import WireError


@pytest.fixture
def pair():
    """Return two connected sockets."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def framed(body):
    return struct.pack("!Q", len(body)) + body


def test_messages_arrive_in_order(pair):
    ours, theirs = pair
    messages = [{"do": "cell", "source": "x = 'é\\n'"}, {}, {"n": [1, 2.5, None, True]}]
    for message in messages:
        wire.send(ours, message)
    assert [wire.receive(theirs) for _ in messages] == messages


def test_a_message_larger_than_the_sockets_buffer_arrives(pair):
    ours, theirs = pair
    message = {"text": "x" * 5_000_000}
    sender = threading.Thread(target=wire.send, args=(ours, message))
    sender.start()
    assert wire.receive(theirs, deadline=time.monotonic() + 60) == message
    sender.join()


def test_a_message_over_the_limit_is_refused_before_it_is_read(pair):
    ours, theirs = pair
    ours.sendall(struct.pack("!Q", wire.LIMIT + 1))
    with pytest.raises(WireError, match="over the limit"):
        wire.receive(theirs)


@pytest.mark.parametrize("sent", [b"", b"\0\0\0", framed(b'{"a": 1}')[:-1]])
def test_a_message_that_is_cut_off_is_refused(pair, sent):
    ours, theirs = pair
    ours.sendall(sent)
    ours.close()
    with pytest.raises(WireError, match="the other side has gone"):
        wire.receive(theirs)


@pytest.mark.parametrize("sent", [b"", b"\0\0\0", framed(b'{"a": 1}')[:-1]])
def test_a_message_that_comes_too_late_is_refused(pair, sent):
    ours, theirs = pair
    ours.sendall(sent)
    with pytest.raises(WireError, match="no answer in time"):
        wire.receive(theirs, deadline=time.monotonic() + 0.01)


def test_a_message_in_drips_is_late_as_a_whole(pair):
    ours, theirs = pair
    finished = threading.Event()

    def drip():
        for byte in framed(json.dumps({"text": "x" * 10_000}).encode()):
            if finished.wait(0.005):
                return
            ours.sendall(bytes([byte]))

    dripping = threading.Thread(target=drip)
    dripping.start()
    with pytest.raises(WireError, match="no answer in time"):
        wire.receive(theirs, deadline=time.monotonic() + 0.05)
    finished.set()
    dripping.join()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"{'a': 1}",
        b'{"a": ' + b"9" * 5000 + b"}",
        b"[" * 200_000,
        b'{"a":' * 200_000,
        pickle.dumps({"a": 1}),
    ],
    ids=["empty", "cut", "no text", "python", "huge number", "lists", "objects", "pickle"],
)
def test_what_is_not_json_is_refused(pair, body):
    ours, theirs = pair
    sender = threading.Thread(target=ours.sendall, args=(framed(body),))
    sender.start()
    with pytest.raises(WireError, match="not JSON"):
        wire.receive(theirs)
    sender.join()


@pytest.mark.parametrize("body", [b"[]", b"1", b'"text"', b"null"])
def test_json_that_is_no_object_is_refused(pair, body):
    ours, theirs = pair
    ours.sendall(framed(body))
    with pytest.raises(WireError, match="not an object"):
        wire.receive(theirs)


@pytest.mark.parametrize(
    "body",
    [
        b'{"a": [' + b"1," * wire.MOST_VALUES + b"1]}",
        b'{"a": ' + b"[" * wire.DEEPEST + b"]" * wire.DEEPEST + b"}",
        b'{"a": "' + b"x" * wire.STUDENT_LIMIT + b'"}',
    ],
    ids=["many", "deep", "long"],
)
def test_student_code_has_narrower_limits(pair, body):
    ours, theirs = pair
    for from_student in (False, True):
        sender = threading.Thread(target=_send_unless_refused, args=(ours, body))
        sender.start()
        if from_student:
            with pytest.raises(WireError, match=r"values|deeper|over the limit"):
                wire.receive(theirs, from_student=True)
            theirs.close()
        else:
            assert wire.receive(theirs)
        sender.join()


def _send_unless_refused(connection, body):
    with contextlib.suppress(OSError):
        connection.sendall(framed(body))
