"""Fresh inputs for the short lesson."""

from collections.abc import Iterator

import numpy as np

from autograder.course.cases import Case


def total(rng: np.random.Generator) -> Iterator[Case]:
    """Yield arrays of three lengths."""
    for length in (1, 5, 8):
        yield Case((rng.normal(size=length),), what=f"{length} numbers")


mean = total
