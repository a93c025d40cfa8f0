"""What was handed in, whatever it is: found, chosen, read, and mended until it can be graded.

`finding` finds the hand-ins and names what is none, `submissions` gathers a hand-in's files and its
time (`times`), and `choosing` takes the notebook among them, those in `archives` too. `reading`
reads what may be anything with its `pictures`, its `outputs` left out where they are too large, and
`mending` gives it the released notebook's frame back, so that no answer is lost: neither those that
stand `elsewhere` nor what was written into `locked_cells`. May import `judging` and the rooms below
it. Begin with `finding.py`.
"""
