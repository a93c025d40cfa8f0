"""Right answers to the short lesson, in other styles."""

from autograder.grading.catalogue import Alternative

ALTERNATIVES = [
    Alternative("total", "Python's own sum", "def total(x):\n    return sum(x)"),
    Alternative("mean", "numpy's own mean", "def mean(x):\n    return np.mean(x)"),
]
