"""A Dask cluster grades as this computer does, also when one of its workers is killed."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.batch import grading
from autograder.batch.dask_cluster import Cluster
from autograder.course.course import Course
from autograder.course.errors import CourseError
from autograder.handin import finding

from .test_resume import hand_in, journal_lines, rows

pytestmark = pytest.mark.long

distributed = pytest.importorskip("distributed")
STUDENTS = 8


@pytest.fixture
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as made:
        yield made


def graded(course: Course, **graders: Any) -> list[Any]:
    results = list(grading.grade(course, finding.find(course.root), **graders))
    assert [result.error for result in results] == [""] * STUDENTS
    return rows(course)


def test_one_worker_or_two_and_one_killed_midway_the_marks_are_the_same(
    released_mini, tmp_path, cluster
):
    courses = {}
    for name in ("here", "two", "killed"):
        shutil.copytree(released_mini.root, tmp_path / name)
        courses[name] = Course(tmp_path / name)
        hand_in(courses[name], STUDENTS)
    here = graded(courses["here"])

    with Cluster(cluster.scheduler_address) as graders:
        assert graded(courses["two"], graders=graders) == here

        killed = courses["killed"]
        results = grading.grade(killed, finding.find(killed.root), graders=graders)
        done = [next(results)]
        os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
        done += results
    assert [result.error for result in done] == [""] * STUDENTS
    assert len({result.submission.student for result in done}) == STUDENTS
    assert rows(killed) == here
    records = [line for line in journal_lines(killed) if '"scores"' in line]
    assert len(records) == STUDENTS, "nothing is counted twice"


def test_nobody_at_the_address_is_a_sentence(monkeypatch):
    monkeypatch.setattr("autograder.batch.dask_cluster.ANSWER", 0.5)
    with pytest.raises(CourseError, match=r"there is no Dask scheduler at tcp://127\.0\.0\.1:9"):
        Cluster("tcp://127.0.0.1:9")


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CourseError, match=r"inside-the-neural-network\[dask\]"):
        Cluster("tcp://127.0.0.1:9")
