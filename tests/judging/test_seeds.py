"""Seeds: repeatable for the course, unlike for anything else, secret to students."""

import stat
import threading

import numpy as np
import pytest

from autograder.judging import seeds
from autograder.judging.seeds import SECRET, course_secret, seed

PARTS = ("ada", "digest", "cost")


def test_the_same_parts_give_the_same_seed():
    assert seed(b"secret", *PARTS) == seed(b"secret", *PARTS)


@pytest.mark.parametrize(
    ("secret", "parts"),
    [
        (b"other", PARTS),
        (b"secret", ("grace", "digest", "cost")),
        (b"secret", ("ada", "other", "cost")),
        (b"secret", ("ada", "digest", "sigmoid")),
        (b"secret", ("adadigest", "", "cost")),
        (b"secret", ("ad", "adigest", "cost")),
        (b"secret", ("ada", "digest")),
    ],
    ids=["course", "student", "submission", "exercise", "joined", "shifted", "fewer"],
)
def test_another_part_gives_another_seed(secret, parts):
    assert seed(secret, *parts) != seed(b"secret", *PARTS)


def test_a_seed_is_one_that_numpy_takes():
    number = seed(b"secret", *PARTS)
    assert 2**100 < number < 2**128
    np.random.default_rng(number)


def test_the_secret_is_made_once_and_is_for_its_owner_alone(tmp_path):
    secret = course_secret(tmp_path)
    path = tmp_path / SECRET
    assert len(secret) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert course_secret(tmp_path) == secret
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_two_courses_have_two_secrets(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert course_secret(tmp_path / "a") != course_secret(tmp_path / "b")


def test_who_comes_together_gets_the_same_secret(tmp_path):
    together, found = threading.Barrier(16), []

    def ask():
        together.wait()
        found.append(course_secret(tmp_path))

    threads = [threading.Thread(target=ask) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 16
    assert len(set(found)) == 1
    assert len(found[0]) == 32


def test_who_comes_while_the_secret_is_being_written_gets_the_same_one(tmp_path, monkeypatch):
    """A second process must never find a file that is there and still empty."""
    token, second = seeds.secrets.token_hex, []

    def token_while_another_asks(length):
        monkeypatch.setattr(seeds.secrets, "token_hex", token)
        second.append(course_secret(tmp_path))
        return token(length)

    monkeypatch.setattr(seeds.secrets, "token_hex", token_while_another_asks)
    assert course_secret(tmp_path) == second[0]
    assert len(second[0]) == 32
