"""nbgrader: its gradebook and its configuration, and the steps that we put in the place of its own.

`scores` turns verdicts into points and comments, `entering` writes them into the gradebook's rows,
and `marks` reads them. Grading goes by what was released: `kept_releases` keeps each release with
all that grading takes (`packed_assignment`), `released` finds those of a lesson, `frames` tells
which of them a submission was handed out in, and `cell_rows` enters a release's cells.
`preprocessors`, `hand_ins` and `releasing` are the seams by which nbgrader's own commands and
formgrader grade and release as we do; `configuration` and `nbgrader_api` reach nbgrader, and `lean_imports` keeps
its start short. May import `handin` and the rooms below it. Begin with `entering.py`.
"""
