"""What people read afterwards: tables and CSV of marks, and answers to "is all well?".

`tables` shows a class, `fitted` turns what is too wide, and `marks_csv` hands marks to other
programs; both write `numbers` as people do. `validate` shows a student what the checks of a
notebook say, and `doctor` what is installed and what is missing. May import `batch` and the rooms
below it. Begin with `tables.py`.
"""
