"""Which cells a notebook's checks depend on."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.authoring.essential_cells import essential, names


@pytest.mark.parametrize(
    ("source", "bound", "changed", "used"),
    [
        ("a = f(b)", {"a"}, set(), {"f", "b"}),
        ("a, (b, *c) = d", {"a", "b", "c"}, set(), {"d"}),
        ("a = 1\nb = a", {"a", "b"}, set(), set()),
        ("a = a + 1", {"a"}, set(), {"a"}),
        ("a += 1", {"a"}, set(), {"a"}),
        ("A[0] = 1", set(), {"A"}, {"A"}),
        ("ax.title = t", set(), {"ax"}, {"ax", "t"}),
        ("import numpy as np, scipy.io", {"np", "scipy"}, set(), set()),
        ("from a import b as c", {"c"}, set(), set()),
        ("def f(x, y=d):\n    z = x + g\n    return z", {"f"}, set(), {"d", "g"}),
        ("class C(B):\n    def m(self):\n        return h(self)", {"C"}, set(), {"B", "h"}),
        ("for i in r:\n    t = i + s", {"i", "t"}, set(), {"r", "s"}),
        ("while c:\n    d = 1", {"d"}, set(), {"c"}),
        ("with o(p) as f:\n    q = f", {"f", "q"}, set(), {"o", "p"}),
        ("if c:\n    a = 1\nelse:\n    b = 2", {"a", "b"}, set(), {"c"}),
        ("try:\n    a = b\nexcept E:\n    c = 1", {"a"}, set(), {"b"}),
        ("a = [f(x) for x in xs if x > k]", {"a"}, set(), {"f", "xs", "k"}),
        ("a = {f(x) for x in [y for y in ys]}", {"a"}, set(), {"f", "ys"}),
        ("a = {x: f(v) for x, v in xs}", {"a"}, set(), {"f", "xs"}),
        ("a = lambda x: x + y", {"a"}, set(), {"y"}),
        ("%timeit f(x)\n!ls", set(), set(), set()),
    ],
)
def test_names(source, bound, changed, used):
    found = names(source)
    assert found[:2] == (bound, changed)
    assert {name for name in found[2] if name != "print"} == used


def cell(source, **nbgrader):
    return new_code_cell(source, metadata={"nbgrader": nbgrader} if nbgrader else {})


def test_official_cells_stay_with_what_they_need_and_nothing_else():
    notebook = [
        cell("import numpy as np", locked=True),
        new_markdown_cell("prose"),
        cell("x = old()"),
        cell("x = np.ones(3)"),
        cell("y = slow(x)"),
        cell("def f(x): ...", solution=True),
        cell("x[0] = 2"),
        cell("print(y)"),
        cell("check(f(x))", grade=True, locked=True),
        cell("plot(f)"),
    ]
    kept = [each.source for each in essential(notebook)]
    assert kept == [
        "import numpy as np",
        "x = np.ones(3)",
        "def f(x): ...",
        "x[0] = 2",
        "check(f(x))",
    ]
