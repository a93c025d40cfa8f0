"""Odd code that is right, or whose fault has to be named: from other places, habits and slips."""

import io
import json

import numpy as np
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from tests.handin.odd_hand_in import (
    REAL,
    Change,
    OddHandIn,
    Work,
    above,
    changed,
    code,
    copied,
    files,
    first,
    last,
    named,
    written,
)

FILE = f"{REAL}.ipynb"

COST_LOST = ("cost_one_by_one", "regularised_cost")


def array_file(*numbers: float) -> bytes:
    file = io.BytesIO()
    np.save(file, np.array(numbers))
    return file.getvalue()


def to_setup(line: str) -> Change:
    """Add a line to the locked first cell, as many do with an import."""

    def change(notebook: NotebookNode) -> None:
        named(notebook, "setup").source += f"\n{line}"

    return change


def cost_by(expression: str, before: str = "") -> Change:
    """Write cost with one expression of one's own; E stands for a tiny number."""
    return code(
        "cost",
        f"{before}\n"
        "def cost(Theta1, Theta2, X, Y):\n"
        "    h = feedforward(Theta1, Theta2, X)[-1]\n"
        "    z = feedforward(Theta1, Theta2, X)[3]\n"
        f"    return {expression}",
    )


RIGHT = "np.sum(np.logaddexp(0, z) - Y * z) / len(X)"


def in_a_new_cell(work: Work) -> dict[str, bytes]:
    """The right function in a cell of one's own, below the stub that nobody has touched."""
    notebook = work.half("cost_one_by_one", "regularised_cost", "same-pixels")
    at = notebook.cells.index(named(notebook, "cost")) + 1
    notebook.cells.insert(at, new_code_cell(named(work.right, "cost").source))
    return {FILE: written(notebook)}


def all_in_the_first_cell(work: Work) -> dict[str, bytes]:
    """Every function in the locked cell of given code, and every stub deleted."""
    notebook = copied(work.right)
    names = ("cost_one_by_one", "cost", "regularised_cost")
    given = named(notebook, "given")
    given.source += "\n\n\n" + "\n\n\n".join(named(notebook, name).source for name in names)
    notebook.cells = [
        c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") not in names
    ]
    return {FILE: written(notebook)}


def named_error(where: str, error: str) -> dict[str, object]:
    """What is due to a cell that ends in an error: its points are lost, and it is named."""
    return {"earns": COST_LOST, "comments": {"cost": f"(?=.*(?:{error}))(?=.*(?:{where}))"}}


CODE = {
    # Another machine's code
    "pip install": OddHandIn(changed(first("!pip install numpy"), first("%pip install -q scipy"))),
    "apt and conda": OddHandIn(changed(first("!apt-get install -y git\n!conda install numpy"))),
    "matplotlib widget": OddHandIn(changed(first("%matplotlib widget"))),
    "matplotlib notebook": OddHandIn(changed(to_setup("%matplotlib notebook")), note=None),
    "matplotlib inline": OddHandIn(changed(to_setup("%matplotlib inline")), note=None),
    "matplotlib qt": OddHandIn(changed(above("cost", "%matplotlib qt"))),
    "TkAgg": OddHandIn(
        changed(
            first("import matplotlib\nmatplotlib.use('TkAgg')\nimport matplotlib.pyplot as plt")
        )
    ),
    "TkAgg in the cell": OddHandIn(
        changed(cost_by(RIGHT, "import matplotlib\nmatplotlib.use('TkAgg')\nplt.figure()"))
    ),
    "Qt by plt": OddHandIn(changed(cost_by(RIGHT, "plt.switch_backend('QtAgg')"))),
    "Drive": OddHandIn(
        changed(first("from google.colab import drive\ndrive.mount('/content/drive')"))
    ),
    "Drive in the cell": OddHandIn(
        changed(cost_by(RIGHT, "from google.colab import drive\ndrive.mount('/content/drive')")),
        or_said=r"google",
    ),
    "Drive's folder": OddHandIn(changed(first("%cd /content/drive/MyDrive\n!ls"))),
    "a path of one's own": OddHandIn(changed(first("import os\nos.chdir(r'C:\\Daten\\Kurs')"))),
    "autoreload": OddHandIn(changed(first("%load_ext autoreload\n%autoreload 2"))),
    "timed": OddHandIn(changed(code("cost", "%%time\nRIGHT"))),
    "captured": OddHandIn(changed(code("cost", "%%capture out\nRIGHT"))),
    "await": OddHandIn(changed(code("cost", "import asyncio\nawait asyncio.sleep(0)\nRIGHT"))),
    "from the future": OddHandIn(
        changed(code("cost", "from __future__ import annotations\nRIGHT"))
    ),
    "help": OddHandIn(changed(first("np.sum?\n?np.log"), last("cost??"))),
    # Imports in locked cells
    "import in the first cell": OddHandIn(
        changed(to_setup("import numpy.linalg as la"), cost_by(f"{RIGHT} + 0 * la.norm(X)")),
        note=None,
        or_said=r"\bla\b",
    ),
    "import in the given cell": OddHandIn(
        changed(
            lambda nb: named(nb, "given").update(
                source="from scipy.special import xlogy\n" + named(nb, "given").source
            ),
            cost_by("-np.sum(xlogy(Y, h + 1e-300) + xlogy(1 - Y, 1 - h + 1e-300)) * 0 + " + RIGHT),
        ),
        note=None,
        or_said=r"\bxlogy\b",
    ),
    "import in a check": OddHandIn(
        changed(
            lambda nb: named(nb, "cost_one_by_one-check").update(
                source="import math\n" + named(nb, "cost_one_by_one-check").source
            ),
            cost_by(f"{RIGHT} * math.cos(0)"),
        ),
        note=None,
        or_said=r"\bmath\b",
    ),
    "a helper in the first cell": OddHandIn(
        changed(
            to_setup("\ndef per_example(total, X):\n    return total / len(X)"),
            cost_by("per_example(np.sum(np.logaddexp(0, z) - Y * z), X)"),
        ),
        note=None,
        or_said=r"\bper_example\b",
    ),
    # Files beside
    "a helper beside": OddHandIn(
        changed(
            cost_by("mean_over(np.logaddexp(0, z) - Y * z)", "from helper import mean_over"),
            with_files={
                "helper.py": b"def mean_over(prices):\n    return prices.sum() / len(prices)\n"
            },
        ),
        note=None,
    ),
    "a package beside": OddHandIn(
        changed(
            cost_by("mine.costs.mean_over(np.logaddexp(0, z) - Y * z)", "import mine.costs"),
            with_files={
                "mine/__init__.py": b"",
                "mine/costs.py": b"def mean_over(prices):\n    return prices.sum() / len(prices)\n",
            },
        ),
        note=None,
    ),
    "a helper that is run": OddHandIn(
        changed(
            cost_by("mean_over(np.logaddexp(0, z) - Y * z)", "%run helper.py"),
            with_files={
                "helper.py": b"def mean_over(prices):\n    return prices.sum() / len(prices)\n"
            },
        ),
        note=None,
    ),
    "a helper in a folder": OddHandIn(
        changed(
            cost_by(
                "mean_over(np.logaddexp(0, z) - Y * z)",
                "import sys\nsys.path.append('src')\nfrom helper import mean_over",
            ),
            with_files={"src/helper.py": b"def mean_over(p):\n    return p.sum() / len(p)\n"},
        ),
        note=None,
    ),
    "an array beside": OddHandIn(
        changed(
            cost_by(f"{RIGHT} + offset[0]", "offset = np.load('offset.npy')"),
            with_files={"offset.npy": array_file(0.0)},
        ),
        note=None,
    ),
    "a table beside": OddHandIn(
        changed(
            cost_by(
                f"{RIGHT} + offset", "offset = np.loadtxt('data/offset.csv', delimiter=',').sum()"
            ),
            with_files={"data/offset.csv": b"0,0\n0,0\n"},
        ),
        note=None,
    ),
    "settings beside, read in the function": OddHandIn(
        changed(
            cost_by(f"{RIGHT} + json.load(open('settings.json'))['offset']", "import json"),
            with_files={"settings.json": json.dumps({"offset": 0}).encode()},
        ),
        note=None,
    ),
    "a file that it writes": OddHandIn(
        changed(
            cost_by(RIGHT, "np.save('mine.npy', np.zeros(3))\nassert np.load('mine.npy').size == 3")
        )
    ),
    # A cell that ends in an error
    "a helper that stayed at home": OddHandIn(
        changed(cost_by(RIGHT, "from helper import mean_over")),
        **named_error("line 1|from helper import", "No module named .?helper"),
    ),
    "a package that is not there": OddHandIn(
        changed(cost_by(RIGHT, "import numpy as np\nimport tensorflow as tf")),
        **named_error("line [23]|import tensorflow", "No module named .?tensorflow"),
    ),
    "a name that is not there": OddHandIn(
        changed(cost_by(RIGHT, "tiny = epsilon * 2")),
        **named_error("line 1|tiny = epsilon", "epsilon. is not defined"),
    ),
    "a division at the top": OddHandIn(
        changed(cost_by(RIGHT, "x = 1\n1 / 0")),
        **named_error("line [23]|1 / 0", "division by zero"),
    ),
    "a comma missing": OddHandIn(
        changed(code("cost", "def cost(Theta1 Theta2, X, Y):\n    return 0")),
        **named_error("line 1|def cost", "syntax"),
    ),
    "spaces and tabs": OddHandIn(
        changed(code("cost", "def cost(Theta1, Theta2, X, Y):\n    x = 1\n\treturn x")),
        **named_error("line 3|return x", "tabs|indent"),
    ),
    "a space from a web page": OddHandIn(
        changed(code("cost", "def cost(Theta1, Theta2, X, Y):\n    return\u00a00")),
        **named_error("line 2|return", "U\\+00A0|non-printable|syntax"),
    ),
    "a file that is not beside": OddHandIn(
        changed(cost_by(RIGHT, "offset = np.load('offset.npy')")),
        **named_error("line 1|np.load", "offset.npy"),
    ),
    "another name": OddHandIn(
        changed(code("cost", "def costs(Theta1, Theta2, X, Y):\n    return 0")),
        earns=COST_LOST,
        comments={"cost": "there is no function|costs"},
        never="",
    ),
    # Numbers
    "a float32": OddHandIn(
        changed(cost_by(f"np.float32({RIGHT})")), or_said="float32|precision|digits"
    ),
    "in float32": OddHandIn(
        changed(
            cost_by(
                "np.mean(np.sum(np.logaddexp(0, z) - Y * z, axis=1))",
                "from functools import partial",
            ),
            code(
                "cost_one_by_one",
                "RIGHT\n\nin_double = cost_one_by_one\n\n"
                "def cost_one_by_one(*arguments):\n    return np.float32(in_double(*arguments))",
            ),
        ),
        or_said="float32|precision|digits",
    ),
    "an array of one number": OddHandIn(
        changed(cost_by(f"np.array({RIGHT})")), or_said="array|shape|number"
    ),
    # Another cell
    "in a new cell": OddHandIn(files(in_a_new_cell), note=None, never="No response"),
    "all in the first cell": OddHandIn(
        files(all_in_the_first_cell), note=None, never="", or_said="cell"
    ),
}

PLOT = "import matplotlib.pyplot as plt\nplt.plot([1, 2], [3, 1])\nplt.title('mine')\nplt.show()"

OUTPUTS = {
    "a plot": OddHandIn(changed(last(PLOT)), pictures=1, hides=("<Figure",)),
    "a plot as SVG": OddHandIn(
        changed(last(f"%config InlineBackend.figure_format = 'svg'\n{PLOT}")),
        pictures=1,
        hides=("<Figure",),
    ),
    "a plot as SVG, by the function": OddHandIn(
        changed(
            last(
                "from matplotlib_inline.backend_inline import set_matplotlib_formats\n"
                f"set_matplotlib_formats('svg')\n{PLOT}"
            )
        ),
        pictures=1,
        hides=("<Figure",),
    ),
    "a plot for sharp screens": OddHandIn(
        changed(last(f"%config InlineBackend.figure_format = 'retina'\n{PLOT}")),
        pictures=1,
        hides=("<Figure",),
    ),
    "a plot in a widget": OddHandIn(changed(last(f"%matplotlib widget\n{PLOT}"))),
    "a formula": OddHandIn(
        changed(
            last(
                "from IPython.display import Math\ndisplay(Math(r'\\frac{a}{b}' + r' < \\theta_7'))"
            )
        ),
        shows=("\\frac{a}{b} < \\theta_7",),
        hides=("IPython.core", "object>"),
    ),
    "a formula as LaTeX": OddHandIn(
        changed(last("from IPython.display import Latex\ndisplay(Latex('$' + r'\\theta_8^2$'))")),
        shows=("$\\theta_8^2$",),
        hides=("IPython.core",),
    ),
    "Markdown": OddHandIn(
        changed(
            last("from IPython.display import Markdown\ndisplay(Markdown('**bold' + ' nine**'))")
        ),
        shows=("bold nine",),
        hides=("IPython.core", "**bold nine**"),
    ),
    "a JPEG": OddHandIn(
        changed(
            last(
                "import io\nfrom IPython.display import Image\nfrom PIL import Image as P\n"
                "b = io.BytesIO(); P.new('L', (9, 9)).save(b, 'JPEG'); display(Image(b.getvalue()))"
            )
        ),
        pictures=1,
        hides=("IPython.core",),
    ),
}
