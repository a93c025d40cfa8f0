"""nbgrader: its gradebook and its configuration, and the steps that we put in the place of its own.

`scores` turns verdicts into points and comments, `entering` writes them into the gradebook's rows,
and `marks` and `totals` read them. `answers` says what a mark was given for, which `judged` keeps
beside it; `database` opens whichever database it is, and waits for it. `releases/` holds what was
released, which is what grading goes by. `preprocessors` and `hand_ins` are the seams by which
nbgrader's own commands and formgrader grade as we do, and `pages` the one by which they show what
students wrote; `configuration` and `nbgrader_api` reach nbgrader, and `lean_imports` keeps its
start short. May import `handin` and the rooms below it. Begin with `entering.py`.
"""
