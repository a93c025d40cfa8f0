"""Draw the picture in README.md with the lessons' own solutions: `python docs/make_pictures.py`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autograder.course.course import Course
from autograder.student import data

HERE = Path(__file__).parent
COURSE = Course(HERE.parent)


def misread(figure: Figure) -> None:
    """Draw the fifteen digits on which the network is surest of a wrong answer.

    Parameters
    ----------
    figure : Figure
        Where to draw.
    """
    given = COURSE.lesson("2").reference
    X, y = data.digits()
    Theta1, Theta2 = data.weights()
    h = given["feedforward"](Theta1, Theta2, X)[-1]
    labels = given["predict"](Theta1, Theta2, X)
    wrong = np.flatnonzero(labels != y)
    surest = wrong[np.argsort(-h[wrong].max(axis=1))][:15]
    figure.suptitle("digits that the network misreads")
    for axes, i in zip(figure.subplots(3, 5).flat, surest, strict=True):
        tile(axes, given["to_image"](X[i]))
        axes.set_title(f"said {labels[i] % 10}, is {y[i] % 10}", fontsize=8, pad=3)


def hidden_layer(figure: Figure) -> None:
    """Draw the weights of the 25 hidden units, each in the places of its pixels.

    Parameters
    ----------
    figure : Figure
        Where to draw.
    """
    Theta1, _ = data.weights()
    images = COURSE.lesson("7").reference["hidden_images"](Theta1)
    figure.suptitle("the weights of its 25 hidden units")
    for axes, image in zip(figure.subplots(5, 5).flat, images, strict=True):
        tile(axes, image)


def tile(axes: Axes, image: np.ndarray) -> None:
    """Draw one small grey picture, dark where the numbers are large.

    Parameters
    ----------
    axes : Axes
        Where to draw.
    image : array of shape (20, 20)
        What to draw.
    """
    axes.imshow(image, cmap="gray_r")
    axes.axis("off")


if __name__ == "__main__":
    figure = Figure(figsize=(9, 3.8), dpi=130, layout="constrained", facecolor="white")
    left, right = figure.subfigures(1, 2, width_ratios=(1.35, 1), wspace=0.05)
    misread(left)
    hidden_layer(right)
    figure.savefig(HERE / "network.png")
