"""Fresh inputs for the hidden checks of lesson 10: small images, some high and some wide.

Nothing is square and nothing symmetric, so that rows and columns cannot be mixed up by luck. Sides
and centres of mass keep away from halves, which may be rounded up or down.
"""

from collections.abc import Iterator

import numpy as np

from autograder.course.cases import Array, Case, Code

REFUSES = Code("lambda crop, *args: np.testing.assert_raises(ValueError, crop, *args) is None")
CLOSE = 1e-6
"""Absolute tolerance: more than rounding, less than one grey value in a thousand."""


def to_grey(rng: np.random.Generator) -> Iterator[Case]:
    """Yield each number of channels; heights of 3 and 4, which are no channels, among them."""
    for shape in ((7, 5), (4, 3), (1, 6)):
        yield Case((_bytes(rng, shape),), what=f"grey, {shape}")
    for shape in ((5, 8, 3), (3, 4, 3), (4, 2, 3)):
        yield Case((_bytes(rng, shape),), what=f"colours, {shape}", atol=CLOSE)
    for shape in ((6, 3, 4), (3, 7, 4), (1, 1, 4)):
        yield Case((_bytes(rng, shape),), what=f"colours and opacity, {shape}", atol=CLOSE)
    bright = _bytes(rng, (4, 5, 3)) // 4 + 190  # sums of these do not fit into a byte
    yield Case((bright,), what="bright colours, (4, 5, 3)", atol=CLOSE)
    drawn = np.zeros((5, 6, 4), dtype=np.uint8)
    drawn[..., 3] = 255 * (rng.random((5, 6)) < 0.4)
    yield Case((drawn,), what="black ink on transparent paper, (5, 6, 4)", atol=CLOSE)


def bright_ink(rng: np.random.Generator) -> Iterator[Case]:
    """Yield ink of both kinds on paper of every grey, and pictures without ink."""
    for paper, ink in ((0.9, 0.2), (0.15, 0.8), (0.35, 0.05), (0.6, 0.95), (0.55, 0.4)):
        kind = "dark" if ink < paper else "bright"
        what = f"{kind} ink of {ink} on paper of {paper}"
        yield Case((_written(rng, (9, 12), paper, ink),), what=what)
    yield Case((_written(rng, (5, 9), 0.7, 0.1),), what="an odd number of pixels")
    for level in (0.0, 0.4, 1.0):
        yield Case((np.full((4, 6), level),), what=f"{level} everywhere", silent=True)


def crop(rng: np.random.Generator) -> Iterator[Case]:
    """Yield ink in the middle, at the borders, in one pixel, in two parts, and none."""
    for shape, (top, bottom, left, right) in (
        ((9, 14), (2, 7, 5, 9)),
        ((12, 8), (0, 5, 3, 8)),
        ((7, 11), (3, 7, 0, 4)),
        ((6, 6), (4, 5, 1, 2)),
    ):
        ink = np.zeros(shape)
        ink[top:bottom, left:right] = rng.uniform(0.5, 1.0, size=(bottom - top, right - left))
        noisy = np.maximum(ink, rng.uniform(0, 0.25, size=shape))
        where = f"ink in rows {top} to {bottom - 1}, columns {left} to {right - 1} of {shape}"
        yield Case((noisy, 0.3), what=where)
        yield Case((ink, 0), what=f"{where}, threshold 0")
    apart = np.zeros((10, 13))
    apart[2, 3], apart[8, 5], apart[4, 11] = 0.9, 0.6, 0.7
    apart[5, 6] = 0.45
    yield Case((apart, 0.5), what="three spots far apart, and a fainter one between them")
    yield Case((np.array([[0.0, 0.25, 0.0, 0.75]]), 0.25), what="a pixel equal to the threshold")
    none = "no ink (a ValueError is expected)"
    yield Case((np.zeros((4, 7)), 0), through=REFUSES, what=none)
    yield Case((rng.uniform(0, 0.2, size=(4, 7)), 0.3), through=REFUSES, what=f"{none}, only noise")


def fit_into_box(rng: np.random.Generator) -> Iterator[Case]:
    """Yield digits to be made smaller and larger, higher than wide and wider than high."""
    for shape in ((47, 30), (26, 63), (7, 5), (6, 11), (20, 13), (31, 31), (90, 2), (1, 1)):
        ink = (rng.random(shape) < 0.5) * rng.uniform(0.4, 1.0, size=shape)
        yield Case((ink,), what=f"a digit of {shape[0]} × {shape[1]} pixels", atol=CLOSE)


def centre_by_mass(rng: np.random.Generator) -> Iterator[Case]:
    """Yield ink with its weight in one corner, and boxes that would stick out on one side each."""
    for shape in ((20, 13), (9, 20), (20, 20), (5, 7), (1, 1), (20, 1), (28, 25)):
        what = f"a digit of {shape[0]} × {shape[1]} pixels"
        yield Case((_off_halves(rng, shape),), what=what)
    for row, column, side in (
        (0, 11, "top"),
        (19, 12, "bottom"),
        (11, 0, "left"),
        (12, 19, "right"),
    ):
        ink = np.full((20, 20), 0.001)
        ink[row, column] = 1
        yield Case((ink,), what=f"20 × 20 pixels, nearly all ink at the {side}")


def digit_vector(rng: np.random.Generator) -> Iterator[Case]:
    """Yield images of each kind: grey, colours, opacity; dark and bright ink; two thresholds."""
    scene = _scene(rng, (34, 26))
    yield Case((scene,), what="dark ink on light paper, (34, 26)", atol=CLOSE)
    yield Case((255 - _scene(rng, (28, 40)),), what="bright ink on a board, (28, 40)", atol=CLOSE)
    colours = np.dstack([_scene(rng, (40, 33))] * 3)
    colours[..., 2] = 200
    yield Case((colours,), what="coloured ink, (40, 33, 3)", atol=CLOSE)
    drawn = np.zeros((25, 31, 4), dtype=np.uint8)
    drawn[..., 3] = 255 - _scene(rng, (25, 31))
    yield Case((drawn,), what="ink on transparent paper, (25, 31, 4)", atol=CLOSE)
    for threshold in (0.0, 0.6):
        what = f"dark ink on light paper, threshold {threshold}"
        image = _scene(rng, (30, 22))
        yield Case((image,), {"threshold": threshold}, what=what, atol=CLOSE)
    # On noisy paper, a box without a threshold is the whole picture, as if nothing were cropped.
    image = _scene(rng, (33, 24))
    image[image > 200] = 230
    what = "dark ink on perfectly even paper, threshold 0.6"
    yield Case((image,), {"threshold": 0.6}, what=what, atol=CLOSE)


def _bytes(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    return rng.integers(0, 256, size=shape, dtype=np.uint8)


def _written(rng: np.random.Generator, shape: tuple[int, int], paper: float, ink: float) -> Array:
    """Return noisy paper with some ink on it, less than a third of the pixels."""
    grey = paper + rng.uniform(-0.04, 0.04, size=shape)
    rows, columns = shape[0] // 2, shape[1] // 2
    grey[1 : 1 + rows, 2 : 2 + columns] = ink + rng.uniform(-0.04, 0.04, size=(rows, columns))
    return grey


def _off_halves(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
    """Return ink that is heavier towards one corner, its centre of mass not near a half."""
    while True:
        slope = np.add.outer(*(rng.choice([-1, 1]) * np.linspace(-1, 1, side) for side in shape))
        ink = rng.uniform(0.05, 1.0, size=shape) * np.exp(slope)
        centre = [axis @ ink.ravel() / ink.sum() for axis in np.indices(shape).reshape(2, -1)]
        if all(abs(place % 1 - 0.5) > 0.02 for place in centre):
            return ink / ink.max()


def _scene(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
    """Return light paper with an angle on it, dark at the top and pale at its lower end; bytes.

    Its box is 17 × 11, or 13 × 11 without the pale end, so no side of the digit is near a half.
    """
    grey = rng.integers(215, 236, size=shape)
    top, left = (int(rng.integers(1, shape[axis] - reach)) for axis, reach in enumerate((17, 11)))
    grey[top : top + 5, left : left + 11] = rng.integers(10, 60, size=(5, 11))
    grey[top + 5 : top + 13, left + 2 : left + 5] = rng.integers(10, 60, size=(8, 3))
    grey[top + 13 : top + 17, left + 2 : left + 5] = rng.integers(132, 140, size=(4, 3))
    return grey.astype(np.uint8)
