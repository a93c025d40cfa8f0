"""Each test is a notebook session of its own: no check has failed in it yet."""

from collections import Counter

import pytest

from autograder.student import diagnose


@pytest.fixture(autouse=True)
def fresh_session(monkeypatch):
    monkeypatch.setattr(diagnose, "_failures", Counter())
    monkeypatch.setattr(diagnose, "_latest", {})
