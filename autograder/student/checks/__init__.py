"""The checks under each exercise: compare an answer, say what differs, and find out why.

`check` is what lessons call. `compare` finds the first difference, `relations` says how two answers
are related, `fingerprint` recognises a known mistake, `causes` and `hints` tell of it a step at a
time, and `message` is what is shown. Imports NumPy and the standard library; the judge uses it too.
"""
