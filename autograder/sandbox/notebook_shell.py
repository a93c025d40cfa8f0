"""A notebook session without a kernel: IPython that records outputs as nbformat knows them."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import subprocess
import sys
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type

from autograder.sandbox import platforms

Output = dict[str, Any]

MOST_TEXT = 100_000
"""Characters of printed text that are kept of a cell."""

MOST_DATA = 8 * 2**20
"""Characters of figures, tables and values that are kept of a cell."""

MOST_OUTPUTS = 200
"""Outputs that are kept of a cell."""

WARM_UP = ("1 / 0", "__import__('matplotlib.pyplot').pyplot.plot([0, 1])")
"""Cells that load what tracebacks and figures need, before the first fork rather than in each."""


class Recorder:
    """The outputs of the cell that is running."""

    def __init__(self) -> None:
        self.outputs: list[Output] = []
        self._text_left, self._data_left = MOST_TEXT, MOST_DATA

    def add(self, output: Output) -> None:
        """Keep an output as JSON, up to a limit."""
        content = json.dumps(output, default=str)
        if len(content) > self._data_left:
            self.write("stdout", "… (an output that is too large was left out)\n")
            return
        self._data_left -= len(content)
        if len(self.outputs) < MOST_OUTPUTS:
            self.outputs.append(json.loads(content))

    def write(self, stream: str, text: str) -> None:
        """Keep printed text, joined to what the same stream wrote just before."""
        text = text[: self._text_left]
        self._text_left -= len(text)
        if not text:
            return
        if self._text_left == 0:
            text += "\n… (the rest of the output was left out)"
        last = self.outputs[-1] if self.outputs else {}
        if last.get("name") == stream:
            last["text"] += text
        elif len(self.outputs) < MOST_OUTPUTS:
            self.outputs.append({"output_type": "stream", "name": stream, "text": text})


class Stream(io.TextIOBase):
    """What `sys.stdout` and `sys.stderr` are while a cell runs."""

    encoding = "utf-8"

    def __init__(self, recorder: Recorder, name: str) -> None:
        self._recorder, self._name = recorder, name

    def write(self, text: str) -> int:
        """Record the text at once."""
        self._recorder.write(self._name, text)
        return len(text)

    def writable(self) -> bool:
        """Return True, as a file that is open for writing does."""
        return True


class _Publisher(DisplayPublisher):
    shell: NotebookShell

    def publish(self, data: Any, metadata: Any = None, *_: Any, **__: Any) -> None:
        self.shell.recorder.add(
            {"output_type": "display_data", "data": dict(data), "metadata": dict(metadata or {})}
        )


class _ResultHook(DisplayHook):
    shell: NotebookShell

    def write_output_prompt(self) -> None:
        """Print no Out[1]: the notebook page does that."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        self.shell.recorder.add(
            {
                "output_type": "execute_result",
                "data": dict(format_dict),
                "metadata": dict(md_dict or {}),
                "execution_count": self.shell.execution_count,
            }
        )


class NotebookShell(InteractiveShell):
    """IPython with magics, display and inline figures, whose outputs are kept instead of shown."""

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_ResultHook)

    def __init__(self, **kwargs: Any) -> None:
        self.recorder = Recorder()
        super().__init__(**kwargs)
        self._transformers = self._count_transformers()

    def transform_cell(self, raw_cell: str) -> str:
        """Leave plain Python as it is: to find no magic in it takes IPython far longer than this.

        Parameters
        ----------
        raw_cell : str
            A cell's code. A single line may be a magic command that looks like Python.
        """
        if "\n" in raw_cell.strip() and self._transformers == self._count_transformers():
            with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
                ast.parse(raw_cell)
                return raw_cell.strip("\n") + "\n"
        return str(super().transform_cell(raw_cell))

    def _count_transformers(self) -> int:
        """Count what takes cells apart: a notebook may add to it."""
        own = self.input_transformer_manager
        every = own.cleanup_transforms, own.line_transforms, own.token_transformers
        return sum(map(len, (*every, self.input_transformers_post)))

    def enable_gui(self, gui: str | None = None) -> None:
        """Accept any toolkit: there is no window to open."""

    def enable_matplotlib(self, gui: str | None = None) -> Any:  # noqa: ARG002
        """Show figures inline, whatever a notebook asks for: here are no windows."""
        return super().enable_matplotlib("inline")

    def ask_exit(self) -> None:
        """Go on after `exit()`: the cells below are graded too."""

    def system(self, cmd: str) -> None:
        """Run a ``!command`` and print what it says; IPython itself would want a terminal."""
        command = self.var_expand(cmd, depth=1)
        done = subprocess.run(
            command, shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        self.user_ns["_exit_code"] = done.returncode
        sys.stdout.write(done.stdout.decode(errors="replace"))

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        self.recorder.add(
            {
                "output_type": "error",
                "ename": getattr(etype, "__name__", str(etype)),
                "evalue": str(evalue)[:MOST_TEXT],
                "traceback": [line[:MOST_TEXT] for line in stb],
            }
        )

    def run(self, source: str) -> list[Output]:
        """Run one cell and return its outputs.

        Parameters
        ----------
        source : str
            The cell's code, magics included.

        Returns
        -------
        list of dict
            nbformat outputs in the order in which they came.
        """
        self.recorder = Recorder()
        streams = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = Stream(self.recorder, "stdout"), Stream(self.recorder, "stderr")
        try:
            self.run_cell(source, store_history=False)
        finally:
            sys.stdout, sys.stderr = streams
        return self.recorder.outputs


def start() -> NotebookShell:
    """Return a shell with inline figures, ready for the first cell."""
    from traitlets.config import Config

    quiet = Config()
    quiet.HistoryManager.enabled = False  # no history file, and no thread that a fork would lose
    shell = NotebookShell.instance(config=quiet)
    shell.enable_matplotlib("inline")
    for cell in WARM_UP:
        shell.run(cell)
    _keep_backend()
    platforms.pretend()
    return shell


def _keep_backend() -> None:
    """Let notebooks choose backends to no effect: most cannot be loaded without a screen."""
    import matplotlib as mpl
    from matplotlib import pyplot as plt

    def keep(*_: Any, **__: Any) -> None:
        """Do nothing."""

    mpl.use = plt.switch_backend = keep
