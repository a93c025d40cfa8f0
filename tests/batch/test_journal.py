"""The journal knows every record that was written whole, wherever its last line was cut off."""

import json

import pytest

from autograder.batch.journal import FOLDER, Journal

LESSON = "01-averages"


def record(points: float) -> dict:
    return {"scores": {"total-check": points}, "note": "a\nb"}


@pytest.fixture
def journal(tmp_path):
    opened: list[Journal] = []

    def read() -> Journal:
        opened.append(Journal(tmp_path, LESSON))
        return opened[-1]

    yield read
    for each in opened:
        each.close()


@pytest.fixture
def path(tmp_path):
    return tmp_path / FOLDER / f"{LESSON}.jsonl"


def scores(journal: Journal, student: str, key: str) -> dict | None:
    found = journal.find(student, key)
    return found and found["scores"]


def test_a_record_is_found_by_student_and_key(journal):
    written = journal()
    written.add("ada", "k1", record(2.0))
    written.add("ben", "k2", record(0.0))
    for each in (written, journal()):
        assert scores(each, "ada", "k1") == {"total-check": 2.0}
        assert scores(each, "ben", "k2") == {"total-check": 0.0}
        assert each.find("ada", "k2") is None
        assert each.find("chen", "k1") is None


def test_the_last_record_of_a_student_counts(journal):
    written = journal()
    written.add("ada", "k1", record(2.0))
    written.add("ada", "k2", record(0.0))
    for each in (written, journal()):
        assert each.find("ada", "k1") is None
        assert scores(each, "ada", "k2") == {"total-check": 0.0}


def test_it_knows_what_has_reached_the_gradebook(journal):
    written = journal()
    written.add("ada", "k1", record(2.0))
    assert not written.is_entered("ada")
    written.enter("ada", "k1")
    assert written.is_entered("ada")
    assert journal().is_entered("ada")
    written.add("ada", "k1", record(2.0))  # graded again
    assert not journal().is_entered("ada")


def test_whatever_byte_it_is_cut_off_at_the_whole_lines_are_known(journal, path):
    written = journal()
    written.add("ada", "k1", record(2.0))
    written.enter("ada", "k1")
    whole = path.stat().st_size
    written.add("ben", "k2", record(1.0))
    content = path.read_bytes()
    for end in range(whole, len(content)):
        path.write_bytes(content[:end])
        again = journal()
        assert scores(again, "ada", "k1") == {"total-check": 2.0}
        assert again.is_entered("ada")
        assert scores(again, "ben", "k2") in (None, {"total-check": 1.0})
        again.add("chen", "k3", record(0.0))
        after = journal()
        assert scores(after, "chen", "k3") == {"total-check": 0.0}
        assert scores(after, "ada", "k1") == {"total-check": 2.0}


@pytest.mark.parametrize("line", [b"\x00" * 50, b"\xff\xfe", b"[]", b"7", b'{"student": "ada"}'])
def test_a_line_that_says_nothing_is_passed_over(line, journal, path):
    journal().add("ada", "k1", record(2.0))
    with path.open("ab") as file:
        file.write(line + b"\n")
    assert scores(journal(), "ada", "k1") == {"total-check": 2.0}


def test_every_line_says_when(journal, path):
    written = journal()
    written.add("ada", "k1", record(2.0))
    written.enter("ada", "k1")
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [line["at"][-6:] for line in lines] == ["+00:00", "+00:00"]
