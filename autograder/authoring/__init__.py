"""What makes lessons, and shows that they are good.

`build` makes nbgrader's instructor notebooks from the text, `hints` what a student's own Jupyter
knows of mistakes, and `release` what students get, unless `strength` finds the hidden checks weak;
`changes` says what is new in it.
`demo/` is a made-up class, `bench/` grades the grader, and `making/` makes the data that are
shipped; they work on a `course_copy`, and hand in `essential_cells` where hundreds of notebooks are
run. May import `reports` and the rooms below it. Begin with `build.py`.
"""
