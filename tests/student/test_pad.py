"""The drawing pad: what it holds, what it shows, and that a lesson runs where there is none."""

import re
import warnings
from types import SimpleNamespace

import IPython
import numpy as np
import pytest

from autograder.sandbox.session import Session
from autograder.student import pad as module
from autograder.student.pad import PAPER, SIZE, Pad

SHOW = "from autograder.student.pad import Pad\npad = Pad()\npad"


@pytest.fixture
def pad(monkeypatch: pytest.MonkeyPatch) -> Pad:
    """Give a pad with its widget, as in a notebook whose page has not answered yet."""
    monkeypatch.setattr(IPython, "get_ipython", lambda: SimpleNamespace(kernel=object()))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the libraries behind it
        return Pad()


def draw(pad: Pad, drawn: np.ndarray) -> None:
    """Send pixels as the page does: as a view of its memory."""
    pad._widget.set_state({"pixels": memoryview(drawn.tobytes())})


def test_an_empty_pad_is_all_paper(pad):
    image = pad.image()
    assert image.shape == (SIZE, SIZE)
    assert image.dtype == np.uint8
    assert (image == PAPER).all()


def test_what_the_page_sends_is_the_image(pad):
    drawn = np.random.default_rng(0).integers(0, 256, size=(SIZE, SIZE), dtype=np.uint8)
    draw(pad, drawn)
    assert np.array_equal(pad.image(), drawn)


def test_the_image_is_a_copy(pad):
    draw(pad, np.zeros((SIZE, SIZE), dtype=np.uint8))
    pad.image()[:] = 7
    assert (pad.image() == 0).all()


def test_clearing_leaves_paper(pad):
    draw(pad, np.zeros((SIZE, SIZE), dtype=np.uint8))
    pad.clear()
    assert (pad.image() == PAPER).all()


def test_in_a_notebook_the_pad_is_a_widget_with_words_for_where_it_cannot_be(pad):
    bundle, _ = pad._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/plain"] == module.IN_WORDS


def test_the_script_reads_only_what_the_widget_has(pad):
    named = set(re.findall(r"model\.[gs]et\(\"(\w+)\"", module.SCRIPT))
    named |= set(re.findall(r'"(\w+)"', re.search(r"= \[(.*)\]\.map", module.SCRIPT)[1]))
    assert named == {"pixels", "size", "pen", "paper"}
    assert all(pad._widget.trait_metadata(name, "sync") for name in named)


def test_without_a_notebook_the_pad_is_empty_and_says_what_it_is():
    plain = Pad()
    plain.clear()
    assert (plain.image() == PAPER).all()
    assert plain._repr_mimebundle_() == {"text/plain": module.IN_WORDS}


def test_in_the_grader_s_worker_the_pad_shows_words_and_no_error():
    with Session() as session:
        ended, outputs = session.run_cell(SHOW, 30)
    assert ended == "done"
    assert [output["output_type"] for output in outputs] == ["execute_result"]
    assert outputs[0]["data"]["text/plain"] == module.IN_WORDS
