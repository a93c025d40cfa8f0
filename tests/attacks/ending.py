# ruff: noqa: E501  (a line of an attack is easier to read as one line)
"""Attacks that end, stop, or fill what grades."""

from tests.attacks.attack import harm

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
