# ruff: noqa: E501  (a line of an attack is easier to read as one line)
"""Answers that lie about what they are."""

from tests.attacks.attack import ALL, inside
from tests.attacks.ending import DAEMON

LIARS = {
    "an object that equals everything": inside(
        "a comparison that it decides itself",
        "class Yes:\n    __hash__ = None\n    def __eq__(self, other): return True\n"
        "    def __abs__(self): return 0\n    def __sub__(self, o): return 0\n    shape = ()\n    dtype = X.dtype\n"
        "return Yes()",
    ),
    "an array that compares itself": inside(
        "NumPy's functions, overridden",
        "class Sly(np.ndarray):\n"
        "    def __array_function__(self, *a, **k): return True\n"
        "    def __array_ufunc__(self, *a, **k): return True\n"
        "return np.array(0.5).view(Sly)",
    ),
    "a float that lies": inside(
        "a number that is another each time",
        "class Float(float):\n    def __float__(self): return 0.0\n    def __eq__(self, o): return True\n"
        "    def __sub__(self, o): return 0.0\n    __hash__ = float.__hash__\nreturn Float(0.5)",
    ),
    "not a number": inside("a comparison that is never false", "return float('nan')"),
    "an endless array": inside(
        "the worker's memory",
        "class Endless:\n    def __len__(self): return 10**12\n    def __getitem__(self, i): return 1.0\n"
        "return Endless()",
    ),
    "a huge answer": inside("the grader's memory", "return np.zeros(10**8)"),
    "an answer of 50 MB": inside("the grader's memory", "return np.zeros(6 * 10**6)"),
    "an answer that holds itself": inside("the grader's stack", "x = []\nx.append(x)\nreturn x"),
    "an exception that bites": inside(
        "whoever prints it",
        "class Bite(BaseException):\n    def __str__(self): raise self\n    __repr__ = __str__\nraise Bite",
    ),
    "exit in the answer": inside("the check", "import os\nos._exit(0)"),
    "loop in the answer": inside("the time", "while True: pass"),
    "daemon in the answer": inside(
        "to live on", DAEMON.replace("\n", "\n").strip() + "\nreturn R()", earns=ALL
    ),
    "inputs changed": inside("to make wrong inputs right", "c = R()\nX[:] = 0\nreturn c"),
    "a number from the visible check": inside("points for a constant", "return 0.287629"),
    # and two that are no attacks, and must not be taken for any
    "a warning beside the right answer": inside(
        "nothing",
        "np.log(np.zeros(1))\nimport warnings\nwarnings.warn('oh')\nreturn R()",
        earns=ALL,
    ),
    "a print to stderr beside the right answer": inside(
        "nothing", "import sys\nprint('x', file=sys.stderr)\nreturn R()", earns=ALL
    ),
}
