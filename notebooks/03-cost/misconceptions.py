"""Wrong answers to the exercises of lesson 3."""

from autograder.grading.catalogue import Edit, Misconception

MISCONCEPTIONS = [
    Misconception(
        exercise="cost_one_by_one",
        id="loop-without-mean",
        answer=Edit(("total / len(X)", "total")),
        cause="the sum is not divided by the number of examples",
        hint="Stack the same digits twice. Should the cost change? Does yours?",
        section="From one output to the whole network",
        origin="the 1/m in front of the sums is easily overlooked",
    ),
]
