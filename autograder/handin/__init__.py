"""What was handed in, whatever it is: found, chosen, read, and mended until it can be graded.

`submissions` finds the files, `choosing` takes the notebook among them, `reading` reads what may be
anything with its `pictures`, and `mending` gives it the released notebook's frame back, so that no
answer is lost. May import `judging` and the rooms below it. Begin with `submissions.py`.
"""
