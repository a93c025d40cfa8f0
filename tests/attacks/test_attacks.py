# ruff: noqa: E501  (a line of an attack is easier to read as one line)
"""Hostile submissions, graded in one batch beside honest ones: each gets what it deserves, no more.

Every attack is bounded in itself (processes, bytes, seconds), and reaches for nothing but this test's
own files and a listener on the loopback, so that a failing defence harms nothing. In their code,
ROOT is the course's folder, SECRET a file outside, PORT the listener's, GRADER this process's number.
"""

import base64
import json
import os
import shutil
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.authoring.build import build
from autograder.authoring.release import release
from autograder.authoring.samples import answered
from autograder.grading import batch, gradebook, sandbox, submissions
from autograder.grading.course import CONFIG, Course
from autograder.grading.intake import grade_id

pytestmark = pytest.mark.skipif(
    not sandbox.landlock_version(), reason="this system cannot close files to student code"
)

SOURCE = Path(__file__).parents[2]
LESSONS = ("01-loading-data", "02-feedforward", "03-cost")
LESSON = LESSONS[-1]
FILE = f"{LESSON}.ipynb"
LIMITS = {"cell_seconds": 3.0, "later_cell_seconds": 1.0, "check_seconds": 3.0}
TOKEN = "a-secret-that-no-submission-may-show"

ONE, COST, REGULARISED = "cost_one_by_one", "cost", "regularised_cost"
ALL = (ONE, COST, REGULARISED)
NONE = ()


@dataclass(frozen=True)
class Attack:
    """A hostile submission.

    Attributes
    ----------
    tries : str
        What it is after.
    change : callable
        Makes it, from a notebook with the right answers.
    earns : tuple of str
        The exercises that deserve their points all the same.
    file : callable, optional
        Writes what is handed in, given the folder and the notebook.
    """

    tries: str
    change: Callable[[NotebookNode], object]
    earns: tuple[str, ...] = ALL
    file: Callable[[Path, NotebookNode], object] | None = None


def cell(notebook: NotebookNode, name: str) -> NotebookNode:
    return next(cell for cell in notebook.cells if grade_id(cell) == name)


def above(code: str) -> Callable[[NotebookNode], None]:
    """Put a cell below the given code and above every answer."""

    def change(notebook: NotebookNode) -> None:
        at = notebook.cells.index(cell(notebook, "given")) + 1
        notebook.cells.insert(at, new_code_cell(code))

    return change


def harm(tries: str, code: str, earns: tuple[str, ...] = ALL) -> Attack:
    """Right answers, and a cell above them that means harm."""
    return Attack(tries, above(code), earns)


def cheat(tries: str, code: str) -> Attack:
    """Wrong answers, and a cell below them that would make them count."""

    def change(notebook: NotebookNode) -> None:
        for name in ALL:
            cell(notebook, name).source = f"def {name}(*_, **__):\n    return 0.5"
        at = notebook.cells.index(cell(notebook, f"{ONE}-check"))
        notebook.cells.insert(at, new_code_cell(code))
        # A cheat that rewrites the functions gets another chance before each of the checks.
        for name in (COST, REGULARISED):
            at = notebook.cells.index(cell(notebook, f"{name}-check"))
            notebook.cells.insert(at, new_code_cell(code))

    return Attack(tries, change, NONE)


def inside(tries: str, body: str, *, earns: tuple[str, ...] = (ONE, REGULARISED)) -> Attack:
    """The right answers, but for one function whose body is the attack. R is the right answer."""

    def change(notebook: NotebookNode) -> None:
        right = cell(notebook, COST).source.replace("def cost(", "def right(")
        lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
        lines = lines.replace("R()", "right(Theta1, Theta2, X, Y)")
        cell(notebook, COST).source = f"{right}\n\ndef cost(Theta1, Theta2, X, Y):\n{lines}"

    return Attack(tries, change, earns)


def unchanged(_: NotebookNode) -> None:
    pass


# --- what several attacks have in common ---

SOLVE = """
def solve(text):
    import re
    for name in ("cost_one_by_one", "cost", "regularised_cost"):
        found = re.search(r"def %s\\(.*?### END SOLUTION" % name, text, re.S)
        exec(found.group(0), globals())
"""
"""Binds the solutions that it finds in a lesson's text."""

WORKER = """
import gc
gc.unfreeze()
worker = [o for o in gc.get_objects() if isinstance(o, dict) and "_run_check" in o][0]
wire = worker["wire"]
"""
"""Gets hold of the worker's own functions, which live in the same process."""

SOCKETS = """
import gc, os, socket, stat
gc.unfreeze()
def sockets():
    for number in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                yield number
        except OSError:
            pass
"""

# --- reading what holds the answers ---

READING = {
    "read the lesson": cheat(
        "the solutions in notebooks/",
        f"{SOLVE}\nsolve(open('ROOT/notebooks/{LESSON}/{LESSON}.md').read())",
    ),
    "read the source": cheat(
        "the solutions in source/",
        f"import json\n{SOLVE}\nnb = json.load(open('ROOT/source/{LESSON}/{FILE}'))\n"
        "solve('\\n'.join(''.join(c['source']) for c in nb['cells']))",
    ),
    "read the graders' copy": cheat(
        "the lesson that grading processes have unpacked",
        f"import glob\n{SOLVE}\nsolve(open(glob.glob('/tmp/lessons-*/*/notebooks/{LESSON}/*.md')[0]).read())",
    ),
    "read the cases": cheat(
        "the hidden inputs' code and the course's secret",
        f"print(open('ROOT/notebooks/{LESSON}/cases.py').read())\nprint(open('ROOT/.autograder/secret').read())",
    ),
    "read with a shell": cheat(
        "files through another program", "!cat SECRET ROOT/gradebook.db\n!find / -name cases.py"
    ),
    "read through a link": cheat(
        "files through links of its own",
        "import os\nos.symlink('SECRET', 'link')\nprint(open('link').read())\nos.link('SECRET', 'hard')",
    ),
    "climb out": cheat(
        "files above its folder",
        "import os\nfor up in range(1, 9):\n    print(os.listdir('../' * up))",
    ),
    "read by system calls": cheat(
        "files behind Python's back",
        "import ctypes, os\nlibc = ctypes.CDLL(None)\nfd = libc.open(b'SECRET', 0)\nprint(os.read(fd, 999))",
    ),
    "read the neighbours": cheat(
        "other students' work",
        f"import glob\n{SOLVE}\nsolve(open(glob.glob('ROOT/submitted/*/{LESSON}/*.ipynb')[0]).read())",
    ),
    "read the environment": cheat(
        "keys of the grader",
        "import os, glob\nprint(os.environ)\n"
        "for path in ['/proc/self/environ', '/proc/1/environ', '/proc/GRADER/environ']:\n"
        "    try: print(open(path).read())\n"
        "    except OSError as error: print(error)",
    ),
    "read the grader's memory": cheat(
        "answers in the memory of other processes",
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "for pid in (1, os.getppid(), GRADER):\n"
        "    print(libc.ptrace(16, pid, None, None), ctypes.get_errno())\n"
        "    try: open(f'/proc/{pid}/mem', 'rb')\n"
        "    except OSError as error: print(error)",
    ),
    "read the gradebook": cheat(
        "and mend the marks",
        "import sqlite3\nbook = sqlite3.connect('ROOT/gradebook.db')\n"
        "book.execute('update grade set auto_score = 99')\nbook.commit()",
    ),
    "import the judge": cheat(
        "the judge's own code, to change it",
        "from autograder.grading import judge, run\njudge.judge = run.judge = None",
    ),
}

# --- changing what judges ---

PATCHING = {
    "patch numpy": cheat(
        "comparisons that always agree",
        "import numpy as np\nyes = lambda *_, **__: True\n"
        "np.allclose = np.isclose = np.array_equal = np.all = yes\n"
        "np.testing.assert_allclose = np.testing.assert_array_equal = yes",
    ),
    "patch check": cheat(
        "checks that always pass",
        "for name in dir(check):\n    if callable(getattr(check, name)):\n"
        "        setattr(check, name, lambda *_, **__: None)",
    ),
    "patch compare": cheat(
        "the comparison under the checks",
        "from autograder.student import compare\ncompare.difference = lambda *_, **__: None",
    ),
    "patch builtins": cheat(
        "Python's own words",
        "import builtins\nbuiltins.abs = lambda *_: 0\nbuiltins.AssertionError = ValueError\n"
        "builtins.NotImplementedError = Warning",
    ),
    "transform the code": cheat(
        "IPython's hooks, to drop whatever may fail",
        "import ast\nclass Drop(ast.NodeTransformer):\n"
        "    def visit_Expr(self, node): return ast.Pass()\n"
        "    def visit_Assert(self, node): return ast.Pass()\n"
        "get_ipython().ast_transformers.append(Drop())\n"
        "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])\n"
        "get_ipython().events.register('pre_run_cell', lambda *_: None)",
    ),
    "patch the shell": cheat(
        "the session that runs the cells",
        "shell = get_ipython()\ntype(shell).run = lambda *_: [{'output_type': 'stream', "
        "'name': 'stdout', 'text': '13 of 13 points'}]",
    ),
    "patch the values": cheat(
        "what is sent back", f"{WORKER}\nwire.encode = wire._encode = lambda *_: 0.0"
    ),
    "skip the calls": cheat(
        "outcomes that nobody computed",
        f"{WORKER}\nworker['outcome'] = lambda *_: {{'outcome': 'passed', 'passed': True, 'points': 99}}",
    ),
    "say done": cheat(
        "an end without outcomes",
        f"{WORKER}\nworker['_run_check'] = lambda reply, *_: wire.send(reply, {{'ended': 'done'}})",
    ),
    "answer in advance": cheat(
        "replies sent before anyone asked",
        f"{SOCKETS}\nimport json, struct\n"
        "def framed(m):\n    b = json.dumps(m).encode()\n    return struct.pack('!Q', len(b)) + b\n"
        "early = framed({'outcome': 'returned', 'value': 0.5, 'args': {'tuple': []}}) * 9\n"
        "for number in sockets():\n"
        "    os.set_blocking(number, False)\n"
        "    try: os.write(number, early + framed({'ended': 'done'}))\n"
        "    except OSError: pass\n"
        "    os.set_blocking(number, True)",
    ),
    "forge returned values": cheat(
        "outcomes of the right form",
        f"{WORKER}\ndef forged(reply, *_):\n"
        "    for _ in range(99):\n"
        "        wire.send(reply, {'outcome': 'returned', 'value': {'array': ''}, 'args': {'tuple': []}})\n"
        "worker['_run_check'] = forged",
    ),
    "send a pickle": cheat(
        "code in the place of an array",
        f"{WORKER}\nimport base64, os, pickle\n"
        "class Boom:\n    def __reduce__(self): return os.system, ('touch SECRET.pickled',)\n"
        "boom = base64.b64encode(pickle.dumps(Boom())).decode()\n"
        "worker['outcome'] = lambda *_: {'outcome': 'returned', 'value': {'array': ['|O', [1], 'C', boom]}, 'args': boom}",
    ),
    "send code": cheat(
        "an expression that the judge would evaluate",
        f"{WORKER}\nworker['outcome'] = lambda *_: {{'outcome': 'returned', 'value': "
        "{'code': '__import__(\"os\").system(\"touch SECRET.evaluated\")'}, 'args': {'file': ''}}",
    ),
    "send 8 TB": cheat(
        "memory, by an array's shape",
        f"{WORKER}\nhuge = {{'array': ['<f8', [10**12], 'C', 'AAAAAAAAAAA=']}}\n"
        "worker['outcome'] = lambda *_: {'outcome': 'returned', 'value': huge, 'args': huge}",
    ),
    "send nonsense": cheat(
        "a judge that stumbles",
        f"{WORKER}\nreplies = [b'{{', b'[' * 10**6, b'{{\"a\":' * 10**5, b'\\xff' * 99, b'null', b'[]',\n"
        "    b'{\"outcome\": {\"a\": []}, \"value\": ' + b'[' * 900 + b']' * 900 + b'}']\n"
        "import struct\ndef nonsense(reply, *_):\n    body = replies.pop()\n"
        "    reply.sendall(struct.pack('!Q', len(body)) + body)\n"
        "worker['_run_check'] = nonsense",
    ),
    "send many small things": cheat(
        "memory, by millions of values",
        f"{WORKER}\nimport struct\nbody = b'{{\"args\": [' + b'[],' * 5 * 10**6 + b'1]}}'\n"
        "worker['_run_check'] = lambda reply, *_: reply.sendall(struct.pack('!Q', len(body)) + body)",
    ),
    "keep the inputs": cheat(
        "to answer the next check with them",
        "import numpy as np, pickle\n"
        "def keep(*a, **k):\n    pickle.dump((a, k), open('kept', 'wb'))\n    return 0.287629\n"
        "cost_one_by_one = cost = regularised_cost = keep",
    ),
    "a background thread": cheat(
        "to change the answers while they are judged",
        "import threading, time\ndef forever():\n    while True:\n"
        "        globals().update(cost=lambda *a: 0.287629)\n        time.sleep(0.01)\n"
        "threading.Thread(target=forever, daemon=True).start()",
    ),
}


def checks_reversed(notebook: NotebookNode) -> None:
    """Have the last exercise judged first, and keep the references that stand in meanwhile."""
    thief = """
import marshal, types
def regularised_cost(*a, **k):
    for name in ("cost_one_by_one", "cost"):
        with open(name, "wb") as file:
            marshal.dump(globals()[name].__code__, file)
    return 0.5
def from_loot(name):
    def use(*a):
        code = marshal.load(open(name, "rb"))
        return types.FunctionType(code, globals())(*a)
    return use
"""
    cell(notebook, REGULARISED).source = thief
    cell(notebook, COST).source = "cost = from_loot('cost')"
    cell(notebook, ONE).source = "cost_one_by_one = from_loot('cost')"
    checks = [cell(notebook, f"{name}-check") for name in reversed(ALL)]
    rest = [c for c in notebook.cells if c not in checks and grade_id(c) != REGULARISED]
    given = rest.index(cell(notebook, "given")) + 1
    notebook.cells = [*rest[:given], cell(notebook, REGULARISED), *rest[given:], *checks]


def twin(notebook: NotebookNode) -> None:
    cell(notebook, ONE).source = "def cost_one_by_one(*_): return 0.5"
    cell(notebook, COST).source = "def cost(*a): return cost_one_by_one(*a)"


STEALING = {
    "checks in reverse": Attack(
        "references of functions still to be judged", checks_reversed, NONE
    ),
    "call a twin": Attack("the reference of a function with the same answer", twin, (REGULARISED,)),
}

# --- ending, stopping, filling ---

STUBBORN = "import time\nwhile True:\n    try: time.sleep(1000)\n    except BaseException: pass"
DAEMON = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.closerange(0, 256)
        for _ in range(600):
            try: open('SECRET.daemon', 'a').write('x')
            except OSError: pass
            time.sleep(0.1)
    os._exit(0)
"""

ENDING = {
    "endless loop": harm("the time", "while True: pass"),
    "stubborn loop": harm("the time, without listening to interrupts", STUBBORN),
    "sleep": harm("the time", "import time; time.sleep(1000)"),
    "fork bomb": harm(
        "the process table",
        "import os, time\nfor _ in range(50):\n    if os.fork() == 0:\n        time.sleep(60); os._exit(0)",
    ),
    "thread bomb": harm(
        "the process table",
        "import threading, time\nfor _ in range(40):\n"
        "    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()",
    ),
    "fill the memory": harm("the memory", "x = [bytearray(2**30) for _ in range(6)]"),
    "fill the disk": harm(
        "the disk",
        "for n in range(6):\n    with open(f'big{n}', 'wb') as f:\n        f.truncate(0)\n"
        "        for _ in range(60): f.write(bytes(2**20))",
    ),
    "100 MB of output": harm(
        "the memory of the grader", "for _ in range(1000): print('x' * 10**5)"
    ),
    "output to the terminal": harm(
        "the grader's terminal",
        "import os\nfor number in (0, 1, 2):\n"
        "    try: os.write(number, b'\\x1b[2J' + b'TERMINAL' * 10)\n"
        "    except OSError: pass",
    ),
    "many figures": harm(
        "the memory of the grader",
        "from IPython.display import HTML\nfor _ in range(50): display(HTML('x' * 10**6))",
    ),
    "os._exit": harm("the process", "import os; os._exit(0)"),
    "abort": harm("the process", "import os; os.abort()"),
    "segfault": harm("the process", "import ctypes; ctypes.string_at(0)"),
    "deep recursion": harm(
        "the stack",
        "import sys\nsys.setrecursionlimit(10**9)\ndef f(n): return f(n + 1) + 1\nf(0)",
    ),
    "SystemExit": harm("the process", "raise SystemExit(0)"),
    "KeyboardInterrupt": harm("the batch", "raise KeyboardInterrupt"),
    "signals": harm(
        "everybody's processes",
        "import os, signal\nfor pid in (GRADER, 1, os.getppid(), -1):\n"
        "    for s in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):\n"
        "        try: os.kill(pid, s)\n"
        "        except OSError as error: print(error)",
    ),
    "stop the parent": harm(
        "the worker behind the cell",
        "import os, signal\nos.kill(os.getppid(), signal.SIGSTOP)",
    ),
    "close everything": harm("the connection", "import os; os.closerange(0, 256)"),
    "open everything": harm(
        "the file table", "import os\nx = [os.open('/dev/null', 0) for _ in range(10**4)]"
    ),
    "ignore signals": harm(
        "the limits",
        "import signal\nfor s in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):\n"
        "    signal.signal(s, signal.SIG_IGN)",
    ),
    "a daemon": harm("to live on", DAEMON),
    "ask for input": harm("the terminal", "input('password? ')"),
    "wait at a pipe": harm("the time", "import os; os.mkfifo('pipe'); open('pipe')"),
}

# --- the host ---

HOST = {
    "network": harm(
        "to be heard",
        "import socket, subprocess\n"
        "for family, kind in ((socket.AF_INET, socket.SOCK_STREAM), (socket.AF_INET, socket.SOCK_DGRAM)):\n"
        "    try:\n        s = socket.socket(family, kind)\n        s.connect(('127.0.0.1', PORT))\n"
        "        s.send(b'hello')\n    except OSError as error: print(error)\n"
        "subprocess.run('echo hello > /dev/tcp/127.0.0.1/PORT', shell=True, executable='/bin/bash')",
    ),
    "a socket of another program": harm(
        "a service on this machine",
        "import socket\ns = socket.socket(socket.AF_UNIX)\ns.connect('SECRET.socket')\ns.send(b'hello')",
    ),
    "delete the course": harm(
        "everybody's work",
        "import shutil\nshutil.rmtree('ROOT', ignore_errors=True)\nshutil.rmtree('SECRET')",
    ),
    "write everywhere": harm(
        "to be run by others",
        "import os, sys, numpy, autograder.student\n"
        "for path in (numpy.__file__, autograder.student.__file__, 'SECRET', 'ROOT/nbgrader_config.py',\n"
        "             '/tmp/autograder-attack', os.path.expanduser('~root/.profile'), '/etc/crontab'):\n"
        "    try: open(path, 'a').write('# attack')\n"
        "    except OSError as error: print(error)",
    ),
    "more rights": harm(
        "another account, another root, other namespaces",
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "for step in (lambda: os.setuid(0), lambda: os.chroot('.'),\n"
        "             lambda: os.chown('.', 0, 0), lambda: os.mknod('disk', 0o60666, 0x800)):\n"
        "    try: step()\n    except OSError as error: print(error)\n"
        "assert libc.unshare(0x10000000) and libc.mount(b'none', b'.', b'proc', 0, None)",
    ),
    "poison the next": harm(
        "whoever is graded after",
        "import numpy as np, tempfile, os\nnp.log = np.sum = np.mean = np.clip = lambda *a, **k: 0.5\n"
        "data.digits = data.weights = None\nos.environ['PYTHONSTARTUP'] = 'SECRET'",
        NONE,  # its own answers stand on numpy, too
    ),
    "poison the data": harm(
        "the data of whoever is graded after",
        "X, y = data.digits()\nX[:] = 0\nopen(data.path('ex4data1.mat'), 'wb').write(b'')",
    ),
    "leave shared memory": harm(
        "to speak to the next submission",
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "number = libc.shmget(4242, 4096, 0o1666)\n"
        "libc.shmat.restype = ctypes.c_void_p\naddress = libc.shmat(number, None, 0)\n"
        "found = ctypes.string_at(address, 8)\nprint('LEFT BEHIND' if found[0] else 'empty')\n"
        "ctypes.memmove(address, b'a note', 6)",
    ),
    "leave shared memory again": harm(
        "to hear from the submission before",
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "number = libc.shmget(4242, 4096, 0o1666)\n"
        "libc.shmat.restype = ctypes.c_void_p\naddress = libc.shmat(number, None, 0)\n"
        "found = ctypes.string_at(address, 8)\nprint('LEFT BEHIND' if found[0] else 'empty')\n"
        "ctypes.memmove(address, b'a note', 6)",
    ),
    "show a script": harm(
        "whoever reads the feedback",
        "from IPython.display import HTML, Javascript, SVG, Markdown\n"
        "display(HTML('<script>MARK</script><img src=x onerror=MARK>'), Javascript('MARK'))\n"
        'display(SVG(\'<svg xmlns="http://www.w3.org/2000/svg" onload="MARK"></svg>\'))\n'
        "display(Markdown('<script>MARK</script>'))",
    ),
}

# --- answers that lie ---

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

# --- the file ---


def metadata_forged(notebook: NotebookNode) -> None:
    for each in notebook.cells:
        if "nbgrader" in each.metadata:
            each.metadata.nbgrader.update(points=1000, locked=False, schema_version=3)
    cell(notebook, COST).source = "def cost(*_): return 0.5"
    extra = new_code_cell("1")
    extra.metadata["nbgrader"] = {
        "grade_id": "free-points",
        "grade": True,
        "points": 50,
        "solution": True,
        "locked": False,
        "schema_version": 3,
        "task": False,
    }
    notebook.cells.append(extra)


def answers_swapped(notebook: NotebookNode) -> None:
    """Give each check another exercise's name."""
    a, b = cell(notebook, f"{ONE}-check"), cell(notebook, f"{REGULARISED}-check")
    a.metadata.nbgrader.grade_id, b.metadata.nbgrader.grade_id = (
        f"{REGULARISED}-check",
        f"{ONE}-check",
    )
    cell(notebook, COST).source = "def cost(*_): return 0.5"


def checks_edited(notebook: NotebookNode) -> None:
    for name in ALL:
        cell(notebook, name).source = f"def {name}(*_): return 0.5"
        cell(notebook, f"{name}-check").source = "print('all right')"


def checks_retyped(notebook: NotebookNode) -> None:
    for name in ALL:
        cell(notebook, name).source = f"def {name}(*_): return 0.5"
        check = cell(notebook, f"{name}-check")
        check.cell_type = "markdown"
        del check["outputs"], check["execution_count"]


def checks_deleted(notebook: NotebookNode) -> None:
    notebook.cells = [c for c in notebook.cells if not str(grade_id(c)).endswith("-check")]
    cell(notebook, COST).source = "def cost(*_): return 0.5"


def checks_duplicated(notebook: NotebookNode) -> None:
    copies = [nbformat.from_dict(c) for c in notebook.cells if str(grade_id(c)).endswith("-check")]
    notebook.cells += copies * 3
    cell(notebook, COST).source = "def cost(*_): return 0.5"


def setup_edited(notebook: NotebookNode) -> None:
    cell(notebook, "setup").source = "np = None"
    cell(notebook, "given").source = "sigmoid = feedforward = None"


def hidden_check_of_its_own(notebook: NotebookNode) -> None:
    cell(notebook, COST).source = "def cost(*_): return 0.5"
    notebook.cells.append(new_code_cell('check.hidden("cost", cost_one_by_one)'))
    notebook.cells.append(new_markdown_cell("<script>MARK</script>"))


def many_cells(notebook: NotebookNode) -> None:
    notebook.cells[1:1] = [new_code_cell("1") for _ in range(200)]


def write(content: Callable[[bytes], bytes]) -> Callable[[Path, NotebookNode], None]:
    def handed_in(folder: Path, notebook: NotebookNode) -> None:
        (folder / FILE).write_bytes(content(json.dumps(notebook, indent=1).encode()))

    return handed_in


def linked(target: str) -> Callable[[Path, NotebookNode], None]:
    """Hand in a link in the place of a file."""
    return lambda folder, _: (folder / FILE).symlink_to(folder.parents[2] / target)


def folder_linked(folder: Path, _: NotebookNode) -> None:
    folder.rmdir()
    folder.symlink_to(folder.parents[2] / "source" / LESSON)


def other_format(right: bytes) -> bytes:
    return json.dumps(nbformat.convert(nbformat.reads(right.decode(), as_version=4), 3)).encode()


def another_kernel(notebook: NotebookNode) -> None:
    notebook.metadata.kernelspec = {"name": "bash", "display_name": "sh", "language": "sh"}


def huge_attachment(notebook: NotebookNode) -> None:
    picture = {"x.png": {"image/png": base64.b64encode(bytes(5 * 2**20)).decode()}}
    notebook.cells.append(new_markdown_cell("![](attachment:x.png)", attachments=picture))


FILES = {
    "forged metadata": Attack("points that it grants itself", metadata_forged, (ONE, REGULARISED)),
    "swapped checks": Attack("points of one exercise for another", answers_swapped, (ONE,)),
    "edited checks": Attack("checks that say nothing", checks_edited, NONE),
    "retyped checks": Attack("checks that are text", checks_retyped, NONE),
    "deleted checks": Attack("no checks at all", checks_deleted, (ONE, REGULARISED)),
    "copied checks": Attack("points counted again", checks_duplicated, (ONE, REGULARISED)),
    "edited setup": Attack("the given code", setup_edited, ALL),
    "a hidden check of its own": Attack(
        "the judge, by name", hidden_check_of_its_own, (ONE, REGULARISED)
    ),
    "many cells": Attack("the time", many_cells, ALL),
    "a link to a neighbour": Attack(
        "another's work", unchanged, NONE, linked(f"submitted/honest 1/{LESSON}/{FILE}")
    ),
    "a link to the source": Attack(
        "the solutions", unchanged, NONE, linked(f"source/{LESSON}/{FILE}")
    ),
    "a linked folder": Attack("the solutions", unchanged, NONE, folder_linked),
    "a link to a device": Attack(
        "the time", unchanged, NONE, lambda f, _: (f / FILE).symlink_to("/dev/zero")
    ),
    "a pipe": Attack("the time", unchanged, NONE, lambda f, _: os.mkfifo(f / FILE)),
    "not UTF-8": Attack("the reader", unchanged, NONE, write(lambda right: b"\xff\xfe" + right)),
    "deep JSON": Attack("the reader's stack", unchanged, NONE, write(lambda _: b"[" * 10**6)),
    "wide JSON": Attack(
        "the reader's memory",
        unchanged,
        NONE,
        write(lambda _: b'{"cells": [' + b"[]," * 10**6 + b"[]]}"),
    ),
    "deep metadata": Attack(
        "the reader's stack",
        unchanged,
        NONE,
        write(
            lambda right: right.replace(
                b'"metadata": {', b'"metadata": {"a":' + b"[" * 900 + b"]" * 900 + b",", 1
            )
        ),
    ),
    "another format": Attack("the reader", unchanged, ALL, write(other_format)),
    "another kernel": Attack("a shell in the place of Python", another_kernel, ALL),
    "a huge attachment": Attack("the memory of the grader", huge_attachment, ALL),
}

ATTACKS = READING | PATCHING | STEALING | ENDING | HOST | LIARS | FILES
HONEST = {"honest 1": ALL, "honest 2": ALL, "honest 3": (ONE,), "honest 4": ALL}


class Batch:
    """All of them, handed in and graded together, and what was seen on the machine meanwhile."""

    def __init__(self, course: Course, folder: Path) -> None:
        self.course, self.secret = course, folder / "secret"
        self.secret.write_text(TOKEN)
        self.listeners = [self._tcp(), self._udp(), self._unix()]
        self._hand_in_all()
        self.before = self._files()
        everybody = submissions.find(course.root, LESSON)
        self.peak = 0
        self.results = {}
        for result in batch.grade(course, everybody, workers=2, JudgedExecute=LIMITS):
            self.results[result.submission.student] = result
            self.peak = max(self.peak, *map(_peak_memory, _trusted()))
        self.left = [process for process in _below(os.getpid()) if process.is_running()]
        rows = gradebook.marks(gradebook.url(course.root), LESSON)
        self.marks = {
            student: {
                m.exercise: m.points
                for m in rows
                if m.student == student and m.marked_by == "judge"
            }
            for student in self.results
        }
        self.rows = rows

    def _tcp(self) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", 0))
        self.port = listener.getsockname()[1]
        return listener

    def _udp(self) -> socket.socket:
        listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        listener.bind(("127.0.0.1", self.port))
        return listener

    def _unix(self) -> socket.socket:
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(f"{self.secret}.socket")
        listener.listen()
        return listener

    def _hand_in_all(self) -> None:
        lesson = self.course.lesson(LESSON)
        given = nbformat.read(self.course.root / "release" / LESSON / FILE, as_version=4)
        for student, attack in ATTACKS.items():
            notebook = _lean(answered(lesson, given))
            attack.change(notebook)
            for each in notebook.cells:
                each.source = self._filled_in(each.source)
            self._hand_in(student, notebook, attack.file or write(lambda right: right))
        for student, earns in HONEST.items():
            notebook = _lean(answered(lesson, given, only=earns))
            notebook.cells.insert(1, new_code_cell(f"# {TOKEN}"))
            self._hand_in(student, notebook, write(lambda right: right))

    def _filled_in(self, source: str) -> str:
        for word, value in (
            ("ROOT", self.course.root),
            ("SECRET", self.secret),
            ("PORT", self.port),
            ("GRADER", os.getpid()),
        ):
            source = source.replace(word, str(value))
        return source

    def _hand_in(
        self, student: str, notebook: NotebookNode, how: Callable[[Path, NotebookNode], object]
    ) -> None:
        folder = self.course.root / "submitted" / student / LESSON
        folder.mkdir(parents=True)
        how(folder, notebook)

    def _files(self) -> dict[str, bytes]:
        """Everything that nobody may change: the course, the submissions, the secret."""
        places = [
            self.course.root / name for name in ("notebooks", "source", "release", "submitted")
        ]
        found = [path for place in places for path in place.rglob("*") if path.is_file()]
        found += [*self.secret.parent.glob("secret*"), self.course.root / CONFIG]
        return {
            str(path): path.read_bytes()
            for path in found
            if path.is_file() and "__pycache__" not in str(path)
        }

    def shown(self, student: str) -> str:
        return (self.course.root / "autograded" / student / LESSON / FILE).read_text("utf-8")


def _lean(notebook: NotebookNode) -> NotebookNode:
    """Leave out the cells that nbgrader does not know, which take most of the time."""
    notebook.cells = [each for each in notebook.cells if grade_id(each)]
    return notebook


def _trusted() -> list[psutil.Process]:
    """Return the launcher, and what it has forked: graders, and who waits for the warm process."""
    (launcher,) = (
        process
        for process in psutil.Process().children()
        if "autograder.grading.launcher" in process.cmdline()
    )
    return [launcher, *launcher.children()]


def _below(pid: int) -> list[psutil.Process]:
    return psutil.Process(pid).children(recursive=True)


def _peak_memory(process: psutil.Process) -> int:
    """Return the most memory that a process has had, in bytes."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return 1024 * int(status.split("VmHWM:")[1].split()[0])


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    folder = tmp_path_factory.mktemp("attacks")
    for name in LESSONS:
        shutil.copytree(SOURCE / "notebooks" / name, folder / "course" / "notebooks" / name)
    shutil.copy(SOURCE / CONFIG, folder / "course")
    course = Course(folder / "course")
    build(course, course.lesson(LESSON))
    release(course, course.lesson(LESSON))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOME_PASSWORD", TOKEN)
        graded = Batch(course, folder)
    yield graded
    for listener in graded.listeners:
        listener.close()


@pytest.mark.parametrize("student", ATTACKS)
def test_each_earns_what_it_deserves_and_no_more(student, graded):
    assert graded.results[student].error == ""
    points = {
        name: exercise.points for name, exercise in graded.course.lesson(LESSON).exercises.items()
    }
    earned = {name for name, mark in graded.marks[student].items() if mark}
    assert earned == set(ATTACKS[student].earns)
    assert all(mark in (0.0, points[name]) for name, mark in graded.marks[student].items())


@pytest.mark.parametrize("student", HONEST)
def test_honest_neighbours_lose_nothing(student, graded):
    result = graded.results[student]
    assert (result.error, result.note) == ("", "")
    assert {name for name, mark in graded.marks[student].items() if mark} == set(HONEST[student])


def test_nobody_is_left_out(graded):
    assert graded.results.keys() == ATTACKS.keys() | HONEST.keys()


def test_nobodys_files_change(graded):
    assert graded._files() == graded.before


def test_nothing_appears_outside(graded):
    assert not Path("/tmp/autograder-attack").exists()
    found = sorted(path.name for path in graded.secret.parent.iterdir())
    assert found == ["course", "secret", "secret.socket"]


def test_no_secret_is_shown(graded):
    for student in ATTACKS:
        shown = graded.shown(student)
        assert TOKEN not in shown, student
        assert "BEGIN SOLUTION" not in shown, student
        assert "LEFT BEHIND" not in shown.replace("'LEFT BEHIND'", ""), student


def test_no_message_arrives(graded):
    for listener in graded.listeners:
        listener.settimeout(0)
        with pytest.raises(BlockingIOError):
            listener.recv(1) if listener.type == socket.SOCK_DGRAM else listener.accept()


def test_no_process_is_left(graded):
    names = [(process.pid, process.name()) for process in graded.left if process.is_running()]
    assert names == []


def test_the_graders_memory_stays_small(graded):
    assert 0 < graded.peak < 700 * 2**20


def test_the_gradebook_holds_the_lessons_rows_and_no_others(graded):
    names = {mark.exercise for mark in graded.rows}
    assert {*ALL} <= names
    assert "free-points" not in names
    assert {mark.student for mark in graded.rows} == ATTACKS.keys() | HONEST.keys()
    assert max(mark.max_points for mark in graded.rows) < 10


def test_what_is_kept_of_each_is_little(graded):
    for student in ATTACKS:
        assert len(graded.shown(student)) < 30 * 2**20, student


def test_no_script_reaches_a_page(graded):
    scripted = ("show a script", "a hidden check of its own")
    chosen = [s for s in submissions.find(graded.course.root, LESSON) if s.student in scripted]
    assert [written.error for written in batch.write_feedback(graded.course, chosen)] == ["", ""]
    for student in scripted:
        page = graded.course.root / "feedback" / student / LESSON / f"{LESSON}.html"
        text = page.read_text(encoding="utf-8")
        assert "MARK" in text
        for alive in (
            "<script>MARK",
            "<img src=x",
            '<svg xmlns="http://www.w3.org/2000/svg" onload',
        ):
            assert alive not in text, (student, alive)
