"""Resizing, against another library's bicubic filter and against what must hold of any resize."""

import numpy as np
import pytest
from PIL import Image

from autograder.student.data.imresize import imresize


@pytest.fixture
def image():
    return np.random.default_rng(0).uniform(size=(28, 28))


@pytest.mark.parametrize("shape", [(20, 20), (20, 9), (50, 40), (28, 28)])
def test_away_from_the_edge_it_agrees_with_pillow(image, shape):
    # Pillow has the same kernel in single precision, but leaves out what lies beyond the edge.
    height, width = shape
    theirs = Image.fromarray(image.astype(np.float32)).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    inner = tuple(slice(reach, -reach) for reach in (2 * -(-size // 28) for size in shape))
    np.testing.assert_allclose(imresize(image, shape)[inner], np.asarray(theirs)[inner], atol=1e-6)


def test_at_the_edge_the_last_pixel_goes_on(image):
    padded = np.pad(image, 28, mode="edge")
    np.testing.assert_allclose(imresize(padded, (60, 60))[20:40, 20:40], imresize(image, (20, 20)))


def test_the_same_size_changes_nothing(image):
    np.testing.assert_array_equal(imresize(image, (28, 28)), image)


@pytest.mark.parametrize("shape", [(20, 20), (7, 60)])
def test_an_even_image_stays_even(shape):
    np.testing.assert_allclose(imresize(np.full((28, 28), 3.0), shape), 3.0, rtol=1e-14)


def test_many_images_are_resized_as_each_alone(image):
    many = np.stack([image, image.T, 1 - image], axis=-1)
    together = imresize(many, (20, 20))
    for i in range(3):
        np.testing.assert_array_equal(together[:, :, i], imresize(many[:, :, i], (20, 20)))


def test_whole_numbers_do_not_wrap_around():
    image = np.zeros((28, 28), np.uint8)
    image[:, 14:] = 255
    small = imresize(image, (20, 20))
    assert small.min() < 0  # the kernel overshoots
    assert small.max() > 255
