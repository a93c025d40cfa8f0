"""What the lessons' prose states of measurements that are too long for the lessons themselves."""

from pathlib import Path

import numpy as np
import pytest

from autograder.course.course import Course
from autograder.student import data

pytestmark = pytest.mark.long

COURSE = Course(Path(__file__).parents[2])


@pytest.fixture(scope="module")
def digits():
    return data.digits()


def test_training_for_50_iterations_does_better_than_the_published_run(digits):
    """Lesson 6 says so of the starts 0 to 2, and that the published gradient is why.

    A reader's arithmetic may round differently, so it should hold of any start. Five starts stand
    for the twenty that were measured: there the cost was 1.042 to 1.058, and 93.4 to 93.9 % were
    read.
    """
    lesson = COURSE.lesson("06-training").reference
    X, y = digits
    Y = lesson["one_hot"](y, 10)
    for seed in range(5):
        weights = lesson["train"](X, Y, (400, 25, 10), 10, np.random.default_rng(seed))
        assert 1.03 < lesson["regularised_cost"](*weights, X, Y, 10) < 1.0699
        assert 0.932 < lesson["accuracy"](lesson["predict"](*weights, X), y) < 0.945


def test_two_layers_read_no_better_than_one_with_as_many_weights(digits):
    """Lesson 8 says that they come within half a percentage point, on average over eight splits."""
    lesson = COURSE.lesson("08-network-class").reference
    differences = []
    for seed in range(1, 9):  # the lesson's own split has seed 0
        X_train, y_train, X_val, y_val = lesson["split"](*digits, np.random.default_rng(seed))
        one_layer, two_layers = (
            lesson["NeuralNetwork"](layers, max_iter=100, rng=0)
            .fit(X_train, y_train)
            .score(X_val, y_val)
            for layers in ((41,), (40, 20))
        )
        differences.append(two_layers - one_layer)
    assert abs(np.mean(differences)) < 0.005
