"""The lessons' pictures: what a student sees, what a screen reader says, what a mistake says."""

from base64 import b64decode
from html.parser import HTMLParser
from io import BytesIO

import IPython.display
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.image import imread

from autograder.student import plots


class Img(HTMLParser):
    """The attributes of the one <img> in a page."""

    def __init__(self, page):
        super().__init__()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        assert tag == "img"
        self.attributes = dict(attrs)


@pytest.fixture
def shown(monkeypatch):
    """Collect the attributes of every picture that is displayed."""
    pictures = []

    def display(bundle, *, raw):
        assert raw
        pictures.append(Img(bundle["text/html"]).attributes)

    monkeypatch.setattr(IPython.display, "display", display)
    return pictures


def pixels(picture):
    """Return the colours of a displayed picture, shape (height, width, 3), each between 0 and 1."""
    png = b64decode(picture["src"].removeprefix("data:image/png;base64,"), validate=True)
    return imread(BytesIO(png))[:, :, :3]


def own_figure():
    """Draw with matplotlib directly, as a lesson may."""
    figure, axes = plt.subplots()
    axes.plot([0, 1], color="black")
    return figure


EXAMPLES = {
    "picture": lambda: plots.picture(np.eye(20), "A diagonal."),
    "gallery": lambda: plots.gallery(np.ones((12, 20, 20)), range(12), "A diagonal."),
    "network": lambda: plots.network((400, 25, 10), "A diagonal."),
    "reading": lambda: plots.reading(np.eye(20), "abc", [0.1, 0.9, 0.3], "A diagonal."),
    "curve": lambda: plots.curve([0, 1], [0, 1], "A diagonal.", xlabel="x", ylabel="y"),
    "show": lambda: plots.show(own_figure(), "A diagonal."),
    "heat_map": lambda: plots.heat_map(np.eye(3), "abc", "xyz", "A diagonal."),
    "curves": lambda: plots.curves({"up": ([0, 1], [0, 1])}, "A diagonal."),
}


@pytest.mark.parametrize("draw", EXAMPLES.values(), ids=EXAMPLES)
def test_the_caption_is_printed_and_is_the_alternative_text(draw, shown, capsys):
    assert draw() is None
    assert capsys.readouterr().out == "A diagonal.\n"
    assert [picture["alt"] for picture in shown] == ["A diagonal."]


def test_a_caption_may_hold_any_character(shown):
    plots.picture(np.eye(2), 'Where "a" < b & c.')
    assert shown[0]["alt"] == 'Where "a" < b & c.'


def test_a_picture_is_finer_than_its_place_on_the_page(shown):
    plots.picture(np.eye(2), "A diagonal.", size=2.0)
    assert int(shown[0]["width"]) == 192
    assert pixels(shown[0]).shape[1] > 192


@pytest.mark.parametrize("draw", EXAMPLES.values(), ids=EXAMPLES)
def test_pictures_are_grey_and_not_blank(draw, shown):
    draw()
    colours = pixels(shown[0])
    assert np.ptp(colours, axis=2).max() == 0
    assert colours.min() < 0.1
    assert colours.max() == 1


def test_a_figure_of_ones_own_is_shown_once(shown):
    plots.show(own_figure(), "A diagonal.")
    assert len(shown) == 1
    assert plt.get_fignums() == [], "pyplot would show an open figure again at the end of the cell"


def test_dark_means_a_large_value(shown):
    plots.picture([[0.0, 1.0]], "Ink on the right.")
    grey = pixels(shown[0])[:, :, 0]
    middle = grey.shape[1] // 2
    assert grey[:, : middle - 2].min() == 1
    assert grey[:, middle + 2 :].max() == 0


def test_a_gallery_has_one_grey_scale(shown):
    plots.gallery(
        [np.full((4, 4), 0.0), np.full((4, 4), 0.5), np.full((4, 4), 1.0)], "   ", "Three."
    )
    grey = np.round(pixels(shown[0])[:, :, 0], 1)
    areas = {shade: np.mean(grey == np.float32(shade)) for shade in (0.0, 0.5)}
    assert areas[0.0] == pytest.approx(areas[0.5], rel=0.05)
    assert areas[0.0] > 0.1


def test_a_gallery_grows_a_row_at_a_time(shown):
    images = np.zeros((11, 20, 20))
    plots.gallery(images[:10], range(10), "One row.")
    plots.gallery(images, range(11), "Two rows.")
    one, two = (pixels(picture).shape for picture in shown)
    assert one[1] == two[1]
    assert two[0] == pytest.approx(2 * one[0], abs=1)


@pytest.fixture
def written(monkeypatch):
    """Collect the texts in every drawing."""
    texts = []

    def collect(figure, _):
        texts.extend(text.get_text() for axes in figure.axes for text in axes.texts)

    monkeypatch.setattr(plots.figure, "show", collect)
    return texts


def test_a_network_shows_its_sizes_and_the_shapes_of_its_weights(written):
    plots.network((400, 25, 10), "The digit network.")
    assert {"Theta1\n(25, 401)", "Theta2\n(10, 26)"} <= set(written)
    assert {"input\n400 units\n+ bias", "hidden\n25 units\n+ bias", "output\n10 units"} <= set(
        written
    )
    assert {"400", "25", "10"} <= set(written), "the last unit of every layer is drawn"
    assert "24" not in written, "a large layer is abbreviated"


def test_a_network_may_have_any_depth(written):
    plots.network((3, 5, 4, 1), "Two hidden layers.")
    assert {"Theta1\n(5, 4)", "Theta2\n(4, 6)", "Theta3\n(1, 5)"} <= set(written)
    assert "output\n1 unit" in written


def test_a_reading_writes_every_output(written):
    plots.reading(np.eye(3), ["cat", "dog"], [0.25, 0.875], "A dog.")
    assert written == ["0.250", "0.875"]


def test_a_heat_map_writes_every_number_and_no_minus_zero(written):
    plots.heat_map([[1.25, -0.04], [3.0, -7.5]], "ab", "xy", "Four numbers.")
    assert written == ["1.2", "0.0", "3.0", "-7.5"]


def test_a_heat_map_is_darker_where_the_number_is_larger(monkeypatch):
    drawn = []
    monkeypatch.setattr(plots.figure, "show", lambda figure, _: drawn.extend(figure.axes))
    plots.heat_map([[1.0, 9.0]], "a", "xy", "Two numbers.")
    cells = drawn[0].images[0]
    assert cells.cmap(cells.norm(1.0))[0] > cells.cmap(cells.norm(9.0))[0]
    ink = [text.get_color() for text in drawn[0].texts]
    assert ink == ["black", "white"], "each number can be read on its shade"


def test_curves_differ_by_more_than_their_colour(monkeypatch):
    drawn = []
    monkeypatch.setattr(plots.figure, "show", lambda figure, _: drawn.extend(figure.axes[0].lines))
    few, many = np.arange(3), np.arange(100)
    four = {"a": (few, few), "b": (few, -few), "c": (many, many), "d": (["0", "x"], [1, 2])}
    plots.curves(four, "Four lines.", yscale="log")
    assert {line.get_color() for line in drawn} == {"black"}
    assert len({line.get_linestyle() for line in drawn}) == 4
    markers = [line.get_marker() for line in drawn]
    assert markers[2] == "None", "a marker at each of many points would hide the dashes"
    assert len(set(markers)) == 4


@pytest.mark.parametrize(
    ("x", "ticks"),
    [
        (["0", "0.1", "30"], ["0", "0.1", "30"]),
        ([1, 2, 3], ["1", "2", "3"]),
    ],
)
def test_curves_have_ticks_at_the_values_of_x_alone(x, ticks, monkeypatch):
    drawn = []
    monkeypatch.setattr(plots.figure, "show", lambda figure, _: drawn.extend(figure.axes))
    plots.curves({"line": (x, [1, 2, 3])}, "A line.")
    first, last = drawn[0].get_xlim()
    shown = [
        t.get_text() for t in drawn[0].get_xticklabels() if first <= t.get_position()[0] <= last
    ]
    assert shown == ticks


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plots.picture(np.zeros(400), ""), r"shape \(400,\): it needs 2 axes"),
        (lambda: plots.gallery(np.zeros((9, 400)), range(9), ""), r"shape \(9, 400\): it needs 3"),
        (lambda: plots.gallery(np.zeros((0, 20, 20)), [], ""), "at least one number"),
        (lambda: plots.gallery(np.zeros((9, 20, 20)), range(8), ""), "8 titles for 9 images"),
        (lambda: plots.network([400], ""), "at least two layers"),
        (lambda: plots.network([400, 0, 10], ""), "one unit or more"),
        (lambda: plots.reading(np.eye(3), "ab", [0.1], ""), "2 names for 1 outputs"),
        (lambda: plots.reading(np.eye(3), "ab", [[0.1, 0.2]], ""), r"shape \(1, 2\)"),
        (lambda: plots.curve([1, 2], [1], ""), "2 values of x for 1 of y"),
        (lambda: plots.curves({}, ""), "0 lines"),
        (lambda: plots.curves(dict.fromkeys("abcde", ([1], [1])), ""), "5 lines"),
        (lambda: plots.curves({"up": ([1, 2], [1])}, ""), "2 values of x for 1 of y in 'up'"),
        (lambda: plots.heat_map(np.eye(2), "ab", "xyz", ""), "2 row names and 3 column names"),
        (lambda: plots.heat_map(np.ones(4), "ab", "xy", ""), r"shape \(4,\): it needs 2 axes"),
    ],
)
def test_a_wrong_call_says_what_was_found_and_what_is_needed(call, message):
    with pytest.raises(ValueError, match=message):
        call()
