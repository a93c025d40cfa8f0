"""Grading processes: what they do with jobs, and what their ends cost."""

import time

import psutil
import pytest
from nbgrader.api import Gradebook

from autograder.batch import jobs
from autograder.batch.grading import _Batch
from autograder.batch.pool import Pool
from autograder.gradebook.configuration import course_config
from autograder.gradebook.marks import gradebook_url
from autograder.handin import finding

pytestmark = pytest.mark.long

LESSON = "01-averages"


@pytest.fixture
def job(mini):
    """A submission of untouched stubs."""
    folder = mini.root / "submitted" / "ada" / LESSON
    folder.mkdir(parents=True)
    made = mini.root / "release" / LESSON / f"{LESSON}.ipynb"
    (folder / made.name).write_bytes(made.read_bytes())
    (submission,) = finding.find(mini.root)
    with Gradebook(gradebook_url(mini.root)) as book:
        return _Batch(mini, course_config(mini.root), book, again=False)._job(submission)


def living(pool: Pool) -> list[psutil.Process]:
    """The warm process, and the graders in the order of their start."""
    found = psutil.Process(pool._launcher.process.pid).children()
    found = [process for process in found if process.status() != psutil.STATUS_ZOMBIE]
    return sorted(found, key=lambda process: process.pid)


def processes_of(pool: Pool) -> tuple[psutil.Process, list[psutil.Process]]:
    while len(found := living(pool)) <= len(pool._graders):
        time.sleep(0.01)
    return found[0], found[1:]


def kill(pool: Pool, process: psutil.Process) -> None:
    process.kill()
    while process in living(pool):
        time.sleep(0.01)


def test_every_job_is_done_once_by_whichever_process_is_free(job):
    names = [f"student-{number}" for number in range(5)]
    with Pool(2) as pool:
        records = dict(pool.map((name, job | {"student": name}) for name in names))
    assert sorted(records) == names
    assert {record["scores"]["total-check"] for record in records.values()} == {0.0}


def test_a_round_that_is_broken_off_answers_nothing_of_the_next(job):
    with Pool(2) as pool:
        first = pool.map((name, job | {"student": name, "files": {}}) for name in "abcd")
        next(first)
        records = dict(pool.map((name, job | {"student": name}) for name in "efg"))
    assert sorted(records) == ["e", "f", "g"]
    assert {record["file"] for record in records.values()} == {f"{LESSON}.ipynb"}


def test_the_same_job_gives_the_same_record_in_any_process(job):
    with Pool(1) as pool:
        ((_, elsewhere),) = pool.map([("ada", job)])
    here = jobs.grade(job)
    for record in (here, elsewhere):
        record.pop("seconds")
        for judgement in record["judgements"].values():
            judgement.pop("seconds")
    assert elsewhere == here


def test_a_job_that_cannot_be_done_is_an_error_and_the_process_lives(job):
    with Pool(1) as pool:
        _, before = processes_of(pool)
        records = dict(pool.map([("broken", job | {"assignment": "AAAA"}), ("ada", job)]))
        assert processes_of(pool)[1] == before
    assert "decompressing" in records["broken"]["error"]
    assert records["ada"]["scores"]["total-check"] == 0.0


def test_a_process_that_is_killed_is_replaced_and_its_job_done(job):
    with Pool(2) as pool:
        victim = processes_of(pool)[1][0]
        kill(pool, victim)
        records = dict(pool.map((name, job) for name in "abcd"))
        assert victim not in processes_of(pool)[1]
        assert len(processes_of(pool)[1]) == 2
    assert sorted(records) == list("abcd")
    assert not any("error" in record for record in records.values())


def test_no_connection_is_left_open_at_the_end(job, monkeypatch, capfd):
    monkeypatch.setenv("PYTHONWARNINGS", "always::ResourceWarning")
    with Pool(1) as pool:
        dict(pool.map([("ada", job)]))
        pool._graders[0].connection.close()  # rather than a signal: then Python tidies up less
        while len(living(pool)) > 1:
            time.sleep(0.01)
    assert "ResourceWarning" not in capfd.readouterr().err


def test_a_warm_process_that_is_killed_is_replaced(job):
    with Pool(2) as pool:
        assert "error" not in dict(pool.map([("ada", job)]))["ada"]
        kill(pool, processes_of(pool)[0])
        records = dict(pool.map((name, job) for name in "abcd"))
    assert not any("error" in record for record in records.values())


def test_a_launcher_that_is_killed_is_replaced(job):
    with Pool(1) as pool:
        first = pool._launcher.process
        _, (grader,) = processes_of(pool)
        first.kill()
        first.wait()
        grader.kill()
        assert "error" not in dict(pool.map([("ada", job)]))["ada"]
        assert pool._launcher.process.pid != first.pid


def test_a_job_that_ends_its_process_every_time_is_given_up(job, monkeypatch):
    with Pool(1) as pool:
        (grader,) = pool._graders
        start = grader.start

        def start_and_die() -> None:
            start()
            kill(pool, processes_of(pool)[1][-1])

        monkeypatch.setattr(grader, "start", start_and_die)
        kill(pool, processes_of(pool)[1][0])
        ((_, record),) = pool.map([("ada", job)])
    assert record == {"error": "the grading process ended, twice, while it was at this"}
