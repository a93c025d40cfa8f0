"""All that a lesson may import: `check`, `data` and `plots`. Holds no answers.

Importing it needs numpy and the standard library only, so a lesson starts at once.
"""

from autograder.student import check, data, plots

__all__ = ["check", "data", "plots"]
