"""What a course, a lesson, an exercise and a check are, and what is known of the answers.

`course` finds the lessons, and `lesson` reads one: its `exercises`, the solutions that are the
reference, its `cases` (fresh inputs) and its `catalogue` (wrong and right answers, which
`catalogue_text` reads). `cells` tells what a cell is to nbgrader, `parse_cache` keeps what is slow
to read, and `errors` are what an author can mend. May import `student`. Begin with `lesson.py`.
"""
