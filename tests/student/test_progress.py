"""The progress bar: what Jupyter is sent, and that nothing of it stays."""

from types import SimpleNamespace

import IPython
import IPython.display
import pytest

from autograder.student import progress


@pytest.fixture
def lines(monkeypatch):
    """Collect the lines that a notebook is sent, each in place of the one before."""
    sent = []

    def update(bundle, *, raw):
        assert raw
        sent.append(bundle["text/plain"])

    def display(bundle, *, raw, display_id):
        assert display_id
        update(bundle, raw=raw)
        return SimpleNamespace(update=update)

    monkeypatch.setattr(IPython.display, "display", display)
    monkeypatch.setattr(IPython, "get_ipython", lambda: SimpleNamespace(kernel="a notebook's"))
    return sent


def test_the_line_says_what_goes_on_and_how_far_it_is(lines):
    with progress.bar(2, "training") as tick:
        assert lines[-1] == f"training  {30 * '░'}  0 of 2"
        tick()
        assert lines[-1] == f"training  {15 * '█'}{15 * '░'}  1 of 2"
        tick()
        assert lines[-1] == f"training  {30 * '█'}  2 of 2"


def test_nothing_stays_not_even_after_an_error(lines):
    with pytest.raises(ZeroDivisionError), progress.bar(2, "training"):
        raise ZeroDivisionError
    assert lines[-1] == ""


def test_more_steps_than_announced_do_not_lengthen_the_bar(lines):
    with progress.bar(1, "training") as tick:
        tick()
        tick()
        assert lines[-1] == f"training  {30 * '█'}  2 of 1"


def test_an_optimiser_may_call_it_with_anything(lines):
    with progress.bar(1, "training") as tick:
        tick([0.0, 1.0], "state")
        assert "1 of 1" in lines[-1]


def test_outside_a_notebook_nothing_is_shown(capsys):
    with progress.bar(1, "training") as tick:
        tick()
    assert capsys.readouterr().out == ""
