"""Entries of a catalogue with which a lesson's checks are weak."""

UNDETECTED = """
## mean

### right-after-all
- cause: c
- hint: h
- reread: A lesson as short as can be
- origin: o
```python
def mean(x):
    return np.mean(x)
```
"""
REJECTED = """
## total

### as text
```diff
-    return np.sum(x)
+    return str(sum(x))
```
"""
