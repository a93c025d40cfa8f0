"""Each test is a notebook session of its own: no check has failed in it yet."""

from collections import Counter

import pytest

from autograder.student.checks import hints


@pytest.fixture(autouse=True)
def fresh_session(monkeypatch):
    monkeypatch.setattr(hints, "_failures", Counter())
    monkeypatch.setattr(hints, "_latest", {})
