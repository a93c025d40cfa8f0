"""The bench of grading: the same submissions in every way, and whether the marks agree."""

import json

import pytest
from rich.console import Console

from autograder.authoring.bench import grading as bench

pytestmark = pytest.mark.long

LESSON = "01-averages"


def test_every_way_grades_everyone_alike(mini, tmp_path, capsys):
    rows = bench.run(mini, mini.lesson(LESSON), 2, tmp_path / "bench", lambda _: None)
    assert [row.way for row in rows] == ["nbgrader", "1 worker", "2 workers"]
    assert all(row.same_marks and row.students == 2 and row.own > 0 for row in rows)
    assert [sorted(row.parts) for row in rows[1:]] == [
        ["cells", "checks", "intake", "marks", "start"]
    ] * 2
    assert rows[0].parts == {}
    for row in rows:
        assert row.wall * row.students > row.own
        assert 0 < row.hidden < row.wall * row.students
        assert row.ready > 0.1

    Console(width=80).print(bench.table(rows))
    shown = capsys.readouterr().out
    assert shown.count("same") == 3
    assert "…" not in shown
    bench.write_json(rows, tmp_path / "rows.json")
    assert [row["way"] for row in json.loads((tmp_path / "rows.json").read_text())] == [
        row.way for row in rows
    ]


def test_other_marks_are_called_other_marks(capsys):
    row = bench.Row("01", "1 worker", 2, 1.0, 1.0, 0.5, 0.5, 0.1, same_marks=False, parts={})
    first = bench.Row("01", "nbgrader", 2, 1.0, 1.0, 0.5, 0.5, 0.1, same_marks=True, parts={})
    Console(width=120).print(bench.table([first, row]))
    assert "OTHER" in capsys.readouterr().out
