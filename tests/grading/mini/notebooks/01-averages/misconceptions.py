"""Wrong answers to the short lesson."""

from autograder.grading.catalogue import Edit, Misconception

REREAD = "A lesson as short as can be"

MISCONCEPTIONS = [
    Misconception(
        exercise=exercise,
        id=name,
        answer=answer,
        cause=cause,
        hint=hint,
        section=REREAD,
        origin="made up",
    )
    for exercise, name, answer, cause, hint in (
        (
            "total",
            "total-is-mean",
            Edit(("np.sum", "np.mean")),
            "the mean is taken",
            "What do two equal numbers give?",
        ),
        (
            "total",
            "total-of-squares",
            Edit(("np.sum(x)", "np.sum(x**2)")),
            "the numbers are squared",
            "Try one number that is negative.",
        ),
        (
            "total",
            "total-without-last",
            Edit(("np.sum(x)", "np.sum(x[:-1])")),
            "the last number is left out",
            "Try one number.",
        ),
        (
            "mean",
            "mean-is-total",
            Edit((" / len(x)", "")),
            "the sum is not divided",
            "Is the mean of many equal numbers large?",
        ),
        (
            "mean",
            "mean-divided-twice",
            Edit(("len(x)", "len(x) ** 2")),
            "the sum is divided twice",
            "Is the mean of many equal numbers small?",
        ),
        (
            "mean",
            "mean-is-median",
            "def mean(x):\n    return np.median(x)",
            "the median is taken",
            "Try numbers of which one is huge.",
        ),
    )
]
