"""A whole class at once: jobs given out, records taken in, nothing graded twice or lost.

`grading` is the way through; a job (`jobs`) goes from the file to the marks in any process, with
a packed release as all it knows of the course. The `pool` gives jobs to `grader` processes that
`launcher` forks, `dask_cluster` to a cluster; `journal` and `graded_notebooks` keep what came of
them, and `feedback` writes the pages. May import `gradebook` and the rooms below it. Begin with
`grading.py`.
"""
