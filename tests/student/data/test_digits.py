"""The digits are the course's own, in value, order and layout."""

import numpy as np
import pytest
from scipy.io import loadmat

from autograder.student import data


@pytest.fixture(scope="module")
def digits():
    return data.digits()


def test_shapes_and_types(digits):
    X, y = digits
    assert (X.shape, X.dtype) == ((5000, 400), np.float64)
    assert (y.shape, y.dtype) == ((5000,), np.int64)


def test_published_pixels(digits):
    X, _ = digits
    assert X.min() == pytest.approx(-0.1319632301985249, rel=0, abs=1e-15)
    assert X.max() == pytest.approx(1.1276882991588884, rel=0, abs=1e-15)
    published = [8.56059680e-06, 1.94035948e-06, -7.37438725e-04, -8.13403799e-03]
    np.testing.assert_allclose(X[0, 67:71], published, rtol=1e-8)


def test_five_hundred_of_each_digit_zero_first(digits):
    _, y = digits
    assert y.tolist() == [label for label in (10, *range(1, 10)) for _ in range(500)]


def test_a_row_is_an_image_column_by_column(digits):
    ones = digits[0][digits[1] == 1].reshape(-1, 20, 20).mean(axis=0)
    down_the_middle, across_the_middle = ones[9:11, 4:16].sum(), ones[4:16, 9:11].sum()
    assert down_the_middle > 1.5 * across_the_middle  # a 1 is upright: ones[column, row]


def test_the_mat_file_holds_the_same(digits):
    content = loadmat(data.path("ex4data1.mat"))
    assert content["y"].dtype == np.uint8
    assert content["y"].shape == (5000, 1)
    np.testing.assert_array_equal(content["y"].ravel(), digits[1])
    np.testing.assert_array_equal(content["X"], digits[0])


def test_each_call_gives_arrays_of_its_own(digits):
    X, y = data.digits()
    X[:] = 0
    y[:] = 0
    np.testing.assert_array_equal(data.digits()[0], digits[0])
    np.testing.assert_array_equal(data.digits()[1], digits[1])


def test_the_images_are_what_the_digits_were_resized_from(digits):
    images, y = data.images()
    assert (images.shape, images.dtype) == ((5000, 28, 28), np.uint8)
    assert (images.min(), images.max()) == (0, 255)
    np.testing.assert_array_equal(y, digits[1])
    ink, small_ink = images.mean(axis=(1, 2)) / 255, digits[0].mean(axis=1)
    np.testing.assert_allclose(ink, small_ink, rtol=0.02)
