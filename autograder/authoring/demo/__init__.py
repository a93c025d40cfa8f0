"""A made-up class that shows what the autograder does with submissions as they come in real life.

`sample_class` has the students and what each deserves, `stories` sets that beside what they got,
and `page` makes one page of it.
"""
