# ruff: noqa: E501  (a line of an attack is easier to read as one line)
"""Attacks that change what judges, or take the references that it sends."""

from nbformat import NotebookNode

from autograder.course.cells import grade_id
from tests.attacks.attack import (
    ALL,
    COST,
    NONE,
    ONE,
    REGULARISED,
    SOCKETS,
    WORKER,
    Attack,
    cell,
    cheat,
)

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
        "from autograder.student.checks import compare\ncompare.difference = lambda *_, **__: None",
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
        "what is sent back", f"{WORKER}\nvalues.encode = values._encode = lambda *_: 0.0"
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
