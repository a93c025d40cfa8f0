"""All that a lesson may import: `check`, `data`, `plots`, `progress` and `pad`. Holds no answers.

`checks/` judges an answer in the student's own session and says what is wrong with it; `data/` has
the digits, the network, the clothes and the photos; `plots/` draws; `pad.py` and `progress.py` are
what moves on a page. The room imports nothing from any other, and needs NumPy and the standard
library only, so a lesson starts at once. Begin with `checks/check.py`.
"""

from autograder.student import data, plots
from autograder.student.checks import check

__all__ = ["check", "data", "plots"]
