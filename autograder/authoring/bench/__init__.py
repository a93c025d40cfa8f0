"""Grading the grader: whether it is right, strict, and quick.

`catalogue` hands in every known answer, `mutants` small changes of each solution; `grading` sets
our times beside nbgrader's, `speed` the lessons' own code beside well-known libraries.
"""
