"""What a course, a lesson, an exercise and a check are, and what is known of the answers.

`course` finds the lessons, and `lesson` reads one: its `exercises`, its `own_code` that is the
reference, its fresh inputs (a `cases_file` of `cases`) and its `catalogue` (wrong and right
answers, which `catalogue_text` reads). `cells` tells what a cell is to nbgrader, `official_cells`
whether it is whole, and `parse_cache` keeps what is slow to read. `errors` are what an author can
mend, and `places` says where. May import `student`. Begin with `lesson.py`.
"""
