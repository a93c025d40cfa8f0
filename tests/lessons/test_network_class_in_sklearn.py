"""Lesson 8's class in scikit-learn, which comes with the dev extra only: the class does without."""

from pathlib import Path

import pytest

from autograder.course.lesson import Lesson
from autograder.student import data

pytest.importorskip("sklearn", reason="scikit-learn, of the dev extra, is not installed")

from sklearn.base import BaseEstimator, ClassifierMixin, clone
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.utils.estimator_checks import parametrize_with_checks

NeuralNetwork = Lesson(Path("notebooks/08-network-class")).reference["NeuralNetwork"]


class Network(ClassifierMixin, NeuralNetwork, BaseEstimator):  # as lesson 8 prints it
    pass


def test_lesson_8_prints_the_class_that_is_tested_here():
    text = Path("notebooks/08-network-class/08-network-class.md").read_text(encoding="utf-8")
    assert "class Network(ClassifierMixin, NeuralNetwork, BaseEstimator):\n    pass\n" in text


REASONS = {
    "validates no input": [
        "check_complex_data",
        "check_estimators_empty_data_messages",
        "check_estimators_nan_inf",
        "check_estimator_sparse_tag",
        "check_estimator_sparse_array",
        "check_estimator_sparse_matrix",
        "check_classifiers_regression_target",
        "check_supervised_y_no_nan",
        "check_fit1d",
        "check_fit2d_predict1d",
        "check_requires_y_none",
    ],
    "takes two-dimensional targets as one-hot": ["check_supervised_y_2d"],
    "has no attributes of scikit-learn's own": [
        "check_estimators_unfitted",
        "check_n_features_in",
        "check_n_features_in_after_fitting",
        "check_non_transformer_estimators_n_iter",
    ],
}
DO_NOT_APPLY = {
    name: f"the lesson's class {why}" for why, names in REASONS.items() for name in names
}


@parametrize_with_checks([Network((4,), rng=0)], expected_failed_checks=lambda _: DO_NOT_APPLY)
def test_the_checks_of_scikit_learn_that_apply(estimator, check):
    check(estimator)


def test_it_can_be_cloned_cross_validated_and_searched():
    X, y = data.digits()
    X, y = X[::10], y[::10]
    network = Network((12,), max_iter=40, rng=0)
    assert clone(network).get_params() == network.get_params()
    assert cross_val_score(network, X, y, cv=3).min() > 0.7
    search = GridSearchCV(network, {"hidden_layers": [(3,), (12,)], "lam": [0.3]}, cv=3).fit(X, y)
    assert search.best_params_ == {"hidden_layers": (12,), "lam": 0.3}
