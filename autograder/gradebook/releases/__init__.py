"""What was released: grading goes by that, never by `notebooks/` as it is at the moment.

`kept_releases` keeps each release with all that grading takes (`packed_assignment`), `released`
finds those of a lesson, and `frames` tells which of them a submission was handed out in.
`releasing` holds the steps by which nbgrader's own command keeps releases too, and `cell_rows`
enters a release's cells into the gradebook. Begin with `released.py`.
"""
