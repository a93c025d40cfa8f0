"""Lessons on neural networks, and the autograder that checks and grades them."""

__version__ = "0.1.0"
