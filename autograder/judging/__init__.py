"""The trusted side: fresh inputs out, claims in, a verdict on each exercise.

`run` takes a notebook through a session, as `settings` say, and `judge` decides on each of its
checks: `missing` says why there is nothing to judge, `seeds` makes the inputs fresh, `outcomes`
reads what the worker claims, `diagnosis` names a known mistake, and `receipt` finds the smallest
input that shows it. A `judgement` says which verdict counts, and `shown` writes it below the cell.
`in_kernel` judges where nbgrader runs a notebook itself. May import `sandbox` and the rooms below
it. Begin with `judge.py`.
"""
