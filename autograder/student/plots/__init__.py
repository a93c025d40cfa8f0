"""Pictures for the lessons: grey images, galleries, networks, a network's answers, curves.

Every picture is drawn in greys alone, so it reads the same in print and for every reader's eyes.
Dark means a large value, as ink on paper. The caption is printed as text, and travels with the
picture as its alternative text.
"""

from autograder.student.plots.figure import show
from autograder.student.plots.images import gallery, heat_map, picture
from autograder.student.plots.lines import curve, curves
from autograder.student.plots.networks import network, reading

__all__ = ["curve", "curves", "gallery", "heat_map", "network", "picture", "reading", "show"]
