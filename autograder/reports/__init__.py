"""What people read afterwards: tables and CSV of marks, and answers to "is all well?".

`tables` shows a class, `marks_csv` hands marks to other programs, `validate` shows a student what
the checks of a notebook say, and `doctor` what is installed and what is missing. May import `batch`
and the rooms below it. Begin with `tables.py`.
"""
