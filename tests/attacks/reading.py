# ruff: noqa: E501  (a line of an attack is easier to read as one line)
"""Attacks that read what holds the answers."""

from tests.attacks.attack import FILE, LESSON, SOLVE, cheat

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
        "from autograder.judging import judge, run\njudge.judge = run.judge = None",
    ),
}
